"""Documents written out anew: tables with their rows, and what is read of them again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Media, Source
from auditor.readers import read
from auditor.writing import as_markdown, as_text

HTML: Media = "text/html"
MARKDOWN: Media = "text/markdown"
LAYOUT = " ".join(["The council voted on Monday, after a debate of nine hours in which every ward spoke."] * 5)

TABLES: dict[str, tuple[Media, str, str, str]] = {
    "cells on lines of their own": (
        HTML,
        "<table>\n<tr>\n<th>Name</th>\n<th>Year</th>\n</tr>\n<tr>\n<td>Mir</td>\n<td>1986</td>\n</tr>\n</table>",
        "Name | Year\nMir | 1986",
        "| Name | Year |\n| --- | --- |\n| Mir | 1986 |",
    ),
    "empty cells": (
        HTML,
        "<table><tr><th></th><th>1986</th><th>2001</th></tr><tr><td>Mir</td><td></td><td>re-entry</td></tr></table>",
        " | 1986 | 2001\nMir |  | re-entry",
        "|  | 1986 | 2001 |\n| --- | --- | --- |\n| Mir |  | re-entry |",
    ),
    "a row that is short": (
        HTML,
        "<table><thead><tr><th>Name</th><th>Year</th></tr></thead><tbody><tr><td>Mir</td><td></td></tr></tbody></table>",
        "Name | Year\nMir",
        "| Name | Year |\n| --- | --- |\n| Mir |  |",
    ),
    "two tables": (
        HTML,
        "<table><tr><td>a</td><td>b</td></tr></table><table><tr><td>c</td><td>d</td></tr></table>",
        "a | b\n\nc | d",
        "| a | b |\n| --- | --- |\n\n| c | d |\n| --- | --- |",
    ),
    "a cell of two lines": (
        HTML,
        "<table><tr><td>a<br>b</td><td>c</td></tr></table>",
        "a b | c",
        "| a b | c |\n| --- | --- |",
    ),
    "a table that lays out the page": (
        HTML,
        f"<table><tr><td>Home</td><td>{LAYOUT}</td></tr></table>",
        f"Home\n{LAYOUT}",
        f"Home\n\n{LAYOUT}",
    ),
    "a column": (HTML, "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\nb", "a\n\nb"),
    "of Markdown": (
        MARKDOWN,
        "| Name | Year |\n| --- | --- |\n| Mir | |\n| Sky\\|lab | 1973 |\n",
        "Name | Year\nMir\nSky|lab | 1973",
        "| Name | Year |\n| --- | --- |\n| Mir |  |\n| Sky\\|lab | 1973 |",
    ),
    "of Markdown without outer bars": (
        MARKDOWN,
        "Name | Mass | Year\n--- | --- | ---\nMir | | 1986\n",
        "Name | Mass | Year\nMir |  | 1986",
        "| Name | Mass | Year |\n| --- | --- | --- |\n| Mir |  | 1986 |",
    ),
}


@pytest.mark.parametrize(("media", "source", "text", "markdown"), TABLES.values(), ids=TABLES)
def test_a_table_keeps_its_rows(media: Media, source: str, text: str, markdown: str) -> None:
    doc = read(Source("a", source, media))
    assert as_text(doc) == text
    assert as_markdown(doc) == markdown


_CELL = st.text("abc |", max_size=6).map(lambda text: " ".join(text.split()))


@given(st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_table_of_a_page_is_the_same_table_in_markdown(rows: list[list[str]]) -> None:
    rows = [[rows[0][0] or "head", "b", "c"], *([row[0] or "first", *row[1:]] for row in rows[1:])]
    page = "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"
    written = as_markdown(read(Source("a", page, HTML)))
    assert as_text(read(Source("a", written, MARKDOWN))) == as_text(read(Source("a", page, HTML)))
