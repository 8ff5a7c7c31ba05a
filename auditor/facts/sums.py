"""What a text gets wrong by its own figures: weekdays, order of years, ages, counts of lists, shares of a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.language.lazy import lazy

if TYPE_CHECKING:
    from auditor.facts.dates import Dated

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_GREGORIAN = 1924  # the last countries of Europe changed their calendar in 1923


class Clash(Struct, frozen=True):
    """Two figures at `start:end` that cannot both be right, and why."""

    start: int
    end: int
    reason: str


def weekdays(text: str) -> Iterator[Clash]:
    """A weekday that does not fall on the date beside it."""
    from auditor.facts.dates import find_dates  # noqa: PLC0415 - few articles have a weekday beside a date

    for found in find_dates(text):
        day = found.value.start
        if found.weekday is None or found.value.precision != "day" or day.year < _GREGORIAN:
            continue
        if day.weekday() != found.weekday:
            right = _DAYS[day.weekday()]
            yield Clash(found.start, found.end, f"{found.value} was a {right}, not a {_DAYS[found.weekday]}")


_YEAR = r"(1\d{3}|20\d{2})"
_TENURE = lazy(
    rf"\b(?:reigned|served|ruled|lived|lasted|existed|governed|in office|in power|presidency|tenure|term|war|studied|"
    rf"taught|attended)\b[^.;:!?()]{{0,60}}\bfrom {_YEAR} (?:to|until|till) {_YEAR}(?![\d,.]*\d|\s*(?:BC|B\.C|"
    rf"b\.c|[a-z%]))"
)
_LIFE = lazy(rf"(?<=[A-Za-z.] )\({_YEAR}\s?[–—-]\s?{_YEAR}\)")


def order(text: str) -> Iterator[Clash]:
    """An end that comes before its start."""
    for pattern in (_TENURE, _LIFE):
        for found in pattern.finditer(text):
            if int(found[1]) > int(found[2]):
                start = found.start(1)
                yield Clash(start, found.end(2), f"the end, {found[2]}, comes before the start, {found[1]}")


_AGED = lazy(r"\b(?:aged|at age|at the age of) (\d{1,3})\b(?![-–]|\s+(?:and|or|to)\b)")
_DIED = lazy(r"\b(?:died|passed away|death|killed|assassinated|executed)\b")
_SAME = lazy(  # between the birth's date and "died": no other subject
    r"[\w ]{0,18}?\d{4}(?: (?:in|at|near) [A-Z][\w’'., -]*?)?,?(?: and| but|;)?(?: he| she| who)?(?: later| then|"
    r" had)?,? ",
)
_BORN = lazy(r"\bborn\b[^.;()]{0,60}?$")


def ages(text: str) -> Iterator[Clash]:
    """An age at death that does not fit birth and death, when one sentence gives all three."""
    from auditor.facts.dates import find_dates  # noqa: PLC0415 - few articles tell an age at death

    age = _AGED.search(text)
    dates = list(find_dates(text))
    if age is None or len(dates) != 2 or len(_AGED.findall(text)) != 1:
        return
    first, last = dates
    if not _is_life(text, first.start, last.start, age.start()):
        return
    low, high = _span_of_years(first.value, last.value)
    if first.value.start < last.value.start and not low <= int(age[1]) <= high:
        years = str(high) if low == high else f"{low} or {high}"
        yield Clash(age.start(), age.end(), f"from {first.value} to {last.value} is {years} years, not {age[1]}")


def _is_life(text: str, birth: int, death: int, age: int) -> bool:
    """Whether the first date is a birth and the second, with the age, a death."""
    died = _DIED.search(text)
    if died is None or _BORN.search(text[:birth]) is None or not birth < died.start():
        return False
    if _SAME.fullmatch(text[birth : died.start()]) is None:
        return False
    return died.start() < death and died.start() < age and len(_DIED.findall(text)) == 1


def _span_of_years(birth: Dated, death: Dated) -> tuple[int, int]:
    """The ages that are possible between two dates."""
    return _years(birth.end, death.start), _years(birth.start, death.end)


def _years(birth: date, death: date) -> int:
    return death.year - birth.year - ((death.month, death.day) < (birth.month, birth.day))


_COUNTED = lazy(
    r"\b((?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|\d{1,2}) ((?:[a-z-]+ ){0,2}[a-z-]+s): "
    r"([^:;!?]+?)(?:\.|$)"
)
_OPEN = lazy(
    r"\b(?:etc|including|such as|among|others?|more|or|e\.g|i\.e|for example|both|respectively|with|who|which|"
    r"that|is|are|was|were|has|have|had|will|can)\b|[()“”\"…]|\d"
)


def lists(text: str) -> Iterator[Clash]:
    """A number that announces more or fewer items than the list after the colon has."""
    from auditor.facts.numbers import parse_number  # noqa: PLC0415 - as few announce one

    for found in _COUNTED.finditer(text):
        number = parse_number(found[1])
        listed = found[3].strip()
        if number is None or _OPEN.search(listed) or ("," not in listed and " and " not in listed):
            continue
        low, high = _items(listed)
        if not low <= number.value <= high and _short(listed):
            names = str(high) if low == high else f"{low} or {high}"
            yield Clash(found.start(), found.end(3), f"“{found[1]} {found[2]}”, but {names} are listed")


def _items(listed: str) -> tuple[int, int]:
    """How many items a list may have: an "and" can part two items or stand inside one."""
    parts = re.split(r",\s*(?:and\s+)?", listed)
    joined = " and " in parts[-1] and not re.search(r",\s*and\s", listed)
    return len(parts) + joined, sum(part.count(" and ") + 1 for part in parts)


def _short(listed: str) -> bool:
    """Whether every item is a name: a few words, with a capital."""
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", listed)
    words = [word for part in parts for word in part.split()]
    named = all(word[0].isupper() or word in ("of", "the", "de", "and", "la") for word in words)
    return named and all(part and len(part.split()) <= 5 for part in parts)


_PERCENT = lazy(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent\b)")
_WHOLE = lazy(
    r"\b(?:divided|split|broken down|break down|breaks down|made up of|composed of|consists? of|comprises?|"
    r"consisted of|comprised)\b"
)
_PARTIAL = lazy(
    r"\b(?:rest|remaind?e?r?|remaining|others?|about|around|roughly|nearly|almost|over|under|least|most|rose|"
    r"fell|grew|increase\w*|decrease\w*|compared|from|than|of whom|of which|including)\b"
)


def shares(text: str) -> Iterator[Clash]:
    """Shares of one whole that add up to something else than a hundred."""
    found = list(_PERCENT.finditer(text))
    if len(found) < 3 or not _WHOLE.search(text[: found[0].start()]) or _PARTIAL.search(text):
        return
    total = sum(float(one[1]) for one in found)
    if abs(total - 100) > 1.5:
        yield Clash(found[0].start(), found[-1].end(), f"the shares add up to {total:g} %")


SUMS: Mapping[str, Callable[[str], Iterator[Clash]]] = {
    "weekday": weekdays,
    "order": order,
    "age": ages,
    "list": lists,
    "percent": shares,
}
# What must stand right beside a word, and then what around it, for a check to have anything to look at: two looks that
# cost less than to find the sentence.
_DIGIT = lazy(r"\d")
NEAR: Mapping[str, re.Pattern[str]] = {"age": _DIGIT, "list": lazy(r": [A-Z]")}
BESIDE, AROUND = 7, 80  # characters on either side
GATES: Mapping[str, re.Pattern[str]] = {
    "weekday": lazy(r"\d"),
    "order": lazy(rf"\bfrom {_YEAR} (?:to|until|till) {_YEAR}|\({_YEAR}\s?[–—-]\s?{_YEAR}\)"),
    "age": lazy(r"\b(?:aged|at age|at the age of) \d"),
    "list": lazy(
        r"(?:\b(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|\d) (?:[a-z-]+ ){0,2}[a-z-]+s: [A-Z]"
    ),
    "percent": lazy(r"\d ?(?:%|per ?cent\b)"),
    "self": lazy(r"\d"),
}
WORDS: Mapping[str, tuple[str, ...]] = {
    "weekday": tuple(_DAYS),
    "order": ("from 1", "from 2", "(1", "(2"),
    "age": ("aged", "at age", "age of"),
    "list": ("s: ",),
    "percent": ("divided", "split", "broken", "break", "breaks", "made up", "composed", "consists", "consist",
                "comprises", "comprise", "consisted", "comprised"),
    "self": ("born", "died", "founded", "established"),
}  # fmt: skip
