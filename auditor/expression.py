"""Expressions of packs as they are read: slots filled, literals found, hostile shapes refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from auditor.language import STOP_WORDS, fold
from auditor.parsed import (
    REPEATS,
    all_nodes,
    begins,
    has_end,
    has_lines,
    has_nested_repeat,
    has_reference,
    lead_program,
    parts,
    tree_of,
)
from auditor.program import program
from auditor.regex import MOST_STARTS, REACH, Pattern

EDGE = "\b"  # beside a literal: there a word begins or ends
HEAD = "\v"  # before a literal: there the block begins
SHORTEST_LITERAL = 3
ENOUGH = 0.01
SPREAD = 2.5
COST = 3e-4
RARE = 9
HEADS = 5  # letters that are as rare as the beginning of a block is among those of words
MOST_LITERALS = (8, 60, 300)
MOST_CHARS = 30
DEEP = 256  # trees of which it is kept what they begin with: those that hold them ask again
KNOWN = 1 << 15  # texts of which it is kept how rare they are: many belong to several choices
_COMMON = STOP_WORDS["en"]
_MARKS = frozenset("<[{|")  # hardly a text has one
_SLOT = re.compile(r"\{([a-z_]+)\}")
_ASCII = re.compile(r"\(\?[A-Za-z]*a")  # the flag by which letters with accents are none
# Texts of which every match holds one, how far from its start they may stand, what a match goes on with from there,
# whether that reaches to its end, texts of which it holds one before them, and what it begins with, None for anything.
_Choice = tuple[Sequence[str], int, Sequence[Any], bool, Sequence[str], Sequence[Any] | None]
_NO_CHOICE: _Choice = ((), 0, (), False, (), None)


def compile_pattern(
    source: str,
    slots: Mapping[str, Sequence[str]] | None = None,
    *,
    ignore_case: bool = False,
    anchored: bool = False,
) -> Pattern:
    """The Pattern of an expression, `{name}` in it standing for the alternatives of a slot.

    `anchored` says that a match counts only at the beginning of a block or sentence: then literals with which it
    begins are preferred, since most places of such a literal are ruled out by where they stand.

    Raises ValueError with the reason when it is no expression, can take long, or has no literal to look for.
    """
    filled = fill(source, slots or {})
    if ignore_case:
        filled = f"(?i:{filled})"
    try:
        tree = parser.parse(filled)
    except re.error as wrong:
        raise ValueError(f"not a regular expression: {wrong}") from None
    nodes = list(all_nodes(tree))
    if has_nested_repeat(nodes):
        raise ValueError("a repeat inside a repeat can take exponential time; make the inner one possessive (`\\w++`)")
    literals, lead, tail, _, front, start = _literals(tree, anchored=anchored)
    if not literals or min(map(_weight, literals)) < SHORTEST_LITERAL:
        raise ValueError(
            f"every match must hold a fixed text of {SHORTEST_LITERAL} letters, so that it can be looked for first"
        )
    width = tree.getwidth()[1]
    if anchored and not lead:  # before the beginning of a block or sentence there is no letter
        literals = [EDGE + text for text in literals]
    if has_lines(tree):
        literals = [text.replace(HEAD, EDGE) for text in literals]
    known = _shortest(_at_edges(_cut(text), none=_ASCII.search(filled) is not None) for text in literals)
    first = _first(start) if start else ()
    parted = lead > 0 and not has_reference(nodes)
    rest = program(tree_of(tree, tail)) if parted and tail else None
    anywhere = tuple(text for text in known if not text.startswith((EDGE, HEAD)))
    return Pattern(
        source=filled,
        literals=anywhere,
        openings=tuple(text[1:] for text in known if text.startswith(EDGE) and not text.endswith(EDGE)),
        words=tuple(text[1:-1] for text in known if text.startswith(EDGE) and text.endswith(EDGE)),
        before=min(REACH, lead),
        after=min(REACH, width),
        ends=has_end(nodes),
        begins=begins(tree),
        front=tuple(sorted(set(map(fold, first or front)))) if lead > MOST_STARTS else (),
        program=program(tree),
        tail=rest,
        heads=tuple(text[1:] for text in known if text.startswith(HEAD) and not text[1:].startswith(anywhere)),
        lead=lead_program(tree, start) if parted and start else None,
        fronted=bool(first),
    )


@lru_cache(maxsize=KNOWN)
def _weight(text: str) -> int:
    """How much a literal narrows the search."""
    return _letters(_bare(text))


def _letters(text: str) -> int:
    """The length of a text: a letter of a script of syllables or words counts for two."""
    return len(text) if text.isascii() else sum(2 if char >= "\u3040" else 1 for char in text)


def _bare(text: str) -> str:
    """A literal without the marks of edges."""
    return text.replace(EDGE, "").replace(HEAD, "")


def fill(pattern: str, slots: Mapping[str, Sequence[str]]) -> str:
    """`pattern` with each `{name}` replaced by the alternatives of that slot, which may name slots in turn."""

    def alternatives(name: re.Match[str]) -> str:
        if name[1] not in slots:
            raise ValueError(f"there is no slot '{name[1]}'")
        return f"(?:{'|'.join(fill(one, slots) for one in slots[name[1]])})"

    return _SLOT.sub(alternatives, pattern)


def _literals(tree: Any, *, anchored: bool = False) -> _Choice:
    """The texts to look for before an expression is run.

    Of all choices, the one whose texts will be met least often, all together, where each letter more makes a text
    `SPREAD` times as rare; each text also costs memory and time at every start, `COST` in the same measure.
    """
    nodes = list(tree)
    if nodes and all(code is op.LITERAL for code, _ in nodes):
        return ["".join(chr(value) for _, value in nodes)], 0, nodes, True, (), ()
    options = [_options(code, value) for code, value in nodes]
    leads = list(accumulate((_width(code, value) for code, value in nodes[:-1]), _reach, initial=0))
    choices: list[tuple[Sequence[str], int, Sequence[Any], bool, Sequence[_Options], Sequence[Any] | None]] = [
        (texts, leads[at], nodes[at:], True, options[:at], nodes[:at])
        for at in range(len(nodes))
        if at == 0 or nodes[at - 1][0] is not op.LITERAL
        for texts in _rows_of_heads(options[at:])
    ]
    if anchored or not any(_usefulness(texts) >= (True, -ENOUGH) for texts, *_ in choices):
        for at, (lead, (code, value)) in enumerate(zip(leads, nodes, strict=False)):
            inner, further, tail, whole, front, start = _inner_literals(code, value)
            if inner:
                tail = [*tail, *nodes[at + 1 :]] if whole else tail
                start = None if start is None else [*nodes[:at], *start]
                before = [*options[:at], (front or [""], False)]
                choices.append((inner, min(REACH, lead + further), tail, whole, before, start))
    at_start = [choice for choice in choices if choice[1] == 0 and min(map(_weight, choice[0])) >= SHORTEST_LITERAL]
    if anchored and at_start:
        choices = at_start
    best, lead, tail, whole, row, start = max(
        choices, key=lambda choice: _usefulness(choice[0]), default=(*_NO_CHOICE[:4], [], None)
    )
    return (sorted(set(best)), lead, tail, whole, _front(row), start) if best and min(map(len, best)) else _NO_CHOICE


def _front(row: Sequence[_Options]) -> Sequence[str]:
    """The rarest texts of which every match of a row of nodes holds one, none where they are many."""
    found = [[_bare(text) for text in _heads(row[at:], MOST_LITERALS[0])[0]] for at in range(len(row))]
    return max((texts for texts in found if min(map(len, texts)) > 1), key=_usefulness, default=())


def _first(nodes: Sequence[Any]) -> Sequence[str]:
    """The texts with one of which the nodes begin, none where they are many or short."""
    while len(nodes) == 1 and nodes[0][0] is op.SUBPATTERN:
        nodes = list(nodes[0][1][-1])
    texts, _ = _heads([_options(code, value) for code, value in nodes], MOST_LITERALS[0])
    return [*map(_bare, texts)] if min(map(len, map(_bare, texts))) > 1 else ()


def _cut(text: str) -> str:
    """The beginning of a text that is rare enough: further letters would only take room and time at every start.

    Where no block begins it goes on past the first word: that alone is met in many other wordings.
    """
    if _rareness(text) <= RARE:
        return text
    end = next(end for end in range(1, len(text) + 1) if _rareness(text[:end]) >= RARE)
    if text.startswith(HEAD) or " " in text[1:end]:
        return text[:end]
    space = text.find(" ", end)
    return text if space < 0 else text[: space + 2]


def _at_edges(text: str, *, none: bool) -> str:
    """The text with marks where a word is known to begin and end with it, and not between its words."""
    bare = _bare(text)
    if text.replace(EDGE, "").startswith(HEAD):
        return HEAD + bare
    begins = not none and text.startswith(EDGE) and bare[:1].isalnum()
    ends = begins and text.endswith(EDGE) and bare[-1:].isalnum()
    return EDGE * begins + bare + EDGE * ends


def _shortest(texts: Iterable[str]) -> Sequence[str]:
    """The texts in order, without those that begin with another: where they stand, it stands."""
    kept: list[str] = []
    for text in sorted(set(texts)):
        if not kept or not text.startswith(kept[-1]):
            kept.append(text)
    return kept


def _rows_of_heads(row: Sequence[_Options]) -> Iterator[Sequence[str]]:
    """The heads of a row of nodes, at most so many as each of `MOST_LITERALS` allows, each choice once."""
    last: Sequence[str] = ()
    for most in MOST_LITERALS:
        texts, _ = _heads(row, most)
        if texts != last:
            yield texts
        last = texts


def _reach(one: int, other: int) -> int:
    return min(REACH, one + other)


def _width(code: Any, value: Any) -> int:
    """The greatest width of one node, `REACH` at most."""
    if code in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
        return 1
    if code in (op.GROUPREF, op.GROUPREF_EXISTS):
        return REACH
    if code in (*REPEATS, op.POSSESSIVE_REPEAT):
        return min(REACH, int(value[1]) * int(value[2].getwidth()[1]))
    inner = [] if code in (op.ASSERT, op.ASSERT_NOT) else parts(code, value)
    return min(REACH, max((int(part.getwidth()[1]) for part in inner), default=0))


def _usefulness(texts: Sequence[str]) -> tuple[bool, float]:
    """Whether all texts are long enough, and how seldom they will be met: 0 would be never."""
    return min(map(_weight, texts)) >= SHORTEST_LITERAL, -sum(COST + SPREAD ** -_rareness(text) for text in texts)


@lru_cache(maxsize=KNOWN)
def _rareness(text: str) -> int:
    """How seldom a text may be met: its letters and known edges; a word of every text counts one, a mark three."""
    words = _bare(text).split()
    rare = sum(1 if word in _COMMON else _letters(word) for word in words) + text.count(" ") // 2
    if not _MARKS.isdisjoint(text):
        rare += 2 * sum(map(text.count, _MARKS))
    if words:
        rare += HEADS if text.startswith(HEAD) else text.startswith(EDGE) and words[0] not in _COMMON
        rare += text.endswith(EDGE) and words[-1] not in _COMMON
    return rare


# The texts that a node, or a row of nodes, can begin with, and whether they are the whole of it.
_Options = tuple[Sequence[str], bool]


def _heads(row: Sequence[_Options], most: int) -> _Options:
    """At most `most` texts of which every match of a row of nodes begins with one."""
    texts: Sequence[str] = [""]
    for options, whole in row:
        if len(texts) * len(options) > most:
            return texts, False
        texts = [before + after for before in texts for after in options]
        if not whole:
            return texts, False
    return texts, True


def _options(code: Any, value: Any) -> _Options:
    """The texts that one node can begin with."""
    if code is op.LITERAL:
        return [chr(value)], True
    if code is op.AT and value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
        return [HEAD], True
    if code is op.AT and value is not op.AT_NON_BOUNDARY:  # at the edge of a block a word can begin or end too
        return [EDGE], True
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [""], True
    if code is op.IN:
        chars = _chars(value)
        return (chars, True) if chars else ([""], False)
    if code is op.SUBPATTERN:
        return _row(value[-1])
    if code is op.BRANCH:
        heads = [_row(branch) for branch in value[1]]
        return [text for texts, _ in heads for text in texts], all(whole for _, whole in heads)
    if code in REPEATS and value[0] == 0 and value[1] == 1:
        texts, whole = _row(value[2])
        return [*texts, ""], whole
    return [""], False


@lru_cache(maxsize=DEEP)
def _row(tree: Any) -> _Options:
    return _heads([_options(code, value) for code, value in tree.data], MOST_LITERALS[-1])


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


def _inner_literals(code: Any, value: Any) -> _Choice:
    """Literals inside one node."""
    if code is op.SUBPATTERN:
        texts, lead, tail, whole, front, start = _literals(value[-1])
        rest, begun = ([(code, (None, *value[1:-1], tree_of(value[-1], nodes)))] for nodes in (tail, start or ()))
        return texts, lead, rest, whole, front, None if start is None else begun
    if code is op.ATOMIC_GROUP:
        return _literals(value)
    if code in (*REPEATS, op.POSSESSIVE_REPEAT):
        texts, lead, tail, _, front, _ = _literals(value[2]) if value[0] else _NO_CHOICE
        return texts, lead, tail, False, front, None
    if code is not op.BRANCH:
        return _NO_CHOICE
    inner = [_literals(branch) for branch in value[1]]
    if not all(texts for texts, *_ in inner):
        return _NO_CHOICE
    texts = [text for texts, *_ in inner for text in texts]
    tails = [tree_of(value[1][0], one[2]) for one in inner]
    starts = [tree_of(value[1][0], one[5] or ()) for one in inner]
    start = None if any(one[5] is None for one in inner) else [(code, (None, starts))]
    return texts, max(one[1] for one in inner), [(code, (None, tails))], all(one[3] for one in inner), (), start
