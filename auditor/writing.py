"""A document written out anew, as plain text or as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from auditor.document import PARTING, Block, Document
from auditor.language.lazy import lazy
from auditor.layout import list_number

LONG = 60  # words: a table with such a cell only lays out the page

_CELL = lazy(r"<t[dh]\b")

Table = Sequence[Sequence[str]]


def as_text(doc: Document) -> str:
    """The document as plain text: a blank line between paragraphs, a line for an item and for a row of a table."""
    return _joined(doc, lambda block: block.span.of(doc.text), _lines)


def as_markdown(doc: Document) -> str:
    """The document as Markdown, with its links and tables."""
    return _joined(doc, partial(_markdown, doc), _markdown_table)


def _joined(doc: Document, write: Callable[[Block], str], draw: Callable[[Table], str]) -> str:
    return PARTING.join(_parts(doc, write, draw))


def _parts(doc: Document, write: Callable[[Block], str], draw: Callable[[Table], str]) -> Iterator[str]:
    """The paragraphs, lists and tables, one after the other."""
    at = 0
    for role, group in groupby(doc.blocks, lambda block: block.role):
        blocks = list(group)
        if role == "cell":
            yield from map(draw, _tables(doc, at, blocks, write))
        elif role == "item":
            yield "\n".join(map(write, blocks))
        else:
            yield from map(write, blocks)
        at = doc.map.source(blocks[-1].span).end


def _tables(doc: Document, at: int, cells: Iterable[Block], write: Callable[[Block], str]) -> Iterable[Table]:
    """The tables of cells that follow each other; `at` is where in the source what is before them ends.

    What stands between two cells in the source tells whether a row begins, and how many cells were empty.
    """
    tables: list[list[list[str]]] = []
    for cell in cells:
        place = doc.map.source(cell.span)
        between = doc.source.content[at : place.start].lower()
        at = place.end
        marked = doc.source.media == "text/html" or _CELL.search(between) is not None
        before, row, beside = between.rpartition("<tr" if marked else "\n")
        steps = len(_CELL.findall(beside)) if marked else beside.count("|")
        if not tables or ("<table" in before if marked else PARTING in between):
            tables.append([[]])
        elif row:
            tables[-1].append([])
        elif marked and not steps:  # the same cell goes on
            tables[-1][-1][-1] += f" {write(cell)}"
            continue
        tables[-1][-1] += [""] * (steps - 1) + [write(cell)]
    return tables


def _is_layout(table: Table) -> bool:
    """Whether a table has no columns, or cells that are paragraphs."""
    return all(len(row) < 2 for row in table) or any(len(cell.split()) > LONG for row in table for cell in row)


def _lines(table: Table) -> str:
    if _is_layout(table):
        return "\n".join(cell for row in table for cell in row if cell)
    return "\n".join(map(" | ".join, table))


def _markdown_table(table: Table) -> str:
    if _is_layout(table):
        return PARTING.join(cell for row in table for cell in row if cell)
    width = max(map(len, table))
    head, *rest = ([cell.replace("|", r"\|") for cell in row] + [""] * (width - len(row)) for row in table)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *rest))


def _markdown(doc: Document, block: Block) -> str:
    text = _linked(doc, block)
    if block.role == "code":
        fence = "````" if "```" in text else "```"
        return f"{fence}\n{text}\n{fence}"
    signs = {"heading": "#" * (block.level or 2) + " ", "item": (list_number(doc, block) or "-") + " ", "quote": "> "}
    return signs.get(block.role, "") + text


def _linked(doc: Document, block: Block) -> str:
    parts: list[str] = []
    at = block.span.start
    for link in block.links:
        if link.span.start >= at and link.target.strip():
            parts += [doc.text[at : link.span.start], f"[{link.span.of(doc.text)}]({link.target.strip()})"]
            at = link.span.end
    return "".join((*parts, doc.text[at : block.span.end]))
