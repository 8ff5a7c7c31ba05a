"""What `re` makes of an expression, as data that can be kept for the next start."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, AnyStr

from msgspec import Struct

if TYPE_CHECKING:
    import re

_NO_NAMES: Mapping[str, int] = MappingProxyType({})


class Program(Struct, frozen=True, gc=False, array_like=True):
    """What `re` made of an expression: the program of its matcher, 32 bits a step, which costs milliseconds to make.

    It is data: the interpreter checks it before it takes it, and takes only what its own version wrote.
    """

    flags: int
    groups: int
    code: memoryview  # of what it was read from: most programs are never run

    def __hash__(self) -> int:
        """By its size: what it is of, which is hashed beside it, tells it apart."""
        return hash((self.flags, self.groups, len(self.code)))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled with the bytes, since a view of them cannot be."""
        return _restored, (self.flags, self.groups, bytes(self.code))


def _restored(flags: int, groups: int, code: bytes) -> Program:
    return Program(flags, groups, memoryview(code))


def program(tree: Any) -> Program:
    """What `re.compile` would make of an expression that its parser has read, its alternatives sorted `by_letters`."""
    from re import _compiler  # type: ignore[attr-defined] # noqa: PLC0415 - `re` has no other way to keep what it compiled

    code = _compiler._code(by_letters(tree), 0)  # noqa: SLF001
    return Program(tree.state.flags, tree.state.groups - 1, memoryview(array("I", code).tobytes()))


def by_letters(tree: Any) -> Any:
    """The same expression with alternatives put together by their first letter, for words by the dozen.

    The matcher tries one alternative after the other. Of those with other first letters only one can match at a
    place, so their order does not matter, and a letter that is not there rules out all that begin with it.
    """
    from re import _constants as op  # type: ignore[attr-defined] # noqa: PLC0415 - as above

    def part(code: Any, value: Any) -> tuple[Any, Any]:
        if code is op.BRANCH:
            return code, (value[0], list(_together([by_letters(one) for one in value[1]], op)))
        if code in (op.SUBPATTERN, op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT, op.ASSERT, op.ASSERT_NOT):
            return code, (*value[:-1], by_letters(value[-1]))
        return code, by_letters(value) if code is op.ATOMIC_GROUP else value

    return type(tree)(tree.state, [part(code, value) for code, value in tree.data])


def _together(alternatives: Sequence[Any], op: Any) -> Iterator[Any]:
    """The alternatives, those in a row that begin with a letter put together by it, each letter's in their order."""
    for lettered, run in groupby(alternatives, lambda one: bool(one.data) and one.data[0][0] is op.LITERAL):
        row = list(run)
        letters = "".join(dict.fromkeys(chr(one.data[0][1]) for one in row)) if lettered else ""
        if not letters.isascii() or len(set(letters.lower())) < len(letters):  # two may be one where case is ignored
            letters = ""
        by_letter = [[one for one in row if one.data[0][1] == ord(letter)] for letter in letters]
        for same in by_letter or ([one] for one in row):
            yield same[0] if len(same) == 1 else _joined(same, op)


def _joined(alternatives: Sequence[Any], op: Any) -> Any:
    """Alternatives that begin with the same letters as one."""
    nodes = [one.data for one in alternatives]
    columns = zip(*nodes, strict=False)
    same = takewhile(lambda column: column[0][0] is op.LITERAL and column.count(column[0]) == len(nodes), columns)
    shared = [column[0] for column in same]
    first = alternatives[0]
    rests = [type(first)(one.state, one.data[len(shared) :]) for one in alternatives]
    return type(first)(first.state, [*shared, (op.BRANCH, (None, list(_together(rests, op))))])


def load(source: AnyStr, program: Program | None, names: Mapping[str, int] = _NO_NAMES) -> re.Pattern[AnyStr] | None:
    """The expression of a program whose groups have these names, with their numbers.

    None when it is not this interpreter's: that costs only the time it was to spare.
    """
    if program is None:
        return None
    by_number = {number: name for name, number in names.items()}
    called = tuple(map(by_number.get, range(program.groups + 1)))
    try:
        code = program.code.cast("I").tolist()
        return _sre.compile(source, program.flags, code, program.groups, dict(names), called)  # type: ignore[no-any-return]
    except (RuntimeError, TypeError, ValueError, OverflowError):
        return None
