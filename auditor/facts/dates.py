"""Dates in text and in fact files, each with its precision, by a grammar of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from auditor.facts.numbers import digit_runs
from auditor.language.lazy import lazy

Precision = Literal["day", "month", "year", "decade", "century", "range"]

_MONTHS = "january february march april may june july august september october november december".split()
_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})(?!\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = r"(?:early|mid|late|beginning of|end of|middle of|spring|summer|autumn|fall|winter)"
_GRAMMAR = lazy(
    rf"""
    (?=[\djfmasondtebwlJFMASONDTEBWL])(?<![\w.,/-](?=\d))(?<![A-Za-z])
    (?:
      (?P<iso>(?P<iy>\d{{4}})-(?P<im>0\d|1[0-2])-(?P<id>[0-2]\d|3[01])(?![\d-]))
    | (?P<slash>(?P<s1>\d{{1,2}})[/.](?P<s2>\d{{1,2}})[/.](?P<sy>{_YEAR}))
    | (?:(?P<wd>{_WEEKDAY}),?\ (?:the\ )?)?
      (?: (?P<d1>{_DAY})(?:\ of)?\ (?P<m1>{_MONTH}),?(?:\ of)?\ (?P<y1>{_YEAR})
        | (?P<m2>{_MONTH})\ (?:the\ )?(?P<d2>{_DAY})(?:\ ?,\ ?|\ )(?:of\ )?(?P<y2>{_YEAR})
      )
    | (?P<m3>{_MONTH}),?\ (?:of\ )?(?P<y3>{_YEAR})
    | (?:the\ )?(?P<part>(?:{_PART}[\ -])?)(?:the\ )?(?P<decade>(?:1\d|20)\d0)['’]?s\b
    | (?:the\ )?(?:{_PART}[\ -])?(?P<century>\d{{1,2}})(?:st|nd|rd|th)[\ -]century(?!\ (?:bc|b\.c))
    | (?P<ry1>{_YEAR})\s?[–—/-]\s?(?P<ry2>\d{{4}}|\d{{2}})(?![\d-]|\.\d)
    | (?P<y4>{_YEAR})(?![,.]?\d|[/-]\d|\ ?%)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LOOSE = lazy(r"\s+,")
_ABOUT = lazy(r"^(?:c\.|ca\.|circa|about)\s*", re.IGNORECASE)
_YEAR_MONTH = lazy(r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])")
# What can stand right before the first digit of a date and be a part of it.
_LEADS = (*_MONTHS, *(month[:3] for month in _MONTHS), "sept", "the", "of", "day", *"early mid late".split(),
          *"spring summer autumn fall winter".split())  # fmt: skip
_LEAD, _REACH = 32, 64  # characters from the start of a date to its first digit, and from there behind its end, at most


class Dated(Struct, frozen=True, gc=False):
    """A stretch of days that a wording names, and how exact the wording is."""

    start: date
    end: date
    precision: Precision

    def agrees(self, other: Dated) -> bool:
        """Whether one of the two lies inside the other: they are equal at the coarser precision."""
        return (self.start <= other.start and other.end <= self.end) or (
            other.start <= self.start and self.end <= other.end
        )

    def touches(self, other: Dated) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def __str__(self) -> str:
        first = self.start
        if self.precision == "day":
            return f"{first.day} {_MONTHS[first.month - 1].title()} {first.year}"
        if self.precision == "month":
            return f"{_MONTHS[first.month - 1].title()} {first.year}"
        if self.precision == "year":
            return str(first.year)
        if self.precision == "decade":
            return f"the {first.year}s"
        return f"{first.year} to {self.end.year}"


class DateMention(Struct, frozen=True, gc=False):
    """A date found at `start:end`; `bare` when it is only four digits; `weekday` from 0 when one is named."""

    start: int
    end: int
    value: Dated
    bare: bool = False
    weekday: int | None = None


def find_dates(text: str) -> Iterator[DateMention]:
    """The dates of a text, from left to right."""
    done = 0
    for digits in digit_runs(text):
        match = _date_at(text, done, digits.start())
        if match is None:
            continue
        done = match.end()
        value = _value(match)
        if value is not None:
            start, end = match.span()
            if text[end - 1] == " ":
                end -= 1
            bare = match.lastgroup == "y4"
            yield DateMention(start, end, value, bare, None if bare else _weekday(match))


def _date_at(text: str, done: int, digit: int) -> re.Match[str] | None:
    """The date whose first digit stands at `digit`, with the words before it; nothing before `done` is looked at."""
    if digit < done:
        return None
    lead = text[max(done, digit - 12) : digit]
    if lead[-1:] not in (" ", "-") or (lead.isascii() and not lead[:-1].rstrip(".,").lower().endswith(_LEADS)):
        return _GRAMMAR.match(text, digit)
    found = _GRAMMAR.search(text, max(done, digit - _LEAD), digit + _REACH)
    return found if found is not None and found.start() <= digit else None


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Dated | None:
    """The date that `text` is as a whole, or None."""
    text = _LOOSE.sub(",", text.strip()).rstrip("-–? ")
    of_month = _YEAR_MONTH.fullmatch(text)
    if of_month:
        return month(int(of_month["y"]), int(of_month["m"]))
    match = _GRAMMAR.fullmatch(_ABOUT.sub("", text))
    return _value(match) if match else None


def _weekday(match: re.Match[str]) -> int | None:
    name = match["wd"]
    return None if name is None else ["mo", "tu", "we", "th", "fr", "sa", "su"].index(name.casefold()[:2])


def _value(match: re.Match[str]) -> Dated | None:
    if match["y4"]:
        return year(int(match["y4"]))
    if match["iy"]:
        return day(int(match["iy"]), int(match["im"]), int(match["id"]))
    for n in ("1", "2"):
        if match["y" + n]:
            return day(int(match["y" + n]), _month(match["m" + n]), int(re.sub(r"\D", "", match["d" + n])))
    if match["y3"]:
        return month(int(match["y3"]), _month(match["m3"]))
    if match["sy"]:
        first, second, y = int(match["s1"]), int(match["s2"]), int(match["sy"])
        dotted = "/" not in match["slash"] and second <= _MONTHS_A_YEAR
        return day(y, second, first) if dotted else _slashed(first, second, y)
    if match["decade"]:
        return _decade(int(match["decade"]), match["part"] or "")
    if match["century"]:
        return _century(int(match["century"]))
    return _years(match["ry1"], match["ry2"])


def _month(name: str) -> int:
    return _NUMBER[name.casefold()[:3]]


def day(y: int, m: int, d: int) -> Dated | None:
    """One day, None when the calendar has no such day."""
    try:
        only = date(y, m, d)
    except ValueError:
        return None
    return Dated(only, only, "day")


def month(y: int, m: int) -> Dated:
    """A month from its first to its last day."""
    following = date(y + m // 12, m % 12 + 1, 1)
    return Dated(date(y, m, 1), following - timedelta(days=1), "month")


@lru_cache(maxsize=512)
def year(y: int) -> Dated:
    """A year from its first to its last day."""
    return Dated(date(y, 1, 1), date(y, 12, 31), "year")


def _decade(y: int, part: str) -> Dated:
    first, last = y, y + (99 if y % 100 == 0 and y < 2000 else 9)
    if part.lower().startswith("early") and last - first == 9:
        last = first + 4
    elif part.lower().startswith("late") and last - first == 9:
        first += 5
    return Dated(date(first, 1, 1), date(last, 12, 31), "decade" if last - first <= 9 else "century")


def _century(number: int) -> Dated | None:
    if not 2 <= number <= 21:
        return None
    return Dated(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), "century")


_MONTHS_A_YEAR = 12


def _slashed(first: int, second: int, y: int) -> Dated | None:
    """12/25/2013 and 25/12/2013 can be read in one way only; 4/5/2013 is left alone, unlike 4.5.2013."""
    if first > 12 >= second or first == second:
        return day(y, second, first)
    return day(y, first, second) if second > 12 >= first else None


def _years(first: str, second: str) -> Dated | None:
    start, end = int(first), int(second if len(second) == 4 else first[:2] + second)
    return Dated(date(start, 1, 1), date(end, 12, 31), "range") if start < end <= 2199 else None
