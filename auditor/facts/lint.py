"""What can be wrong in a fact file, found without reading any article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from auditor.facts.dates import Dated, parse_date
from auditor.facts.library import common_properties
from auditor.facts.model import Entity, Fact, Property
from auditor.facts.numbers import parse_number, parse_rank
from auditor.language.lazy import lazy
from auditor.placed import nearest

Level = Literal["error", "warning"]
Path = tuple[str | int, ...]
Found = tuple[str, Path, bool, Level, str]


class Mistake(Struct, frozen=True):
    """One mistake of a fact file: a warning leaves the file usable."""

    where: str
    what: str
    level: Level
    hint: str = ""


def lint_file(
    entities: Mapping[str, Entity],
    properties: Mapping[str, Property],
    sources: Mapping[str, object],
    as_of: str,
    *,
    warnings: bool = True,
) -> Iterator[Found]:
    """Each mistake with its path in the file, whether the key is meant, its weight and a hint."""
    if as_of and parse_date(as_of) is None:
        yield f"as_of is no date: '{as_of}'", ("as_of",), False, "error", "write 2024-12-31"
    for key, declared in properties.items():
        if declared.tolerance and (declared.tolerance < 0 or declared.type != "number"):
            what = "a tolerance is no less than zero" if declared.type == "number" else "only numbers have a tolerance"
            yield what, ("properties", key, "tolerance"), False, "error", ""
    if warnings:
        yield from _names(entities)
    for key, entity in entities.items():
        at: Path = ("entities", key, "facts")
        for number, fact in enumerate(entity.facts):
            if not _is_plainly_right(fact, properties, sources):
                yield from _fact(fact, (*at, number), properties, sources)
        if warnings and len(entity.facts) > 1:
            yield from _conflicts(entity, at, properties)


def _names(entities: Mapping[str, Entity]) -> Iterator[Found]:
    owner: dict[str, str] = {}
    for key, entity in entities.items():
        at: Path = ("entities", key)
        if not (entity.label or entity.names or entity.short_names):
            yield f"'{key}' has no name", at, True, "warning", "without names no text can speak of it"
        for number, name in enumerate(entity.names):
            here: Path = (*at, "names", number)
            if not name.strip():
                yield "a name is empty", here, False, "error", ""
            elif name in entity.names[:number]:
                yield f"the name '{name}' stands here a second time", here, False, "warning", "once is enough"
            first = owner.setdefault(name, key)
            if first != key:
                yield (
                    f"the name '{name}' stands for two entities, '{first}' and '{key}'",
                    here,
                    False,
                    "warning",
                    "claims under this name are not judged",
                )


_MEANT_AS_DATE = lazy(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_PLAIN_DATE = lazy(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?")


def _is_plainly_right(fact: Fact, properties: Mapping[str, Property], sources: Mapping[str, object]) -> bool:
    """Whether one look tells that nothing is wrong, as with nearly every fact of a large file."""
    if fact.from_ or fact.until or fact.as_of or fact.also or fact.between or fact.property_ not in properties:
        return False
    if fact.source and fact.source not in sources:
        return False
    kind, value = properties[fact.property_].type, fact.value
    if kind == "number":
        return isinstance(value, (int, float)) or (isinstance(value, str) and value.isascii() and value.isdigit())
    if kind == "date":
        return isinstance(value, str) and _PLAIN_DATE.fullmatch(value) is not None
    return kind in ("entity", "text") and isinstance(value, str) and value[:1].isalnum()


def _fact(fact: Fact, at: Path, properties: Mapping[str, Property], sources: Mapping[str, object]) -> Iterator[Found]:
    declared = properties.get(fact.property_)
    if declared is None:
        known = [*properties, *common_properties()]
        hint = nearest(fact.property_.replace(" ", "_"), known, otherwise="declare it under 'properties'")
        yield f"unknown property '{fact.property_}'", (*at, "property"), False, "error", hint
        return
    if fact.source and fact.source not in sources:
        hint = nearest(fact.source, list(sources), otherwise="list it under 'sources'")
        yield f"unknown source '{fact.source}'", (*at, "source"), False, "error", hint
    for name, texts in (("value", fact.values), ("also", fact.accepted[len(fact.values) :])):
        for text in texts:
            if not _fits(text, declared):
                yield f"'{text}' is no {declared.type}", (*at, name), False, *_weight(text, declared)
    yield from _interval(fact, at)
    if fact.between is not None:
        low, high = (parse_number(str(end)) for end in fact.between)
        if low is None or high is None or low.value > high.value:
            yield "a range is two numbers, the smaller first", (*at, "range"), False, "error", ""
        elif declared.type == "number" and any(
            (told := parse_number(text)) and not low.value <= told.value <= high.value for text in fact.values
        ):
            hint = "claims from the one to the other are borne out"
            yield f"the value {fact.values[0]} lies outside its range", (*at, "range"), False, "warning", hint


def _weight(text: str, declared: Property) -> tuple[Level, str]:
    """How grave it is that a text does not fit its property, and how to mend it.

    A date with a wrong month or day was meant as one; what else holds a figure may have come from a table as it is.
    """
    written = _WRITTEN.get(declared.type, "")
    if declared.type == "date" and _MEANT_AS_DATE.fullmatch(text):
        return "error", written.removesuffix("; ")
    if any(map(str.isdigit, text)):
        return "warning", f"{written}a claim about it is not judged"
    return "error", ""


_WRITTEN: Mapping[str, str] = {
    "date": "write 2024, 2024-12 or 2024-12-31; ",
    "number": "write 1234567 or 12.5, and a unit under the property; ",
    "rank": "write 1 for the first; ",
}


def _fits(text: str, declared: Property) -> bool:
    if declared.type == "date":
        return parse_date(text) is not None
    if declared.type == "number":
        return parse_number(text) is not None
    if declared.type == "rank":
        return parse_rank(text) is not None
    return bool(text.strip())


def _interval(fact: Fact, at: Path) -> Iterator[Found]:
    ends: dict[str, Dated] = {}
    for name, text in (("from", str(fact.from_)), ("until", str(fact.until)), ("as_of", str(fact.as_of))):
        if not text:
            continue
        parsed = parse_date(text)
        if parsed is None:
            yield f"'{text}' is no date", (*at, name), False, "error", "write 2024, 2024-12 or 2024-12-31"
        else:
            ends[name] = parsed
    if "from" in ends and "until" in ends and ends["until"].end < ends["from"].start:
        yield "the end lies before the start", (*at, "until"), False, "error", ""


def _conflicts(entity: Entity, at: Path, properties: Mapping[str, Property]) -> Iterator[Found]:
    seen: dict[str, list[Fact]] = {}
    for number, fact in enumerate(entity.facts):
        declared = properties.get(fact.property_)
        if declared is None or declared.cardinality == "many":
            continue
        before = seen.setdefault(fact.property_, [])
        for other in before:
            if other.scope == fact.scope and other.values != fact.values and _same_time(fact, other):
                what = f"two values for '{fact.property_}': '{other.values[0]}' and '{fact.values[0]}'"
                yield what, (*at, number, "value"), False, "warning", "either of the two supports a claim"
                break
        before.append(fact)


def _same_time(one: Fact, other: Fact) -> bool:
    """Whether the intervals of two facts share more than the stretch in which one hands over to the other."""
    ends = [parse_date(str(text)) if text else None for text in (one.from_, one.until, other.from_, other.until)]
    if one.as_of and other.as_of and one.as_of != other.as_of:
        return False
    start, end, other_start, other_end = ends
    if end and other_start and end.start <= other_start.end:
        return False
    return not (other_end and start and other_end.start <= start.end)
