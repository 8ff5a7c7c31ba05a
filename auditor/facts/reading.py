"""Reads the value of a claim at its place in the outline, with its extent, unit, time and tense."""

from __future__ import annotations

import re

from msgspec import Struct

from auditor.facts.claim import Value
from auditor.facts.dates import Dated
from auditor.facts.model import Property
from auditor.facts.numbers import Number, parse_rank
from auditor.facts.outline import Outline

_RUN = re.compile(r"[KV][KN]*(?:(?:o|od|-|d)K[KN]*)*")
_JOINED = re.compile(r"ad?[KV][KN]*(?:od?K[KN]*)*")
_PLACE_RUN = re.compile(r"[KV][KN]*(?:(?:o|od|-|d)K[KN]*)*(?:,K[KN]*)*")
_LIST = re.compile(r"[KV][KNo]*(?:,d?[KV][KNo]*)*(?:,?ad?[KV][KNo]*)?")
_UNIT = re.compile(
    r"[ -]?(?P<unit>(?:square (?:kilomet(?:re|er)|met(?:re|er)|mile|foot|feet)|sq\.? ?(?:km|mi|m|ft)|km²|m²|km2|m2|km/h|mph|"
    r"kilomet(?:re|er)|met(?:re|er)|centimet(?:re|er)|mile|hectare|acre|feet|foot|ft|km|cm|mm|kilogram|kg|tonne|ton|pound|lb|second|minute|hour|day|week|month|year|m)s?)\b",
    re.IGNORECASE,
)
_CURRENCY = re.compile(
    r"(?:\w+ ){0,2}(?:dollar|peso|rupee|rupiah|dinar|euro|yen|pound|franc|krone|krona|lira|rand|real|ruble|"
    r"rouble|yuan|renminbi|won|shekel|shilling|dirham|riyal|rial|baht|ringgit|zloty|forint|leu|lev|naira|cedi|"
    r"birr|koruna|kuna|dram|lari|tenge|som|taka|kyat|dong|kip|sol|guarani|quetzal|lempira|colon|balboa|"
    r"bolivar|gourde|metical|kwanza|pula|dalasi|ouguiya|mark|guilder|escudo|peseta)s?( sterling)?$",
    re.IGNORECASE,
)
_LOOSE_BEFORE = frozenset("before after until till between about around circa towards by prior near since".split())


def _listed(lines: Outline, letters: str, first: int, last: int) -> Reading:
    """An enumeration of names, each apart."""
    names = re.split(r", and |, | and ", lines.slice(first, last))
    clean = letters[last + 1 : last + 2] in ("", ".", ";", ",", ")")
    return Reading(first, last, tuple(name.removeprefix("the ") for name in names if name), clean=clean)


_KINDS = {"language": ("language",), "league": ("league", "division"), "constellation": ("constellation",)}
_END = frozenset("C,;.:)(q-~apyruBHvMst!fh&jo")


class Reading(Struct, frozen=True, gc=False):
    """A value at tokens `first` to `last`; `clean` when nothing around it makes its extent or sense doubtful."""

    first: int
    last: int
    value: Value
    unit: str = ""
    clean: bool = True


def read_value(lines: Outline, letters: str, place: int, declared: Property, cue: int) -> Reading | None:
    """The value at token `place`, read as the property's type asks."""
    if declared.type == "date":
        return _date(lines, letters, place, cue, declared)
    if declared.type == "number":
        return _number(lines, letters, place, declared)
    if declared.type == "rank":
        return _rank(lines, letters, place)
    return _name(lines, letters, place, declared)


def _date(lines: Outline, letters: str, place: int, cue: int, declared: Property) -> Reading | None:
    before = letters[place - 1 : place]
    clean = letters[place + 1 : place + 2] not in ("w", "s", "K", "P")
    if letters[place] == "Y":
        if place > cue and before not in ("p", "(", ",", "-", "~", "C", "c", "o", "d", "j", "B", "a", "w", ")"):
            return None
    word = lines.word(place - 1).lower() if place else ""
    if word in _LOOSE_BEFORE or before == "y" or (before == "a" and letters[place - 2 : place - 1] in ("D", "Y")):
        clean = False
    following = letters[place + 1 : place + 3]
    joined = len(following) == 2 and following[1] in "DY" and following[0] in "pa-~"
    if joined and following[0] == "a":
        clean = False
    elif joined:
        if declared.topic in ("ended", "office_end", "death"):
            place += 2
    elif declared.topic in ("office_end", "office_start") and lines.word(cue).lower() in ("served", "in", "term"):
        return None
    value = lines.dates[place].value
    if value.precision == "range":
        clean = False
    return Reading(place, place, value, clean=clean)


def _number(lines: Outline, letters: str, place: int, declared: Property) -> Reading | None:
    mention = lines.numbers.get(place)
    if mention is None or mention.percent or mention.ordinal:
        return None
    unit = _UNIT.match(lines.text, lines.ends[place])
    clean = letters[place + 1 : place + 2] not in ("-",) or letters[place + 2 : place + 3] not in ("N", "Y")
    if letters[place - 1 : place] in ("N", "-", "K", "$") or letters[place - 2 : place] in ("N-", "Np", "Na"):
        clean = clean and letters[place - 1 : place] != "K" and letters[place - 2 : place - 1] not in ("N",)
    word = lines.word(place - 1).lower() if place else ""
    if word in ("between", "another", "other", "extra", "additional", "further", "only"):
        clean = False
    if not unit and declared.unit not in ("", "people") and letters[place + 1 : place + 2] in ("w", "s"):
        clean = clean and lines.word(place + 1).lower().rstrip("s") == declared.unit.lower().rstrip("s")
    if declared.topic == "money":
        clean = False
    return Reading(place, place, mention.value, unit["unit"] if unit else "", clean)


def _rank(lines: Outline, letters: str, place: int) -> Reading | None:
    if letters[place] == "d":
        if lines.word(place).lower() != "the":
            return None
        return Reading(place, place, Number(1.0), clean=False)
    rank = parse_rank(lines.word(place))
    return Reading(place, place, Number(float(rank))) if rank else None


def _name(lines: Outline, letters: str, place: int, declared: Property) -> Reading | None:
    if letters[place] in "NYD":
        return Reading(place, place, lines.word(place))
    if letters[place] == "w":
        return Reading(place, place, lines.word(place), clean=False)
    if declared.topic == "members":
        listed = _LIST.match(letters, place)
        if listed and listed.end() - 1 > place:
            return _listed(lines, letters, place, listed.end() - 1)
    run = (_PLACE_RUN if declared.topic in ("place", "city", "ground") else _RUN).match(letters, place)
    last = run.end() - 1 if run else place
    clean = letters[place - 1 : place] != "P"
    if declared.topic == "currency" and letters[last + 1 : last + 2] == "w":
        last += 1
    text = lines.slice(place, last)
    clean = clean and not _qualified(lines, letters)
    if letters[place] == "V":
        known = place
        while known < last and letters[known + 1] == "K":
            known += 1
        return Reading(place, last, text)
    following = letters[last + 1 : last + 2]
    if declared.topic in _KINDS and following == "w" and lines.word(last + 1).lower() in _KINDS[declared.topic]:
        following = ""
    if following and following not in _END:
        clean = False
    joined = _JOINED.match(letters, last + 1)
    if joined:  # "A and B" is denied only when neither of the two is meant
        last = joined.end() - 1
        text = lines.slice(place, last)
    if declared.topic == "currency" and not _CURRENCY.match(text):
        clean = False
    if following == "P":
        clean = False
    return Reading(place, last, text, clean=clean)


_PLAIN_BEFORE = frozenset(
    "southern northern eastern western equatorial zodiac current official national present administrative total overall own country's state's city's club's main main's "
    "film's book's novel's famous american british well-known gross".split()
)


def _qualified(lines: Outline, letters: str) -> bool:
    """Whether a word before the cue makes another property of it ("commercial capital", "first director")."""
    cue = letters.find("C")
    return cue > 0 and letters[cue - 1] in "wjOsg" and lines.word(cue - 1).lower() not in _PLAIN_BEFORE


_AT_FIRST = re.compile(r"^p[dw]{0,2}([DY]),")
_NEAR = re.compile(r"[^,;:aBHvMr()]*")


def _time_of_number(lines: Outline, letters: str, reading: Reading) -> Dated | None:
    """The date of which a number is told: at the sentence's beginning, or in the number's own stretch of words."""
    opening = _AT_FIRST.match(letters)
    if opening:
        return lines.dates[opening.start(1)].value
    after = _NEAR.match(letters, reading.last + 1)
    stretch = range(reading.last + 1, after.end() if after else reading.last + 1)
    return next((lines.dates[i].value for i in stretch if i in lines.dates and letters[i - 1] in "pyo"), None)


def tense_and_time(
    lines: Outline, letters: str, entity: int, reading: Reading, declared: Property
) -> tuple[Dated | None, bool]:
    """The day of which a sentence about a changing value speaks, and whether it speaks of the present."""
    if declared.type == "number":
        return _time_of_number(lines, letters, reading), False
    if declared.cardinality != "one_at_a_time":
        return None, False
    time = None
    low, high = sorted((entity, reading.first))
    text = lines.text.lower()
    if "former" not in text and " ex-" not in text:
        times = [m for i, m in lines.dates.items() if letters[i - 1 : i] == "p" or letters[i] == "D"]
        if len(times) == 1:
            time = times[0].value
    verbs = [lines.word(i).lower() for i in range(low, len(letters)) if letters[i] in "BHvM"]
    present = bool(verbs) and verbs[0] in ("is", "are", "has", "have") and "former" not in text
    return time, present and time is None


def is_number(value: object) -> bool:
    """Whether a value was read as a number."""
    return isinstance(value, Number)
