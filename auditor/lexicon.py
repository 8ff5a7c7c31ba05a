"""Every wording of every rule, found in one pass: the only place that holds the automaton."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter

from ahocorasick_rs import BytesAhoCorasick, Implementation
from msgspec import Struct

from auditor.language import fold

_PARTING = "\0"
_BEFORE_BLOCK = "\n\n"  # what stands before each block of a document's text, and is put before the first
_GRAM = array("I").itemsize
_HEADS = f"%-{2 * _GRAM}.{2 * _GRAM}s"  # the first letters of a text, filled up with spaces
DEAR = 4  # characters in which a text can be looked for while it is put into the automaton
GLANCE = 8  # texts whose first letters are looked at while a character is read
ENOUGH = 600_000  # characters after which a dense automaton has paid for itself


class Term(Struct, frozen=True, gc=False):
    """Wordings that `owner` asks for; `tag` comes back with each hit of one of them.

    Letters are matched in any case and the apostrophe in any form. A wording whose first or last character is a letter
    or digit `begins` or `ends` a word there, unless it is said that it need not: a stem goes on, and a mark of a
    machine may stand anywhere. What need not begin a word need not end one. What `opens` a block is looked for only
    where one begins, and what is `fresh` not right behind a word or a comma, unless a line begins there:
    of those that share owner and tag all are or none.
    """

    texts: Sequence[str]
    owner: str
    tag: str = ""
    begins: bool = True
    ends: bool = True
    opens: bool = False
    fresh: bool = False


class Hit(Struct, frozen=True, order=True, gc=False):
    """A term found: `text[start:end]` of the Document."""

    start: int
    end: int
    tag: str


# What is asked of a text that is found: whether a word must begin and end with it, whether none may stand before it,
# how far in front of it the word stands, and for whom, under which tags.
_Asked = tuple[bool, bool, bool, int, Sequence[tuple[str, str]]]
_Known = tuple[str, bool, Sequence[_Asked]]  # with the text, and whether its low bytes are the text itself


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
            if term.opens:
                texts = [_BEFORE_BLOCK + text for text in texts]
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

    def scan(self, folded: str, lines: Container[int] = ()) -> Mapping[str, Sequence[Hit]]:
        """Hits by owner in a folded text, in order of their place; overlapping wordings are all reported.

        `lines` tells of places in the text at which lines begin.
        """
        folded = _BEFORE_BLOCK + folded
        self._read += len(folded)
        if self._may_be_dense and self._read > ENOUGH:
            return self._dense.hits(folded, lines)
        if "whole" in vars(self):
            return self.whole.hits(folded, lines)
        self._spent += len(folded) + len(self._texts) // GLANCE
        finder = self.whole if self._spent > DEAR * len(self._texts) else self._finder_for(folded)
        return finder.hits(folded, lines)

    def _finder_for(self, folded: str) -> _Finder:
        """What finds the texts that begin as something in `folded` does."""
        grams, (begun, second, short) = _grams(folded), self._heads
        likely = chain(short, *map(begun.__getitem__, grams.intersection(begun)))
        numbers = [n for n in likely if second[n] in grams or len(self._texts[n]) < 2 * _GRAM]
        return _Finder([self._texts[n] for n in numbers], [self._terms[n] for n in numbers])

    @cached_property
    def _heads(self) -> tuple[Mapping[int, Sequence[int]], Sequence[int], Sequence[int]]:
        """The texts under their first four letters as a number, the second four of each, and texts that have fewer."""
        numbers = _numbers(_HEADS * len(self._texts) % tuple(self._texts))
        begun: defaultdict[int, list[int]] = defaultdict(list)
        short: list[int] = []
        for n, (first, text) in enumerate(zip(numbers[::2], self._texts, strict=True)):
            (begun[first] if len(text) >= _GRAM else short).append(n)
        return begun, numbers[1::2], short


class _Finder:
    """An automaton of some texts, and what is asked of each."""

    def __init__(
        self, texts: Sequence[str], terms: Sequence[Term], kind: Implementation = Implementation.ContiguousNFA
    ) -> None:
        wanted: dict[str, list[Term]] = {}
        for text, term in zip(texts, terms, strict=True):
            wanted.setdefault(text, []).append(term)
        self._wanted = list(wanted.items())
        self._asked: dict[int, _Known] = {}
        # Of bytes, since for characters it would make a table of the whole text each time.
        self._automaton = BytesAhoCorasick(list(map(_low_bytes, wanted)), implementation=kind) if wanted else None

    def hits(self, folded: str, lines: Container[int]) -> Mapping[str, Sequence[Hit]]:
        """Hits by owner in order of their place, in a text that has what stands before a block before it."""
        if self._automaton is None:
            return {}
        hits: defaultdict[str, list[Hit]] = defaultdict(list)
        known, plain = self._asked, folded.isascii()
        for index, start, end in self._automaton.find_matches_as_indexes(_low_bytes(folded), overlapping=True):
            text, alike, groups = known.get(index) or self._learn(index)
            if not (plain and alike) and not folded.startswith(text, start):
                continue  # only the low bytes of the letters are alike
            for begins, ends, fresh, shift, owners in groups:
                if (
                    (begins and folded[start - 1].isalnum())
                    or (ends and folded[end : end + 1].isalnum())
                    or (
                        fresh
                        and folded[start - 1] == " "
                        and (folded[start - 2] == "," or folded[start - 2].isalnum())
                        and start - shift not in lines
                    )
                    or start < shift  # that is what was put before the first block
                ):
                    continue
                for owner, tag in owners:
                    hits[owner].append(Hit(start - shift, end - len(_BEFORE_BLOCK), tag))
        for found in hits.values():
            found.sort()
        return hits

    def _learn(self, index: int) -> _Known:
        """A text and what is asked of it: most of the thousands are never met, and nothing is made of them."""
        text, terms = self._wanted[index]
        first, last = text[0].isalnum(), text[-1].isalnum()
        asked: dict[tuple[bool, bool, bool, int], list[tuple[str, str]]] = {}
        for term in _once(terms):
            edges = first and term.begins, last and term.ends, term.fresh, 0 if term.opens else len(_BEFORE_BLOCK)
            asked.setdefault(edges, []).append((term.owner, term.tag))
        made = text, text.isascii(), [(*edges, sorted(owners)) for edges, owners in asked.items()]
        self._asked[index] = made
        return made


def _low_bytes(text: str) -> bytes:
    """The lowest byte of each character: as long as the text, and for ASCII the text itself."""
    return text.encode() if text.isascii() else text.encode("utf-32-le", "surrogatepass")[::4]


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
