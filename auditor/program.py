"""What `re` makes of an expression, as data that can be kept for the next start."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
from array import array
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, AnyStr

from msgspec import Struct

if TYPE_CHECKING:
    import re

_NO_NAMES: Mapping[str, int] = MappingProxyType({})


class Program(Struct, frozen=True, gc=False):
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
    """What `re.compile` would make of an expression that its parser has read."""
    from re import _compiler  # type: ignore[attr-defined] # noqa: PLC0415 - `re` has no other way to keep what it compiled

    code = _compiler._code(tree, 0)  # noqa: SLF001
    return Program(tree.state.flags, tree.state.groups - 1, memoryview(array("I", code).tobytes()))


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
