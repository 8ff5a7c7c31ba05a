"""Regular expressions of packs: compiled, with the literals that a match must hold, and checked for hostile shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from auditor.span import Span

REACH = 240
SHORTEST_LITERAL = 3
MOST_LITERALS = 300
MOST_CHARS = 30
_SLOT = re.compile(r"\{([a-z_]+)\}")
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)


def _weight(text: str) -> int:
    """How much a literal narrows the search: a letter of a script of syllables or words counts for two."""
    return sum(2 if char >= "\u3040" else 1 for char in text)


def fill(pattern: str, slots: Mapping[str, tuple[str, ...]]) -> str:
    """`pattern` with each `{name}` replaced by the alternatives of that slot, which may name slots in turn."""

    def alternatives(name: re.Match[str]) -> str:
        if name[1] not in slots:
            raise ValueError(f"there is no slot '{name[1]}'")
        return f"(?:{'|'.join(fill(one, slots) for one in slots[name[1]])})"

    return _SLOT.sub(alternatives, pattern)


class Regex:
    """One expression that runs only around its literals, so that it costs nothing where it cannot match.

    A match may reach at most `REACH` characters to either side of its literal, inside one block; `^` and
    `$` are the block's edges.
    """

    def __init__(self, source: str) -> None:
        """Compile `source`. Raises ValueError with the reason when it is wrong, slow, or has no literal."""
        try:
            self._compiled = re.compile(source)
            tree = parser.parse(source)
        except re.error as wrong:
            raise ValueError(f"not a regular expression: {wrong}") from None
        if _nested_repeat(tree):
            raise ValueError(
                "a repeat inside a repeat can take exponential time; make the inner one possessive (`\\w++`)"
            )
        self.literals = tuple(_literals(tree) or ())
        if not self.literals or min(map(_weight, self.literals)) < SHORTEST_LITERAL:
            raise ValueError(
                f"every match must hold a fixed text of {SHORTEST_LITERAL} letters, so that it can be looked for first"
            )
        width = tree.getwidth()[1]
        self._reach = min(REACH, width)
        self._ends = _has(tree, (op.AT_END, op.AT_END_STRING))

    def find(self, text: str, near: Sequence[tuple[int, int]]) -> Iterator[Span]:
        """Matches in one block's `text`, around the places `near` (start, end) of its literals, which are sorted."""
        at = 0
        for start, end in near:
            low = max(at, start - self._reach)
            high = len(text) if self._ends else min(len(text), end + self._reach)
            match = self._compiled.search(text, low, high)
            while match is not None and match.start() <= start:
                if match.end() > match.start() and match.end() > at:
                    yield Span(match.start(), match.end())
                    at = match.end()
                match = self._compiled.search(text, max(match.end(), match.start() + 1), high)


def _literals(tree: Any) -> list[str] | None:
    """Texts of which every match of `tree` holds at least one, the longest choice; None when there is none."""
    nodes = list(tree)
    choices = [_heads(nodes[at:])[0] for at in range(len(nodes)) if at == 0 or nodes[at - 1][0] is not op.LITERAL]
    choices += [inner for inner in (_inner_literals(code, value) for code, value in nodes) if inner]
    best = max(choices, key=lambda texts: min(map(len, texts)), default=[""])
    return sorted(set(best)) if min(map(len, best)) else None


def _heads(nodes: Sequence[tuple[Any, Any]]) -> tuple[list[str], bool]:
    """Texts of which every match of `nodes` begins with one, and whether they are the whole of it."""
    texts = [""]
    for code, value in nodes:
        options, whole = _options(code, value)
        if len(texts) * len(options) > MOST_LITERALS:
            return texts, False
        texts = [before + after for before in texts for after in options]
        if not whole:
            return texts, False
    return texts, True


def _options(code: Any, value: Any) -> tuple[list[str], bool]:
    """The beginnings of one node, and whether they are the whole of it."""
    if code is op.LITERAL:
        return [chr(value)], True
    if code is op.IN:
        chars = _chars(value)
        return (chars, True) if chars else ([""], False)
    if code is op.SUBPATTERN:
        return _heads(list(value[-1]))
    if code is op.BRANCH:
        heads = [_heads(list(branch)) for branch in value[1]]
        return [text for texts, _ in heads for text in texts], all(whole for _, whole in heads)
    if code in _REPEATS and value[0] == 0 and value[1] == 1:
        texts, whole = _heads(list(value[2]))
        return [*texts, ""], whole
    return [""], False


def _chars(members: Any) -> list[str]:
    """The characters of a set, when they are few."""
    chars: list[str] = []
    for kind, value in members:
        if kind is op.LITERAL:
            chars.append(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < MOST_CHARS:
            chars.extend(map(chr, range(value[0], value[1] + 1)))
        else:
            return []
    return chars if len(chars) <= MOST_CHARS else []


def _inner_literals(code: Any, value: Any) -> list[str] | None:
    if code is op.SUBPATTERN:
        return _literals(value[-1])
    if code is op.ATOMIC_GROUP:
        return _literals(value)
    if code in (*_REPEATS, op.POSSESSIVE_REPEAT):
        return _literals(value[2]) if value[0] else None
    if code is op.BRANCH:
        found: list[str] = []
        for branch in value[1]:
            inner = _literals(branch)
            if inner is None:
                return None
            found.extend(inner)
        return found
    return None


def _parts(code: Any, value: Any) -> list[Any]:
    """The sub-trees of one node."""
    if code is op.BRANCH:
        return list(value[1])
    if code in (op.SUBPATTERN, *_REPEATS, op.POSSESSIVE_REPEAT):
        return [value[-1]]
    if code is op.ATOMIC_GROUP:
        return [value]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    return []


def _nested_repeat(tree: Any, *, inside: bool = False) -> bool:
    for code, value in tree:
        repeats = code in _REPEATS and value[1] > 1
        if inside and repeats and value[1] > 10:
            return True
        if any(_nested_repeat(part, inside=inside or (repeats and value[1] > 10)) for part in _parts(code, value)):
            return True
    return False


def _has(tree: Any, kinds: tuple[Any, ...]) -> bool:
    return any(
        (code is op.AT and value in kinds) or any(_has(part, kinds) for part in _parts(code, value))
        for code, value in tree
    )
