"""Of which time a sentence speaks when it gives a value that changes."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.facts.dates import Dated
from auditor.facts.model import Property
from auditor.facts.outline import Outline
from auditor.facts.plain.statement import SAYING, Statement
from auditor.facts.reading import Reading
from auditor.language.lazy import lazy

_AT_FIRST = lazy(r"^p[dwo]{0,3}([DY])(?:,|(?=d?E))")  # "In 1990, Oslo", "As of 1990 Oslo"
_NEAR = lazy(r"[^,;:aBHvMr()]*")


def _time_of_number(lines: Outline, letters: str, reading: Reading) -> Dated | None:
    """The date of which a number is told: at the sentence's beginning, or in the number's own stretch of words."""
    opening = _AT_FIRST.match(letters)
    if opening:
        return lines.dates[opening.start(1)].value
    after = _NEAR.match(letters, reading.last + 1)
    stretch = range(reading.last + 1, after.end() if after else reading.last + 1)
    return next((lines.dates[i].value for i in stretch if i in lines.dates and letters[i - 1] in "pyo"), None)


def is_past(lines: Outline, letters: str, entity: int, reading: Reading) -> bool:
    """Whether a number is told in the past tense of a verb of state ("had a population of")."""
    place = range(min(entity, reading.first), reading.last)
    return any(letters[i] in "BH" and lines.word(i).lower() in ("was", "were", "had") for i in place)


_LINK = lazy(r"[BHMv]")
_NO_VERB = lazy(r"(?:[^BHMvrtu,;:()]|,(?=p?[DY])|\((?=[^()]*[DY]))*")


def is_of_its_time(statement: Statement) -> bool:
    """Whether a sentence's date is told of the holding itself: not "the mayor, Ann Lee, was born in 1970".

    Before the claim it needs the claim's own verb; after it no other verb may stand between.
    """
    letters, first, last = statement.letters, statement.first, statement.last
    at = next(iter(statement.lines.dates), -1)
    if first <= at <= last:
        return True
    if at < first:
        return _LINK.search(letters, first, last + 1) is not None
    clear = _NO_VERB.match(letters, last + 1)
    told = [statement.word(i) for i in range(last + 1, at) if letters[i] in "ws"]
    return clear is not None and clear.end() > at and not any(word.endswith("ed") for word in told)


_SAID_THEN = lazy(r"(?P<verb>[vw])pd?w?[DY]")


def is_said_then(statement: Statement) -> bool:
    """Whether the date is the day on which the holder spoke, as such: "the mayor, Ann Lee, said in 2014"."""
    start = statement.last + 1
    found = _SAID_THEN.match(statement.letters, start)
    return found is not None and statement.word(start) in SAYING


def tense_and_time(
    lines: Outline, letters: str, entity: int, reading: Reading, declared: Property, shape: str = ""
) -> tuple[Dated | None, bool]:
    """The day of which a sentence about a changing value speaks, and whether it speaks of the present."""
    if declared.type == "number":
        time = _time_of_number(lines, letters, reading)
        if time is None and (declared.unit == "people" or declared.topic == "changing"):
            time = next((found.value for i, found in lines.dates.items() if letters[i - 1 : i] == "p"), None)
        return time, False
    if declared.cardinality == "one":
        return None, False
    time = None
    text = lines.text.lower()
    if "former" not in text and " ex-" not in text:
        time = _only([i for i in lines.dates if letters[i - 1 : i] == "p" or letters[i] == "D"], lines, letters)
    present = declared.cardinality == "one_at_a_time" and time is None and "former" not in text
    return time, present and _is_present(lines, letters, min(entity, reading.first), shape)


_STRETCH = lazy(r"[DY][pa][dw]{0,2}[DY]")


def _only(places: Sequence[int], lines: Outline, letters: str) -> Dated | None:
    """The one date of a sentence, or the one stretch between two."""
    if len(places) == 1:
        return lines.dates[places[0]].value
    both = [found.span() for found in _STRETCH.finditer(letters)] if len(lines.dates) == _PAIR else []
    if not both:
        return None
    first, last = (lines.dates[i].value for i in sorted(lines.dates))
    return Dated(first.start, last.end, "range") if first.start < last.end else None


_PAIR = 2  # dates: from one to the other
_AS_WHAT = lazy(r"[^,;:C]*vj?p")


def _is_present(lines: Outline, letters: str, low: int, shape: str) -> bool:
    """Whether a holding is told in the present tense: not "who coached E, is", "has been replaced as coach"."""
    cue = letters.find("C")
    if shape == "active" and cue >= 0:
        return lines.word(cue).endswith("s")
    verbs = [i for i in range(low, len(letters)) if letters[i] in "BHvM"]
    if not verbs or lines.word(verbs[0]).lower() not in ("is", "are", "has", "have"):
        return False
    if verbs[0] > cue:
        return True
    been = letters[verbs[0]] == "H" and lines.word(verbs[0] + 1).lower() == "been"
    return not been and _AS_WHAT.match(letters, verbs[0], max(cue, verbs[0])) is None
