"""A file's value with the place of each part, typed part by part: how a mistake in a file is told."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from auditor.errors import AuditorError

T = TypeVar("T")
Path = tuple[str | int, ...]
_STRAY = r"unknown field `(.+)`"
_VALUE = r"Invalid enum value '(.+)'"
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
            raise self.mistake(_plain(what), where, key=bool(stray), hint=hint) from None


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


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _known(type_: object, steps: Path) -> Sequence[str]:
    """The keys, or for a choice the values, that the type knows at the end of `steps`."""
    from msgspec import inspect  # noqa: PLC0415 - only on the way to an error

    info: Any = inspect.type_info(type_)
    for step in steps:
        if isinstance(info, inspect.StructType):
            info = next((field.type for field in info.fields if field.encode_name == step), None)
        else:
            info = getattr(info, "value_type", None) or getattr(info, "item_type", None)
        while isinstance(info, inspect.Metadata):
            info = info.type
    if isinstance(info, inspect.LiteralType):
        return [str(value) for value in info.values]
    return [field.encode_name for field in info.fields] if isinstance(info, inspect.StructType) else []


def nearest(name: str, known: Sequence[str], *, otherwise: str = "") -> str:
    """A hint for a name that is not known: the one that was probably meant, else all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to an error

    near = get_close_matches(name, known, 1)
    if near:
        return f"did you mean '{near[0]}'?"
    return otherwise or (f"one of {', '.join(known)}" if known else "")


def _plain(what: str) -> str:
    """A validation message in a user's words."""
    return (
        what.replace("Object contains unknown field", "unknown key")
        .replace("Object missing required field", "missing key")
        .replace("`", "'")
    )
