"""Regular expressions of rules, run only around the literals that a match must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from auditor.document import Document
from auditor.lexicon import Hit
from auditor.span import Span

REACH = 240


class Pattern(Struct, frozen=True, gc=False):
    """An expression that costs nothing where it cannot match.

    Every match holds one of `literals`, begins at most `before` characters in front of it and ends at most `after`
    behind its start, inside one block; `^` and `$` are the block's edges (`ends` when the expression asks for the
    latter). It is compiled when one of its literals is first found.
    """

    source: str
    literals: tuple[str, ...]
    before: int
    after: int
    ends: bool

    def find(self, text: str, near: Sequence[tuple[int, int]]) -> Iterator[Span]:
        """Matches in one block's `text`, around the places `near` (start, end) of its literals, which are sorted."""
        search = _compiled(self.source).search
        at = 0
        for start, _ in near:
            low = max(at, start - self.before)
            high = len(text) if self.ends else min(len(text), start + self.after)
            match = search(text, low, high)
            while match is not None and match.start() <= start:
                if match.end() > match.start() and match.end() > at:
                    yield Span(match.start(), match.end())
                    at = match.end()
                match = search(text, max(match.end(), match.start() + 1), high)

    def holds(self, text: str) -> bool:
        """Whether a text holds a match anywhere."""
        return _compiled(self.source).search(text) is not None


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def matches(
    patterns: Sequence[Pattern], doc: Document, hits: Iterable[Hit], text: str, *, indices: range | None = None
) -> Iterator[tuple[int, Span]]:
    """Matches of the patterns in the document, each with the index of its block.

    `hits` are their literals, the tag of each being the pattern's number; `text` is the document's text, folded or as
    it is; `indices` narrows the patterns down.
    """
    near: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for hit in hits:
        number = int(hit.tag)
        if indices is None or number in indices:
            index = doc.block_index(hit.start)
            span = doc.blocks[index].span
            if hit.end <= span.end:
                near.setdefault((number, index), []).append((hit.start - span.start, hit.end - span.start))
    for (number, index), places in near.items():
        block = doc.blocks[index].span
        for found in patterns[number].find(block.of(text), places):
            yield index, Span(block.start + found.start, block.start + found.end)


def widest(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, without those that lie inside one before."""
    end = -1
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.end > end:
            yield span
            end = span.end


def apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, the widest of those that overlap."""
    end = -1
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.start >= end:
            yield span
            end = span.end
