"""A file's value with the place of each part, typed part by part: how a mistake in a file is told."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from auditor.errors import AuditorError

SHOWN = 60  # characters of a value in a message
T = TypeVar("T")
Path = tuple[str | int, ...]
_STRAY = r"unknown field `(.+)`"
_VALUE = r"Invalid enum value '?(.+?)'?\Z"
_EXPECTED = r"Expected `(.+?)`(.*?)(?:, got (?:`(\w+)`|(\d+)))?\Z"
_STEP = r"\.([A-Za-z_]\w*)|\[(\d+)\]|\[\.\.\.\]"


def mapping(value: object) -> Mapping[str, Any]:
    """`value` as a mapping, empty when it is none."""
    return value if isinstance(value, dict) else {}


class Placed(ABC):
    """What a file says: `value` is plain data; a subclass knows where each part of it stands."""

    value: Any

    def __init__(self, text: str, name: str, error: type[AuditorError]) -> None:
        """`name` is the path for messages, `error` what is raised for a mistake."""
        self._text, self._name, self._error = text, name, error

    @abstractmethod
    def where(self, path: Path, *, key: bool = False) -> str:
        """`file:line:column` of the value at `path` (of its key when `key`), or of the nearest part above it."""

    def mistake(self, what: str, path: Path = (), *, key: bool = False, hint: str = "") -> AuditorError:
        """The error to raise about the value (or key) at `path`."""
        return self._error(what, where=self.where(path, key=key), hint=hint)

    def part(self, path: Path, type_: type[T], value: object) -> T:
        """`value`, which stands at `path`, as `type_`; raises the error with its exact place."""
        try:
            return msgspec.convert(value, type_, strict=False)
        except msgspec.ValidationError as wrong:
            what, _, inner = str(wrong).partition(" - at `$")
            steps = _steps(inner.rstrip("`"), value)
            stray = re.search(_STRAY, what)
            where = (*path, *steps, stray[1]) if stray else path + steps
            asked = stray or re.search(_VALUE, what)
            hint = nearest(asked[1], _known(type_, steps)) if asked else ""
            raise self.mistake(_plain(what, _at(value, steps)), where, key=bool(stray), hint=hint) from None


def _steps(shown: str, value: object) -> Path:
    """The path in a validation message; a key of a mapping stands there as `[...]` and is looked up."""
    steps: list[str | int] = []
    for match in re.finditer(_STEP, shown):
        if match[1] or match[2]:
            steps.append(match[1] or int(match[2]))
        elif isinstance(value, dict) and len(value) == 1:
            steps.append(next(iter(value)))
        else:
            break
        value = _inside(value, steps[-1])
    return tuple(steps)


def _at(value: object, steps: Path) -> object:
    for step in steps:
        value = _inside(value, step)
    return value


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _known(type_: object, steps: Path) -> Sequence[str]:
    """The keys, or for a choice the values, that the type knows at the end of `steps`."""
    from msgspec import inspect  # noqa: PLC0415 - only on the way to an error

    kinds = _alternatives(inspect.type_info(type_))
    for step in steps:
        kinds = [kind for above in kinds for kind in _alternatives(_below(above, step))]
    names = [field.encode_name for kind in kinds for field in getattr(kind, "fields", ())]
    values = [value for kind in kinds if isinstance(kind, inspect.LiteralType) for value in kind.values]
    return list(dict.fromkeys(map(str, names + values)))


def _alternatives(info: Any) -> Sequence[Any]:
    """The types that a union is of, or the type itself, without what is only said about it."""
    from msgspec import inspect  # noqa: PLC0415 - only on the way to an error

    while isinstance(info, inspect.Metadata):
        info = info.type
    if isinstance(info, inspect.UnionType):
        return [kind for one in info.types for kind in _alternatives(one)]
    return [info]


def _below(info: Any, step: str | int) -> Any:
    """The type of what stands at a key, or in a list, of a type; None where there is none."""
    for field in getattr(info, "fields", ()):
        if field.encode_name == step:
            return field.type
    return getattr(info, "value_type", None) or getattr(info, "item_type", None)


def nearest(name: str, known: Sequence[str], *, otherwise: str = "") -> str:
    """A hint for a name that is not known: the one that was probably meant, else all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to an error

    near = get_close_matches(name, known, 1)
    if near:
        return f"did you mean '{near[0]}'?"
    if len(known) == 1:
        return otherwise or f"the only one is {known[0]}"
    return otherwise or (f"one of {', '.join(known)}" if known else "")


def told(wrong: Exception) -> str:
    """What msgspec says of JSON, in the words of a person who wrote it by hand."""
    what, _, where = str(wrong).partition(" - at `$")
    place = where.rstrip("`").lstrip(".")
    return _plain(what) + (f", at {place}" if place else "")


def _plain(what: str, value: object = None) -> str:
    """A validation message in a user's words; `value` is what stands there, where it is known."""
    expected, unknown = re.match(_EXPECTED, what), re.match(_VALUE, what)
    if unknown:
        return f"unknown value '{unknown[1]}'"
    if expected is None:
        return (
            what.replace("Object contains unknown field", "unknown key")
            .replace("Object missing required field", "missing key")
            .replace("`", "'")
        )
    wanted = " or ".join(_wanted(expected[1].split(" | "))) + expected[2]
    got = f"of length {expected[4]}" if expected[4] else _got(expected[3], value)
    return f"{wanted} is wanted here" + (f", not {got}" if got else "")


def _wanted(names: Sequence[str]) -> Sequence[str]:
    """Types as a person calls what is written."""
    words = {
        "object": "a mapping (`key: value`)", "array": "a list (`[one, other]`)", "str": "text",
        "int": "a whole number", "float": "a number", "bool": "true or false", "null": "",
    }  # fmt: skip
    if "str" in names and {"int", "float"}.intersection(names):
        return list(dict.fromkeys(words[name] if name in ("object", "array") else "a value" for name in names))
    return [words.get(name, name) for name in names if words.get(name, name)]


def _got(name: str | None, value: object) -> str:
    words = {
        "object": "a mapping", "array": "a list", "null": "nothing", "str": "text", "int": "a whole number",
        "float": "a number", "bool": "true or false",
    }  # fmt: skip
    if isinstance(value, (str, int, float)):
        return f"'{value}'" if len(str(value)) <= SHOWN else f"'{str(value)[:SHOWN]}…'"
    return words.get(name, "another kind of value") if name else ""
