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
        owners: dict[str, dict[Term, None]] = {}  # two kinds of check may ask for the same term
        for term in terms:
            owners.setdefault(fold(term.text), {})[term] = None
        self._owners: Sequence[Sequence[Term]] = [tuple(each) for each in owners.values()]
        self._automaton = (
            AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA, store_patterns=False)
            if owners
            else None
        )

    def scan(self, folded: str) -> Mapping[str, Sequence[Hit]]:
        """Hits by owner in a folded text, in order of their place; overlapping wordings are all reported."""
        hits: dict[str, list[Hit]] = {}
        if self._automaton is None:
            return hits
        size = len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            cut = (start > 0 and folded[start].isalnum() and folded[start - 1].isalnum()) or (
                end < size and folded[end - 1].isalnum() and folded[end].isalnum()
            )
            for term in self._owners[index]:
                if not cut or term.inside:
                    hits.setdefault(term.owner, []).append(Hit(start, end, term.tag))
        for found in hits.values():
            found.sort()
        return hits
