"""Where the elements of a source begin and end, tags and marks included: what an edit may take out whole."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.document import Document
from auditor.readers.elements import ELEMENTS, END_FENCES, FENCES, FORMATTING, HEADINGS, IMPLIED, INLINE, VOID
from auditor.span import Lines, Span

if TYPE_CHECKING:
    from turbohtml import Token

# What a page shows besides text; a picture inside a link is a part of the link.
_MEDIA = frozenset("img picture video audio iframe object embed canvas svg math input textarea select".split())
MARKDOWN = ("text/markdown", "text/mdx")
_FENCES = tuple(FENCES)
_PARTS = frozenset("html head body main td th".split())
_TABLE_PARTS = frozenset(("TableCell", "TableHead", "HtmlBlock"))
_INLINES = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image"))
_ENTRIES = frozenset(("Item", "TableRow", "DefinitionListTitle", "DefinitionListDefinition"))


class Extent(Struct, frozen=True, order=True, gc=False):
    """One element of the source from its first mark to its last.

    `line` says that it stands in a line of text; `entry` that it is one of a list, which needs no blank line around.
    """

    span: Span
    line: bool = False
    entry: bool = False


class Outline(Struct, frozen=True):
    """The elements of a source, outer ones first, and the places of what they show besides text."""

    extents: Sequence[Extent]
    media: Sequence[int]

    def shows(self, span: Span) -> bool:
        """Whether something else than text stands in `span`: a picture, a film, a field to fill in."""
        at = bisect_left(self.media, span.start)
        return at < len(self.media) and self.media[at] < span.end


def outline(doc: Document) -> Outline:
    """The elements of a document's source. Of plain text they are the lines of each block."""
    if doc.source.media == "text/plain":
        return Outline(list(_lines(doc)), ())
    if doc.source.media == "text/html":
        tags = _Tags()
        tags.feed(doc.source.content, 0)
    else:
        tags = _markdown(doc)
    return Outline(sorted(tags.extents, key=lambda one: (one.span.start, -one.span.end)), sorted(tags.media))


def _lines(doc: Document) -> Iterator[Extent]:
    starts, size = doc.lines.starts, len(doc.source.content)
    for block in doc.blocks:
        place = doc.map.source(block.span)
        first = doc.lines.position(place.start).line
        last = doc.lines.position(max(place.start, place.end - 1)).line
        yield Extent(Span(starts[first - 1], starts[last] if last < len(starts) else size), entry=True)


def _markdown(doc: Document) -> _Tags:
    import pyromark  # noqa: PLC0415 - read by now

    from auditor.readers.islands import masked  # noqa: PLC0415
    from auditor.readers.markdown import OPTIONS  # noqa: PLC0415

    front = doc.blocks and doc.blocks[0].role == "front_matter"
    begin = doc.map.source(doc.blocks[0].span).end if front else 0
    body, islands = masked(doc.source.content, begin, mdx=doc.source.media == "text/mdx")
    place = _offsets(body, begin)
    tags = _Tags()
    tags.media += [one.start for one in islands]
    links = 0
    events: Iterable[Any] = pyromark.events_with_range(body, options=OPTIONS)
    for event, extent in events:
        kind, value = (event, "") if isinstance(event, str) else event.popitem()
        start, end = place(extent["start"]), place(extent["end"])
        if kind in ("Html", "InlineHtml"):
            tags.feed(doc.source.content[start:end], start)
        elif kind in ("Start", "End"):
            name = value if isinstance(value, str) else next(iter(value))
            links += (name == "Link") * (1 if kind == "Start" else -1)
            if name == "Image" and kind == "Start" and not links:
                tags.media.append(start)
            if kind == "Start" and name not in _TABLE_PARTS:
                tags.extents.append(Extent(Span(start, end), name in _INLINES, name in _ENTRIES))
    return tags


class _Offsets(Struct, frozen=True):
    """From offsets in bytes to code points; of ASCII both are the same."""

    starts: Sequence[int]
    begin: int

    def __call__(self, byte: int) -> int:
        return self.begin + (bisect_left(self.starts, byte) if self.starts else byte)


def _offsets(body: str, begin: int) -> _Offsets:
    if body.isascii():
        return _Offsets((), begin)
    starts = [0]
    for character in body:
        starts.append(starts[-1] + len(character.encode()))
    return _Offsets(starts, begin)


class _Open(Struct, frozen=True, gc=False):
    """An element that is open: where its start tag begins, and what is known of it."""

    tag: str
    at: int


class _Tags:
    """The elements of HTML from its tags, ended as browsers end them; what is never ended is no element."""

    def __init__(self) -> None:
        self.extents: list[Extent] = []
        self.media: list[int] = []
        self._stack: list[_Open] = []
        # Where in the stack the open elements of each name stand.
        self._places: defaultdict[str, list[int]] = defaultdict(list)

    def feed(self, markup: str, begin: int) -> None:
        """Read markup that begins at `begin` in the source; elements may be left open for the next piece."""
        from turbohtml import TokenType  # noqa: PLC0415

        for token, at, after in _tokens(markup):
            if token.type is TokenType.START_TAG:
                self._start(token.tag or "", begin + at, self_closing=token.self_closing)
            elif token.type is TokenType.END_TAG:
                self._end(token.tag or "", begin + at, begin + after)
            elif token.type is TokenType.COMMENT and (token.data or "").strip().startswith("auditor:"):
                self.media.append(begin + at)

    def _start(self, tag: str, at: int, *, self_closing: bool) -> None:
        if tag in _MEDIA and not self._places["a"]:
            self.media.append(at)
        if tag in VOID or (self_closing and tag in ("svg", "math")):
            return
        if tag in IMPLIED:
            ended, fences = IMPLIED[tag]
            for _ in ended:
                self._end_nearest(ended, fences, at)
        if ELEMENTS.get(tag, INLINE).block:
            self._end_nearest(("p",), _FENCES, at)
        self._places[tag].append(len(self._stack))
        self._stack.append(_Open(tag, at))

    def _end(self, tag: str, at: int, after: int) -> None:
        index = self._nearest(HEADINGS if tag in HEADINGS else (tag,))
        if index < 0 or index < self._nearest(END_FENCES.get(tag, _FENCES)):
            return
        if tag in FORMATTING and any(ELEMENTS.get(one.tag, INLINE).block for one in self._stack[index + 1 :]):
            self._stack[index] = _Open("", at)
            self._places[tag].pop()
            return
        self._pop(index + 1, at)
        self._pop(index, after)

    def _nearest(self, names: Iterable[str]) -> int:
        return max((self._places[name][-1] for name in names if self._places[name]), default=-1)

    def _end_nearest(self, names: Sequence[str], fences: Sequence[str], at: int) -> None:
        index = self._nearest(names)
        if index >= 0 and index > self._nearest(fences):
            self._pop(index, at)

    def _pop(self, index: int, end: int) -> None:
        while len(self._stack) > index:
            one = self._stack.pop()
            if one.tag:
                self._places[one.tag].pop()
            if one.tag and one.tag not in _PARTS:
                self.extents.append(Extent(Span(one.at, end), line=not ELEMENTS.get(one.tag, INLINE).block))


def _tokens(markup: str) -> Iterator[tuple[Token, int, int]]:
    """Tokens with where they begin and end."""
    from turbohtml import tokenize  # noqa: PLC0415

    starts = Lines(markup).starts
    before: tuple[Token, int] | None = None
    for token in tokenize(markup, resolve_references=False):
        at = starts[token.line - 1] + token.col
        if before is not None:
            yield (*before, at)
        before = token, at
    if before is not None:
        yield (*before, len(markup))
