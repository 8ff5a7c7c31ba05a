"""Regular expressions of the program that are compiled when they are first used, not at every start."""

from __future__ import annotations

import re
from typing import AnyStr, cast


class _Lazy:
    """Stands for a compiled expression; its methods are those of the real one from the first use on."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The expression, to be compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))
