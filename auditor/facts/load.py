"""Reads fact files, YAML or JSON, and says what is wrong in them, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct, structs

from auditor.errors import AuditorError, FactFileError
from auditor.facts.dates import parse_date
from auditor.facts.library import describe, named_unit
from auditor.facts.lint import Level, Mistake, lint_file
from auditor.facts.model import Cardinality, Entity, Fact, FactFile, FactSource, Property, Scalar, ValueType
from auditor.facts.units import family
from auditor.placed import Path as YamlPath
from auditor.placed import mapping

if TYPE_CHECKING:
    from auditor.yaml import YamlText


class RawProperty(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A property as the file declares it; what is left out comes from the library."""

    type: ValueType | None = None
    cardinality: Cardinality | None = None
    label: str = ""
    cues: tuple[str, ...] = ()
    unit: str = ""
    tolerance: float = 0.0
    like: str = ""


class RawFile(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A fact file as it is written."""

    version: Literal["1", 1] = 1
    as_of: Scalar = ""
    sources: dict[str, FactSource | str] = {}
    properties: dict[str, RawProperty | None] = {}
    entities: dict[str, Entity] = {}
    about: str = ""


def load_facts(paths: Iterable[str | Path]) -> FactFile:
    """The facts of all files, merged; raises the mistakes that make a file unusable, with their places."""
    return merge([read_facts(Path(path).read_bytes(), str(path)) for path in map(_existing, paths)])


def parse_facts(text: str, name: str = "facts") -> FactFile:
    """The facts of one file's content."""
    return merge([read_facts(text.encode(), name)])


def lint(path: str | Path) -> list[Mistake]:
    """All mistakes of a file, in order of their place; the values of one that is built wrong are not looked at."""
    content = _existing(path).read_bytes()
    try:
        return sorted(_all_mistakes(*_decode(content, str(path))), key=_place)
    except FactFileError as wrong:
        return [Mistake(wrong.where, wrong.what, "error", wrong.hint)]


def _existing(path: str | Path) -> Path:
    path = Path(path)
    if path.is_dir():
        raise FactFileError("this is a folder, and no fact file", where=str(path), hint="name the file in it")
    if not path.is_file():
        raise FactFileError("there is no such fact file", where=str(path))
    return path


class Places:
    """Where the parts of a fact file stand; the file is read again only when a mistake asks."""

    def __init__(self, content: bytes, name: str, text: YamlText | None = None) -> None:
        self._content, self._name, self._text = content, name, text

    def where(self, path: YamlPath, *, key: bool = False) -> str:
        """`file:line:column` of the part at `path`."""
        if self._text is None:
            from auditor.yaml import YamlText  # noqa: PLC0415 - a file that is JSON needs no PyYAML

            self._text = YamlText(self._content.decode("utf-8", "replace"), self._name, FactFileError)
        return self._text.where(path, key=key)


def read_facts(content: bytes, name: str) -> RawFile:
    """One file, checked: raises FactFileError with all that is wrong."""
    raw, places, built = _decode(content, name)
    wrong = sorted(_all_mistakes(raw, places, built, ("error",)), key=_place)
    if wrong:
        first, *more = wrong
        rest = "".join(f"\n{FactFileError(m.what, where=m.where, hint=m.hint)}" for m in more[:19])
        raise FactFileError(str(FactFileError(first.what, hint=first.hint)) + rest, where=first.where)
    return raw


def _place(mistake: Mistake) -> tuple[str, int, int]:
    name, _, column = mistake.where.rpartition(":")
    name, _, line = name.rpartition(":")
    return (name, int(line), int(column)) if line.isdigit() and column.isdigit() else (mistake.where, 0, 0)


def _decode(content: bytes, name: str) -> tuple[RawFile, Places, Sequence[Mistake]]:
    """The file, the places of its parts, and the mistakes for which it is no fact file: then it is empty."""
    if content.lstrip()[:1] == b"{":
        try:
            return msgspec.json.decode(content, type=RawFile), Places(content, name), ()
        except msgspec.DecodeError:
            pass  # read again as YAML, which JSON is: that names the place
    from auditor.yaml import YamlText  # noqa: PLC0415 - not for JSON

    try:
        text = YamlText(content.decode("utf-8-sig"), name, FactFileError)
    except UnicodeDecodeError as wrong:
        raise FactFileError("the file is not UTF-8", where=name, hint=f"byte {wrong.start}") from None
    if not isinstance(text.value, dict):
        raise text.mistake("a fact file is a mapping with 'properties' and 'entities'")
    places = Places(content, name, text)
    try:
        return text.part((), RawFile, text.value), places, ()
    except AuditorError as first:
        built = list(_misbuilt(text)) or [first]
    return RawFile(), places, [Mistake(one.where, one.what, "error", one.hint) for one in built]


# What the parts of a section are, and what else may stand for one.
_SECTIONS: Mapping[str, tuple[type[Struct], type]] = {
    "sources": (FactSource, str),
    "properties": (RawProperty, NoneType),
    "entities": (Entity, Entity),
}


def _misbuilt(text: YamlText) -> Iterator[AuditorError]:
    """The mistakes of each part by itself, so that all are told at once, each at its place."""
    parts = dict(text.value)
    for section, (kind, other) in _SECTIONS.items():
        for key, value in mapping(parts.get(section)).items():
            if isinstance(value, other):
                continue
            facts = _listed(value, "facts")
            for number, fact in enumerate(facts):
                yield from _wrong(text, (section, key, "facts", number), fact, Fact)
            yield from _wrong(text, (section, key), {**value, "facts": []} if facts else value, kind)
        if mapping(parts.get(section)):
            parts[section] = {}
    yield from _wrong(text, (), parts, RawFile)


def _wrong(text: YamlText, at: YamlPath, value: object, kind: type[Struct]) -> Iterator[AuditorError]:
    """What is wrong in one part: its keys, and each of its values."""
    if not isinstance(value, dict):
        yield from _refused(text, at, kind, value)
        return
    strange = list(_unknown_keys(text, at, value, kind))
    yield from strange
    for field in structs.fields(kind):
        if field.encode_name in value:
            yield from _refused(text, (*at, field.encode_name), field.type, value[field.encode_name])
        elif field.required and not strange:  # an unknown key is probably meant for it
            yield text.mistake(f"missing key '{field.encode_name}'", at)


def _refused(text: YamlText, at: YamlPath, kind: Any, value: object) -> Iterator[AuditorError]:
    try:
        text.part(at, kind, value)
    except AuditorError as wrong:
        yield wrong


def _listed(value: object, key: str) -> Sequence[object]:
    found = mapping(value).get(key)
    return found if isinstance(found, list) else ()


# Where a key belongs that stands at a wrong place.
_PLACES: Sequence[tuple[str, type[Struct]]] = (
    ("a fact", Fact),
    ("a property, under `properties`", RawProperty),
    ("an entity", Entity),
    ("a source, under `sources`", FactSource),
    ("the file", RawFile),
)


def _keys(kind: type[Struct]) -> set[str]:
    return {field.encode_name for field in structs.fields(kind)}


def _unknown_keys(text: YamlText, at: YamlPath, value: object, kind: type[Struct]) -> Iterator[AuditorError]:
    known = _keys(kind)
    for key in mapping(value):
        if key not in known:
            elsewhere = next((place for place, other in _PLACES if key in _keys(other)), "")
            close = get_close_matches(key, known, 1)
            hint = f"known are {', '.join(sorted(known))}"
            if elsewhere:
                hint = f"that is a key of {elsewhere}"
            elif close:
                hint = f"did you mean '{close[0]}'?"
            yield text.mistake(f"unknown key '{key}'", (*at, key), key=True, hint=hint)


def _all_mistakes(
    raw: RawFile, places: Places, built: Sequence[Mistake], levels: Sequence[Level] = ("error", "warning")
) -> Iterator[Mistake]:
    yield from built
    properties = _properties([raw])
    found = lint_file(raw.entities, properties, raw.sources, str(raw.as_of), warnings="warning" in levels)
    for what, path, key, level, hint in found:
        if level in levels:
            yield Mistake(places.where(path, key=key), what, level, hint)


def merge(files: Sequence[RawFile]) -> FactFile:
    """Several files as one: facts of an entity add up, later declarations win."""
    entities: dict[str, Entity] = dict(files[0].entities) if files else {}
    for raw in files[1:]:
        for key, entity in raw.entities.items():
            entities[key] = _joined(entities[key], entity) if key in entities else entity
    sources = {key: source for raw in files for key, source in raw.sources.items()}
    days = [parsed.end for raw in files if raw.as_of and (parsed := parse_date(str(raw.as_of)))]
    return FactFile(
        entities=entities,
        properties=_properties(files),
        sources={key: FactSource(s) if isinstance(s, str) else s for key, s in sources.items()},
        as_of=max(days, default=None),
    )


def _joined(one: Entity, other: Entity) -> Entity:
    return Entity(
        label=other.label or one.label,
        names=tuple(dict.fromkeys(one.names + other.names)),
        short_names=tuple(dict.fromkeys(one.short_names + other.short_names)),
        facts=one.facts + other.facts,
    )


def _properties(files: Sequence[RawFile]) -> Mapping[str, Property]:
    declared: dict[str, RawProperty] = {}
    for raw in files:
        declared.update({key: value or RawProperty() for key, value in raw.properties.items()})
        for entity in raw.entities.values():
            for fact in entity.facts:
                if fact.property_ not in declared and describe(fact.property_).known:
                    declared[fact.property_] = RawProperty()
    return {key: _property(key, raw) for key, raw in declared.items()}


def _property(key: str, raw: RawProperty) -> Property:
    known = describe(raw.like or key, raw.label, raw.type or "", raw.cues)
    stated = raw.unit or named_unit(raw.label or key)
    return Property(
        key=key,
        label=raw.label or known.label,
        type=raw.type or known.type,
        cardinality=raw.cardinality or known.cardinality,
        cues=known.cues,
        unit=stated or known.unit,
        tolerance=raw.tolerance,
        topic=known.topic,
        supposed=not stated and family(known.unit) is not None,
    )
