"""How a fact is told to a reader: its value with unit, thousands and the time for which it holds."""

from __future__ import annotations

from auditor.facts.dates import parse_date
from auditor.facts.model import Fact, FactFile


def shown(fact: Fact, facts: FactFile) -> str:
    """A fact's value as a reader would write it."""
    declared = facts.properties[fact.property_]
    if declared.type == "date":
        parts = [str(parse_date(text) or text) for text in fact.values]
    else:
        parts = [facts.name(text) if text in facts.entities else text for text in fact.values]
    if declared.type == "rank" and fact.scope:
        parts = [f"{part} of {fact.scope}" for part in parts]
    if declared.type == "number":
        parts = [grouped(part) for part in parts]
    unit = declared.unit if declared.type == "number" and not declared.supposed else ""
    text = ", ".join(parts) + (f" {unit}" if unit else "")
    if fact.from_ or fact.until:
        text += f" ({whilst(fact)})"
    return text


def whilst(fact: Fact) -> str:
    """When a fact holds, in words: "since May 2021", "2009 to 2014"."""
    start, end = (str(parse_date(str(end)) or end) if end else "" for end in (fact.from_, fact.until))
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else f"until {end}"


def grouped(number: str) -> str:
    """A number of a file with its thousands apart."""
    return f"{int(number):,}" if number.isdigit() and len(number) > 4 else number
