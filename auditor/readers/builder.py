"""Builds a Document block by block, so that every reader keeps the same laws."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.document import Block, Comment, Document, Link, Mark, MarkKind, Role, Source
from auditor.span import Piece, SourceMap, Span

_SPACE = re.compile(r"\s+")
PARTING = "\n\n"


class Builder:
    """Takes runs of source text in order and makes blocks of them.

    Inside a block white space is folded to one space, unless the block was opened with `verbatim`.
    A block with no text but white space leaves no trace.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text: list[str] = []
        self._pieces: list[Piece] = []
        self._size = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._marks: list[Mark] = []
        self._comments: list[Comment] = []
        self._open: tuple[Role, tuple[str, ...], int, bool] | None = None
        self._start = 0
        self._rewind = (0, 0, 0)
        self._space: Span | None = None

    @property
    def size(self) -> int:
        """Where the next character of the text will stand (a pending space not counted)."""
        return self._size

    @property
    def is_open(self) -> bool:
        """Whether a block is open."""
        return self._open is not None

    def open(self, role: Role, path: tuple[str, ...] = (), *, level: int = 0, verbatim: bool = False) -> None:
        """Begin a block; one that is open is closed first."""
        self.close()
        self._rewind = (len(self._text), len(self._pieces), self._size)
        if self._blocks:
            at = self._pieces[-1].source.end if self._pieces else 0
            self._put(PARTING, Span(at, at), verbatim=False)
        self._start = self._size
        self._open = (role, path, level, verbatim)

    def close(self) -> None:
        """End the open block, if there is one."""
        if self._open is None:
            return
        role, path, level, verbatim = self._open
        self._open = None
        self._space = None
        if verbatim:
            self._trim_line_ends()
        links, self._links = tuple(self._links), []
        if self._size == self._start:
            parts, pieces, self._size = self._rewind
            del self._text[parts:], self._pieces[pieces:]
            return
        links = tuple(link for link in links if link.span.end > link.span.start)
        self._blocks.append(Block(Span(self._start, self._size), role, path, links, level))

    def add(self, start: int, end: int) -> None:
        """Add source characters `start:end` as they stand (white space folded)."""
        content = self._source.content
        if self._open is not None and self._open[3]:
            self._put(content[start:end], Span(start, end), verbatim=True)
            return
        at = start
        for gap in _SPACE.finditer(content, start, end):
            a, b = gap.span()
            if a > at:
                self._word(content[at:a], Span(at, a), verbatim=True)
            if b - a == 1 and content[a] == " " and self._space is None and self._size > self._start:
                self._space = Span(a, b)
            else:
                self.space(a, b)
            at = b
        if at < end:
            self._word(content[at:end], Span(at, end), verbatim=True)

    def replace(self, text: str, start: int, end: int) -> None:
        """Add `text`, which source `start:end` stands for (a character reference, an escape)."""
        if text.isspace() and not (self._open is not None and self._open[3]):
            self.space(start, end)
        elif text:
            self._word(text, Span(start, end), verbatim=False)

    def space(self, start: int, end: int) -> None:
        """White space in the source: one space before the next word, none at a block's edge."""
        if self._size > self._start:
            self._space = Span(self._space.start if self._space else start, end)

    def link(self, start: int, target: str, rel: tuple[str, ...] = ()) -> None:
        """The text from offset `start` (see `size`) to here is a link."""
        self._links.append(Link(self._trimmed(start), target, rel))

    def mark(self, start: int, kind: MarkKind) -> None:
        """The text from offset `start` to here is `kind`; nothing in it makes an empty mark."""
        self._marks.append(Mark(self._trimmed(start), kind))

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment at source `start:end`."""
        self._comments.append(Comment(text, self._size, Span(start, end)))

    def document(self, meta: Mapping[str, str] | None = None, skipped: Mapping[str, int] | None = None) -> Document:
        """The Document of all that was added."""
        self.close()
        marks = sorted((m for m in self._marks if m.span.end <= self._size), key=lambda m: (m.span.start, m.span.end))
        return Document(
            source=self._source,
            text="".join(self._text),
            blocks=tuple(self._blocks),
            map=SourceMap(self._pieces),
            marks=tuple(marks),
            comments=tuple(self._comments),
            meta=dict(meta or {}),
            skipped=dict(skipped or {}),
        )

    def _trimmed(self, start: int) -> Span:
        """From `start` to here, without a space that came between the two."""
        start = min(start, self._size)
        if start < self._size and self._pieces[-1].text.start <= start and self._pieces[-1].text.end == start + 1:
            return Span(start, self._size)
        return Span(start + self._leading_space(start), self._size)

    def _leading_space(self, start: int) -> int:
        for piece, part in zip(reversed(self._pieces), reversed(self._text), strict=False):
            if piece.text.start <= start < piece.text.end:
                return int(part[start - piece.text.start].isspace())
        return 0

    def _word(self, text: str, source: Span, *, verbatim: bool) -> None:
        if self._space is not None:
            space, self._space = self._space, None
            plain = space.end - space.start == 1 and self._source.content[space.start] == " "
            self._put(" ", space, verbatim=plain)
        self._put(text, source, verbatim=verbatim)

    def _put(self, text: str, source: Span, *, verbatim: bool) -> None:
        span = Span(self._size, self._size + len(text))
        last = self._pieces[-1] if self._pieces else None
        if verbatim and last is not None and last.verbatim and last.source.end == source.start:
            self._pieces[-1] = Piece(Span(last.text.start, span.end), Span(last.source.start, source.end), True)
            self._text[-1] += text
        else:
            self._pieces.append(Piece(span, source, verbatim))
            self._text.append(text)
        self._size = span.end

    def _trim_line_ends(self) -> None:
        """A verbatim block ends before the line breaks that close it."""
        while self._text and self._size > self._start and self._pieces[-1].text.start >= self._start:
            piece, part = self._pieces[-1], self._text[-1]
            kept = part.rstrip()
            cut = len(part) - len(kept)
            if not cut:
                return
            self._size -= cut
            if kept:
                self._text[-1] = kept
                span = Span(piece.text.start, piece.text.end - cut)
                source = Span(piece.source.start, piece.source.end - cut) if piece.verbatim else piece.source
                self._pieces[-1] = Piece(span, source, piece.verbatim)
                return
            del self._text[-1], self._pieces[-1]
