"""YAML to plain values, every scalar a string, with line and column of each part."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Any

import yaml as pyyaml

from auditor.errors import AuditorError
from auditor.placed import Path, Placed


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


# How to mend what the parser only says of its tokens.
_MENDS: Mapping[str, str] = {
    "found character that cannot start any token": "a text that begins with it needs quotes; no tab can indent",
    "mapping values are not allowed in this context": "a text with a colon and a space in it needs quotes",
    "found undefined alias": "a text that begins with an asterisk needs quotes",
}


def _told(mistake: pyyaml.MarkedYAMLError) -> str:
    problem = str(mistake.problem or mistake.context)
    return f"{mistake.context}, {problem}" if problem.startswith("but ") else problem


def _hint(mistake: pyyaml.MarkedYAMLError) -> str:
    """How to mend it, or where that begins in which the parser was: an open bracket is often far above."""
    begin, end = mistake.context_mark, mistake.problem_mark
    if mistake.problem in _MENDS or not begin or not end or begin.line == end.line:
        return _MENDS.get(mistake.problem or "", "")
    return f"in what begins at {begin.line + 1}:{begin.column + 1}"


class YamlText(Placed):
    """One YAML file: its value, with every scalar a string, and the place of each part of it."""

    def __init__(self, text: str, name: str, error: type[AuditorError]) -> None:
        """Read `text`; `name` is the path for messages. Raises `error` with line and column."""
        super().__init__(text, name, error)
        try:
            self.value = pyyaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
        except pyyaml.MarkedYAMLError as mistake:
            mark = mistake.problem_mark or mistake.context_mark
            where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
            raise error(_told(mistake), where=where, hint=_hint(mistake)) from None
        except pyyaml.YAMLError as mistake:
            raise error(f"not YAML: {mistake}".splitlines()[0], where=name) from None

    @cached_property
    def _tree(self) -> pyyaml.Node | None:
        return pyyaml.compose(self._text, Loader=pyyaml.CSafeLoader)

    def where(self, path: Path, *, key: bool = False) -> str:
        node = self._tree
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


def _child(node: pyyaml.Node, step: str | int) -> tuple[pyyaml.Node, pyyaml.Node] | None:
    if isinstance(node, pyyaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, pyyaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
