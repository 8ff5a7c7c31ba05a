"""Strings with escapes, as JSON, TOML and YAML write them: what they read, part by part, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from auditor.language.lazy import lazy

_ESCAPE = lazy(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|.)",
    re.DOTALL,
)
_DOUBLED = lazy("''")
_NAMED: Mapping[str, str] = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "\n": " "}
_LAST = 0x10FFFF
# What the part reads, where it stands, and whether it stands there as it reads.
Part = tuple[str, int, int, bool]


def parts(content: str, start: int, end: int, quote: str = '"') -> Iterator[Part]:
    """The parts of a string whose inside is `content[start:end]`; in single quotes only those may be doubled."""
    pattern = {'"': _ESCAPE, "'": _DOUBLED}.get(quote)
    at = start
    for found in pattern.finditer(content, start, end) if pattern else ():
        a, b = found.span()
        if a > at:
            yield content[at:a], at, a, True
        yield (_read(found[0]) if quote == '"' else "'"), a, b, False
        at = b
    if at < end:
        yield content[at:end], at, end, True


def _read(escape: str) -> str:
    kind = escape[1]
    if len(escape) == 12:
        high, low = int(escape[2:6], 16), int(escape[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    if kind in "uUx" and len(escape) > 2:
        code = int(escape[2:], 16)  # noqa: FURB166 - base 0 knows neither \\u nor \\U
        return "\ufffd" if 0xD800 <= code < 0xE000 or code > _LAST else chr(code)
    return _NAMED.get(kind, kind)
