"""What a text is about: the stems of its content words, and how much of a line the text knows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from auditor.language.words import STOP_WORDS, fold, is_letter, letter_words, word_at

SHORTEST_WORD = 3
WORTH = 100  # letters of passages whose stems are counted in the time in which one stem is looked for
_PARTING = "\n\n"
_ENDINGS = ("ings", "ing", "ies", "ers", "ed", "es", "er", "ly", "s", "y", "e")
_SHORTEST = 4
_LONGEST = 7


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A folded word without its ending and cut to seven letters, so that "electrical" meets "electricity"."""
    if word.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                return word[: -len(ending)][:_LONGEST]
    return word[:_LONGEST]


class Topic:
    """How many passages of a text hold each stem.

    One passage in which a word stands may be chance, two are the topic: a stem counts half when one passage
    has it, and fully from two on. Few lines are ever held against a text, so each stem of these is looked for
    when it is asked about; only when that becomes as dear as to count all stems, all are counted.
    """

    def __init__(self, passages: Sequence[str], language: str = "en") -> None:
        """`passages` are folded."""
        self._passages = passages
        self._text = _PARTING.join(passages)
        self._ends = list(accumulate(len(passage) + len(_PARTING) for passage in passages))
        self._common = _common(language)
        self._known: dict[tuple[str, int], int] = {}
        self._held: dict[int, bool] = {}
        self._informative: dict[str, frozenset[str]] = {}

    def holds(self, least: int) -> bool:
        """Whether so many stems are known: under some 60, unknown words say nothing."""
        known = self._held.get(least)
        if known is None:
            known = self._held[least] = self._reaches(least)
        return known

    def _reaches(self, least: int) -> bool:
        """Stems are not fewer than the first letters of words, and these are told faster."""
        return any(_grows(map(kinds, self._passages), least) for kinds in (_heads, _stems))

    def _is_asked_much(self) -> bool:
        """Whether to look for stems has become as dear as to count all."""
        return len(self._known) * WORTH > len(self._text)

    @cached_property
    def _often(self) -> Sequence[set[str]]:
        """All stems that one, two and three passages hold."""
        once, twice, thrice = set[str](), set[str](), set[str]()
        for stems in map(_stems, self._passages):
            thrice |= twice & stems
            twice |= once & stems
            once |= stems
        return once, twice, thrice

    def _count(self, one: str, most: int) -> int:
        """How many passages hold a stem; from `most` on, it does not matter."""
        count = self._known.get((one, most))
        if count is None:
            count = self._known[one, most] = self._found(one, most)
        return count

    def _found(self, one: str, most: int) -> int:
        """In how many passages, up to `most`, words of a stem are found: they begin with it."""
        text, count = self._text, 0
        at = text.find(one)
        while at >= 0:
            after = at + 1
            if not is_letter(text[at - 1 : at]) and stem(word_at(text, at)) == one:
                count += 1
                if count == most:
                    break
                after = self._ends[bisect_right(self._ends, at)]
            at = text.find(one, after)
        return count

    def informative(self, text: str) -> frozenset[str]:
        """Stems of the words that carry a topic: neither stop words nor what headlines of any topic say."""
        known = self._informative.get(text)
        if known is None:
            said = letter_words(fold(text))
            topical = (word for word in said if len(word) >= SHORTEST_WORD and word not in self._common)
            known = self._informative[text] = frozenset(map(stem, topical))
        return known

    def share(self, stems: Collection[str], *, own: int = 0) -> float:
        """How much of `stems` the text knows, from 0 (nothing) to 1 (each stands in two passages).

        `own` is in how many of the passages, none or one, the stems stand themselves; it does not count.
        """
        if not stems:
            return 0.0
        if self._is_asked_much():
            counted = sum(len(held.intersection(stems)) for held in self._often[own : own + 2])
        else:
            counted = sum(max(0, self._count(one, 2 + own) - own) for one in stems)
        return counted / (2 * len(stems))

    def known(self, text: str) -> float:
        """How much of `text` the text knows; 1 when `text` has no informative word."""
        stems = self.informative(text)
        return self.share(stems) if stems else 1.0


def _stems(passage: str) -> set[str]:
    return {stem(word) for word in set(letter_words(passage)) if len(word) >= SHORTEST_WORD}


def _heads(passage: str) -> set[str]:
    return {word[:_SHORTEST] for word in letter_words(passage) if len(word) >= SHORTEST_WORD}


def _grows(parts: Iterable[set[str]], least: int) -> bool:
    """Whether the parts together have so many different members."""
    found: set[str] = set()
    for part in parts:
        found |= part
        if len(found) >= least:
            return True
    return len(found) >= least


def describe(share: float) -> str:
    """A share of known words, in words."""
    return f"{round(100 * share)} % of its words in the article" if share else "no words shared with the article"


_HEADLINE_WORDS: Mapping[str, str] = {
    "en": (
        "best top new guide guides tips tip way ways thing things need needs know year years day days week weeks "
        "how why what great good better make makes making get gets getting use uses using used help helps first "
        "last next back take takes took say says said want wants one two three four five six seven eight nine ten "
        "people here more most everything anything something complete ultimate free review reviews reviewed "
        "latest news today tomorrow look looks time times right big bigger biggest real really work works life "
        "world read learn find start started step steps easy simple every don't can't you're it's that's let's "
        "keep come comes going goes long high part still even well many much never always full home must see show "
        "shows watch check meet inside behind explained things think"
    ),
}


@lru_cache(maxsize=16)
def _common(language: str) -> frozenset[str]:
    """The words that carry no topic in a language."""
    return STOP_WORDS["en"].union(" ".join(_HEADLINE_WORDS.values()).split(), STOP_WORDS.get(language, ()))
