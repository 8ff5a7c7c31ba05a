"""Regular expressions of packs: compiled, with the literals that a match must hold, and checked for hostile shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from msgspec import Struct

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


class Expression(Struct, frozen=True, gc=False):
    """A checked expression, so that it need not be read again: every match holds one of `literals`.

    A match begins at most `before` characters before its literal and ends at most `after` behind the literal's
    start; `to_end` when it may ask for the end of the text.
    """

    source: str
    literals: tuple[str, ...]
    before: int
    after: int
    to_end: bool

    def __hash__(self) -> int:
        """The source says all; a long list of literals is not hashed at each look-up."""
        return hash(self.source)


class Regex:
    """One expression that runs only around its literals, so that it costs nothing where it cannot match.

    A match may reach at most `REACH` characters to either side of its literal, inside one block; `^` and
    `$` are the block's edges. It is compiled when it is first needed.
    """

    def __init__(self, source: str | Expression) -> None:
        """Take an expression. Raises ValueError with the reason when it is wrong, slow, or has no literal."""
        self._shape = analyse(source) if isinstance(source, str) else source
        self.literals = self._shape.literals

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._shape.source)

    def find(self, text: str, near: Sequence[tuple[int, int]]) -> Iterator[Span]:
        """Matches in one block's `text`, around the places `near` (start, end) of its literals, which are sorted."""
        at = 0
        shape = self._shape
        for start, _ in near:
            low = max(at, start - shape.before)
            high = len(text) if shape.to_end else min(len(text), start + shape.after)
            match = self._compiled.search(text, low, high)
            while match is not None and match.start() <= start:
                if match.end() > match.start() and match.end() > at:
                    yield Span(match.start(), match.end())
                    at = match.end()
                match = self._compiled.search(text, max(match.end(), match.start() + 1), high)


@cache
def regex(expression: Expression) -> Regex:
    """The expression, ready to run; there is one for each."""
    return Regex(expression)


def prepared(patterns: Sequence[str], slots: Mapping[str, tuple[str, ...]]) -> tuple[Expression, ...]:
    """The patterns with their slots filled; raises ValueError that names the wrong one."""
    found = []
    for pattern in patterns:
        try:
            found.append(analyse(fill(pattern, slots)))
        except ValueError as wrong:
            raise ValueError(f"{wrong}: {pattern}") from None
    return tuple(found)


def analyse(source: str) -> Expression:
    """Check an expression; raises ValueError when it is wrong, slow, or has no literal."""
    try:
        tree = parser.parse(source)
        re._compiler.compile(tree)  # type: ignore[attr-defined] # noqa: SLF001 - the tree is parsed but once
    except re.error as wrong:
        raise ValueError(f"not a regular expression: {wrong}") from None
    if _nested_repeat(tree):
        raise ValueError(
            "a repeat inside a repeat can take exponential time; make the inner one possessive (`\\w++`)"
        )
    texts, lead = _literals(tree)
    if not texts or min(map(_weight, texts)) < SHORTEST_LITERAL:
        raise ValueError(
            f"every match must hold a fixed text of {SHORTEST_LITERAL} letters, so that it can be looked for first"
        )
    to_end = _has(tree, (op.AT_END, op.AT_END_STRING))
    return Expression(source, tuple(texts), min(REACH, lead), min(2 * REACH, tree.getwidth()[1]), to_end)


def _literals(tree: Any) -> tuple[list[str], int]:
    """Texts of which every match holds one, the longest choice, and how far from the start of a match they may stand."""
    nodes = list(tree)
    choices: list[tuple[list[str], int]] = []
    lead = 0
    for at, (code, value) in enumerate(nodes):
        if at == 0 or nodes[at - 1][0] is not op.LITERAL:
            choices.append((_heads(nodes[at:])[0], lead))
        inner, further = _inner_literals(code, value)
        if inner:
            choices.append((inner, lead + further))
        lead = min(REACH, lead + _width(code, value))
    texts, place = max(choices, key=lambda choice: min(map(len, choice[0])), default=([""], 0))
    return (sorted(set(texts)), place) if min(map(len, texts)) else ([], 0)


def _width(code: Any, value: Any) -> int:
    """The greatest width of one node."""
    if code in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY, op.CATEGORY, op.RANGE):
        return 1
    if code is op.BRANCH:
        return max(int(part.getwidth()[1]) for part in value[1])
    if code in (*_REPEATS, op.POSSESSIVE_REPEAT):
        return int(min(REACH, value[1] * value[2].getwidth()[1]))
    if code is op.SUBPATTERN:
        return int(value[-1].getwidth()[1])
    if code is op.ATOMIC_GROUP:
        return int(value.getwidth()[1])
    return REACH if code in (op.GROUPREF, op.GROUPREF_EXISTS) else 0


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


def _inner_literals(code: Any, value: Any) -> tuple[list[str], int]:
    """Literals inside one node, and how far from its start they may stand."""
    if code is op.SUBPATTERN:
        return _literals(value[-1])
    if code is op.ATOMIC_GROUP:
        return _literals(value)
    if code in (*_REPEATS, op.POSSESSIVE_REPEAT):
        return _literals(value[2]) if value[0] else ([], 0)
    if code is not op.BRANCH:
        return [], 0
    inner = [_literals(branch) for branch in value[1]]
    if not all(texts for texts, _ in inner):
        return [], 0
    return [text for texts, _ in inner for text in texts], max(lead for _, lead in inner)


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
