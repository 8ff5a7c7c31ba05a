"""Whether only linking words stand between a relational noun and its value: "the mayor of E was", "V became mayor"."""

from __future__ import annotations

from auditor.facts.model import Property
from auditor.facts.outline import Outline
from auditor.language.lazy import lazy

# What may stand between a noun and its value besides "is": "is called", "is estimated at".
LINKING = frozenset(
    "took place occurred happened made came "
    "called named known titled entitled dubbed considered estimated stands stood reached reaches recorded measured "
    "measures measuring total held currently roughly approximately city town village one some just of at as by the "
    "composed written carried american british french german italian novelist author number value".split()
)
_PLACED = frozenset("located situated based in at found".split())
_CLOSED = ("", ",", ".", ";", ")", "~", "!", ":", "q")
_BECOMING = frozenset("became becomes remains remained".split())
_CHOOSING = frozenset("appointed named hired elected chose".split())
_COMPOSING = frozenset(("composed", "wrote"))  # "composed the music for"
_SERVING = frozenset(
    "took takes served serves appointed named hired elected chosen installed confirmed made unveiled introduced known "
    "listed reappointed re-elected reelected dismissed sacked fired replaced ran led headed managed joined".split()
)
_HELD = lazy(r"HB|H?B?v[di]?$")


_USES = frozenset("use uses has have retains retain keeps keep recognises recognizes with".split())


def is_linked(lines: Outline, letters: str, after: int, value: tuple[int, int], declared: Property) -> bool:
    """Whether only linking words stand between a noun and its value, and an apposition is closed."""
    first, last = value
    cue = letters.find("C")
    by_terms = declared.cardinality == "one_at_a_time"
    if last < cue:
        between = letters[last + 1 : cue]
        if between[:2] == "pi":  # "uses the euro as its currency"
            verb = lines.word(first - 1 - (letters[first - 1] == "d"))
            return lines.word(last + 1).lower() == "as" and (verb in _USES or (by_terms and verb in _CHOOSING))
        if not _is_called(lines, letters, value, declared):
            return False
        return not between.startswith(",") or between[1:2] in ("r", "t") or letters[after + 1 : after + 2] in _CLOSED
    if declared.topic == "person" and letters[after + 1 : first].startswith("o"):
        return False  # "the president of Venezuela": whose, and not who
    if letters[after + 1 : first].startswith(",") and first - after <= 3 and letters[after + 2 : after + 3] != "r":
        return letters[last + 1 : last + 2] in (*_CLOSED, "a")
    for index in range(after + 1, first):
        if letters[index] not in "vwsgp":
            continue
        word = lines.word(index).lower()
        if letters[first] in "DY" and letters[index] == "p" and word in ("in", "on"):
            continue
        if word not in LINKING and not (declared.topic in ("place", "ground", "city", "seat") and word in _PLACED):
            return False
    return True


def _is_called(lines: Outline, letters: str, value: tuple[int, int], declared: Property) -> bool:
    """Whether the verb beside a value before its noun says that it is, became or was made what the noun names."""
    first, last = value
    cue = letters.find("C")
    between, steps = letters[last + 1 : cue], range(last + 1, cue)
    by_terms = declared.cardinality == "one_at_a_time"
    if "s" in between and not any(lines.word(i).lower() == "as" for i in steps):
        return False
    if letters[first - 2 : first] == "Ev":  # "the club appointed Ann Lee as"
        return by_terms and lines.word(first - 1).lower() in _CHOOSING
    verbs = {lines.word(i).lower() for i in steps if letters[i] == "v"}
    if declared.topic == "composer" and between in ("v", "vd"):
        return verbs <= _COMPOSING
    if by_terms:
        return verbs - _SERVING <= _BECOMING
    if _HELD.match(between):
        return False  # "has been the capital", "was named capital": it may be another by now
    return "B" in between or verbs <= _BECOMING
