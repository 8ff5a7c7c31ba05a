"""Every wording of every rule, found in one pass: the only place that holds the automaton."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from ahocorasick_rs import BytesAhoCorasick, Implementation
from msgspec import Struct

from auditor.language import fold

_PARTING = "\0"
ENOUGH = 200_000  # characters after which a dense automaton has paid for itself


class Term(Struct, frozen=True, gc=False):
    """A wording that `owner` asks for; `tag` comes back with each hit.

    Letters are matched in any case and the apostrophe in any form. A term whose first or last character is a letter or
    digit `begins` or `ends` a word there, unless it is said that it need not: a stem goes on, and a mark of a machine
    may stand anywhere. What need not begin a word need not end one.
    """

    text: str
    owner: str
    tag: str = ""
    begins: bool = True
    ends: bool = True


class Hit(Struct, frozen=True, order=True, gc=False):
    """A term found: `text[start:end]` of the Document."""

    start: int
    end: int
    tag: str


# What is asked of a text that is found: whether a word must begin and end with it, and for whom, under which tags.
_Asked = tuple[bool, bool, Sequence[tuple[str, str]]]


class Lexicon:
    """All terms in one automaton (Aho and Corasick 1975), so that time does not grow with their number."""

    def __init__(self, terms: Iterable[Term], *, dense: bool = False) -> None:
        """Few terms may be `dense`: then their automaton is made anew, larger and faster, once much has been read."""
        # What an owner wants anywhere comes first: it need not be wanted as a whole word as well.
        every = sorted(terms, key=attrgetter("begins", "ends"))
        # There are thousands: folded as one text they take a tenth of the time.
        texts = fold(_PARTING.join([term.text for term in every])).split(_PARTING) if every else []
        wanted: dict[str, list[Term]] = {}
        for text, term in zip(texts, every, strict=True):
            others = wanted.setdefault(text, [])
            if not others or all(one.owner != term.owner or one.tag != term.tag for one in others):
                others.append(term)
        self._wanted = list(wanted.items())
        self._asked: dict[int, Sequence[_Asked]] = {}
        self._left = ENOUGH if dense else -1
        self._automaton = self._built(Implementation.ContiguousNFA) if wanted else None

    def _built(self, implementation: Implementation) -> BytesAhoCorasick:
        """Of bytes, since for characters it would make a table of the whole text each time."""
        return BytesAhoCorasick([text.encode() for text, _ in self._wanted], implementation=implementation)

    def scan(self, folded: str) -> Mapping[str, Sequence[Hit]]:
        """Hits by owner in a folded text, in order of their place; overlapping wordings are all reported."""
        if self._automaton is None:
            return {}
        data = folded.encode()
        if self._left >= 0:
            self._left -= len(data)
            if self._left < 0:
                self._automaton = self._built(Implementation.DFA)
        found: Iterable[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return self._hits(folded, found if len(data) == len(folded) else self._in_characters(data, found))

    def _in_characters(self, data: bytes, found: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
        """The places `found` in UTF-8, which are in order of their ends, counted in characters."""
        before = at = 0
        for index, _, end in found:
            if end != before:
                at += len(data[before:end].decode())
                before = end
            yield index, at - len(self._wanted[index][0]), at

    def _hits(self, folded: str, found: Iterable[tuple[int, int, int]]) -> Mapping[str, Sequence[Hit]]:
        hits: dict[str, list[Hit]] = {}
        mixed: set[str] = set()
        known, last = self._asked, 0
        for index, start, end in found:
            asked = known.get(index) or self._learn(index)
            in_order = start >= last and len(asked) == 1  # else it began before another that ended before it
            if in_order:
                last = start
            for begins, ends, owners in asked:
                if (begins and folded[start - 1 : start].isalnum()) or (ends and folded[end : end + 1].isalnum()):
                    continue
                if not in_order:
                    mixed.update([owner for owner, _ in owners])
                for owner, tag in owners:
                    hit = Hit(start, end, tag)
                    if owner in hits:
                        hits[owner].append(hit)
                    else:
                        hits[owner] = [hit]
        for owner in mixed:
            hits[owner].sort()
        return hits

    def _learn(self, index: int) -> Sequence[_Asked]:
        """What is asked of a text: most of the thousands are never met, and nothing is made of them."""
        text, terms = self._wanted[index]
        first, last = text[0].isalnum(), text[-1].isalnum()
        asked: dict[tuple[bool, bool], list[tuple[str, str]]] = {}
        for term in terms:
            asked.setdefault((first and term.begins, last and term.ends), []).append((term.owner, term.tag))
        self._asked[index] = made = [(*edges, sorted(owners)) for edges, owners in asked.items()]
        return made
