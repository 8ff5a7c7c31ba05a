"""Which language a text is written in, by its stop words."""

from __future__ import annotations

from collections import Counter

from auditor.language.lazy import lazy
from auditor.language.words import STOP_WORDS, fold, letter_words

UNKNOWN = "und"
LEAST = 0.08
LEAD = 1.5
_SAMPLE = 2000
_LANGUAGES = {
    word: [code for code, stops in STOP_WORDS.items() if word in stops]
    for word in frozenset().union(*STOP_WORDS.values())
}
_USUAL = "en"
_OTHERS = frozenset().union(*(stops for code, stops in STOP_WORDS.items() if code != _USUAL))
_LATIN = lazy(r"[A-Za-zÀ-ɏ]")


def identify(text: str) -> str:
    """ISO 639-1 code of the language, `und` when the words do not tell.

    At least eight in a hundred words must be stop words of one language, and half again as many as of
    the next; a text with few Latin letters is `und` as well, since the lists are of Latin languages.
    """
    found = letter_words(fold(text[:_SAMPLE]))
    if len(found) < 8:
        return UNKNOWN
    usual = sum(map(STOP_WORDS[_USUAL].__contains__, found))
    if usual >= LEAST * len(found) and usual >= LEAD * sum(map(_OTHERS.__contains__, found)):
        return _USUAL  # ahead of all the others together, which need not be told apart
    counts = dict.fromkeys(STOP_WORDS, 0)
    for word, times in Counter(filter(_LANGUAGES.__contains__, found)).items():
        for code in _LANGUAGES[word]:
            counts[code] += times
    (most, code), (second, _) = sorted(((count, code) for code, count in counts.items()), reverse=True)[:2]
    return code if most >= LEAST * len(found) and most >= LEAD * second else UNKNOWN


def is_latin(text: str) -> bool:
    """Whether at least half of the letters of a text's beginning are Latin."""
    letters = letter_words(text[:_SAMPLE])
    total = sum(map(len, letters))
    return total == 0 or 2 * sum(len(_LATIN.findall(word)) for word in letters) >= total
