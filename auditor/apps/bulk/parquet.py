"""Tables as Parquet, with types that a query can use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from auditor.apps.bulk.rows import Row

_KEY = (("shard", pa.string()), ("number", pa.int64()), ("id", pa.string()), ("url", pa.string()))
_SPANS = pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())]))


def _documents(families: Sequence[str]) -> Any:
    return pa.schema(
        [
            *_KEY,
            ("date", pa.string()),
            ("media", pa.string()),
            ("language", pa.string()),
            ("words", pa.int32()),
            ("characters", pa.int32()),
            ("findings", pa.struct([(family, pa.int32()) for family in families])),
            ("scores", pa.struct([(family, pa.float64()) for family in families])),
            ("flagged", pa.float64()),
            ("keep", pa.bool_()),
            ("reasons", pa.list_(pa.string())),
            ("remove", _SPANS),
        ]
    )


def _findings(families: Sequence[str]) -> Any:
    del families
    places = ("line", "column", "end_line", "end_column", "start", "end")
    return pa.schema(
        [
            *_KEY,
            *((name, pa.string()) for name in ("rule", "family", "severity")),
            *((name, pa.int64()) for name in places),
            *((name, pa.string()) for name in ("message", "text", "fingerprint", "data")),
        ]
    )


def _clean(families: Sequence[str]) -> Any:
    del families
    return pa.schema(
        [*_KEY, ("date", pa.string()), ("language", pa.string()), ("keep", pa.bool_()), ("text", pa.string())]
    )


_SCHEMAS: Mapping[str, Callable[[Sequence[str]], Any]] = {
    "documents": _documents,
    "findings": _findings,
    "clean": _clean,
}


def schema(kind: str, families: Sequence[str]) -> Any:
    """The Arrow schema of a table; `findings` and `scores` of the documents have a field for each family."""
    return _SCHEMAS[kind](families)


class ParquetTable:
    """Row groups of a fixed number of rows, so that the same rows make the same bytes."""

    def __init__(self, path: Path, schema: Any, rows: int) -> None:
        self._schema = schema
        self._most = rows
        self._rows: list[Row] = []
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")

    def add(self, row: Row) -> None:
        """Keep a row, and write all that are kept when they are enough for a group."""
        self._rows.append(row)
        if len(self._rows) == self._most:
            self._write()

    def close(self) -> None:
        """Write what is left, and the footer."""
        if self._rows:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        columns = [pa.array([row[field.name] for row in self._rows], field.type) for field in self._schema]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=self._schema))
        self._rows.clear()
