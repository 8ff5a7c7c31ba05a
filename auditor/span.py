"""Places: spans of a text, lines and columns, and the map from the read text back to its source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

_BREAK = re.compile(r"\r\n?|\n")
_FEED = re.compile("\n")  # one character alone is found many times as fast as one of two
CHUNK = 1024


class Span(Struct, frozen=True, order=True, gc=False):
    """Half-open range of code points: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span (or is it)."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of `text` in this span."""
        return text[self.start : self.end]


class Position(Struct, frozen=True, order=True, gc=False):
    """Line and column from 1, counted in code points."""

    line: int
    column: int


class Lines:
    """The line table of one text: line breaks are LF, CRLF and a lone CR."""

    def __init__(self, text: str) -> None:
        breaks = _BREAK if "\r" in text else _FEED
        self.starts: Sequence[int] = [0, *[found.end() for found in breaks.finditer(text)]]
        self._text = text

    def position(self, offset: int) -> Position:
        """Line and column of a code point offset."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def ends(self, span: Span) -> tuple[Position, Position]:
        """Line and column of both ends, which lie in one line mostly."""
        start = self.position(span.start)
        if start.line < len(self.starts) and span.end >= self.starts[start.line]:
            return start, self.position(span.end)
        return start, Position(start.line, start.column + span.end - span.start)

    def byte_column(self, offset: int, position: Position) -> int:
        """The column of a code point offset, which stands at `position`, in bytes of UTF-8, from 1."""
        start = offset - position.column + 1
        if offset - start <= CHUNK:
            return len(self._text[start:offset].encode()) + 1
        return self._byte_offset(offset) - self._byte_offset(start) + 1

    def _byte_offset(self, offset: int) -> int:
        chunk, rest = divmod(offset, CHUNK)
        return self._chunks[chunk] + len(self._text[offset - rest : offset].encode())

    @cached_property
    def _chunks(self) -> Sequence[int]:
        """Byte offsets of every `CHUNK` code points, so that a place far out in a long line is found as fast."""
        sizes = (len(self._text[at : at + CHUNK].encode()) for at in range(0, len(self._text), CHUNK))
        return list(accumulate(sizes, initial=0))

    def offset(self, line: int, column: int) -> int:
        """Code point offset of a line and column, both from 1."""
        return self.starts[line - 1] + column - 1


class Piece(Struct, frozen=True, gc=False):
    """A run of the text and the run of the source that it stands for.

    It is `aligned` when the two are equal character by character, but for white space, of which the
    text may have a plain space where the source has a line break.
    """

    text: Span
    source: Span
    aligned: bool


Run = tuple[int, int, int, bool]


class SourceMap:
    """From spans of the text to spans of the source.

    A run is `(start in the text, start and end in the source, aligned)`; runs lie side by side and
    cover the whole text, `size` characters. Law: an aligned piece is as long in the text as in the
    source, and the two differ in white space only.
    """

    def __init__(self, runs: Sequence[Run], size: int) -> None:
        self.runs = runs
        self._size = size

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """The runs as pieces."""
        ends = [*self._starts[1:], self._size] if self.runs else []
        return [
            Piece(Span(at, end), Span(a, b), aligned) for (at, a, b, aligned), end in zip(self.runs, ends, strict=True)
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [run[0] for run in self.runs]

    def _run(self, offset: int) -> Run:
        if len(self.runs) == 1:
            return self.runs[0]
        return self.runs[max(0, bisect_right(self._starts, offset) - 1)]

    def source(self, span: Span) -> Span:
        """The span of the source from the first to the last character of `span`."""
        if not self.runs:
            return Span(0, 0)
        at, begin, _, aligned = self._run(span.start)
        start = begin + (span.start - at if aligned else 0)
        if span.end <= span.start:
            return Span(start, start)
        at, begin, end, aligned = self._run(span.end - 1)
        return Span(start, max(start, begin + span.end - at if aligned else end))

    def is_exact(self, span: Span, content: str, text: str) -> bool:
        """Whether the source of `span` reads exactly as the text does: only then may it be edited."""
        return self.source(span).of(content) == span.of(text)
