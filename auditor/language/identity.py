"""Which language a text is written in, by its stop words."""

from __future__ import annotations

from auditor.language.lazy import lazy
from auditor.language.words import STOP_WORDS, fold

UNKNOWN = "und"
_SAMPLE = 2000
_WORD = lazy(r"[^\W\d_]+")
_LATIN = lazy(r"[A-Za-zÀ-ɏ]")


def identify(text: str) -> str:
    """ISO 639-1 code of the language, `und` when the words do not tell.

    At least eight in a hundred words must be stop words of one language, and half again as many as of
    the next; a text with few Latin letters is `und` as well, since the lists are of Latin languages.
    """
    found = _WORD.findall(fold(text[:_SAMPLE]))
    if len(found) < 8:
        return UNKNOWN
    shares = sorted(
        ((sum(map(stops.__contains__, found)) / len(found), code) for code, stops in STOP_WORDS.items()), reverse=True
    )
    (best, code), (second, _) = shares[0], shares[1]
    return code if best >= 0.08 and best >= 1.5 * second else UNKNOWN


def is_latin(text: str) -> bool:
    """Whether at least half of the letters of a text's beginning are Latin."""
    letters = _WORD.findall(text[:_SAMPLE])
    total = sum(map(len, letters))
    return total == 0 or 2 * sum(len(_LATIN.findall(word)) for word in letters) >= total
