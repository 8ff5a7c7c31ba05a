"""Jupyter notebooks: the Markdown cells as one article, at their places in the notebook's file."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from msgspec import structs

from auditor.document import Document, Source
from auditor.errors import InputError
from auditor.language.lazy import lazy
from auditor.readers.escapes import Part, parts
from auditor.readers.markdown import read as read_markdown
from auditor.span import Run, SourceMap, Span

_TOKEN = lazy(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]', re.DOTALL)
_CELL = ["", "cells", ""]
_PARTING = "\n\n"
_HINT = "a notebook is JSON with a list `cells`; save it anew in Jupyter"


def read(source: Source) -> Document:
    """The text of the Markdown cells; InputError when the file is no notebook."""
    every = cells(source)
    found = list(_joined(source, every))
    article = Source(source.name, "".join([text for text, *_ in found]), "text/markdown", source.document, source.meta)
    doc = read_markdown(article)
    way = _Way(found)
    return structs.replace(
        doc,
        source=source,
        map=SourceMap(list(way.runs(doc.map)), len(doc.text)),
        comments=tuple(structs.replace(one, source=way.span(one.source)) for one in doc.comments),
        skipped={**doc.skipped, **_code_words(every)},
    )


def cells(source: Source) -> Sequence[Any]:
    """The cells of a notebook, of any type; InputError when the file is no notebook."""
    where = source.name
    try:
        notebook = json.loads(source.content)
    except json.JSONDecodeError as fault:
        place = f"{where}:{fault.lineno}:{fault.colno}"
        raise InputError(f"the notebook is no JSON: {fault.msg}", where=place, hint=_HINT) from None
    except RecursionError:
        raise InputError("the notebook is nested too deeply", where=where, hint=_HINT) from None
    found = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(found, list) or not all(isinstance(cell, dict) for cell in found):
        raise InputError("the notebook has no list of cells", where=where, hint=_HINT)
    return found


def _code_words(every: Sequence[Any]) -> dict[str, int]:
    code = [cell.get("source") or "" for cell in every if cell.get("cell_type") != "markdown"]
    words = sum(len("".join(text).split()) for text in code)
    return {"code cell": words} if words else {}


def _joined(source: Source, every: Sequence[Any]) -> Iterator[Part]:
    """The parts of the Markdown cells' texts, with a blank line between cells."""
    found = list(_sources(source.content))
    if len(found) != len(every):
        raise InputError("the notebook names its cells twice", where=source.name, hint=_HINT)
    first = True
    for cell, places in zip(every, found, strict=True):
        if cell.get("cell_type") != "markdown" or all(start == end for start, end in places):
            continue
        if not first:
            yield _PARTING, places[0][0], places[0][0], False
        first = False
        for start, end in places:
            yield from parts(source.content, start, end)


def _sources(content: str) -> Iterator[list[tuple[int, int]]]:
    """For each cell where the strings of its `source` stand, without their quotes."""
    # The names under which the open objects and lists stand.
    path: list[str] = []
    key = last = ""
    places: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(content):
        sign = token[0][0]
        if sign == '"':
            last = token[0][1:-1]
            if path == [*_CELL, "source"] or (path == _CELL and key == "source"):
                places.append((token.start() + 1, token.end() - 1))
        elif sign in "[{":
            path.append(key)
            key = ""
            if path == _CELL:
                places = []
        elif sign in "]}":
            if path == _CELL:
                yield places
            path.pop()
            key = ""
        else:
            key = last if sign == ":" else ""


class _Way:
    """From the article that the parts make to the notebook that they stand in."""

    def __init__(self, found: Sequence[Part]) -> None:
        self._parts = found
        self._starts = [0, *accumulate(len(text) for text, *_ in found)]

    def runs(self, table: SourceMap) -> Iterator[Run]:
        """The runs of a map into the article as runs into the notebook."""
        for piece in table.pieces:
            at, start, end = piece.text.start, piece.source.start, piece.source.end
            while piece.aligned and start < end:
                number = bisect_right(self._starts, start) - 1
                text, a, b, verbatim = self._parts[number]
                inside = start - self._starts[number]
                size = min(end - start, len(text) - inside)
                yield (at, a + inside, a + inside + size, True) if verbatim else (at, a, b, False)
                at, start = at + size, start + size
            if not piece.aligned:
                place = self.span(piece.source)
                yield at, place.start, place.end, False

    def span(self, span: Span) -> Span:
        """Where a span of the article stands in the notebook."""
        start = self._place(span.start)[0]
        return Span(start, max(start, self._place(span.end - 1)[1]) if span.end > span.start else start)

    def _place(self, offset: int) -> tuple[int, int]:
        """Where the character at `offset` begins and ends."""
        if not self._parts:
            return 0, 0
        number = min(bisect_right(self._starts, offset) - 1, len(self._parts) - 1)
        _, a, b, verbatim = self._parts[number]
        inside = offset - self._starts[number]
        return (a + inside, a + inside + 1) if verbatim else (a, b)
