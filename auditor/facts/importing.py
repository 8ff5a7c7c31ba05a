"""Makes a fact file of tables: each fact with its source; what was not understood is listed, not guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from msgspec import Struct

from auditor.facts.dates import find_dates, parse_date
from auditor.facts.library import describe, normal
from auditor.facts.model import ValueType
from auditor.facts.numbers import find_numbers, parse_number
from auditor.facts.tables import Cell
from auditor.facts.units import convert, family
from auditor.language.lazy import lazy

_KEY = lazy(r"[\W_]+")
_PLAIN = lazy(r"[A-Za-z][\w .’'()/&-]*")
_UNIT_WORD = lazy(r"\s*([A-Za-z°][\w°²³/]*(?: [a-z]+)?)")
ROUNDING = 0.01  # by which the same measure in two units may differ
_IN_HEAD = lazy(r"\s*[(\[]([^()\[\]]+)[)\]]$")


class Read(Struct, frozen=True):
    """A value as the fact file will hold it."""

    value: str
    unit: str = ""


class Entry(Struct, frozen=True):
    """A fact as the file will hold it; `note` is its place in the table."""

    property: str
    value: str
    source: str
    note: str


@dataclass
class Imported:
    """What was understood, by subject, and what was not."""

    sources: dict[str, str] = field(default_factory=dict)
    types: dict[str, tuple[str, ValueType, str]] = field(default_factory=dict)
    facts: dict[str, list[Entry]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The fact file, to be read and edited by a person."""
        yield "version: 1"
        yield "sources:"
        cited = {fact.source for facts in self.facts.values() for fact in facts}
        for title, key in self.sources.items():
            if key not in cited and cited:
                continue
            url = f", url: {_scalar(title)}" if title.startswith(("https://", "http://")) else ""
            yield f"  {key}: {{title: {_scalar(title)}{url}}}"
        yield "properties:" + " {}" * (not self.types)
        for key, (label, type_, unit) in self.types.items():
            measured = f", unit: {_scalar(unit)}" if unit else ""
            yield f"  {key}: {{label: {_scalar(label)}, type: {type_}{measured}}}"
        yield "entities:" + " {}" * (not self.facts)
        taken: set[str] = set()
        for subject, facts in self.facts.items():
            yield f"  {_free(_key(subject), taken)}:"
            yield f"    names: [{_scalar(subject)}]"
            yield "    facts:"
            for fact in facts:
                said = f"property: {fact.property}, value: {_scalar(fact.value)}, source: {fact.source}"
                yield f"      - {{{said}, note: {_scalar(fact.note)}}}"


def gather(cells: Iterable[Cell], source: str) -> Imported:
    """The facts of a table's cells; columns whose values are not of one type are taken as text.

    `source` is cited for what names no source of its own.
    """
    columns: dict[str, list[Cell]] = {}
    for cell in cells:
        columns.setdefault(cell.property, []).append(cell)
    made = Imported({source: "table"})
    for name, found in columns.items():
        _column(made, name, [cell for cell in found if cell.text.lower() not in _NOTHING])
    return made


def _free(key: str, taken: set[str]) -> str:
    """The key, or with a number behind it when another subject has it: "São Tomé" beside "Sao Tome!"."""
    numbered = (f"{key}_{number}" for number in count(2))
    free = next(name for name in chain((key,), numbered) if name not in taken)
    taken.add(free)
    return free


_RESERVED = frozenset(("null", "true", "false", "yes", "no"))
_NOTHING = frozenset(("—", "–", "-", "n/a", "na"))  # what a table writes for no value


def _column(made: Imported, name: str, cells: Sequence[Cell]) -> None:
    bare = _IN_HEAD.sub("", name)
    in_head = _IN_HEAD.search(name)
    known = describe(bare)
    type_ = known.type if known.known else _guess(cells)
    unit = in_head[1] if in_head and family(in_head[1]) else ""
    key = _key(bare)
    read = [(cell, _read(cell.text, type_)) for cell in cells]
    # A measure that the library only supposes is not written down: the table does not say it.
    counted = known.unit if known.known and not family(known.unit) else ""
    unit = unit or next((value.unit for _, value in read if value and value.unit), counted)
    _, held, target = made.types.get(key, ("", type_, unit))
    for cell, value in read:
        fitting = _in_unit(value, unit, target) if value and held == type_ else None
        if fitting is None:
            made.unread.append(f"{cell.where}: no {held} in “{cell.text}” ({cell.subject})")
            continue
        made.types.setdefault(key, (normal(bare), type_, unit if type_ == "number" else ""))
        cited = made.sources.setdefault(cell.source, f"table_{len(made.sources) + 1}") if cell.source else "table"
        _add(made, cell, Entry(key, fitting, cited, cell.where), type_)


def _add(made: Imported, cell: Cell, entry: Entry, type_: ValueType) -> None:
    """Add a fact; of a measure or date given twice the first stays, and another that differs is listed."""
    facts = made.facts.setdefault(cell.subject, [])
    before = next((one.value for one in facts if one.property == entry.property), None)
    if before is None or type_ not in ("number", "date"):
        facts.append(entry)
    elif not _is_same(before, entry.value, type_):
        what = f"{made.types[entry.property][0]} is {before} already"
        made.unread.append(f"{cell.where}: {what}, not “{cell.text}” ({cell.subject})")


def _is_same(one: str, other: str, type_: ValueType) -> bool:
    """Whether two values may be one: the same date, or the same measure as rounding leaves it."""
    if type_ == "number":
        return abs(float(one) - float(other)) <= ROUNDING * max(abs(float(one)), abs(float(other)))
    first, second = parse_date(one), parse_date(other)
    return first is not None and second is not None and first.agrees(second)


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


def _in_unit(read: Read, stated: str, target: str) -> str | None:
    """A value whose column states a unit, in the unit of the property; None when the two do not measure the same."""
    unit = read.unit or stated
    if not unit or not target or unit == target:
        return read.value
    factor = convert(unit, target)
    return None if factor is None else (read.value if factor == 1 else f"{float(read.value) * factor:.6g}")


def _key(name: str) -> str:
    key = _KEY.sub("_", normal(name)).strip("_") or "unnamed"
    return f"{key}_" if key in _RESERVED else key


def _scalar(text: str) -> str:
    """A YAML scalar inside a flow mapping: plain where nothing in it means something else."""
    plain = _PLAIN.fullmatch(text) or re.fullmatch(r"[\d][\d.-]*", text)
    if plain and text.lower() not in _RESERVED and text == text.strip():
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)
