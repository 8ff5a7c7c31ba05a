"""What is known of common properties: labels, wordings, types; and what a label alone tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from auditor.facts.library_table import TABLE, Known
from auditor.facts.model import Cardinality, Cue, Shape, ValueType
from auditor.language.lazy import lazy

_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])")
_PREFIX = lazy(r"^\w+:")
_UNIT_NAMED = lazy(
    r" \(?(?:in )?(?P<unit>(?:square )?(?:kilomet|centimet|millimet|met)(?:re|er)s?|(?:square )?(?:miles?|feet|foot)|"
    r"inches|hectares|acres|kilograms|tonnes|pounds|km2|km²|m2|m²|km|cm|mm|ft|kg|m)\)?$"
)
_AGENT = lazy(r"(?:er|or)$")
_VERBAL = lazy(r"^(?:was |is |were )?\w+(?:ed|en|ook|eft|an|ame|ent)\b")
_SMALL = frozenset({"of", "the", "by", "in", "a", "an", "or", "and", "name", "work"})


_HEAD = """\
# Properties that are known

A fact may name one of these without a declaration under `properties`: its type and the wordings that tell of it in a
text are known. Any of its names will do; `date of birth`, `date_of_birth` and `dateOfBirth` are the same. What a
declaration says (`type`, `cues`, `unit` ...) goes before, and any other property is declared, perhaps `like` one of
these. Of values there may be one, one at a time (with `from` and `until`), or many. `auditor facts properties` prints
this page.

"""


class Described(Struct, frozen=True):
    """A property as the library sees it; `known` when the library lists it."""

    known: bool
    label: str
    type: ValueType
    cardinality: Cardinality
    cues: tuple[Cue, ...]
    unit: str
    topic: str


@lru_cache(maxsize=1024)
def describe(key: str, label: str = "", type_: str = "", cues: tuple[str, ...] = ()) -> Described:
    """What the library says of a property with this key and label, `cues` of the fact file added."""
    words = normal(label) or normal(key)
    known = _listed(words) or _listed(normal(key))
    if known is not None and type_ and not _compatible(known.type, type_):
        known = None
    kind: ValueType = type_ or (known.type if known else "text")  # type: ignore[assignment]
    made = list(_own(cues, kind, words))
    made.extend(known.cues() if known else _from_label(words, kind))
    raw = (label or key).lower()
    if "-" in raw and words == raw.replace("-", " "):  # "half-life" is written so
        made.extend([Cue(c.text.replace(words, raw), c.shape) for c in made if words in c.text])
    if known is not None and kind == "date":
        made.extend(_named_date(words))
    elif known is not None and kind == "number" and any(words.endswith(f" {cue.text}") for cue in made):
        made.append(Cue(words, "role"))  # "maximum depth" is not any depth
    return Described(
        known=known is not None,
        label=label or words,
        type=kind,
        cardinality=known.cardinality if known else "one",
        cues=tuple({(c.text, c.shape): c for c in made if c.text}.values()),
        unit=known.unit if known else "",
        topic=known.topic if known else "",
    )


def _listed(words: str) -> Known | None:
    """The property of the library that a label names, with or without its unit and its articles."""
    bare = _UNIT_NAMED.sub("", words)
    plain = bare.replace("the ", "").replace(",", "")
    return (
        _BY_LABEL.get(words)
        or _BY_LABEL.get(bare)
        or _BY_LABEL.get(plain)
        or _BY_LABEL.get(plain.removesuffix(" date"))
    )


def common_properties() -> Iterator[str]:
    """Every name of every property that the library knows, written as a key."""
    return (label.replace(" ", "_") for label in _BY_LABEL)


def page() -> Iterator[str]:
    """The lines of a page on the properties that the library knows, in Markdown."""
    yield from _HEAD.splitlines()
    yield "| property | other names | type | values | unit |"
    yield "|---|---|---|---|---|"
    for known in TABLE:
        first, *others = (f"`{label.replace(' ', '_')}`" for label in known.labels)
        yield f"| {first} | {' '.join(others)} | {known.type} | {known.cardinality.replace('_', ' ')} | {known.unit} |"


def named_unit(label: str) -> str:
    """The unit that a label names: "height (feet)", "elevation in metres"."""
    found = _UNIT_NAMED.search(normal(label))
    return found["unit"].replace("inches", "inch") if found else ""


def normal(name: str) -> str:
    """A key or label as plain words: "webnlg:birthPlace" and "birth_place" are "birth place"."""
    bare = _CAMEL.sub(" ", _PREFIX.sub("", name))
    return " ".join(re.sub(r"[_\-/]+", " ", bare).lower().split())


def _compatible(ours: ValueType, declared: str) -> bool:
    return ours == declared or {ours, declared} <= {"entity", "text"} or {ours, declared} <= {"number", "text"}


def _own(cues: Iterable[str], kind: ValueType, label: str) -> Iterator[Cue]:
    """The cues that a fact file gives, each with the shapes that its words, the type and the label suggest."""
    for text in cues:
        words = text.lower().split()
        if kind == "date":
            yield Cue(text.lower(), "event")
        elif kind == "number":
            yield from _own_counted(text.lower(), words[-1], label)
        elif kind == "rank":
            yield Cue(text.lower(), "role")
        elif words[-1] == "by":
            yield from _own_passive(text.lower(), words)
        elif words[-1] == "of" and len(words) > 1 and words[-2] != "up":
            yield Cue(" ".join(words[:-1]), "role")
        elif words[-1].endswith("ing") or words[-1] == "of":
            yield Cue(text.lower(), "list")
        elif words[-1] in ("in", "at", "from", "to", "for", "with"):
            yield Cue(text.lower(), "place")
        else:
            yield Cue(text.lower(), "role")


def _own_counted(text: str, noun: str, label: str) -> Iterator[Cue]:
    """The cues of a number: the "main span" of a property "span" is its noun as well."""
    yield Cue(text, "count")
    if noun != text and label.endswith(noun):
        yield Cue(text, "role")


def _own_passive(text: str, words: Sequence[str]) -> Iterator[Cue]:
    """What is "built by" somebody, somebody "built"."""
    yield Cue(text, "passive")
    if len(words) == _VERB_AND_BY and (words[0].endswith("ed") or words[0] in _STRONG):
        yield Cue(words[0], "active")


_VERB_AND_BY = 2  # words
_STRONG = frozenset("built led made won sold bought".split())  # participles that are past tenses as well


def _from_label(words: str, kind: ValueType) -> Iterator[Cue]:
    """Cues that the label's own words make, when the library does not know the property."""
    if kind == "number":
        yield from _counted(words)
    elif kind == "date":
        yield from _dated(words)
    else:
        yield from _related(words)


def _counted(words: str) -> Iterator[Cue]:
    if words.startswith("number of "):
        noun = words.removeprefix("number of ")
        yield from _both(noun, "count")
        yield Cue(words, "role")
    elif words.endswith((" count", " total", " size")):
        noun = words.rpartition(" ")[0]
        yield from _both(noun, "count")
        yield Cue(words, "role")
    else:
        yield Cue(words, "role")
        if words.endswith("s"):
            yield from _both(words, "count")


def _both(noun: str, shape: Shape) -> Iterator[Cue]:
    """A counted noun in the plural and the singular."""
    single = re.sub(r"ies$", "y", noun) if noun.endswith("ies") else noun.removesuffix("s")
    plural = noun if noun.endswith("s") else (noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s")
    yield Cue(plural, shape)
    yield Cue(single, shape)


def _dated(words: str) -> Iterator[Cue]:
    noun = re.sub(r"^(?:date|year|day|time) of |\s(?:date|year|day|time)$", "", words)
    if noun != words:
        yield Cue(noun, "event")
        yield Cue(words, "role")
        verb = _past(noun)
        if verb:
            yield Cue(verb, "event")
    elif _VERBAL.match(words):
        yield Cue(re.sub(r"^(?:was|is|were) ", "", words), "event")
    else:
        yield Cue(words, "role")
        yield Cue(words, "event")


def _named_date(words: str) -> Iterator[Cue]:
    """What the label itself adds to the library's cues: "demolished", "opening date"."""
    if words.startswith(("date of ", "year of ")) or words.endswith((" date", " year")):
        yield Cue(words, "role")
    elif _VERBAL.match(words) and words.endswith("ed"):
        yield Cue(re.sub(r"^(?:was|is|were) ", "", words), "event")


_ACTIONS = {
    "demolition": "demolished", "abolition": "abolished", "arrival": "arrived", "discovery": "discovered",
    "closure": "closed", "retirement": "retired", "appointment": "appointed", "approval": "approved",
    "removal": "removed",
    "burial": "buried", "baptism": "baptised", "marriage": "married", "coronation": "crowned", "ordination": "ordained",
    "ratification": "ratified", "launch": "launched", "election": "elected", "signature": "signed", "sale": "sold",
    "purchase": "purchased", "acquisition": "acquired", "merger": "merged", "debut": "debuted",
    "canonization": "canonized",
    "enactment": "enacted", "establishment": "established", "decommissioning": "decommissioned", "repeal": "repealed",
}  # fmt: skip


def _past(noun: str) -> str:
    """The participle of a noun of action: completion, completed."""
    if noun in _ACTIONS:
        return _ACTIONS[noun]
    for ending, verb in (("etion", "eted"), ("ation", "ated"), ("ction", "cted"), ("ption", "pted"), ("ing", "ed")):
        if noun.endswith(ending):
            return noun.removesuffix(ending) + verb
    return ""


def _related(words: str) -> Iterator[Cue]:
    role = re.sub(r" name$", "", words)
    if words.endswith(" of"):
        yield Cue(words.removesuffix(" of"), "role")
        return
    if _VERBAL.match(words) and words.rpartition(" ")[2] in ("by", "in", "at", "with"):
        yield Cue(re.sub(r"^(?:was|is|were) ", "", words), "passive" if words.endswith("by") else "place")
        return
    yield Cue(role, "role")
    if " " not in role and _AGENT.search(role):
        stem = _AGENT.sub("", role)
        yield Cue(f"{stem}ed by", "passive")
        if stem.endswith("at"):
            yield Cue(f"{stem}ed", "active")
    if role.endswith(" location"):
        yield Cue(role.removesuffix(" location"), "role")


def _index() -> dict[str, Known]:
    return {label: known for known in TABLE for label in known.labels}


_BY_LABEL = _index()
