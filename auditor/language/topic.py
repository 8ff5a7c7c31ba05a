"""What a text is about: the stems of its content words, and how much of a line the text knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain

from auditor.language.words import STOP_WORDS, fold, letter_words

SHORTEST_WORD = 3
_ENDINGS = ("ings", "ing", "ies", "ers", "ed", "es", "er", "ly", "s", "y", "e")
_SHORTEST = 4
_LONGEST = 7


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A folded word without its ending and cut to seven letters, so that "electrical" meets "electricity"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)][:_LONGEST]
    return word[:_LONGEST]


class Topic:
    """How many passages of a text hold each stem.

    One passage in which a word stands may be chance, two are the topic: a stem counts half when one passage
    has it, and fully from two on. The passages are read when it is first asked what the text knows.
    """

    def __init__(self, passages: Iterable[str], language: str = "en") -> None:
        self._common = _common(language)
        self._read = passages

    @cached_property
    def _passages(self) -> Counter[str]:
        said = [letter_words(fold(passage)) for passage in self._read]
        stems = {word: stem(word) if len(word) >= SHORTEST_WORD else "" for word in set(chain.from_iterable(said))}
        counts = Counter(chain.from_iterable([set(map(stems.__getitem__, words)) for words in said]))
        del counts[""]
        return counts

    @property
    def size(self) -> int:
        """How many stems are known: under some 60, unknown words say nothing."""
        return len(self._passages)

    def informative(self, text: str) -> set[str]:
        """Stems of the words that carry a topic: neither stop words nor what headlines of any topic say."""
        said = letter_words(fold(text))
        return {stem(word) for word in said if len(word) >= SHORTEST_WORD and word not in self._common}

    def share(self, stems: Iterable[str], *, own: int = 0) -> float:
        """How much of `stems` the text knows, from 0 (nothing) to 1 (each stands in two passages).

        `own` is how many of the passages the stems come from; these do not count.
        """
        passages = self._passages
        counted = [min(2, max(0, passages.get(one, 0) - own)) for one in stems]
        return sum(counted) / (2 * len(counted)) if counted else 0.0

    def known(self, text: str) -> float:
        """How much of `text` the text knows; 1 when `text` has no informative word."""
        stems = self.informative(text)
        return self.share(stems) if stems else 1.0


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
