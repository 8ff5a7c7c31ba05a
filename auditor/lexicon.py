"""Every wording of every rule, found in one pass: the only place that holds the automaton."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import attrgetter

from ahocorasick_rs import BytesAhoCorasick, Implementation
from msgspec import Struct

from auditor.language import fold

_PARTING = "\0"
_GRAM = array("I").itemsize
_HEADS = f"%-{2 * _GRAM}.{2 * _GRAM}s"  # the first letters of a text, filled up with spaces
DEAR = 4  # characters in which a text can be looked for while it is put into the automaton
GLANCE = 8  # texts whose first letters are looked at while a character is read
ENOUGH = 200_000  # characters after which a dense automaton has paid for itself


class Term(Struct, frozen=True, gc=False):
    """Wordings that `owner` asks for; `tag` comes back with each hit of one of them.

    Letters are matched in any case and the apostrophe in any form. A wording whose first or last character is a letter
    or digit `begins` or `ends` a word there, unless it is said that it need not: a stem goes on, and a mark of a
    machine may stand anywhere. What need not begin a word need not end one.
    """

    texts: Sequence[str]
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
    """All terms in one automaton (Aho and Corasick 1975), so that time does not grow with their number.

    To build it takes longer than to check an article. So the first documents have automata of their own, of those few
    texts whose first letters they hold; it is built when enough was read that it pays.
    """

    def __init__(self, terms: Iterable[Term], *, dense: bool = False) -> None:
        """Few terms may be `dense`: then their automaton is made anew, larger and faster, once much has been read."""
        self._texts: list[str] = []
        self._terms: list[Term] = []  # to whom each text belongs
        for term in terms:
            texts = _folded(term.texts)
            self._texts += texts
            self._terms += [term] * len(texts)
        self._may_be_dense = dense
        self._read = self._spent = 0

    @cached_property
    def whole(self) -> _Finder:
        """What finds all texts; processes that are forked share it when it was built before."""
        return _Finder(self._texts, self._terms)

    @cached_property
    def _dense(self) -> _Finder:
        return _Finder(self._texts, self._terms, Implementation.DFA)

    def scan(self, folded: str) -> Mapping[str, Sequence[Hit]]:
        """Hits by owner in a folded text, in order of their place; overlapping wordings are all reported."""
        self._read += len(folded)
        if self._may_be_dense and self._read > ENOUGH:
            return self._dense.hits(folded)
        if "whole" in vars(self):
            return self.whole.hits(folded)
        self._spent += len(folded) + len(self._texts) // GLANCE
        finder = self.whole if self._spent > DEAR * len(self._texts) else self._finder_for(folded)
        return finder.hits(folded)

    def _finder_for(self, folded: str) -> _Finder:
        """What finds the texts that begin as something in `folded` does."""
        grams, (first, second, short) = _grams(folded), self._heads
        likely = compress(range(len(first)), map((grams | short).__contains__, first))
        numbers = [n for n in likely if second[n] in grams or len(self._texts[n]) < 2 * _GRAM]
        return _Finder([self._texts[n] for n in numbers], [self._terms[n] for n in numbers])

    @cached_property
    def _heads(self) -> tuple[Sequence[int], Sequence[int], set[int]]:
        """The first and second four letters of each text as numbers, and those of texts that have fewer."""
        numbers = _numbers(_HEADS * len(self._texts) % tuple(self._texts))
        first = numbers[::2]
        return first, numbers[1::2], set(compress(first, map(_GRAM.__gt__, map(len, self._texts))))


class _Finder:
    """An automaton of some texts, and what is asked of each."""

    def __init__(
        self, texts: Sequence[str], terms: Sequence[Term], kind: Implementation = Implementation.ContiguousNFA
    ) -> None:
        wanted: dict[str, list[Term]] = {}
        for text, term in zip(texts, terms, strict=True):
            wanted.setdefault(text, []).append(term)
        self._wanted = list(wanted.items())
        self._asked: dict[int, Sequence[_Asked]] = {}
        # Of bytes, since for characters it would make a table of the whole text each time.
        self._automaton = BytesAhoCorasick([text.encode() for text in wanted], implementation=kind) if wanted else None

    def hits(self, folded: str) -> Mapping[str, Sequence[Hit]]:
        """Hits by owner in order of their place."""
        if self._automaton is None:
            return {}
        data = folded.encode()
        found: Iterable[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return self._by_owner(folded, found if len(data) == len(folded) else self._in_characters(data, found))

    def _in_characters(self, data: bytes, found: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
        """The places `found` in UTF-8, which are in order of their ends, counted in characters."""
        before = at = 0
        for index, _, end in found:
            if end != before:
                at += len(data[before:end].decode())
                before = end
            yield index, at - len(self._wanted[index][0]), at

    def _by_owner(self, folded: str, found: Iterable[tuple[int, int, int]]) -> Mapping[str, Sequence[Hit]]:
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
        for term in _once(terms):
            asked.setdefault((first and term.begins, last and term.ends), []).append((term.owner, term.tag))
        self._asked[index] = made = [(*edges, sorted(owners)) for edges, owners in asked.items()]
        return made


def _once(terms: Iterable[Term]) -> Iterable[Term]:
    """Each owner and tag once: what is wanted anywhere need not be wanted as a whole word as well."""
    order = sorted(terms, key=attrgetter("begins", "ends"), reverse=True)
    return {(term.owner, term.tag): term for term in order}.values()


def _folded(texts: Sequence[str]) -> Sequence[str]:
    """The texts, folded as one: there are thousands."""
    joined = _PARTING.join(texts)
    folded = fold(joined)
    return texts if folded == joined else folded.split(_PARTING)


def _grams(text: str) -> set[int]:
    """All that stands in four letters beside each other, as numbers; letters that are no Latin ones are all alike."""
    return set[int]().union(*(_numbers(text[at:]) for at in range(_GRAM)))


def _numbers(text: str) -> array[int]:
    """Four letters after four letters as numbers, without what is left at the end."""
    letters = text.encode("latin-1", "replace")
    return array("I", letters[: len(letters) // _GRAM * _GRAM])
