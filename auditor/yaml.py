"""YAML to typed values, with line and column of each mistake."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

import msgspec
import yaml as pyyaml

from auditor.errors import AuditorError

T = TypeVar("T")
Path = tuple[str | int, ...]
_STRAY = re.compile(r"unknown field `(.+)`")
_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(\d+)\]|\[\.\.\.\]")


class _Loader(pyyaml.CSafeLoader):
    """Scalars stay strings (YAML alone reads 12:30 as 750); doubled keys are refused."""

    def construct_mapping(self, node: pyyaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: ARG002
        self.flatten_mapping(node)
        mapping: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise _marked("a key must be plain text", key_node)
            if key in mapping:
                raise _marked(f"the key '{key}' stands here a second time", key_node)
            mapping[key] = self.construct_object(value_node, deep=True)
        return mapping


def _scalar(loader: pyyaml.CSafeLoader, node: pyyaml.ScalarNode) -> str | None:
    plain = not node.style and node.value in ("", "~", "null")
    return None if plain else loader.construct_scalar(node)


_Loader.yaml_implicit_resolvers = {}
_Loader.yaml_constructors = {
    **pyyaml.CSafeLoader.yaml_constructors,
    "tag:yaml.org,2002:str": _scalar,
    "tag:yaml.org,2002:map": lambda loader, node: loader.construct_mapping(node),
}


def _marked(what: str, node: pyyaml.Node) -> pyyaml.MarkedYAMLError:
    return pyyaml.MarkedYAMLError(problem=what, problem_mark=node.start_mark)


class YamlText:
    """One YAML file: its value, with every scalar a string, and the place of each part of it."""

    def __init__(self, text: str, name: str, error: type[AuditorError]) -> None:
        """Read `text`; `name` is the path for messages. Raises `error` with line and column."""
        self._text, self._name, self._error = text, name, error
        try:
            self.value: Any = pyyaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
        except pyyaml.MarkedYAMLError as mistake:
            mark = mistake.problem_mark or mistake.context_mark
            where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
            raise error(str(mistake.problem or mistake.context), where=where) from None
        except pyyaml.YAMLError as mistake:
            raise error(f"not YAML: {mistake}".splitlines()[0], where=name) from None

    def where(self, path: Path, *, key: bool = False) -> str:
        """`file:line:column` of the value at `path` (of its key when `key`), or of the nearest part above it."""
        node = pyyaml.compose(self._text, Loader=pyyaml.CSafeLoader)
        if node is None:
            return f"{self._name}:1:1"
        mark = node.start_mark
        for number, step in enumerate(path):
            last = number == len(path) - 1
            found = _child(node, step)
            if found is None:
                break
            node = found[1]
            mark = (found[0] if key and last else found[1]).start_mark
        return f"{self._name}:{mark.line + 1}:{mark.column + 1}"

    def mistake(self, what: str, path: Path = (), *, key: bool = False, hint: str = "") -> AuditorError:
        """The error to raise about the value (or key) at `path`."""
        return self._error(what, where=self.where(path, key=key), hint=hint)

    def part(self, path: Path, type_: type[T], value: object) -> T:
        """`value`, which stands at `path`, as `type_`; raises the error with its exact place."""
        try:
            return msgspec.convert(value, type_, strict=False)
        except msgspec.ValidationError as wrong:
            what, _, inner = str(wrong).partition(" - at `$")
            steps = tuple(
                int(index) if index else name for name, index in _STEP.findall(inner.rstrip("`")) if name or index
            )
            stray = _STRAY.search(what)
            where = (*path, *steps, stray[1]) if stray else path + steps
            raise self.mistake(_plain(what), where, key=bool(stray)) from None


def _child(node: pyyaml.Node, step: str | int) -> tuple[pyyaml.Node, pyyaml.Node] | None:
    if isinstance(node, pyyaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, pyyaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _plain(what: str) -> str:
    """A validation message in a user's words."""
    return (
        what.replace("Object contains unknown field", "unknown key")
        .replace("Object missing required field", "missing key")
        .replace("`", "'")
    )


def mapping(value: object) -> Mapping[str, Any]:
    """`value` as a mapping, empty when it is none."""
    return value if isinstance(value, dict) else {}
