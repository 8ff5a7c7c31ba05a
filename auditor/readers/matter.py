"""Front matter in YAML, TOML or JSON: where it ends, and where its title and description stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from auditor.language.lazy import lazy
from auditor.readers.escapes import Part, parts

# Only at the very top: further down the same lines are a thematic break and a heading.
_OPENS = lazy(r"\s*(?:(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?![ \t]*[\r\n])|(\{)[ \t]*[\r\n\"])")
# A pattern that begins with one character is looked for much faster than one that begins with any of two.
_CLOSES = {
    ("---", False): lazy(r"\n(?:---|\.\.\.)(?=[ \t]*(?:\n|\Z))"),
    ("---", True): lazy(r"[\r\n](?:---|\.\.\.)(?=[ \t]*(?:[\r\n]|\Z))"),
    ("+++", False): lazy(r"\n\+\+\+(?=[ \t]*(?:\n|\Z))"),
    ("+++", True): lazy(r"[\r\n]\+\+\+(?=[ \t]*(?:[\r\n]|\Z))"),
}
_LINE = r"[^\r\n]*"
_BREAK = r"(?:\r\n|\r|\n)"
_WORDS = r"(?:[^\r\n \t]+|[ \t](?!\#))*"
_PROSE = r"(?P<name>title|description)"
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
    """A value that is prose and reads `text`: it stands, with its quotes, in the source at `start:end`."""

    name: str
    text: str
    start: int
    end: int
    parts: Sequence[Part]


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
    closes = _CLOSES[opens[1], "\r" in content].search(content, opens.end() - 1)
    if closes is None:
        return None
    start, end = opens.start(1), closes.end()
    pattern, last = _YAML, closes.start()
    if opens[1] == "+++":
        table = _TABLE.search(content, start, last)
        pattern, last = _TOML, table.start() if table else last
    return Matter(start, end, _first_of_each(_written(content, pattern, start, last)))


def _written(content: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[Field]:
    at = start
    for place in _named(content, start, end):
        found = pattern.match(content, place, end) if place >= at else None
        if found is None:
            continue
        at = found.end()
        how = found.lastgroup or ""
        a, b = found.span(how)
        quote, width = _QUOTES.get(how, ("", 0))
        yield _field(found["name"], a - width, b + width, parts(content, a, b, quote))


def _named(content: str, start: int, end: int) -> Sequence[int]:
    """Where a line of front matter begins with the name of a field that is prose, in order."""
    places: list[int] = []
    for name in _NAMES:
        at = content.find(name, start, end)
        while at >= 0:
            if content[at - 1] in "\r\n":
                places.append(at)
            at = content.find(name, at + 1, end)
    places.sort()
    return places


def _field(name: str, start: int, end: int, read: Iterator[Part]) -> Field:
    pieces = tuple(read)
    text = pieces[0][0] if len(pieces) == 1 else "".join([text for text, *_ in pieces])
    return Field(name, " ".join(text.split()), start, end, pieces)


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
                yield _field(name, a - 1, b + 1, parts(content, a, b))
            name = token["string"]
        elif depth == 1:
            is_value = sign == ":"


def _first_of_each(fields: Iterator[Field]) -> Sequence[Field]:
    found: dict[str, Field] = {}
    for field in fields:
        if field.text:
            found.setdefault(field.name, field)
    return tuple(found.values())
