"""What rows of lines tell: lists of an article, headlines of a page, and what a page writes beside its headlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from auditor.language.lazy import lazy
from auditor.language.shape import is_dateline
from auditor.language.words import STOP_WORDS, fold

Rider = Literal["age", "mark", "section", "date"]
LONGEST_RIDER, LONGEST_SECTIONS = 60, 40
_AGES = ("ago", "read", "yesterday", "just now", "comment", "view", "share", "replies")
_PAID = (
    "sponsored",
    "promoted",
    "paid content",
    "advertisement",
    "| ad",
    "· ad",
    "• ad",
    "- ad",
    "ad |",
    "ad ·",
    "ad •",
)
_MAY_TELL = lazy("|".join(map(re.escape, (*_AGES, *_PAID))))
_JOINTS = frozenset("/|·•,&+»>-–—")
_UNIT = r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mos?|months?|y|yrs?|years?)"
_AGE = lazy(
    rf"(?:[^.!?]{{0,30}}[|·•,/–—-]\s*|(?:last )?(?:updated|published|posted|added|modified):? "
    r"|(?-i:(?:[A-Z][\w.&'’-]*\s){1,4}))?"
    rf"(?:(?:about |over )?(?:\d+|an?|one)[ -]?{_UNIT}[ -](?:ago|read)|yesterday|just now"
    r"|\d[\d.,]*k? (?:comments?|views?|shares|replies))"
    r"(?:\s*[|·•,/–—-][^.!?]{0,30})?\W*",
    re.IGNORECASE,
)
_MARK = lazy(
    r"[^.!?|•·]{2,40} ?[|•·–—-] ?(?:sponsored|promoted|paid content|advertisement|ad)\W*"
    r"|(?:sponsored|promoted|ad|advertisement)(?: ?[|•·–—:-] ?[^.!?|•·]{2,40})?",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_SIGNED = lazy(
    rf"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}|(?-i:[A-Z]{{2,}}))\s*[-–—|·•,/]+\s*"
    rf"(?i:(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{1,2}}[./-]\d{{1,2}})\b[^!?]{{0,16}})"
)
_WRITER = lazy(
    r"(?i:by|reporter|author|words|text|written by|posted by|story by):? [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2} ?[,|·•–—-] ?(?i:(?:[a-z-]+ ){0,2}"
    r"(?:writer|reporter|contributor|correspondent|editor|columnist|journalist|staff|author))"
)
_PARTS = lazy(r"\s*(?:[/|·•,&+»>]|\band\b)\s*")
_LABELLED = lazy(r"[\w'’. -]{1,24}: [^A-Z\W_]")
_COUNTED = lazy(r"\W?(?:(?P<year>1\d\d\d|20\d\d)\b|(?P<number>\d{1,3})[.):])")
_WORKS = lazy(
    r"\b(?:films?|movies?|books?|novels?|songs?|albums?|tracks?|poems?|paintings?|exhibitions?|lectures?|talks|titles"
    r"|headlines|chapters?|episodes?|plays|menus?|dishes|(?<!of )courses?|breakfast|lunch|dinner|supper|programme"
    r"|essays?|screenings?|concerts?|discography|filmography|bibliography|references"
    r"|shortlist(?:ed)?|nomin(?:ees|ated))\b",
    re.IGNORECASE,
)
_NAMES = lazy(r"(?<=[^.!?:–—-] )[\"“‘'(]?(?:[A-Z](?!['’ ])|\d)|[A-Z\d][\w’']*[A-Z\d]|[$€£%]")
_PULLS = lazy(r"[?!\d%$€£]|\b(?:you|your|my|I)\b", re.IGNORECASE)
_TECHNICAL = lazy(
    r"(?<!\w)#\d{2,}\b|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b|\w\(\)|(?<!\S)--[a-z]|::|\w_\w|"
    r"\b\w+\.(?:js|ts|py|md|rst|c|h|rs|go|json|ya?ml|toml|css)\b"
)
_ADDRESSES = lazy(r"\?|\b(?:you|your|we|our|my|I|I'm|I’m)\b")
_ASKS = frozenset(
    "how why what when where who which is are can could should does do did will would has have inside watch meet "
    "this these here here's here’s".split()
)
_JOINING = frozenset().union(*STOP_WORDS.values())


def rider(text: str, sections: frozenset[str]) -> Rider | None:
    """What a page writes beside a headline, if the line is that.

    `age` is how old a text is, how long it takes to read or how many did, `mark` who paid for it, `section` one
    of `sections`, `date` a day or a writer.
    """
    if len(text) > LONGEST_RIDER:
        return None
    lower = text.lower()
    if _MAY_TELL.search(lower):
        if any(word in lower for word in _AGES) and _AGE.fullmatch(text):
            return "age"
        if any(word in lower for word in _PAID) and _MARK.fullmatch(text):
            return "mark"
    if _is_section(lower, sections):
        return "section"
    return "date" if is_dateline(text) or _is_signed(text) else None


def _is_section(lower: str, sections: frozenset[str]) -> bool:
    """Whether a line is the name of a section of a paper, or several of them."""
    bare = lower.strip(" #:|·•»>/")
    if bare in sections:
        return True
    joined = len(bare) < LONGEST_SECTIONS and (not _JOINTS.isdisjoint(bare) or " and " in bare)
    return joined and all(part in sections for part in _PARTS.split(bare))


def _is_signed(text: str) -> bool:
    """Whether a line is a writer's name with what says so: a word before it, an office or a day after it."""
    if _WRITER.fullmatch(text):
        return True
    return not _JOINTS.isdisjoint(text) and any(map(str.isdecimal, text)) and _SIGNED.fullmatch(text) is not None


def counts_on(numbers: Iterable[str]) -> bool:
    """Whether the numbers that begin lines rise from line to line, as in a chronicle; "" is a line without."""
    values = [int(number) if number else -1 for number in numbers]
    return len(values) > 1 and values[0] >= 0 and all(before < after for before, after in pairwise(values))


def number(text: str) -> str:
    """The year or the number with a mark that begins a line, or nothing."""
    found = _COUNTED.match(text) if any(map(str.isdecimal, text[:2])) else None
    return (found["year"] or found["number"]) if found else ""


def is_parallel(texts: Sequence[str]) -> bool:
    """Whether most lines begin with one word that carries a meaning, or name a thing and say something of it."""
    most = -(-2 * len(texts) // 3)
    first = [fold(text.split(None, 1)[0]) for text in texts]
    word = max(first, key=first.count)
    if first.count(word) >= most and word.isalpha() and word not in _ASKS and word not in _JOINING:
        return True
    return 2 * sum(_LABELLED.match(text) is not None for text in texts) >= len(texts)


def names_works(text: str) -> bool:
    """Whether a text speaks of what has titles: books, films, dishes, lectures."""
    return _WORKS.search(text) is not None


def pulls(text: str) -> bool:
    """Whether a line asks the reader, or counts: titles of works seldom do."""
    return _PULLS.search(text) is not None


def is_technical(text: str) -> bool:
    """Whether a line names a commit, an issue, a file, an option or a call, as the entries of a log do."""
    return _TECHNICAL.search(text) is not None


def speaks(text: str) -> bool:
    """Whether a line speaks as a headline does: it names somebody, counts, asks, or turns to the reader."""
    return is_specific(text) or asks(text)


def is_specific(text: str) -> bool:
    """Whether a line names somebody or gives a number, after its first word."""
    return _NAMES.search(text) is not None


def asks(text: str) -> bool:
    """Whether a line asks, answers a question, or turns to the reader."""
    return fold(text.strip("\"'“”‘’ ")).partition(" ")[0] in _ASKS or _ADDRESSES.search(text) is not None
