"""Words that take back, weaken or stage what a sentence says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from auditor.language.lazy import lazy

_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS = frozenset(
    "myth myths hoax hoaxes rumor rumour rumors rumours rumored rumoured false falsely untrue incorrect incorrectly "
    "wrong wrongly mistake mistakes mistaken mistakenly erroneous erroneously fictional fictitious "
    "so-called legend legends spoof "
    "conspiracy misinformation disinformation bogus misconception misconceptions fallacy contrary corrected correction "
    "error errors typo typos misprint counterfactual alternate unproven unverified unconfirmed unsubstantiated "
    "unfounded baseless nonsense fiction contested challenged scenario perhaps maybe possibly "
    "probably presumably apparently seemingly likely unlikely might could otherwise "
    "disagree disagrees differ differs joke jokes joked joking".split()
)
_STEMS = (
    "debunk disput deny denie denial reject refut retract fabricat hypothe suppos imagin pretend alleg purport parod "
    "satir fake doubt question speculat inaccura misreport misstat misquot dream belie assum predict forecast guess "
    "claim insist counterfeit disprov discredit exaggerat invent_ mislead misremember"
).split()
_PHRASES = (
    "not true", "not the case", "no evidence", "no truth", "earlier draft", "first draft", "early draft", "old draft",
    "previous draft", "rejected draft", "earlier version", "previous version", "old version", "if only", "were to",
    "as if", "as though", "what if", "thought experiment", "for the sake of", "rather than", "instead of", "far from",
    "anything but", "not so", "would have", "would need", "would mean", "would imply", "would require", "would make",
    "would be", "would not", "alternative history",
)  # fmt: skip


_SPACED = bytes(code if chr(code).isalpha() or chr(code) == "-" else 32 for code in range(128)).ljust(256)
_OPENERS = frozenset(phrase.partition(" ")[0] for phrase in _PHRASES)  # a phrase can only be where its first word is


def _by_start() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for stem in _STEMS:
        found[stem[:4]] = (*found.get(stem[:4], ()), stem)
    return found


_STARTS = _by_start()


_GENRE = lazy(  # a kind of book or film and no doubt of what is said
    r"\b(?:science|pulp|crime|historical|detective|literary|gothic|fan|non)[ -]fiction\b|"
    r"\bfiction (?:film|novel|writer|author|series|book|magazine|prize|award|list)s?\b"
)
_UNABLE = lazy(  # what somebody was not able to do, and no doubt: "could not save them all"
    r"\bcould(?:n['’]t| not| no longer| hardly| barely) (?!have|be|say|tell|know|confirm|verify|prove|agree|establish|"
    r"recall|remember|explain|believe|trust|decide|find|see|determine|rule)"
)
_STAR = lazy(r"\b[a-z]+ legends? (?=[A-Z])")  # "the tennis legend Roger Federer"
_TOLL = lazy(
    r"\bclaim(?:ed|s|ing) (?=(?:[a-z]+ ){0,3}[\d,]+ (?:lives|victims)|the lives)|"
    r"\b(?:an?|the|legal|labour|border|territorial|long|bitter) disputes?\b|\bdisputes? (?:with|over|between)\b|"
    r"\bassum(?:ed|es|ing) (?:office|power|control|command|duties|(?:the|his|her) (?:throne|presidency|role|post|"
    r"title|office|position|leadership|duties))\b"
)


@lru_cache(maxsize=512)
def is_doubted(text: str) -> bool:
    """Whether a sentence holds a word that takes its assertion away."""
    lower = (_STAR.sub("", text) if "egend" in text else text).lower()
    if "fiction" in lower:
        lower = _GENRE.sub("", lower)
    if "claim" in lower or "disput" in lower or "assum" in lower:
        lower = _TOLL.sub("", lower)
    if "could" in lower:
        lower = _UNABLE.sub("", lower)
    words = _words(lower)
    if not _WORDS.isdisjoint(words):
        return True
    if not _OPENERS.isdisjoint(words) and any(phrase in lower for phrase in _PHRASES):
        return True
    found = _STARTS.keys() & {word[:4] for word in words}
    return any(word.startswith(_STARTS[word[:4]]) for word in words if word[:4] in found) if found else False


def _words(lower: str) -> set[str]:
    """The words of a text, those joined by a hyphen as one; for plain letters a table is faster than an expression."""
    if not lower.isascii():
        return set(_WORD.findall(lower))
    words = set(lower.encode().translate(_SPACED).decode().split())
    for word in [word for word in words if "-" in word]:
        words.remove(word)
        words.update(_WORD.findall(word))
    return words
