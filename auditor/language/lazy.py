"""Regular expressions of the program that are compiled when they are first used, not at every start."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, AnyStr, cast

from msgspec import Struct

from auditor.program import Program, load, program


class Kept(Struct, frozen=True, gc=False, array_like=True):
    """An expression of the program with what `re` made of it, and the numbers of its named groups."""

    source: str
    flags: int
    names: dict[str, int]
    program: Program


class Shelf:
    """All expressions that are compiled when they are first used, and what was kept of them at an earlier start."""

    def __init__(self) -> None:
        self._known: list[tuple[str | bytes, int]] = []
        self._kept: dict[tuple[str | bytes, int], Kept] = {}

    def know(self, source: str | bytes, flags: int) -> None:
        """Know of an expression."""
        self._known.append((source, flags))

    def put(self, kept: Iterable[Kept]) -> None:
        """Let expressions be made of what was kept, which takes a tenth of the time."""
        self._kept.update(((one.source, one.flags), one) for one in kept)

    def compiled(self, source: str | bytes, flags: int) -> re.Pattern[Any]:
        """The expression itself."""
        kept = self._kept.get((source, flags))
        return (kept and load(kept.source, kept.program, kept.names)) or re.compile(source, flags)

    def programs(self) -> Iterator[Kept]:
        """What `re` makes of each expression of text that is known of; the few of bytes are left to it."""
        from re import _parser  # type: ignore[attr-defined] # noqa: PLC0415 - `re` has no other way to compile in part

        for source, flags in dict.fromkeys(self._known):
            if isinstance(source, str):
                tree = _parser.parse(source, flags)
                yield Kept(source, flags, tree.state.groupdict, program(tree))


SHELF = Shelf()


class _Lazy:
    """Stands for a compiled expression; its methods are those of the real one from the first use on."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags
        SHELF.know(source, flags)

    def __getattr__(self, name: str) -> object:
        compiled = SHELF.compiled(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The expression, to be compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))
