"""Builds a Document block by block, so that every reader keeps the same laws."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from auditor.document import Block, Comment, Document, Link, Mark, MarkKind, Role, Source
from auditor.span import Run, SourceMap, Span

# White space that is not a single space, and soft hyphens, which no reader sees.
_ODD = re.compile(r"\s{2,}|[^\S ]|\xad+")
_SOFT_HYPHEN = "\xad"
PARTING = "\n\n"
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
        self._text: list[str] = []
        self._runs: list[Run] = []
        self._size = 0
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._marks: list[Mark] = []
        self._comments: list[Comment] = []
        self._open: tuple[Role, tuple[str, ...], int] = ("paragraph", (), 0)
        self._verbatim = False
        self._start = 0
        self._space: tuple[int, int] | None = None
        self._held: list[tuple[str, int, int, bool]] = []
        self._gaps: set[int] = set()
        # The last run is verbatim and may grow when what follows it here follows it in the source.
        self._run_end = _NO_RUN
        self.is_open = False

    @property
    def size(self) -> int:
        """Where the next character of the text will stand."""
        if self._size < self._start:
            return self._start
        return self._size + 1 if self._space else self._size

    @property
    def last(self) -> str:
        """The last character of the text so far."""
        return self._text[-1][-1:] if self._text else ""

    @property
    def is_empty(self) -> bool:
        """Whether the open block has no text yet (or no block is open)."""
        return not self.is_open or self._size <= self._start

    def open(self, role: Role, path: tuple[str, ...] = (), *, level: int = 0, verbatim: bool = False) -> None:
        """Begin a block; one that is open is closed first."""
        self.close()
        self._start = self._next_start()
        self._open = (role, path, level)
        self.is_open = True
        self._space = None
        self._verbatim = verbatim

    def close(self, path: tuple[str, ...] | None = None) -> None:
        """End the open block, if there is one; `path` takes the place of the one it was opened with."""
        if not self.is_open:
            return
        role, opened, level = self._open
        self.is_open = False
        self._verbatim = False
        self._space = None
        self._held.clear()
        links, self._links = self._links, []
        if self._size <= self._start:
            self._start = self._size
            return
        span = Span(self._start, self._size)
        self._blocks.append(Block(span, role, opened if path is None else path, tuple(links), level))

    def add(self, start: int, end: int) -> None:
        """Add source characters `start:end` as they stand (white space folded)."""
        text = self.content[start:end]
        if self._verbatim:
            self._hold(text, start, end, verbatim=True)
        elif not text.isprintable() or "  " in text:
            self._fold(start, end)
        elif text:
            self._phrase(text, start, end)

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
        self._word(" ".join(words), start, end, verbatim=False)
        if text[-1].isspace():
            self.space(end, end)

    def space(self, start: int, end: int) -> None:
        """White space in the source: one space before the next word, none at a block's edge."""
        if self.is_open and self._size > self._start:
            self._space = (self._space[0] if self._space else start, end)

    def link(self, start: int, target: str, rel: tuple[str, ...] = ()) -> None:
        """The text from offset `start` (see `size`) to here is a link; a link without text is none."""
        span = self._since(start)
        if span.end > span.start:
            self._links.append(Link(span, target, rel))

    def mark(self, start: int, kind: MarkKind) -> None:
        """The text from offset `start` to here is `kind`; only a footnote mark may be empty."""
        span = self._since(start)
        if span.end > span.start or kind == "footnote":
            self._marks.append(Mark(span, kind))

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment at source `start:end`: it stands here, or where the next block will begin."""
        at = self._next_start() if self.is_empty else self._size
        self._comments.append(Comment(text, at, Span(start, end)))

    def document(self, meta: Mapping[str, str] | None = None, skipped: Mapping[str, int] | None = None) -> Document:
        """The Document of all that was added."""
        self.close()
        size = self._size
        marks = sorted((m for m in self._marks if self._holds(m.span)), key=lambda m: (m.span.start, m.span.end))
        return Document(
            source=self._source,
            text="".join(self._text),
            blocks=tuple(self._blocks),
            map=SourceMap(self._runs, self._size),
            marks=tuple(marks),
            comments=tuple(Comment(c.text, min(c.at, size), c.source) for c in self._comments),
            meta=dict(meta or {}),
            skipped=dict(skipped or {}),
        )

    def _holds(self, span: Span) -> bool:
        """Whether `span` lies in a block: a footnote's mark may stand where no block came to be."""
        at = bisect_right(self._blocks, span.end, key=lambda block: block.span.start) - 1
        return at >= 0 and self._blocks[at].span.contains(span)

    def _next_start(self) -> int:
        return self._size + len(PARTING) if self._blocks else 0

    def _since(self, start: int) -> Span:
        end = max(self._size, self._start)
        start = min(start, end)
        return Span(min(start + (start in self._gaps), end), end)

    def _fold(self, start: int, end: int) -> None:
        content = self.content
        at = start
        for odd in _ODD.finditer(content, start, end):
            a, b = odd.span()
            if a > at:
                self._phrase(content[at:a], at, a)
            if content[a] != _SOFT_HYPHEN:
                self.space(a, b)
            at = b
        if at < end:
            self._phrase(content[at:end], at, end)

    def _phrase(self, text: str, start: int, end: int) -> None:
        """Words with single spaces between them, and perhaps one before and one after."""
        if text[0] == " ":
            self.space(start, start + 1)
            start += 1
            text = text[1:]
        if text[-1:] == " ":
            end -= 1
            self._word(text[:-1], start, end, verbatim=True)
            if self._size > self._start:
                self._space = (end, end + 1)
        elif text:
            self._word(text, start, end, verbatim=True)

    def _word(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        if self._space is not None:
            a, b = self._space
            self._space = None
            self._gaps.add(self._size)
            self._put(" ", a, b, verbatim=b - a == 1 and self.content[a] == " ")
        self._put(text, start, end, verbatim=verbatim)

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
            self._put(held[0], held[1], held[2], verbatim=held[3])
        self._held.clear()
        stop = start + len(body) if verbatim else end
        self._put(body, start, stop, verbatim=verbatim)
        if len(body) < len(text):
            self._held.append((text[len(body) :], stop, end, verbatim))

    def _put(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        if self._size < self._start:
            self._part()
        if not verbatim:
            self._runs.append((self._size, start, end, False))
            self._run_end = _NO_RUN
        elif start == self._run_end:
            self._runs[-1] = (*self._runs[-1][:2], end, True)
            self._run_end = end
        else:
            self._runs.append((self._size, start, end, True))
            self._run_end = end
        self._text.append(text)
        self._size += len(text)

    def _part(self) -> None:
        at = self._runs[-1][2]
        self._runs.append((self._size, at, at, False))
        self._run_end = _NO_RUN
        self._text.append(PARTING)
        self._size = self._start
