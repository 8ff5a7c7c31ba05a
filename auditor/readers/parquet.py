"""Parquet: a document a row, columns as FineWeb calls them unless told otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from auditor.document import Source
from auditor.finding import Problem
from auditor.readers.records import Fields, Record

ROWS = 256
BUFFER = 1 << 20


def read(stream: IO[bytes], name: str, fields: Fields) -> Iterator[Source | Problem]:
    """The rows of an open file, some hundred at a time; a Problem for each group of rows that is damaged."""
    try:
        file = pq.ParquetFile(stream, buffer_size=BUFFER)
    except (OSError, ValueError, pa.ArrowException) as fault:
        yield Problem(name, f"this is no whole Parquet file: {fault}", "fetch or write it anew")
        return
    columns = _columns(file.schema_arrow.names, fields)
    if not {"text", "html"} & columns.keys():
        what = f"there is no column '{fields.text}' or '{fields.html}', only {', '.join(file.schema_arrow.names)}"
        yield Problem(name, what, "name it with --text-field or --html-field of `auditor bulk`")
        return
    first = 1
    for group in range(file.num_row_groups):
        yield from _group(file, group, columns, name, first)
        first += file.metadata.row_group(group).num_rows


def _columns(names: Sequence[str], fields: Fields) -> Mapping[str, str]:
    """The columns that are there, by what they are of a Record."""
    wanted = {field: getattr(fields, field) for field in Fields.__struct_fields__}
    return {field: column for field, column in wanted.items() if column in names}


def _group(file: Any, group: int, columns: Mapping[str, str], name: str, first: int) -> Iterator[Source | Problem]:
    """The rows of one group, the first of which is the `first`th of the file."""
    number = first
    try:
        batches = file.iter_batches(ROWS, row_groups=[group], columns=list(columns.values()), use_threads=False)
        for batch in batches:
            values = {field: batch.column(column) for field, column in columns.items()}
            for row in range(batch.num_rows):
                yield _row({field: column[row].as_py() for field, column in values.items()}, name, number)
                number += 1
    except (OSError, ValueError, pa.ArrowException) as fault:
        lost = file.metadata.row_group(group).num_rows - (number - first)
        yield Problem(f"{name}:{number}", f"row group {group} is damaged, {lost} rows are lost: {fault}")


def _row(values: Mapping[str, Any], name: str, number: int) -> Source | Problem:
    known: dict[str, Any] = {field: _text(value) for field, value in values.items() if value is not None}
    source = Record(**known).source(name, number)
    return source or Problem(f"{name}:{number}", "the row has neither text nor html")


def _text(value: Any) -> str:
    return value.decode("utf8", "replace") if isinstance(value, bytes) else str(value)
