"""Makes a fact file of tables: each fact with its source; what was not understood is listed, not guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from auditor.facts.dates import find_dates, parse_date
from auditor.facts.library import describe, normal
from auditor.facts.model import ValueType
from auditor.facts.numbers import find_numbers, parse_number
from auditor.facts.tables import Cell
from auditor.facts.units import convert, family
from auditor.language.lazy import lazy

_KEY = lazy(r"[^a-z0-9]+")
_PLAIN = lazy(r"[A-Za-z][\w .’'()/&-]*")
_UNIT_WORD = lazy(r"\s*([A-Za-z°][\w°²³/]*(?: [a-z]+)?)")
_IN_HEAD = lazy(r"\s*[(\[]([^()\[\]]+)[)\]]$")


class Read(Struct, frozen=True):
    """A value as the fact file will hold it."""

    value: str
    unit: str = ""


@dataclass
class Imported:
    """What was understood, and what was not."""

    source: str
    types: dict[str, tuple[str, ValueType, str]] = field(default_factory=dict)
    facts: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The fact file, to be read and edited by a person."""
        yield "version: 1"
        yield "sources:"
        yield f"  table: {{title: {_scalar(self.source)}}}"
        yield "properties:"
        for key, (label, type_, unit) in self.types.items():
            measured = f", unit: {_scalar(unit)}" if unit else ""
            yield f"  {key}: {{label: {_scalar(label)}, type: {type_}{measured}}}"
        yield "entities:"
        for subject, facts in self.facts.items():
            yield f"  {_key(subject)}:"
            yield f"    names: [{_scalar(subject)}]"
            yield "    facts:"
            for key, value, where in facts:
                yield f"      - {{property: {key}, value: {_scalar(value)}, source: table, note: {_scalar(where)}}}"


def gather(cells: Iterable[Cell], source: str) -> Imported:
    """The facts of a table's cells; columns whose values are not of one type are taken as text."""
    columns: dict[str, list[Cell]] = {}
    for cell in cells:
        columns.setdefault(cell.property, []).append(cell)
    made = Imported(source)
    for name, found in columns.items():
        _column(made, name, [cell for cell in found if cell.text.lower() not in _NOTHING])
    made.facts = {subject: facts for subject, facts in made.facts.items() if facts}
    return made


_NOTHING = frozenset(("—", "–", "-", "n/a", "na"))  # what a table writes for no value


def _column(made: Imported, name: str, cells: Sequence[Cell]) -> None:
    bare = _IN_HEAD.sub("", name)
    in_head = _IN_HEAD.search(name)
    known = describe(bare)
    type_ = known.type if known.known else _guess(cells)
    unit = in_head[1] if in_head and family(in_head[1]) else ""
    key = _key(bare)
    read = [(cell, _read(cell.text, type_)) for cell in cells]
    unit = unit or next((value.unit for _, value in read if value and value.unit), known.unit if known.known else "")
    for cell, value in read:
        fitting = _in_unit(value, unit) if value else None
        if fitting is None:
            made.unread.append(f"{cell.where}: no {type_} in “{cell.text}” ({cell.subject})")
            continue
        made.types.setdefault(key, (normal(bare), type_, unit if type_ == "number" else ""))
        made.facts.setdefault(cell.subject, []).append((key, fitting, cell.where))


def _guess(cells: Sequence[Cell]) -> ValueType:
    """The type that every value of a column has."""
    texts = [cell.text for cell in cells]
    if all(parse_date(text) for text in texts):
        return "date"
    if all(parse_number(text) or _is_measure(text) for text in texts):
        return "number"
    return "text"


def _is_measure(text: str) -> bool:
    """Whether a cell is a number with a unit that is known: "4626 ft"."""
    read = _number(text)
    return read is not None and bool(read.unit)


def _read(text: str, type_: ValueType) -> Read | None:
    if type_ == "date":
        return _date(text)
    if type_ == "number":
        return _number(text)
    return Read(text) if len(text) <= 120 else None


def _date(text: str) -> Read | None:
    """The one date of a cell; two different ones are not guessed between."""
    whole = parse_date(text)
    found = [whole] if whole else [mention.value for mention in find_dates(text)]
    if not found or any(not found[0].agrees(other) for other in found[1:]):
        return None
    best = min(found, key=lambda date: date.end - date.start)
    if best.precision == "day":
        return Read(best.start.isoformat())
    if best.precision == "month":
        return Read(best.start.strftime("%Y-%m"))
    return Read(str(best.start.year)) if best.precision == "year" else Read(text)


def _number(text: str) -> Read | None:
    """The first number of a cell with its unit; the same measure in other units may follow in parentheses."""
    first = text.partition("(")[0].strip() or text
    found = [mention for mention in find_numbers(first) if not mention.ordinal]
    if len(found) != 1 or found[0].value.hedge:
        return None
    word = _UNIT_WORD.match(first, found[0].end)
    unit = word[1] if word and family(word[1]) else (word[1].split()[0] if word and family(word[1].split()[0]) else "")
    value = found[0].value.value
    return Read(str(int(value)) if value == int(value) else repr(value), unit)


def _in_unit(read: Read, unit: str) -> str | None:
    """The value in the column's unit, None when the two do not measure the same."""
    if not read.unit or not unit or read.unit == unit:
        return read.value
    factor = convert(read.unit, unit)
    return None if factor is None else (read.value if factor == 1 else f"{float(read.value) * factor:.6g}")


def _key(name: str) -> str:
    return _KEY.sub("_", normal(name)).strip("_") or "unnamed"


def _scalar(text: str) -> str:
    """A YAML scalar inside a flow mapping: plain where nothing in it means something else."""
    plain = _PLAIN.fullmatch(text) or re.fullmatch(r"[\d][\d.-]*", text)
    reserved: Mapping[str, str] = {"null": "", "true": "", "false": "", "yes": "", "no": ""}
    return (
        text
        if plain and text.lower() not in reserved and text == text.strip()
        else json.dumps(text, ensure_ascii=False)
    )
