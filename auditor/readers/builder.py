"""Builds a Document block by block, so that every reader keeps the same laws."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from operator import attrgetter

from auditor.document import PARTING, Block, Comment, Document, Link, Mark, MarkKind, Role, Source
from auditor.language.lazy import lazy
from auditor.span import Run, SourceMap, Span

# Two white spaces side by side, and soft hyphens, which no reader sees. Both begin with one set of
# characters, by which the search is twice as fast as among two patterns.
_ODD = lazy(r"[\s\xad](?:(?<=\xad)\xad*|(?<!\xad)\s+)")
_WHITE = lazy(r"\s")
_SOFT_HYPHEN = "\xad"
# The white space of ASCII that is folded besides spaces and line feeds.
_ODD_ASCII = "\t\v\f\r\x1c\x1d\x1e\x1f"
_NO_RUN = -1


class Builder:
    """Takes runs of source text in order and makes blocks of them.

    Inside a block white space is folded to one space, unless the block was opened with `verbatim`.
    White space is held back until a word follows, so a block has none at its edges, and a block
    with no text but white space leaves no trace.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.content = source.content
        # Most sources hold none of it: then it need not be looked for in each text.
        self._is_even = _is_even(source.content)
        self._text: list[str] = []
        self._runs: list[Run] = []
        self._size = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._marks: list[Mark] = []
        self._comments: list[Comment] = []
        self._role: Role = "paragraph"
        self._level = 0
        self._verbatim = False
        self._start = 0
        self._space: tuple[int, int] | None = None
        self._held: list[tuple[str, int, int, bool]] = []
        self._gaps: set[int] = set()
        self._line_starts: list[int] = []
        # The last aligned run is kept back: it grows while what follows it here follows it in the source.
        self._run_start = 0
        self._run_end = _NO_RUN
        self.is_open = False

    @property
    def size(self) -> int:
        """Where the next character of the text will stand."""
        return self._size + 1 if self._space else self._size

    @property
    def last(self) -> str:
        """The last character of the open block's text so far."""
        return self._text[-1][-1:] if self._size > self._start else ""

    @property
    def is_empty(self) -> bool:
        """Whether the open block has no text yet (or no block is open)."""
        return not self.is_open or self._size <= self._start

    def open(self, role: Role, level: int = 0, verbatim: bool = False) -> int:
        """Begin a block, and tell where; one that is open is closed first."""
        if self.is_open:
            self.close()
        self._role = role
        self._level = level
        self._verbatim = verbatim
        self._space = None
        self.is_open = True
        start = self._start = self._size
        return start

    def close(self, path: tuple[str, ...] = ()) -> None:
        """End the open block, if there is one; `path` is its place in the structure."""
        if not self.is_open:
            return
        self.is_open = False
        self._space = None
        if self._verbatim:
            self._verbatim = False
            self._held.clear()
        links: tuple[Link, ...] = ()
        if self._links:
            links = tuple(self._links)
            self._links.clear()
        start, size = self._start, self._size
        if size > start:
            self._blocks.append(Block(Span(start, size), self._role, path, links, self._level))
            # The blank line after it.
            runs, end = self._runs, self._run_end
            if end != _NO_RUN:
                begin = self._run_start
                runs.append((size - end + begin, begin, end, True))
                self._run_end = _NO_RUN
            else:
                end = runs[-1][2]
            runs.append((size, end, end, False))
            self._text.append(PARTING)
            self._size = size + len(PARTING)

    def add(self, text: str, start: int, end: int) -> None:
        """Add `text`, which stands in the source at `start:end` (white space folded)."""
        if self._verbatim:
            self._hold(text, start, end, verbatim=True)
            return
        is_broken = "\n" in text
        if is_broken:
            text = text.replace("\n", " ")
        if "  " in text or not ((self._is_even and text.isascii()) or text.isprintable()):
            self._fold(start, end)
            return
        if text and text[0] != " " != text[-1]:
            self._keep(text, start, end)
        elif text:
            self._phrase(text, start, end)
        if is_broken:
            self._note_lines(start)

    def replace(self, text: str, start: int, end: int) -> None:
        """Add `text`, which source `start:end` stands for (a character reference, an escape)."""
        if self._verbatim:
            self._hold(text, start, end, verbatim=False)
            return
        words = text.replace(_SOFT_HYPHEN, "").split()
        if not words:
            if text.isspace():
                self.space(start, end)
            return
        if text[0].isspace():
            self.space(start, end)
        if self._space is not None:
            self._put_space(start)
        self._put(" ".join(words), start, end)
        if text[-1].isspace():
            self.space(end, end)

    def space(self, start: int, end: int) -> None:
        """White space in the source: one space before the next word, none at a block's edge."""
        if self._verbatim:
            self._hold("\n", start, end, verbatim=False)
        elif self.is_open and self._size > self._start:
            self._space = (self._space[0] if self._space else start, end)

    def blank(self, start: int, end: int) -> None:
        """White space of the source, `start:end`, as it stands."""
        if self._verbatim:
            self._hold(self.content[start:end], start, end, verbatim=True)
        else:
            self.space(start, end)

    def link(self, start: int, target: str, rel: tuple[str, ...] = ()) -> None:
        """The text from offset `start` (see `size`) to here is a link; a link without text is none."""
        if start in self._gaps:
            start += 1
        if start < self._size:
            self._links.append(Link(Span(start, self._size), target, rel))

    def mark(self, start: int, kind: MarkKind) -> None:
        """The text from offset `start` to here is `kind`; a mark without text is none."""
        if start in self._gaps:
            start += 1
        if start < self._size:
            self._marks.append(Mark(Span(start, self._size), kind))

    def footnote(self) -> None:
        """A reference to a footnote stands here."""
        at = self._size if self.is_open or not self._blocks else self._blocks[-1].span.end
        self._marks.append(Mark(Span(at, at), "footnote"))

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment at source `start:end`: it stands here, or where the next block will begin."""
        self._comments.append(Comment(text, self._size, Span(start, end)))

    def document(self, meta: Mapping[str, str] | None = None, skipped: Mapping[str, int] | None = None) -> Document:
        """The Document of all that was added."""
        self.close()
        if self._blocks:  # nothing follows the last of them
            self._text.pop()
            self._runs.pop()
            self._size -= len(PARTING)
        size = self._size
        marks = sorted((m for m in self._marks if self._is_held(m)), key=attrgetter("span"))
        return Document(
            source=self._source,
            text="".join(self._text),
            blocks=tuple(self._blocks),
            map=SourceMap(self._runs, size),
            marks=tuple(marks),
            comments=tuple(Comment(c.text, min(c.at, size), c.source) for c in self._comments),
            meta=dict(meta or {}),
            skipped=dict(skipped or {}),
            line_starts=frozenset(self._line_starts),
        )

    def _is_held(self, mark: Mark) -> bool:
        """Whether a block holds `mark`: a footnote's mark may stand where no block came to be."""
        if mark.kind != "footnote":
            return True
        at = bisect_right(self._blocks, mark.span.end, key=lambda block: block.span.start) - 1
        return at >= 0 and self._blocks[at].span.contains(mark.span)

    def _fold(self, start: int, end: int) -> None:
        content = self.content
        at = start
        for odd in _ODD.finditer(content, start, end):
            a, b = odd.span()
            if a > at:
                self._phrase(_WHITE.sub(" ", content[at:a]), at, a)
                self._note_lines(at)
            if content[a] != _SOFT_HYPHEN:
                self.space(a, b)
            at = b
        if at < end:
            self._phrase(_WHITE.sub(" ", content[at:end]), at, end)
            self._note_lines(at)

    def _phrase(self, text: str, start: int, end: int) -> None:
        """Words with one space between them, and perhaps one before and one after."""
        if text[0] == " ":
            self.space(start, start + 1)
            start += 1
            text = text[1:]
            if not text:
                return
        if text[-1] == " ":
            end -= 1
            self._keep(text[:-1], start, end)
            self._space = (end, end + 1)
        else:
            self._keep(text, start, end)

    def _keep(self, text: str, start: int, end: int) -> None:
        """Add `text`, of which at most white space differs from source `start:end`."""
        if self._space is not None:
            self._put_space(start)
        if start != self._run_end:
            if self._run_end != _NO_RUN:
                self._end_run()
            self._run_start = start
        self._run_end = end
        self._text.append(text)
        self._size += end - start

    def _note_lines(self, start: int) -> None:
        """Keep where lines begin in the words that were added last, from `start` of the source on."""
        content, end = self.content, self._run_end
        shift = self._size - end + 1
        at = content.find("\n", start, end) if start < end else -1  # white space alone was held back
        while at >= 0:
            self._line_starts.append(at + shift)
            at = content.find("\n", at + 1, end)

    def _put_space(self, following: int) -> None:
        """One space for the white space that was held back, now that a word follows, at `following` in the source."""
        if self._space is not None:
            start, end = self._space
            self._space = None
            size = self._size
            self._gaps.add(size)
            if end - start == 1 and start == self._run_end:
                self._run_end = end
                self._text.append(" ")
                self._size = size + 1
            elif end - start != 1:
                self._put(" ", start, end)
            else:
                self._keep(" ", start, end)
            if self.content[following - 1] == "\n":
                self._line_starts.append(self._size)

    def _put(self, text: str, start: int, end: int) -> None:
        """Add `text`, which source `start:end` stands for."""
        if self._run_end != _NO_RUN:
            self._end_run()
        self._runs.append((self._size, start, end, False))
        self._text.append(text)
        self._size += len(text)

    def _end_run(self) -> None:
        start, end = self._run_start, self._run_end
        self._runs.append((self._size - end + start, start, end, True))
        self._run_end = _NO_RUN

    def _hold(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        """Add text that keeps its white space; what may be the white space of the edges is held back."""
        body = text.rstrip()
        if not body:
            if not self.is_empty:
                self._held.append((text, start, end, verbatim))
            return
        if self.is_empty:
            lead = len(body) - len(body.lstrip()) if verbatim else 0
            text, body, start = text[lead:], body[lead:].lstrip(), start + lead
        for held in self._held:
            self._add_held(*held)
        self._held.clear()
        stop = start + len(body) if verbatim else end
        self._add_held(body, start, stop, verbatim)
        if len(body) < len(text):
            self._held.append((text[len(body) :], stop, end, verbatim))

    def _add_held(self, text: str, start: int, end: int, verbatim: bool) -> None:
        if verbatim:
            self._keep(text, start, end)
        else:
            self._put(text, start, end)


def _is_even(content: str) -> bool:
    for char in _ODD_ASCII:  # noqa: SIM110 - run for every document, and a generator costs more
        if char in content:
            return False
    return True
