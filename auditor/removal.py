"""Blocks taken out of a source, with the markup that holds nothing but them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from msgspec import Struct

from auditor.document import Block, Document, Source
from auditor.readers import read
from auditor.readers.extents import MARKDOWN, Outline, outline
from auditor.span import Span

_BREAKS = re.compile(r"(?:\s|<br\b[^<>]{0,100}>)*", re.IGNORECASE)
_BREAKS_BEFORE = re.compile(r"(?:\s|<br\b[^<>]{0,100}>)*\Z", re.IGNORECASE)
_BLANK_QUOTE = " \t\r\n>"
REACH = 400


def removal(doc: Document, gone: AbstractSet[int]) -> Sequence[Span]:
    """The spans of the source to take out, so that the blocks at `gone` go and all others read as before.

    An element goes whole when it holds nothing but these blocks: the marker of a list item, a `<div>`, a list. What
    stands on lines of its own goes with the lines. Blocks whose removal would change how another is read stay, and all
    blocks of notebooks and reStructuredText.
    """
    if not gone or doc.source.media not in ("text/plain", "text/html", *MARKDOWN):
        return ()
    plan = _Plan(doc, outline(doc))
    spans = plan.spans(gone)
    if doc.source.media == "text/plain" or _keeps_the_rest(doc, gone, spans):
        return spans
    taken: set[int] = set()
    for run in _runs(gone):
        if _keeps_the_rest(doc, taken | run, plan.spans(taken | run)):
            taken |= run
    return plan.spans(taken)


def _runs(gone: AbstractSet[int]) -> Iterator[set[int]]:
    """The indices in runs that follow each other."""
    run: set[int] = set()
    for index in sorted(gone):
        if run and index - 1 not in run:
            yield run
            run = set()
        run.add(index)
    yield run


def _keeps_the_rest(doc: Document, gone: AbstractSet[int], spans: Sequence[Span]) -> bool:
    """Whether the blocks that stay, and the comments, read the same when `spans` are taken out of the source."""
    source = doc.source
    after = read(Source(source.name, without(source.content, spans), source.media, source.document, source.meta))
    stays = (block for i, block in enumerate(doc.blocks) if i not in gone)
    return [_look(doc, block) for block in stays] == [_look(after, block) for block in after.blocks] and [
        comment.text for comment in doc.comments if comment.text.startswith("auditor:")
    ] == [comment.text for comment in after.comments if comment.text.startswith("auditor:")]


def _look(doc: Document, block: Block) -> tuple[object, ...]:
    links = [(link.target, link.span.of(doc.text)) for link in block.links]
    return block.span.of(doc.text), block.role, block.level, block.path, links


def without(content: str, spans: Sequence[Span]) -> str:
    """The content without `spans`, which are sorted and do not overlap."""
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(content)]
    return "".join(content[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


class _Piece(Struct, frozen=True, order=True, gc=False):
    """A span to take out; `line` when it stands in a line of text, `entry` when it leaves no gap behind."""

    span: Span
    line: bool = False
    entry: bool = False


class _Plan:
    """What must go with blocks, worked out on the elements of the source."""

    def __init__(self, doc: Document, elements: Outline) -> None:
        self._content = doc.source.content
        self._media = doc.source.media
        self._lines = doc.lines.starts
        self._elements = elements
        # The runs of the source that are text, and the block of each.
        self._texts = sorted(
            (piece.source.start, piece.source.end, doc.block_index(piece.text.start))
            for piece in doc.map.pieces
            if piece.source.end > piece.source.start
        )
        self._starts = [start for start, _, _ in self._texts]

    def spans(self, gone: AbstractSet[int]) -> Sequence[Span]:
        """The spans to take out for the blocks at `gone`, in order, none touching another."""
        whole = self._whole(gone)
        pieces = self._joined([*whole, *self._bare(gone, [piece.span for piece in whole])])
        return _merged([self._tidied(piece) for piece in pieces])

    def _whole(self, gone: AbstractSet[int]) -> Sequence[_Piece]:
        """The outermost elements that hold text and media of nothing but what goes."""
        stays = [0, *accumulate(block not in gone for _, _, block in self._texts)]
        found: list[_Piece] = []
        end = 0
        for extent in self._elements.extents:
            low = bisect_left(self._starts, extent.span.start)
            high = bisect_left(self._starts, extent.span.end)
            if extent.span.start < end or low == high or stays[low] != stays[high]:
                continue
            if not self._elements.shows(extent.span):
                end = extent.span.end
                found.append(_Piece(self._stripped(extent.span), extent.line, extent.entry))
        return found

    def _bare(self, gone: AbstractSet[int], whole: Sequence[Span]) -> Iterator[_Piece]:
        """The texts that no such element holds."""
        for start, end, block in self._texts:
            at = bisect_right(whole, start, key=lambda span: span.start) - 1
            if block in gone and (at < 0 or whole[at].end < end):
                yield _Piece(Span(start, end), line=True)

    def _stripped(self, span: Span) -> Span:
        return Span(span.start, span.start + len(span.of(self._content).rstrip()))

    def _joined(self, pieces: Iterable[_Piece]) -> Sequence[_Piece]:
        """Pieces with nothing but white space between them as one."""
        joined: list[_Piece] = []
        for piece in sorted(pieces):
            last = joined[-1] if joined else None
            if last is not None and not self._content[last.span.end : piece.span.start].strip():
                span = Span(last.span.start, max(last.span.end, piece.span.end))
                joined[-1] = _Piece(span, last.line and piece.line, last.entry and piece.entry)
            else:
                joined.append(piece)
        return joined

    def _tidied(self, piece: _Piece) -> Span:
        """The span with the lines that it empties, or with the breaks and the space that parted it."""
        lines = self._own_lines(piece.span)
        if lines is not None and not (piece.line and self._media == "text/html"):
            return self._with_blank_lines(lines, leaves_gap=not piece.entry and self._media in MARKDOWN)
        return self._with_breaks(piece.span) if piece.line else piece.span

    def _own_lines(self, span: Span) -> tuple[int, int] | None:
        """The numbers of the lines, from 0, that hold nothing but the span: the first, and the one after the last."""
        first = bisect_right(self._lines, span.start) - 1
        after = bisect_right(self._lines, max(span.start, span.end - 1))
        before = self._content[self._lines[first] : span.start]
        rest = self._content[span.end : self._line_start(after)]
        return (first, after) if self._is_blank(before) and not rest.strip() else None

    def _is_blank(self, text: str) -> bool:
        return not text.strip(_BLANK_QUOTE if self._media in MARKDOWN else None)

    def _line_start(self, number: int) -> int:
        return self._lines[number] if number < len(self._lines) else len(self._content)

    def _is_blank_line(self, number: int) -> bool:
        return self._is_blank(self._content[self._line_start(number) : self._line_start(number + 1)])

    def _with_blank_lines(self, lines: tuple[int, int], *, leaves_gap: bool) -> Span:
        """The lines, with the blank lines after them where blank lines stand before them, too."""
        first, after = lines
        count = len(self._lines)
        if first == 0 or self._is_blank_line(first - 1):
            while after < count and self._is_blank_line(after):
                after += 1
            while after >= count and first and self._is_blank_line(first - 1):
                first -= 1
        elif leaves_gap and after < count and not self._is_blank_line(after):
            end = self._line_start(after)
            return Span(self._line_start(first), end - (2 if self._content[end - 2 : end] == "\r\n" else 1))
        return Span(self._line_start(first), self._line_start(after))

    def _with_breaks(self, span: Span) -> Span:
        """A text with the `<br>` that parted it from the next, or with one of the spaces around it."""
        content = self._content
        if self._media == "text/html":
            before = _BREAKS_BEFORE.search(content, max(0, span.start - REACH), span.start)
            after = _BREAKS.match(content, span.end, span.end + REACH)
            if after and "<" in after[0]:
                return Span(span.start, after.end())
            if before and "<" in before[0]:
                return Span(before.start(), span.end)
        if content[span.end : span.end + 1] == " " and content[span.start - 1 : span.start] in ("", " ", "\n"):
            return Span(span.start, span.end + 1)
        return span


def _merged(spans: Sequence[Span]) -> Sequence[Span]:
    """Sorted spans, those that touch as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
