"""The fact file as values: properties, sources, entities and their facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

ValueType = Literal["date", "number", "entity", "text", "rank"]
Cardinality = Literal["one", "one_at_a_time", "many"]
Scalar = str | int | float
Status = Literal["supported", "contradicted", "outdated", "imprecise", "unverifiable"]
Shape = Literal[
    "role",
    "passive",
    "active",
    "event",
    "place",
    "count",
    "list",
    "copula",
    "works",
    "parents",
    "noun",
    "parted",
    "dated",
    "fixed",
]


class FactSource(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Where a fact comes from, as a reader would cite it."""

    title: str
    url: str = ""
    date: str = ""


class Cue(Struct, frozen=True, gc=False):
    """A wording that announces a property, and how entity and value stand around it.

    `role` is a noun ("capital"), `passive` stands between the entity and the value ("written by"),
    `active` between the value and the entity ("wrote"), `event` is a verb with a date ("founded"),
    `place` a verb with a place ("born in"), `count` the noun that is counted ("floors"), `list` opens the
    members ("comprising"), `copula` is an adjective after a measure ("tall"), `works` a work's "by", `parents` is
    "son of", `noun` an action's name ("the opening of"), `fixed` is joined to its value by a hyphen ("-based") and
    `parted` a participle from which date or place parts its "by" ("founded in 1899 by").
    """

    text: str
    shape: Shape


class Property(Struct, frozen=True, gc=False):
    """A property of the fact file, with the library's knowledge merged in."""

    key: str
    label: str
    type: ValueType
    cardinality: Cardinality = "one"
    cues: tuple[Cue, ...] = ()
    unit: str = ""
    tolerance: float = 0.0
    topic: str = ""
    supposed: bool = False  # whether the unit is the library's guess and not the file's word


class Fact(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"property_": "property", "from_": "from", "between": "range"},
    gc=False,
):
    """One statement of the file, with its scalars as they are written."""

    property_: str
    value: Scalar | tuple[Scalar, ...]
    also: Scalar | tuple[Scalar, ...] = ()
    between: tuple[Scalar, Scalar] | None = None
    from_: Scalar = ""
    until: Scalar = ""
    as_of: Scalar = ""
    source: str = ""
    scope: str = ""
    complete: bool = False
    note: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """The value, or each of the values, as text."""
        return scalars(self.value)

    @property
    def accepted(self) -> tuple[str, ...]:
        """All that supports the fact: its values and what `also` holds."""
        return scalars(self.value) + scalars(self.also) if self.also != () else scalars(self.value)


class Entity(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A subject of the file: its names, and what is known of it."""

    label: str = ""
    names: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """The names that stand for the entity anywhere."""
        return (self.label, *self.names) if self.label and self.label not in self.names else self.names


class Told(Struct, frozen=True, gc=False):
    """What is known of one property of an entity: its facts, and the names that their values may have in a text."""

    declared: Property
    facts: Sequence[Fact]
    forms: Sequence[str]


class FactFile(Struct, frozen=True, eq=False, dict=True):
    """All that the loaded fact files say."""

    entities: Mapping[str, Entity]
    properties: Mapping[str, Property]
    sources: Mapping[str, FactSource] = field(default_factory=dict)
    as_of: date | None = None

    def name(self, key: str) -> str:
        """What to call an entity in a message."""
        entity = self.entities[key]
        return entity.label or (entity.names[0] if entity.names else key)

    def facts(self, key: str, property_key: str) -> Sequence[Fact]:
        """The facts of an entity about one property."""
        told = self.told(key).get(property_key)
        return told.facts if told else ()

    def told(self, key: str) -> Mapping[str, Told]:
        """What the file says of an entity, by property, in the order in which it names them."""
        found = self._told.get(key)
        if found is None:
            found = self._told[key] = self._by_property(self.entities[key])
        return found

    @cached_property
    def _told(self) -> dict[str, Mapping[str, Told]]:
        return {}

    def _by_property(self, entity: Entity) -> Mapping[str, Told]:
        facts: dict[str, list[Fact]] = {}
        for fact in entity.facts:
            facts.setdefault(fact.property_, []).append(fact)
        # The longest first: a part of a name is not marked inside it.
        return {
            key: Told(self.properties[key], each, sorted(self._forms(each), key=len, reverse=True))
            for key, each in facts.items()
        }

    def _forms(self, facts: Sequence[Fact]) -> Iterator[str]:
        for fact in facts:
            for value in fact.accepted:
                yield value
                if value in self.entities:
                    yield from self.entities[value].all_names

    @cached_property
    def common_values(self) -> Mapping[str, frozenset[str]]:
        """The values of each property that are common nouns ("goalkeeper"): in text only such a list can tell them."""
        found: dict[str, set[str]] = {}
        for entity in self.entities.values():
            for fact in entity.facts:
                if self.properties[fact.property_].type in ("entity", "text"):
                    found.setdefault(fact.property_, set()).update(v for v in fact.accepted if v[:1].islower())
        return {key: frozenset(values) for key, values in found.items()}

    def cited(self, fact: Fact) -> str:
        """The title of a fact's source, empty when the file names none."""
        source = self.sources.get(fact.source)
        return source.title if source else ""


def scalars(value: Scalar | tuple[Scalar, ...]) -> tuple[str, ...]:
    """Scalars as text, a single one as a tuple of one."""
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
