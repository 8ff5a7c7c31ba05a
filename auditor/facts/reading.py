"""Reads the value of a claim at its place in the outline, with its extent, unit, time and tense."""

from __future__ import annotations

import re

from msgspec import Struct

from auditor.facts.claim import Value
from auditor.facts.closed import CLOSED, PLAYERS, SPORTSPEOPLE
from auditor.facts.dating import is_dated, is_state
from auditor.facts.model import Property
from auditor.facts.numbers import Number, parse_rank
from auditor.facts.outline import Outline, last_of_cue
from auditor.language.lazy import lazy

_RUN = lazy(r"[KV][KN]*(?:(?:o|od|-|d)K[KN]*)*(?:(?<=KK)-w(?=[,.;)aBpHy]|$))?")  # "Park Chan-wook"
_JOINED = lazy(r"ad?[KV][KN]*(?:od?K[KN]*)*")
_PLACE_RUN = lazy(r"[KV][KN]*(?:(?:o|od|-|d)K[KN]*)*(?:,K[KN]*)*")
_LIST = lazy(r"[KV][KNo]*(?:,d?[KV][KNo]*)*(?:,?ad?[KV][KNo]*)?")
_UNIT = lazy(
    r"(?: \(|[ -])?(?P<unit>(?:(?:kilomet(?:re|er)|mile)s? (?:per|an) hour|"
    r"square (?:kilomet(?:re|er)|met(?:re|er)|mile|foot|feet)|sq\.? ?(?:km|mi|m|ft)|km²|m²|km2|"
    r"m2|km/h|mph|"
    r"kilomet(?:re|er)|met(?:re|er)|centimet(?:re|er)|mile|hectare|acre|feet|foot|ft|km|cm|mm|kilogram|kg|gram|g|tonne|"
    r"(?:kilo|mega|giga|tera)?watt[ -]hour|[kmgt]wh|(?:kilo|mega|giga|tera)?watt|[kmgt]w|hp|horsepower|"
    r"(?:kilo)?volt|kv|(?:kilo|mega|giga)?hertz|[kmg]?hz|"
    r"cubic (?:kilomet(?:re|er)|met(?:re|er)|mile|foot|feet)|km³|m³|km3|m3|"
    r"mega(?:litre|liter)|litre|liter|"
    r"ton|pound|lb|°C|°F|degrees? celsius|degrees? fahrenheit|second|minute|hour|day|week|month|year|m)s?)\b",
    re.IGNORECASE,
)
_CURRENCY = lazy(
    r"(?:\w+ ){0,2}(?:dollar|peso|rupee|rupiah|dinar|euro|yen|pound|franc|krone|krona|lira|rand|real|ruble|"
    r"rouble|yuan|renminbi|won|shekel|shilling|dirham|riyal|rial|baht|ringgit|zloty|forint|leu|lev|naira|cedi|"
    r"birr|koruna|kuna|dram|lari|tenge|som|taka|kyat|dong|kip|sol|guarani|quetzal|lempira|colon|balboa|"
    r"bolivar|gourde|metical|kwanza|pula|dalasi|ouguiya|mark|guilder|escudo|peseta)s?( sterling)?$",
    re.IGNORECASE,
)
_LOOSE_BEFORE = frozenset("before after until till between about around circa towards by prior near since".split())


_KINDS = {
    "language": ("language",),
    "league": ("league", "division"),
    "constellation": ("constellation",),
    "sport": SPORTSPEOPLE,
}
_BEFORE_YEAR = ("p", "(", ",", "-", "~", "C", "c", "o", "d", "j", "B", "a", "w", ")")
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
        return _number(lines, letters, place, declared, cue)
    if declared.type == "rank":
        return _rank(lines, letters, place)
    return _name(lines, letters, place, declared)


_DATES = lazy(r"[DY](?:(?:,|,?a)p?[DY])+(?![-~]|p[DY])")


def _date(lines: Outline, letters: str, place: int, cue: int, declared: Property) -> Reading | None:
    several = _DATES.match(letters, place) if declared.cardinality == "many" else None
    if several and place > cue:
        dates = tuple(lines.dates[i].value for i in range(place, several.end()) if letters[i] in "DY")
        return Reading(place, several.end() - 1, dates, clean=is_dated(lines, letters, cue, place))
    if letters[place] == "Y" and place > cue and letters[place - 1 : place] not in _BEFORE_YEAR:
        return None
    clean = _is_clean_date(lines, letters, place, cue, declared)
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
    if _is_bound(lines, letters, place):
        return Reading(place, place, (), clean=False)
    return Reading(place, place, value, clean=clean)


_BOUNDS = frozenset(("before", "after"))
_DATED_BY = lazy(r"p[dwsgjO]{0,4}(?:o[dwsgjO]{0,2})?$")


def _is_bound(lines: Outline, letters: str, place: int) -> bool:
    """Whether a date is only what something came before or after: "before the summer of 1990" is not 1990."""
    found = _DATED_BY.search(letters, 0, place)
    at = found.start() if found else 0
    return lines.word(at).lower() in _BOUNDS or (at > 0 and lines.word(at - 1).lower() == "prior")


def _is_clean_date(lines: Outline, letters: str, place: int, cue: int, declared: Property) -> bool:
    """Whether nothing beside a date makes another thing of it: "the 1990 edition", "before 1990", "1990 and 91"."""
    before, following = letters[place - 1 : place], letters[place + 1 : place + 2]
    describing = following in ("w", "s", "K")
    if declared.topic == "work" and before == "d":
        if not describing:
            return False
    elif (describing or following == "P") and not _THEN_WHO.match(letters):  # but "is a 1958 thriller" dates a work
        return False
    if place > cue and not is_dated(lines, letters, cue, place):
        return False
    word = lines.word(place - 1).lower() if place and before not in ("C", "c") else ""
    if word == "since" and is_state(lines, letters, letters.find("E"), (cue, last_of_cue(letters, cue)), place):
        return not declared.topic.startswith("office")
    if word == "until" and letters[place - 2 : place - 1] == "T":
        return True  # "not until 1990"
    return not (
        word in _LOOSE_BEFORE or before == "y" or (before == "a" and letters[place - 2 : place - 1] in ("D", "Y"))
    )


_THEN_WHO = lazy(r"pYK+C")  # "In 1976 Steve Wozniak founded"
_OTHERS = frozenset("all between another other extra additional further only".split())


def _number(lines: Outline, letters: str, place: int, declared: Property, cue: int) -> Reading | None:
    mention = lines.numbers.get(place)
    if mention is None or mention.percent or mention.ordinal:
        return None
    unit = _UNIT.match(lines.text, lines.ends[place])
    word = lines.word(place - 1).lower() if place else ""
    clean = word not in _OTHERS and declared.topic != "money" and not _in_range(letters, place)
    stated = declared.unit not in ("", "people") and not declared.supposed
    if not unit and stated and letters[place + 1 : place + 2] in ("w", "s"):
        clean = clean and lines.word(place + 1).lower().rstrip("s") == declared.unit.lower().rstrip("s")
    if cue < place and _qualified(lines, letters) and letters[cue + 1 : place].strip("c")[:1] in ("o", "B", "p"):
        clean = False  # "the second runway", "an average depth of"
    return Reading(place, place, mention.value, unit["unit"] if unit else "", clean)


def _in_range(letters: str, place: int) -> bool:
    """Whether a number is an end of a range ("10-12", "10 to 12") or belongs to a name ("Studio 54")."""
    if letters[place + 1 : place + 2] == "-" and letters[place + 2 : place + 3] in ("N", "Y"):
        return True
    return letters[place - 1 : place] == "K" or letters[place - 2 : place] in ("N-", "Np", "Na")


def _rank(lines: Outline, letters: str, place: int) -> Reading | None:
    if letters[place] == "d":
        if lines.word(place).lower() != "the":
            return None
        return Reading(place, place, Number(1.0), clean=False)
    rank = parse_rank(lines.word(place))
    return Reading(place, place, Number(float(rank))) if rank else None


def _name(lines: Outline, letters: str, place: int, declared: Property) -> Reading | None:
    if declared.topic == "code":
        return _code(lines, letters, place)
    if letters[place] in "NYDw":
        return Reading(place, place, lines.word(place), clean=letters[place] != "w")
    if declared.topic == "members":
        listed = _LIST.match(letters, place)
        if listed and listed.end() - 1 > place:
            return _listed(lines, letters, place, listed.end() - 1)
    run = (_PLACE_RUN if declared.topic in ("place", "city", "ground", "seat") else _RUN).match(letters, place)
    last = run.end() - 1 if run else place
    if declared.topic == "currency" and letters[last + 1 : last + 2] == "w":
        last += 1
    if letters[place] == "V":
        return Reading(place, last, lines.slice(place, last), clean=not _qualified(lines, letters))
    joined = _JOINED.match(letters, last + 1)
    clean = _ends_here(lines, letters, last, declared) and not _qualified(lines, letters)
    clean = clean and not (declared.topic in _MOVING and _is_regional(letters))
    last = joined.end() - 1 if joined else last  # "A and B" is denied only when neither of the two is meant
    text = lines.slice(place, last)
    if declared.topic == "sport":
        text = PLAYERS.get(text, text)
        clean = clean and not CLOSED["sport"].isdisjoint((text.lower(), *text.lower().split()))
        clean = clean and not (place and text == "football" and lines.word(place - 1) in _FOOTBALLS)
    if declared.topic == "currency":
        clean = clean and _CURRENCY.match(text) is not None
    return Reading(place, last, text, clean=clean and letters[place - 1 : place] != "P")


def _code(lines: Outline, letters: str, place: int) -> Reading:
    """A code through its last letter or digit ("0-374-26131-8")."""
    last = at = place
    while at + 1 < len(letters) and lines.starts[at + 1] == lines.ends[at] and letters[at + 1] in "-NYDKw":
        at += 1
        last = last if letters[at] == "-" else at
    return Reading(place, last, lines.slice(place, last), clean=letters[place] != "w")


_FOOTBALLS = frozenset("American Australian Canadian Gaelic association arena".split())


def _ends_here(lines: Outline, letters: str, last: int, declared: Property) -> bool:
    """Whether nothing after a name makes another thing of it ("the Serie A club" is no league)."""
    following = letters[last + 1 : last + 2]
    passing = letters[last + 2 : last + 3] == "g"  # "flows into the sea after crossing"
    if following == "p" and not passing and _is_occasion(lines, last + 1, declared.topic):
        return False
    if declared.topic in _KINDS and following == "w" and lines.word(last + 1).lower() in _KINDS[declared.topic]:
        return True
    if following == "-":
        return letters[last + 2 : last + 3] in ("C", "w") and "C" in letters[last + 1 : last + 3]
    return not following or following in _END


_MOVING = frozenset(("ground", "seat", "place", "city", "league", "holding", ""))
_OCCASIONS = frozenset("before until till during against after for".split())


def _is_occasion(lines: Outline, at: int, topic: str) -> bool:
    """Whether what follows a name makes it one of an occasion ("plays at Wembley on Sunday", "against")."""
    word = lines.word(at).lower()
    if word in _OCCASIONS:
        return topic in _MOVING
    return topic == "ground" and word == "on"


def _listed(lines: Outline, letters: str, first: int, last: int) -> Reading:
    """An enumeration of names, each apart."""
    names = re.split(r", and |, | and ", lines.slice(first, last))
    clean = letters[last + 1 : last + 2] in ("", ".", ";", ",", ")")
    return Reading(first, last, tuple(name.removeprefix("the ") for name in names if name), clean=clean)


_REGIONAL = lazy(r"d?K{1,2}C.*o")  # "the North American headquarters of"


def _is_regional(letters: str) -> bool:
    """Whether a name before the cue makes the place one of several."""
    return _REGIONAL.match(letters) is not None


_PLAIN_BEFORE = frozenset(
    "maximum estimated southern northern eastern western equatorial zodiac current official national present "
    "administrative total overall own country's state's city's club's main main's film's book's novel's "
    "famous american british well-known gross impressive remarkable staggering astonishing imposing considerable vast "
    "substantial modest whopping originally".split()
)


# What stands in one country.
_STANDING = frozenset(
    "city town village hamlet municipality suburb district neighbourhood neighborhood "
    "building tower skyscraper palace castle fort fortress church cathedral mosque temple synagogue abbey "
    "monastery monument memorial museum theatre theater stadium arena airport station hospital prison library "
    "university college school lighthouse mansion villa cemetery zoo".split()
)


def _qualified(lines: Outline, letters: str) -> bool:
    """Whether a word before the cue makes another property of it ("commercial capital", "first director")."""
    cue = letters.find("C")
    if lines.letters[cue : cue + 1] == "v" and letters[cue - 1 : cue] in ("w", "s"):
        return False  # "an opera composed by"
    if lines.letters[cue : cue + 1] == "p" and lines.word(cue - 1).lower() in _STANDING:
        return False  # "a town in": a river, a lake or a maker is in many countries
    if cue > 0 and letters[cue + 1 : cue + 2] == "c" and lines.word(last_of_cue(letters, cue)) == "by":
        return False  # "a studio album by"
    return cue > 0 and letters[cue - 1] in "wjOsg" and lines.word(cue - 1).lower() not in _PLAIN_BEFORE
