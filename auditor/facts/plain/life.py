"""Whether dates in parentheses after a person's name are those of the life, and not of an office or a reign."""

from __future__ import annotations

from auditor.facts.dates import parse_date
from auditor.facts.plain.statement import Statement

_LIVED = frozenset("b born lived c ca circa née".split())
_GROWN = 12  # years: who is so old may take an office, or a throne


def is_of_a_life(statement: Statement) -> bool:
    """Whether dates after a name are a birth and a death: not "(in office 1979-1990)", "Victoria (1837-1901)"."""
    if statement.declared.topic not in ("birth", "death"):
        return True
    letters, entity, place = statement.letters, statement.entity, statement.value[0]
    opening = letters.rfind("(", entity, place)
    told = range(max(opening, letters.rfind(";", entity, place)) + 1, place)
    if any(letters[i] in "wpvsgBHMhn" and statement.word(i) not in _LIVED for i in told):
        return False
    return statement.lines.dates[place].value.precision == "day" or not _is_of_grown_up(statement)


def _is_of_grown_up(statement: Statement) -> bool:
    """Whether the first of the dates lies so long after the birth that they may bound a reign or a time in office."""
    facts, lines = statement.facts, statement.lines
    opening = statement.letters.find("(", statement.entity)
    first = next((lines.dates[i].value for i in sorted(lines.dates) if i > opening), None)
    births = [
        born
        for fact in facts.entities[statement.key].facts
        if facts.properties[fact.property_].topic == "birth"
        for value in fact.accepted
        if (born := parse_date(value))
    ]
    if first is None or not births:
        return False
    return all(born.start.year + _GROWN <= first.start.year <= born.start.year + 90 for born in births)
