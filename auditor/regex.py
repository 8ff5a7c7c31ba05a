"""Regular expressions of rules, run only around the literals that a match must hold."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from auditor.document import Document
from auditor.lexicon import Hit, Term
from auditor.program import Program, load
from auditor.span import Span

REACH = 240
LONGEST_REGION = 2000
MOST_STARTS = 16
ANCHORED = ("start", "whole", "sentence")  # where matches count only that begin a block, a sentence or a line


class Pattern(Struct, frozen=True, gc=False, cache_hash=True, array_like=True):
    """An expression that costs nothing where it cannot match.

    Every match holds one of `literals` anywhere, one of `openings` where a word begins, one of `words` by itself, or
    one of `heads` where the block begins.
    It begins at most `before` characters in front of that and ends at most `after` behind its start, inside one
    block; `^` and `$` are the block's edges: `ends` when the expression asks for the latter, `begins` when nothing
    can match behind the former. It is compiled, or taken from its `program`, when one of these texts is first found.
    Where a match may begin before it, `tail` is the part of the expression from that text on, and `lead` the part up to
    it: few have both around them, and that is found at once. One of `front`, if there are any, stands before it,
    folded, and is what the match begins with when it is `fronted`.
    """

    source: str
    literals: tuple[str, ...]
    openings: tuple[str, ...]
    words: tuple[str, ...]
    before: int
    after: int
    ends: bool
    begins: bool = False
    front: tuple[str, ...] = ()
    program: Program | None = None
    tail: Program | None = None
    heads: tuple[str, ...] = ()
    lead: Program | None = None
    fronted: bool = False

    def may_hold(self, text: str, folded: str, literal: int) -> bool:
        """Whether a match in one block's `text`, which is also given folded, can hold the literal that stands there."""
        if not self.before:
            return True
        low = max(0, literal - self.before)
        if self.begins and low:
            return False
        if self.front:
            starts = [at for one in self.front if (at := folded.find(one, low, literal)) >= 0]
            if not starts:
                return False
            low = min(starts) if self.fronted else low
        leads = _lead(self)
        if leads is not None and leads(text, low, literal) is None:
            return False
        goes_on = _tail(self)
        return goes_on is None or bool(goes_on(text, literal, len(text) if self.ends else literal + LONGEST_REGION))

    def begun(self, text: str, start: int) -> re.Match[str] | None:
        """The match that begins there."""
        return _compiled(self).match(text, start, len(text) if self.ends else start + LONGEST_REGION)

    def find(self, text: str, folded: str, literals: Iterable[int]) -> Iterator[Span]:
        """Matches in one block's `text`, also given folded, around the places of literals, which are sorted."""
        return self.around(text, [start for start in literals if self.may_hold(text, folded, start)])

    def around(self, text: str, literals: Iterable[int]) -> Iterator[Span]:
        """Matches around those literals that a match may hold."""
        tried = self._tried(text, literals) if self.before <= MOST_STARTS else self._searched(text, literals)
        return (Span(match.start(), match.end()) for match in tried if match.end() > match.start())

    def _tried(self, text: str, literals: Iterable[int]) -> Iterator[re.Match[str]]:
        """Matches that begin close before a literal: few places to begin at are cheaper than a region to search."""
        at = 0
        for literal in literals:
            place = max(at, literal - self.before)
            at = max(at, literal + 1)
            while place <= literal:
                match = self.begun(text, place)
                place = max(match.end(), place + 1) if match else place + 1
                if match:
                    at = max(at, place)
                    yield match

    def _searched(self, text: str, literals: Iterable[int]) -> Iterator[re.Match[str]]:
        at = 0
        for low, high in self._regions(len(text), literals):
            for match in _compiled(self).finditer(text, max(low, at), high):
                at = max(at, match.end())
                yield match

    def _regions(self, size: int, literals: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Where a match can lie, windows that overlap put together, so that no place is searched twice.

        A region has its limit, since an expression may look as far as the region reaches.
        """
        begin = end = -1
        for start in literals:
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
        return _compiled(self).search(text) is not None


@cache
def _compiled(pattern: Pattern) -> re.Pattern[str]:
    return load(pattern.source, pattern.program) or re.compile(pattern.source)


@cache
def _lead(pattern: Pattern) -> Callable[[str, int, int], re.Match[str] | None] | None:
    lead = load(pattern.source, pattern.lead)
    return lead and (lead.match if pattern.begins else lead.search)


@cache
def _tail(pattern: Pattern) -> Callable[[str, int, int], re.Match[str] | None] | None:
    tail = load(pattern.source, pattern.tail)
    return tail and tail.match


def terms(patterns: Iterable[Pattern], owner: str, *, anchored: bool = False) -> Iterator[Term]:
    """The literals of patterns as the lexicon looks for them, each set once: their tags tell the patterns' numbers.

    Matches that are `anchored` are wanted only where a block, a sentence or a line begins.
    """
    sharing: dict[tuple[bool, tuple[tuple[str, ...], ...]], list[str]] = {}
    for number, one in enumerate(patterns):
        texts = one.literals, one.openings, one.words, one.heads
        sharing.setdefault((anchored and not one.before, texts), []).append(str(number))
    for (fresh, (literals, openings, words, heads)), sharers in sharing.items():
        tag = " ".join(sharers)
        if literals:
            yield Term(literals, owner, tag, begins=False, ends=False, fresh=fresh)
        if openings:
            yield Term(openings, owner, tag, ends=False, fresh=fresh)
        if words:
            yield Term(words, owner, tag, fresh=fresh)
        if heads:
            yield Term(heads, owner, tag, ends=False, opens=True)


@cache
def numbers(tag: str) -> Sequence[int]:
    """The numbers of the patterns that a literal with this tag belongs to."""
    return tuple(map(int, tag.split()))


def matches(
    patterns: Sequence[Pattern],
    doc: Document,
    hits: Sequence[Hit],
    text: str,
    looks: Callable[[int], bool],
    stands: Callable[[Pattern, int, Hit], bool] | None = None,
) -> Sequence[tuple[int, Span]]:
    """Matches of the patterns in the document, in order, each with the index of its block.

    `hits` are their literals in order, as `terms` tags them; `text` is the document's text, folded or as it is; `looks`
    tells whether a block, by its index, is looked into, and `stands` whether a match of a pattern that holds a hit can
    be wanted. What rules most hits out comes first: nearly none is part of a match.
    """
    near: dict[tuple[int, int], list[int]] = {}
    done: dict[int, int] = {}
    found: list[tuple[Span, int, int]] = []
    index, start, end, part, folded = 0, 0, -1, "", ""
    for hit in hits:
        if not start <= hit.start < end:  # else it lies in the block of the hit before
            index = doc.block_index(hit.start)
            block = doc.blocks[index].span
            start, end = block.start, block.end
            part = text[start:end] if looks(index) else ""
            folded = part if text is doc.folded else doc.folded[start:end]
        if not part or hit.end > end:
            continue
        at = hit.start - start
        for number in numbers(hit.tag):
            pattern = patterns[number]
            if pattern.before:
                if pattern.may_hold(part, folded, at) and (stands is None or stands(pattern, index, hit)):
                    near.setdefault((number, index), []).append(at)
            elif hit.start >= done.get(number, 0):
                match = pattern.begun(part, at)
                if match and match.end() > at and (stands is None or stands(pattern, index, hit)):
                    done[number] = start + match.end()
                    found.append((Span(hit.start, start + match.end()), number, index))
    for (number, index), literals in near.items():
        block = doc.blocks[index].span
        spans = patterns[number].around(block.of(text), literals)
        found += [(Span(block.start + one.start, block.start + one.end), number, index) for one in spans]
    return [(index, span) for span, _, index in sorted(found, key=lambda one: (one[0].start, one[1]))]


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
