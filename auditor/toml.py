"""The `[tool.auditor]` tables of a TOML file, with line and column of each part."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from auditor.errors import AuditorError
from auditor.placed import Path, Placed

TABLE: Path = ("tool", "auditor")
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = r"(?:[\w-]+|\"[^\"]*\"|'[^']*')"
_ENTRY = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=\s*")
_PART = re.compile(_KEY)
_PLACE = re.compile(r"(.*?)\s*\(at line (\d+), column (\d+)\)")


class TomlText(Placed):
    """The value of `[tool.auditor]`; a dash in a name of a setting is an underscore."""

    def __init__(self, text: str, name: str, error: type[AuditorError]) -> None:
        """Read `text`; `name` is the path for messages. Raises `error` with line and column."""
        super().__init__(text, name, error)
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as wrong:
            said = _PLACE.match(str(wrong))
            where = f"{name}:{said[2]}:{said[3]}" if said else name
            raise error(f"not TOML: {said[1] if said else wrong}", where=where) from None
        for step in TABLE:
            table = table.get(str(step), {}) if isinstance(table, dict) else table
        self.value = {_setting(key): value for key, value in table.items()} if isinstance(table, dict) else table

    def where(self, path: Path, *, key: bool = False) -> str:
        """The place of the entry or header that leads furthest to `path`, or of the word after it that is meant."""
        del key  # an entry is shown at its key
        places = list(_places(self._text))
        wanted = (*TABLE, *path)
        depth, line, column = max(
            ((len(at), -line, column) for at, line, column in places if at == wanted[: len(at)]), default=(0, -1, 1)
        )
        rest, line = wanted[depth:], -line
        end = min((place[1] for place in places if place[1] > line), default=None)
        for step in reversed(rest):
            word = step if isinstance(step, str) else self._word((*path[: len(path) - len(rest)], *rest))
            found = self._search(word, line, end)
            if found:
                return f"{self._name}:{found[0]}:{found[1]}"
        return f"{self._name}:{line}:{column}"

    def _search(self, word: str, line: int, end: int | None) -> tuple[int, int] | None:
        """Line and column of a word from `line` to before `end`, both from 1."""
        meant = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])") if word else None
        for number, text in enumerate(self._text.splitlines()[line - 1 : end and end - 1], line):
            match = meant.search(text) if meant else None
            if match:
                return number, match.start() + 1
        return None

    def _word(self, path: Path) -> str:
        """What stands at the path when it is text, else nothing."""
        value: Any = self.value
        for step in path:
            try:
                value = value[step]
            except (LookupError, TypeError):
                return ""
        return value if isinstance(value, str) else ""


def _places(text: str) -> Iterator[tuple[Path, int, int]]:
    """The path, line and column of every header and entry."""
    table: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, number, header.start(1) + 1
        elif entry := _ENTRY.match(line):
            yield (*table, *_parts(entry[1])), number, entry.start(1) + 1


def _parts(name: str) -> Path:
    parts = [part.strip("\"'") for part in _PART.findall(name)]
    return tuple(_setting(part) if len(parts) == 1 else part for part in parts)


def _setting(name: str) -> str:
    return name.replace("-", "_")
