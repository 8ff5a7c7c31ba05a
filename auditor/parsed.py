"""Expressions as `re` parses them: trees of nodes, their parts, and the programs that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from auditor.program import Program, load, program
from auditor.regex import REACH

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
MANY = 10
_WITH_TREE = (op.SUBPATTERN, *REPEATS, op.POSSESSIVE_REPEAT)
_LINES = re.compile(r"\(\?[A-Za-z]*m")  # the flag by which `^` is the beginning of any line


def has_lines(tree: Any) -> bool:
    """Whether `^` may be the beginning of any line."""
    return bool(tree.state.flags & re.MULTILINE or _LINES.search(tree.state.str))


def begins(tree: Any) -> bool:
    """Whether every match begins where the block does."""
    if not tree:
        return False
    code, value = tree[0]
    if code is op.SUBPATTERN:
        return begins(value[-1])
    return code is op.AT and (value is op.AT_BEGINNING_STRING or (value is op.AT_BEGINNING and not has_lines(tree)))


def lead_program(tree: Any, nodes: Sequence[Any]) -> Program | None:
    """The program of what a match begins with, up to the end of the text that it is given; None when all fits it.

    What it looks at behind that end is left out, so where that can lead to another choice there is none either.
    """
    if _chooses(nodes):
        return None
    made = program(tree_of(tree, [*_looking_back(tree, nodes), (op.AT, op.AT_END_STRING)]))
    found = load(tree.state.str, made)
    return None if found is None or found.search("zz", 1, 1) else made


def _chooses(nodes: Iterable[Any]) -> bool:
    """Whether what is chosen for good, by an atomic group or a possessive repeat, depends on what stands around it."""
    return any(
        _looks_around(parts(code, value)[0])
        if code in (op.ATOMIC_GROUP, op.POSSESSIVE_REPEAT)
        else any(map(_chooses, parts(code, value)))
        for code, value in nodes
    )


def _looking_back(tree: Any, nodes: Sequence[Any]) -> Iterator[Any]:
    """The nodes without what depends on the text behind them: they match wherever they did before."""
    for at, (code, value) in enumerate(nodes):
        if code in (op.ASSERT, op.ASSERT_NOT, op.AT):
            if _looks_at(code, value) <= tree_of(tree, nodes[at + 1 :]).getwidth()[0]:
                yield code, value
        elif code is op.BRANCH:
            yield code, (None, [tree_of(tree, list(_looking_back(tree, branch))) for branch in value[1]])
        elif code is op.SUBPATTERN or code in REPEATS:
            yield code, (*value[:-1], tree_of(tree, list(_looking_back(tree, value[-1]))))
        else:
            yield code, value


def _looks_at(code: Any, value: Any) -> int:
    """How many of the characters behind it one node looks at."""
    if code is op.AT:
        return 0 if value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING) else 1
    if value[0] < 0:
        return 0
    return REACH if _looks_around(value[1]) else min(REACH, int(value[1].getwidth()[1]))


def _looks_around(nodes: Iterable[Any]) -> bool:
    """Whether any of the nodes looks at what stands around it."""
    return any(
        code in (op.ASSERT, op.ASSERT_NOT, op.AT) or any(map(_looks_around, parts(code, value)))
        for code, value in nodes
    )


def tree_of(whole: Any, nodes: Sequence[Any]) -> Any:
    """Nodes as a part of an expression."""
    return parser.SubPattern(whole.state, list(nodes))


def parts(code: Any, value: Any) -> Sequence[Any]:
    """The sub-trees of one node."""
    if code is op.LITERAL or code is op.IN:  # as most are
        return ()
    if code is op.BRANCH:
        return value[1]  # type: ignore[no-any-return]
    if code in _WITH_TREE:
        return (value[-1],)
    if code is op.ATOMIC_GROUP:
        return (value,)
    if code in (op.ASSERT, op.ASSERT_NOT):
        return (value[1],)
    return ()


def all_nodes(tree: Any, *, inside: bool = False) -> Iterator[tuple[Any, Any, bool]]:
    """All nodes of a tree and of the trees in it, and whether each lies `inside` of what may come many times."""
    for code, value in tree.data:
        yield code, value, inside
        for part in parts(code, value):
            yield from all_nodes(part, inside=inside or (code in REPEATS and value[1] > MANY))


def has_nested_repeat(nodes: Iterable[tuple[Any, Any, bool]]) -> bool:
    return any(inside and code in REPEATS and value[1] > MANY for code, value, inside in nodes)


def has_reference(nodes: Iterable[tuple[Any, Any, bool]]) -> bool:
    return any(code in (op.GROUPREF, op.GROUPREF_EXISTS) for code, *_ in nodes)


def has_end(nodes: Iterable[tuple[Any, Any, bool]]) -> bool:
    return any(code is op.AT and value in (op.AT_END, op.AT_END_STRING) for code, value, _ in nodes)
