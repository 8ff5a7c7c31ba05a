"""Reads tables as rows of a subject, a property and a text: CSV with a header, HTML tables and infoboxes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from auditor.language.lazy import lazy

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

_NOTE_MARK = lazy(r"\s*\[(?:\d+|[a-z]|note \d+|citation needed)\]|[†‡*]+$", re.IGNORECASE)
_SPACE = lazy(r"\s+")


class Cell(Struct, frozen=True):
    """What a table says: `where` is the place inside the file, for people; `source` is what the row itself cites."""

    subject: str
    property: str
    text: str
    where: str
    source: str = ""


# Headings of a table that has one statement a row, by what they head.
_ROLES: Mapping[str, frozenset[str]] = {
    "subject": frozenset(("entity", "subject", "item")),
    "property": frozenset(("property", "attribute", "predicate", "relation")),
    "value": frozenset(("value", "object")),
    "unit": frozenset(("unit", "units")),
    "source": frozenset(("source", "reference", "url")),
}


class _Rows(Protocol):
    """What the standard library calls a reader, and does not name."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


def csv_cells(text: str) -> Iterator[Cell]:
    """The cells of a CSV text whose first line names the columns.

    The first column names the subject and each other one is a property; or, when columns are headed "property" and
    "value", each row is a statement, with its unit and source if there are columns for them.
    """
    sample = text[:4096]
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(sample.splitlines()[0], delimiters=",;\t|")
    except (csv.Error, IndexError):
        dialect = csv.excel
    rows = csv.reader(io.StringIO(text), dialect)
    header = [tidy(name) for name in next(rows, [])]
    places = {role: at for role, names in _ROLES.items() for at, name in enumerate(header) if name.lower() in names}
    if "property" in places and "value" in places:
        yield from _statements(rows, places)
        return
    for row in rows:
        if not row or not tidy(row[0]):
            continue
        for name, value in zip(header[1:], row[1:], strict=False):
            if name and tidy(value):
                yield Cell(tidy(row[0]), name, tidy(value), f"line {rows.line_num}, column {name}")


def _statements(rows: _Rows, places: Mapping[str, int]) -> Iterator[Cell]:
    """One cell a row; the subject is in the first column when none is headed so."""
    for row in rows:
        read = {role: tidy(row[at]) if at < len(row) else "" for role, at in places.items()}
        subject = read.get("subject", tidy(row[0]) if row else "")
        if subject and read["property"] and read["value"]:
            text = f"{read['value']} {read.get('unit', '')}".strip()
            yield Cell(subject, read["property"], text, f"line {rows.line_num}", read.get("source", ""))


def html_cells(page: str) -> Iterator[Cell]:
    """The cells of every table of a page: a row of headings names columns, a heading in each row names properties."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - 80 ms

    soup = BeautifulSoup(page, "html.parser")
    for hidden in soup.select("sup.reference, sup.noprint, style, script, .mw-empty-elt"):
        hidden.decompose()
    title = _title(soup)
    for number, table in enumerate(soup.find_all("table"), 1):
        if table.find("table") is None:
            rows = [row for row in table.find_all("tr") if row.find(("th", "td"))]
            yield from _infobox(table, rows, title, number) if _is_infobox(rows) else _grid(rows, number)


def _title(soup: BeautifulSoup) -> str:
    heading = soup.find("h1") or soup.find("title")
    return tidy(heading.get_text(" ")) if heading else ""


def _is_infobox(rows: list[Tag]) -> bool:
    """Whether most rows are one heading and one cell."""
    pairs = [row for row in rows if len(row.find_all("th")) == 1 and len(row.find_all("td")) == 1]
    return len(pairs) >= 2 and 2 * len(pairs) >= len(rows)


def _infobox(table: Tag, rows: list[Tag], title: str, number: int) -> Iterator[Cell]:
    caption = table.find("caption")
    subject = tidy(caption.get_text(" ")) if caption else ""
    for row in rows:
        heads, cells = row.find_all("th"), row.find_all("td")
        if len(heads) == 1 and not cells and not subject:
            subject = tidy(heads[0].get_text(" "))
        elif len(heads) == 1 and len(cells) == 1:
            name, text = tidy(heads[0].get_text(" ")), _text(cells[0])
            if name and text:
                yield Cell(subject or title, name, text, f"table {number}, {name}")


def _grid(rows: list[Tag], number: int) -> Iterator[Cell]:
    if not rows:
        return
    header = [tidy(cell.get_text(" ")) for cell in rows[0].find_all(("th", "td"))]
    if not rows[0].find("th") or len(header) < 2:
        return
    for line, row in enumerate(rows[1:], 2):
        cells = [_text(cell) for cell in row.find_all(("th", "td"))]
        if len(cells) != len(header) or not cells[0]:
            continue
        for name, text in zip(header[1:], cells[1:], strict=True):
            if name and text:
                yield Cell(cells[0], name, text, f"table {number}, row {line}, column {name}")


def _text(cell: Tag) -> str:
    """A cell's text; a date that a page keeps for machines comes before the one for people."""
    machine = cell.select_one(".bday, .dtstart, time[datetime]")
    if machine is not None:
        stamp = machine.get("datetime") or machine.get_text()
        return tidy(str(stamp))
    parts = [tidy(item.get_text(" ")) for item in cell.find_all("li")]
    return "; ".join(parts) if parts else tidy(cell.get_text(" "))


def tidy(text: str) -> str:
    """One line without footnote marks."""
    return _SPACE.sub(" ", _NOTE_MARK.sub("", text.replace("\xa0", " "))).strip(" :\ufeff")
