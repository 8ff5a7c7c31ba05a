"""Front matter in YAML, TOML or JSON: where it ends, and where its title and description stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from auditor.language.lazy import lazy
from auditor.readers.escapes import Part, parts

# Only at the very top: further down the same lines are a thematic break and a heading.
_OPENS = lazy(r"\s*(?:(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?![ \t]*[\r\n])|(\{)[ \t]*[\r\n\"])")
_CLOSES = {
    "---": re.compile(r"[\r\n](?:---|\.\.\.)(?=[ \t]*(?:[\r\n]|\Z))"),
    "+++": re.compile(r"[\r\n]\+\+\+(?=[ \t]*(?:[\r\n]|\Z))"),
}
_LINE = r"[^\r\n]*"
_BREAK = r"(?:\r\n|\r|\n)"
_WORDS = r"(?:[^\r\n \t]+|[ \t](?!\#))*"
# Each begins a line: one looks behind its first letter, since a pattern that begins with letters is found much faster.
_PROSE = r"(?P<name>t(?<=[\r\n]t)itle|d(?<=[\r\n]d)escription)"
# The text of a value stands in the group that is named for how it is written.
_YAML = lazy(
    rf"""{_PROSE}[ \t]*:[ \t]+(?:
    (?:"(?P<double>[^"\\]*(?:\\.[^"\\]*)*)"|'(?P<single>[^']*(?:''[^']*)*)')[ \t]*(?:\#{_LINE})?(?=[\r\n]|\Z)
    |[|>][+-]?[ \t]*(?=[\r\n])(?P<block>(?:{_BREAK}(?:[ \t]+{_LINE})?)*)
    |(?P<plain>[^\s"'|>\[\]{{}}&*!%@`\#,?]{_WORDS}(?:{_BREAK}[ \t]+[^\s\#]{_WORDS})*)
    )""",
    re.VERBOSE | re.DOTALL,
)
_TOML = lazy(
    _PROSE
    + r'''[ \t]*=[ \t]*(?:
    """(?P<long>(?:[^\\]|\\.)*?)"""|\'\'\'(?P<raw>.*?)\'\'\'
    |"(?P<double>(?:[^"\\\r\n]|\\.)*)"|'(?P<literal>[^'\r\n]*)'
    )''',
    re.VERBOSE | re.DOTALL,
)
_TABLE = lazy(r"[\r\n][ \t]*\[")
_TOKEN = lazy(r'"(?P<string>(?:[^"\\]|\\.)*)"|[\[\]{}:,]')
# By how a value is written: the quote that escapes follow, and how wide its quotation marks are.
_QUOTES: Mapping[str, tuple[str, int]] = {
    "double": ('"', 1), "single": ("'", 1), "long": ('"', 3), "raw": ("", 3), "literal": ("", 1),
}  # fmt: skip
_NAMES = ("title", "description")


class Field(Struct, frozen=True, gc=False):
    """A value that is prose: it stands, with its quotes, in the source at `start:end`."""

    name: str
    start: int
    end: int
    parts: Sequence[Part]

    @property
    def text(self) -> str:
        """What the value reads."""
        return " ".join("".join([text for text, *_ in self.parts]).split())


class Matter(Struct, frozen=True, gc=False):
    """Front matter at source `start:end`, and the prose in it, in order."""

    start: int
    end: int
    fields: Sequence[Field]


def find(content: str) -> Matter | None:
    """The front matter of an article, if it has any."""
    opens = _OPENS.match(content)
    if opens is None:
        return None
    if opens[2]:
        return _json(content, opens.start(2))
    closes = _CLOSES[opens[1]].search(content, opens.end() - 1)
    if closes is None:
        return None
    start, end = opens.start(1), closes.end()
    pattern, last = _YAML, closes.start()
    if opens[1] == "+++":
        table = _TABLE.search(content, start, last)
        pattern, last = _TOML, table.start() if table else last
    return Matter(start, end, _first_of_each(_written(content, pattern, start, last)))


def _written(content: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[Field]:
    for found in pattern.finditer(content, start, end):
        how = found.lastgroup or ""
        a, b = found.span(how)
        quote, width = _QUOTES.get(how, ("", 0))
        yield Field(found["name"], a - width, b + width, tuple(parts(content, a, b, quote)))


def _json(content: str, start: int) -> Matter | None:
    import json  # noqa: PLC0415 - few texts begin so

    try:
        value, end = json.JSONDecoder().raw_decode(content, start)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or content[end : end + 1] not in ("", "\r", "\n"):
        return None
    return Matter(start, end, _first_of_each(_members(content, start, end)))


def _members(content: str, start: int, end: int) -> Iterator[Field]:
    """The strings of an object that stand under a name of prose, not those of the objects in it."""
    depth, name, is_value = 0, "", False
    for token in _TOKEN.finditer(content, start, end):
        sign = token[0][0]
        depth += (sign in "[{") - (sign in "]}")
        if depth == 1 and sign == '"':
            if is_value and name in _NAMES:
                a, b = token.span("string")
                yield Field(name, a - 1, b + 1, tuple(parts(content, a, b)))
            name = token["string"]
        elif depth == 1:
            is_value = sign == ":"


def _first_of_each(fields: Iterator[Field]) -> Sequence[Field]:
    found: dict[str, Field] = {}
    for field in fields:
        if field.text:
            found.setdefault(field.name, field)
    return tuple(found.values())
