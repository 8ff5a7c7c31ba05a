"""Every wording of every rule, found in one pass: the only place that holds the automaton."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation
from msgspec import Struct

from auditor.language import fold


class Term(Struct, frozen=True, gc=False):
    """A wording that `owner` asks for; `tag` comes back with each hit.

    Letters are matched in any case and the apostrophe in any form. A term that begins or ends with a
    letter or digit matches whole words there; `inside` lifts that, for marks of a machine and stems.
    """

    text: str
    owner: str
    tag: str = ""
    inside: bool = False


class Hit(Struct, frozen=True, order=True, gc=False):
    """A term found: `text[start:end]` of the Document."""

    start: int
    end: int
    tag: str


class Lexicon:
    """All terms in one automaton (Aho and Corasick 1975), so that time does not grow with their number."""

    def __init__(self, terms: Iterable[Term]) -> None:
        wanted: dict[str, list[Term]] = {}
        for term in terms:
            wanted.setdefault(fold(term.text), []).append(term)
        self._wanted = [_Wanted(each) for each in wanted.values()]
        self._automaton = (
            AhoCorasick(list(wanted), implementation=Implementation.ContiguousNFA, store_patterns=False)
            if wanted
            else None
        )

    def scan(self, folded: str) -> Mapping[str, Sequence[Hit]]:
        """Hits by owner in a folded text, in order of their place; overlapping wordings are all reported."""
        hits: dict[str, list[Hit]] = {}
        if self._automaton is None:
            return hits
        wanted, size = self._wanted, len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            found = wanted[index]
            asked = found.anywhere
            if found.whole and not (
                (start and folded[start].isalnum() and folded[start - 1].isalnum())
                or (end < size and folded[end - 1].isalnum() and folded[end].isalnum())
            ):
                asked = found.whole
            for owner, tag in asked:
                hits.setdefault(owner, []).append(Hit(start, end, tag))
        for each in hits.values():
            if len(each) > 1:
                each.sort()
        return hits


class _Wanted:
    """Who asks for one text: (owner, tag) `anywhere`, and, when some want it only as a `whole` word, all of them."""

    __slots__ = ("anywhere", "whole")
    anywhere: tuple[tuple[str, str], ...]
    whole: tuple[tuple[str, str], ...]

    def __init__(self, terms: Sequence[Term]) -> None:
        if len(terms) == 1:  # as nearly all are, and there are thousands
            only = ((terms[0].owner, terms[0].tag),)
            self.anywhere, self.whole = (only, ()) if terms[0].inside else ((), only)
            return
        self.anywhere = tuple(dict.fromkeys((term.owner, term.tag) for term in terms if term.inside))
        everyone = tuple(dict.fromkeys((term.owner, term.tag) for term in terms))
        self.whole = everyone if len(everyone) > len(self.anywhere) else ()
