"""Regular expressions of rules, run only around the literals that a match must hold."""

import _sre  # type: ignore[import-not-found]
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from auditor.document import Document
from auditor.lexicon import Hit, Term
from auditor.span import Span

REACH = 240
EDGE = "\b"  # beside a literal: there a word begins or ends
LONGEST_REGION = 2000
MOST_STARTS = 16


class Program(Struct, frozen=True, gc=False):
    """What `re` made of an expression: the program of its matcher, 32 bits a step, which costs milliseconds to make.

    It is data: the interpreter checks it before it takes it, and takes only what its own version wrote.
    """

    flags: int
    groups: int
    code: bytes


class Pattern(Struct, frozen=True, gc=False):
    """An expression that costs nothing where it cannot match.

    Every match holds one of `literals`, which may have an `EDGE` at either end, begins at most `before` characters in
    front of it and ends at most `after` behind its start, inside one block; `^` and `$` are the block's edges (`ends`
    when the expression asks for the latter). It is compiled, or taken from its `program`, when one of its literals is
    first found.
    """

    source: str
    literals: tuple[str, ...]
    before: int
    after: int
    ends: bool
    program: Program | None = None

    def terms(self, owner: str, number: int) -> Iterator[Term]:
        """Its literals as the lexicon looks for them, each with the pattern's number."""
        for literal in self.literals:
            yield Term(literal.strip(EDGE), owner, str(number), literal.startswith(EDGE), literal.endswith(EDGE))

    def find(self, text: str, near: Sequence[tuple[int, int]]) -> Iterator[Span]:
        """Matches in one block's `text`, around the places `near` (start, end) of its literals, which are sorted."""
        tried = self._tried(text, near) if self.before <= MOST_STARTS else self._searched(text, near)
        return (Span(match.start(), match.end()) for match in tried if match.end() > match.start())

    def _tried(self, text: str, near: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """Matches that begin close before a literal: few places to begin at are cheaper than a region to search."""
        fits, size, at = self._compiled.match, len(text), 0
        for literal, _ in near:
            place = max(at, literal - self.before)
            at = max(at, literal + 1)
            while place <= literal:
                match = fits(text, place, size if self.ends else min(size, place + LONGEST_REGION))
                place = max(match.end(), place + 1) if match else place + 1
                if match:
                    at = max(at, place)
                    yield match

    def _searched(self, text: str, near: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
        at = 0
        for low, high in self._regions(len(text), near):
            for match in self._compiled.finditer(text, max(low, at), high):
                at = max(at, match.end())
                yield match

    def _regions(self, size: int, near: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where a match can lie, windows that overlap put together, so that no place is searched twice.

        A region has its limit, since an expression may look as far as the region reaches.
        """
        begin = end = -1
        for start, _ in near:
            low = max(0, start - self.before)
            high = size if self.ends else min(size, start + self.after)
            if low <= end and (high - begin <= LONGEST_REGION or high <= end):
                end = max(end, high)
                continue
            if end >= 0:
                yield begin, end
            begin, end = low, high
        if end >= 0:
            yield begin, end

    def holds(self, text: str) -> bool:
        """Whether a text holds a match anywhere."""
        return self._compiled.search(text) is not None

    @property
    def _compiled(self) -> re.Pattern[str]:
        return _compiled(self.source, self.program)


@cache
def _compiled(source: str, program: Program | None) -> re.Pattern[str]:
    if program is not None:
        names = (None,) * (program.groups + 1)
        try:
            code = array("I", program.code).tolist()
            return _sre.compile(source, program.flags, code, program.groups, {}, names)  # type: ignore[no-any-return]
        except (RuntimeError, TypeError, ValueError, OverflowError):
            pass  # not this interpreter's: it costs only the time that it was to spare
    return re.compile(source)


def matches(
    patterns: Sequence[Pattern], doc: Document, hits: Iterable[Hit], text: str, *, indices: range | None = None
) -> Iterator[tuple[int, Span]]:
    """Matches of the patterns in the document, each with the index of its block.

    `hits` are their literals, the tag of each being the pattern's number; `text` is the document's text, folded or as
    it is; `indices` narrows the patterns down.
    """
    near: dict[tuple[int, int], list[tuple[int, int]]] = {}
    index, start, end = 0, 0, -1
    for hit in hits:
        number = int(hit.tag)
        if indices is None or number in indices:
            if not start <= hit.start < end:  # else it lies in the block of the hit before
                index = doc.block_index(hit.start)
                start, end = doc.blocks[index].span.start, doc.blocks[index].span.end
            if hit.end <= end:
                near.setdefault((number, index), []).append((hit.start - start, hit.end - start))
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
