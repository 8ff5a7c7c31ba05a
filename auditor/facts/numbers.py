"""Numbers in text and in fact files: digits, magnitudes, number words, hedges, and how they compare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from auditor.language.lazy import lazy
from auditor.language.words import letter_words

Hedge = Literal["", "above", "at least", "below", "at most", "about", "nearly"]

_MAGNITUDE = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9,
    "b": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True)) + "|hundred|thousand|million|billion|trillion|dozen"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[  ]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_CURRENCIES = "$€£¥"
_GRAMMAR = lazy(
    rf"""
    (?=[\d{_CURRENCIES}zotfsenhmbdaZOTFSENHMBDA])(?<![\w.,/-])(?:
      (?P<currency>[{_CURRENCIES}])?(?P<digits>{_DIGITS})(?![\d/])
      (?:(?P<short>(?:bn|mn|tn|m|b|k)\b)
        |[ -](?P<long>hundred|thousand|million|billion|trillion|dozen|lakh|crore|bn|mn)\b)?
      (?P<ordinal>(?:st|nd|rd|th)\b)?(?![a-z]*\d)
    | (?P<words>(?:a\ |half\ a\ )?(?:{_WORD})\b(?:(?:[ -]|\ and\ )(?:{_WORD})\b)*)(?P<plural>s\b)?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RUN, _PLAIN_RUN = lazy(r"\d\d*"), lazy("[0-9][0-9]*")  # not \d+, which is not searched for by its first letter
_SPELLED = frozenset(_WORD.split("|"))
_DOUBLES = lazy("[ıİſ]")  # letters that are i and s where case is ignored
_HEDGES: tuple[tuple[Hedge, str], ...] = (
    ("at least", r"at least|no fewer than|no less than|not less than|a minimum of|minimum of|or more"),
    ("at most", r"at most|up to|no more than|not more than|a maximum of|as many as|as much as|as high as"),
    ("above", r"more than|over|above|exceeding|in excess of|upwards of|greater than|larger than|north of|well over"),
    ("below", r"fewer than|less than|under|below|short of|smaller than"),
    ("nearly", r"nearly|almost|close to|just under|just short of|approaching"),
    (
        "about",
        r"about|around|approximately|roughly|some|circa|an estimated|estimated|approx\.?|ca?\.|~|or so|just over",
    ),
)
_BEFORE = lazy(
    r"(?<![\w])(?:"
    + "|".join(f"(?P<h{n}>{words})" for n, (_, words) in enumerate(_HEDGES))
    + r")(?: (?:an?|the|its|total of|a total of))? ?$",
    re.IGNORECASE,
)
_LAST = frozenset(  # the words right before a number with which a hedge can end
    "least than of more most to many much high over above exceeding under below nearly almost about "
    "around approximately "
    "roughly some circa estimated approx approx. c. ca. ~ so approaching a an the its".split()
)
_TOTAL = lazy(r"(?<!\w)a total of $", re.IGNORECASE)
_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}


class Number(Struct, frozen=True, gc=False):
    """A number as it is written: `step` is the unit of its last written digit that is not a filling zero."""

    value: float
    step: float = 1.0
    hedge: Hedge = ""


class NumberMention(Struct, frozen=True, gc=False):
    """A number found at `start:end`, a hedge before it included."""

    start: int
    end: int
    value: Number
    ordinal: bool = False
    percent: bool = False
    word: bool = False


def find_numbers(text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[NumberMention]:
    """The numbers of a text, from left to right, but for those in `taken`; vague ones ("dozens") are left out."""
    for match in _found(text, taken):
        start, end = match.span()
        if taken and any(a < end and start < b for a, b in taken):
            continue
        number = _digits(match) if match["digits"] else _words(match)
        if number is None:
            continue
        hedge, start = hedge_before(text, start)
        tail = text[end : end + 9].lower()
        if hedge:
            number = Number(number.value, number.step, hedge)
        percent = tail.startswith(("%", " %", " percent", " per cent"))
        yield NumberMention(start, end, number, match["ordinal"] is not None, percent, match["digits"] is None)


def _found(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """What the grammar finds; without a number word it is tried at digits only, and of those in `taken` at few."""
    if not _SPELLED.isdisjoint(letter_words(text.lower())) or (not text.isascii() and _DOUBLES.search(text)):
        yield from _GRAMMAR.finditer(text)
        return
    done = 0
    for digits in digit_runs(text):
        at = digits.start()
        if at >= done and not (taken and _is_within(text, at, taken)):
            match = _GRAMMAR.match(text, at - 1) if at > done and text[at - 1] in _CURRENCIES else None
            match = match or _GRAMMAR.match(text, at)
            if match is not None:
                done = match.end()
                yield match


def _is_within(text: str, at: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether digits lie in a stretch that is taken, and no other digits follow that could belong to them."""
    end = next((b for a, b in taken if a <= at < b), -1)
    return end >= 0 and not (text[end : end + 1].isdigit() or text[end + 1 : end + 2].isdigit())


def digit_runs(text: str) -> Iterator[re.Match[str]]:
    """The digits of a text that stand together."""
    return (_PLAIN_RUN if text.isascii() else _RUN).finditer(text)


def hedge_before(text: str, start: int) -> tuple[Hedge, int]:
    """The hedge that stands right before `start` and where it begins; empty when there is none."""
    last = text[max(0, start - 16) : start].rstrip().rpartition(" ")[2].lower()
    found = _BEFORE.search(text, max(0, start - 40), start) if last in _LAST else None
    if found is None:
        total = _TOTAL.search(text, max(0, start - 12), start) if last == "of" else None
        return "", total.start() if total else start
    return next((hedge, found.start()) for n, (hedge, _) in enumerate(_HEDGES) if found[f"h{n}"])


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Number | None:
    """The number that `text` is as a whole, or None."""
    text = text.strip()
    sign = -1.0 if text[:1] in "-−" else 1.0
    match = _GRAMMAR.fullmatch(text.lstrip("-−").removesuffix("%").strip())
    if match is None:
        return None
    number = _digits(match) if match["digits"] else _words(match)
    return number and Number(sign * number.value, number.step)


def parse_rank(text: str) -> int | None:
    """The rank that a text names: 2, "2nd" and "second" are 2."""
    word = text.strip().lower()
    if word in _ORDINALS:
        return _ORDINALS[word]
    number = parse_number(word)
    return int(number.value) if number and number.value >= 1 and number.value == int(number.value) else None


def _digits(match: re.Match[str]) -> Number | None:
    raw = match["digits"]
    if not raw.isdigit():
        raw = re.sub(r"[,\s  ]", "", raw)
    magnitude = _MAGNITUDE[(match["short"] or match["long"] or "").lower()] if match["short"] or match["long"] else 1.0
    whole, _, decimals = raw.partition(".")
    if decimals:
        step = 10.0 ** -len(decimals)
    else:
        step = 10.0 ** (len(whole) - len(whole.rstrip("0"))) if whole.strip("0") else 1.0
    return Number(float(raw) * magnitude, step * magnitude)


def _words(match: re.Match[str]) -> Number | None:
    if match["plural"]:
        return None
    words = match["words"].lower()
    if words.startswith("half a "):
        value: float | None = _spelled(words.removeprefix("half a "))
        value = value / 2 if value else None
    else:
        value = _spelled(words.removeprefix("a "))
    if value is None or (not words.startswith(("a ", "half")) and words in ("hundred", "thousand", "million")):
        return None
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return Number(value, step)


def _spelled(words: str) -> float | None:
    """The value of number words: "three hundred and ten" is 310."""
    if words in _WORDS:
        return float(_WORDS[words])
    if words in _MAGNITUDE:
        return _MAGNITUDE[words]
    if words.endswith(" dozen"):
        many = _spelled(words.removesuffix(" dozen"))
        return many * 12 if many else None
    from text_to_num import text2num  # noqa: PLC0415 - few texts spell large numbers

    try:
        return float(text2num(words.replace("-", " "), "en"))
    except ValueError:
        return None
