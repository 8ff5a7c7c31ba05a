"""Plain text: blocks by blank lines, and by line breaks that are no wrapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from auditor.document import Block, Document, Role, Source
from auditor.language.lazy import lazy
from auditor.readers.builder import Builder
from auditor.span import Lines, SourceMap, Span

# A text is wrapped when no line is longer than WIDEST; below NARROWEST its lines are what they are.
WIDEST = 120
NARROWEST = 40
HEADING_WIDTH = 90
HEADING_WORDS = 14
PROSE_WORDS = 15

_BULLET = lazy(r"[ \t]*(?:[•◦▪‣·●○*+–—-]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))[ \t]+(?=[^\s*–—-])")
_QUOTED = lazy(r"[ \t]*>(?:[ \t]*>)*[ \t]?")
_COMMENT = lazy(
    r"[ \t]*(?:<!--[ \t]*(auditor:.*?)[ \t]*-->|(?:\#|//)[ \t]*(auditor:.*?)"
    r"|(auditor:[ \t]*(?:off|on|ignore[\w-]*)\b.*?))[ \t]*"
)
_WORD = lazy(r"\S+")
_CLOSED = frozenset(".!?:;,…")
_QUOTES = "\"'”’»)]"


class Line(Struct, frozen=True, gc=False):
    """A line of the source: its text is `start:end`, without indentation, bullet or quote sign."""

    start: int
    end: int
    width: int
    kind: Role
    begins: bool = False
    indented: bool = False


class Paragraph(Struct, frozen=True):
    """Lines that make one block."""

    role: Role
    lines: Sequence[Line]


class Remark(Struct, frozen=True, gc=False):
    """A line that is a comment for this program."""

    text: str
    start: int
    end: int


def read(source: Source) -> Document:
    """The text as it stands, in paragraphs, headings, items and quotes."""
    content = source.content
    if _is_one_sentence(content):
        size = len(content)
        block = Block(Span(0, size), "paragraph")
        return Document(source, content, (block,), SourceMap([(0, 0, size, True)], size), meta=dict(source.meta))
    builder = Builder(source)
    parts = list(_parts(content))
    for i, part in enumerate(parts):
        if isinstance(part, Remark):
            builder.comment(part.text, part.start, part.end)
            continue
        builder.open("heading" if _heads(content, parts, i) else part.role)
        before = 0
        for line in part.lines:
            if before:
                builder.space(before, before + 1)
            builder.add(content[line.start : line.end], line.start, line.end)
            before = line.end
        builder.close()
    return builder.document(source.meta)


def _is_one_sentence(content: str) -> bool:
    """Whether the source is a paragraph as it stands, as in a file of sentences: one line that begins with a word."""
    return (
        content[:1].isalpha()
        and content[1:2] != ")"
        and content[-1] != " "
        and content.isprintable()
        and "  " not in content
        and "auditor:" not in content
    )


def _following(parts: Sequence[Paragraph | Remark], i: int) -> Paragraph | None:
    """The paragraph after part `i`; one remark may stand between."""
    for part in parts[i + 1 : i + 3]:
        if isinstance(part, Paragraph):
            return part
    return None


def _parts(content: str) -> Iterator[Paragraph | Remark]:
    """Paragraphs and remarks in order."""
    starts = Lines(content).starts
    spans = list(zip(starts, [*starts[1:], len(content)], strict=True))
    width, may_remark = _wrap_width(content, spans), "auditor:" in content
    held: list[Line] = []
    for start, end in spans:
        text = content[start:end].rstrip()
        if not text:
            if held:
                yield Paragraph(held[0].kind, held)
                held = []
            continue
        remark = _COMMENT.fullmatch(text) if may_remark else None
        line = None if remark else _line(text, start)
        if line is not None and held and held[0].kind == "item" and line.indented:
            line = structs.replace(line, kind="item")
        if held and (line is None or _parted(content, held[-1], line, width)):
            yield Paragraph(held[0].kind, held)
            held = []
        if remark:
            yield Remark(next(filter(None, remark.groups())), start, start + len(text))
        elif line is not None and line.end > line.start:
            held.append(line)
    if held:
        yield Paragraph(held[0].kind, held)


def _line(text: str, at: int) -> Line:
    if text[0].isalpha() and text[1:2] != ")":
        return Line(at, at + len(text), len(text), "paragraph")
    quoted = _QUOTED.match(text)
    if quoted:
        return Line(at + quoted.end(), at + len(text), len(text), "quote")
    bullet = _BULLET.match(text)
    if bullet:
        return Line(at + bullet.end(), at + len(text), len(text), "item", begins=True)
    indent = len(text) - len(text.lstrip())
    return Line(at + indent, at + len(text), len(text), "paragraph", indented=indent > 1)


def _wrap_width(content: str, spans: Sequence[tuple[int, int]]) -> int:
    """The width at which the text is wrapped, or 0 when it is not; a lone address may stick out."""
    widest = 0
    for start, end in spans:
        if end - start > widest:
            text = content[start:end].rstrip()
            if len(text) > widest and " " in text.lstrip():
                widest = len(text)
                if widest > WIDEST:
                    return 0
    return widest if widest >= NARROWEST else 0


def _parted(content: str, line: Line, following: Line, width: int) -> bool:
    """Whether the break between two lines is the end of a block.

    It is a wrap when the next word had no room left on the line. Lines wrapped by hand are less
    exact: there a long line that goes on in lower case is a wrap too.
    """
    if line.kind == "item" and following.indented and not following.begins:
        return False
    if following.begins or (line.kind == "quote") != (following.kind == "quote") or not width:
        return True
    word = _WORD.match(content, following.start, min(following.end, following.start + width))
    if word is None or line.width + 1 + word.end() - word.start() > width:
        return False
    return not (content[following.start].islower() and line.width * 3 >= width * 2)


def _heads(content: str, parts: Sequence[Paragraph | Remark], i: int) -> bool:
    """Whether part `i` is a heading: one short line that no punctuation closes, before a block of prose."""
    part = parts[i]
    if not isinstance(part, Paragraph) or part.role != "paragraph" or len(part.lines) > 1:
        return False
    line = part.lines[0]
    text = content[line.start : min(line.end, line.start + HEADING_WIDTH + 1)]
    if len(text) > HEADING_WIDTH or text[0].islower() or text.rstrip(_QUOTES)[-1:] in _CLOSED:
        return False
    following = _following(parts, i)
    if following is None or following.role != "paragraph" or len(text.split()) > HEADING_WORDS:
        return False
    prose = content[following.lines[0].start : following.lines[-1].end]
    if prose.rstrip(_QUOTES)[-1:] not in _CLOSED and ". " not in prose:
        return False
    return len(prose) > len(text) and len(prose[:2000].split()) >= PROSE_WORDS
