"""What a text says of a value that changes with time, held against the days on which the facts begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from auditor.facts.claim import Claim
from auditor.facts.dates import Dated, parse_date
from auditor.facts.model import Fact, FactFile, Property, Status
from auditor.facts.names import same, unrelated
from auditor.facts.plain.statement import Statement
from auditor.facts.strict import is_strict
from auditor.facts.term import term_of
from auditor.facts.timing import is_of_its_time, is_said_then
from auditor.facts.wording import whilst
from auditor.language.lazy import lazy

Held = tuple[Status, str, Fact]


def is_close(claim: Claim) -> bool:
    """Whether entity, cue and value of a claim are tied so closely that a fact can deny it."""
    return claim.clean and claim.statement is not None and is_strict(claim.statement)


_ANOTHER_TURN = lazy(
    r"\b(?:as well|too|again|already|earlier|before|once more|"
    r"(?:first|second|third|last|next) (?:time|term|stint|spell))\b"
)


def _is_of_its_turn(claim: Claim) -> bool:
    """Whether a holding is told closely, and as no other turn of the same holder: not "in 2017 as well"."""
    return is_close(claim) and claim.statement is not None and not _ANOTHER_TURN.search(claim.statement.lines.text)


def _interval(fact: Fact) -> tuple[date, date]:
    start = parse_date(str(fact.from_)) if fact.from_ else None
    end = parse_date(str(fact.until)) if fact.until else None
    return (start.start if start else date.min, end.end if end else date.max)


def at_time(claim: Claim, known: Sequence[Fact], declared: Property, facts: FactFile) -> Held | None:
    """A value that changes with time, held against the day of which the sentence speaks."""
    if declared.cardinality == "one" or not isinstance(claim.value, str):
        return None
    named = [fact for fact in known if any(_means(claim.value, v, facts) for v in fact.accepted)]
    if declared.cardinality == "many":
        return _one_of_many(claim, named)
    if claim.time is not None:
        return _termed(claim, claim.time, named) or _dated_office(claim, claim.time, named, known)
    if claim.present and named:
        if facts.as_of is None and any(not fact.until for fact in named):
            return "supported", "as the fact says", named[-1]
        day = facts.as_of or date.today()  # noqa: DTZ011 - a day of the calendar
        for fact in named:
            start, end = _interval(fact)
            if start <= day <= end:
                return "supported", "as the fact says", fact
        fact = named[-1]
        return ("outdated", f"true until {fact.until}", fact) if fact.until else None
    if named:
        return "supported", "as the fact says", named[0]
    return None


def _one_of_many(claim: Claim, named: Sequence[Fact]) -> Held | None:
    """One of several, as a prize, of which the facts name the days: on another it may have come again."""
    if claim.time is None or not named or not all(fact.from_ and fact.until for fact in named):
        return None
    spans = [_interval(fact) for fact in named]
    if any(start <= claim.time.end and claim.time.start <= end for start, end in spans):
        return None
    statement = claim.statement
    if statement is None or not (is_close(claim) and is_of_its_time(statement)):
        return None
    if any(fact.complete for fact in named):
        return "contradicted", f"time differs: text {claim.time}, fact {whilst(named[0])}", named[0]
    return "unverifiable", "the fact speaks of another time", named[0]


def _termed(claim: Claim, time: Dated, named: Sequence[Fact]) -> Held | None:
    """The first or last day of a holding, held against those of its facts; None when they do not decide."""
    statement = claim.statement
    told = statement and term_of(statement.lines, statement.letters, statement.first, statement.last)
    if not (told and named):
        return None
    pairs = [(told.start, [str(fact.from_) for fact in named]), (told.end, [str(fact.until) for fact in named])]
    agreed = [_is_of_year(day, days, ahead=told.ahead) for day, days in pairs if day]
    if False in agreed:
        if not _is_of_its_turn(claim):
            return "unverifiable", "the time is not tied closely enough", named[0]
        return "contradicted", f"time differs: text {time}, fact {whilst(named[0])}", named[0]
    return None if None in agreed else ("supported", "as the fact says", named[0])


def _is_of_year(told: Dated, days: Sequence[str], *, ahead: bool) -> bool | None:
    """Whether a day is of a year of those that facts give; None when they do not say, or a choice came before it."""
    known = [day for day in map(parse_date, days) if day]
    years = range(told.start.year, told.end.year + 1)
    if any(day.start.year in years or day.touches(told) for day in known):
        return True
    if not known or len(known) < len(days):
        return None
    return None if ahead and any(day.start.year == told.end.year + 1 for day in known) else False


def _dated_office(claim: Claim, time: Dated, named: Sequence[Fact], known: Sequence[Fact]) -> Held | None:
    for fact in named:
        start, end = _interval(fact)
        if start <= time.end and time.start <= end:
            return "supported", "as the fact says", fact
    if not (_is_of_its_turn(claim) and claim.statement and _is_told_then(claim.statement, time, named)):
        return "unverifiable", "the time is not tied closely enough", known[0]
    if named:
        fact = named[0]
        return "contradicted", f"time differs: text {time}, fact {whilst(fact)}", fact
    for fact in known:
        start, end = _interval(fact)
        certain = start <= time.start and time.end <= end and fact.from_
        if certain and all(unrelated(str(claim.value), v) for v in fact.accepted):
            return "contradicted", f"in {time} it was {fact.values[0]}", fact
    return "unverifiable", "the fact file does not cover that time", known[0]


def _is_told_then(statement: Statement, time: Dated, named: Sequence[Fact]) -> bool:
    """Whether the holding is told of a day, or its holder spoke on one by which he had left."""
    over = bool(named) and all(fact.until and _interval(fact)[1] < time.start for fact in named)
    return is_of_its_time(statement) or (over and is_said_then(statement))


def _means(text: str, value: str, facts: FactFile) -> bool:
    """Whether `text` names the value, which may be the key of an entity."""
    if same(text, value):
        return True
    entity = facts.entities.get(value)
    return entity is not None and any(same(text, name) for name in entity.all_names)
