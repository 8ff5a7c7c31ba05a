"""Tables on disk, written a piece at a time beside their place and moved there when they are whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from auditor.apps.bulk.plan import Form
from auditor.apps.bulk.rows import Row

DOCUMENTS, FINDINGS, CLEAN = "documents", "findings", "clean"
ROWS: Mapping[str, int] = {DOCUMENTS: 5000, FINDINGS: 20_000, CLEAN: 1000}


class Table(Protocol):
    """A table that rows are added to."""

    def add(self, row: Row) -> None:
        """Add a row."""

    def close(self) -> None:
        """Write what is left."""


def table(form: Form, kind: str, families: Sequence[str], path: Path) -> Table:
    """An empty table at `path`: one of documents, findings or clean."""
    if form == "jsonl":
        return JsonlTable(path)
    from auditor.apps.bulk.parquet import ParquetTable, schema  # noqa: PLC0415 - pyarrow is needed only for it

    return ParquetTable(path, schema(kind, families), ROWS[kind])


class JsonlTable:
    """A row a line."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._encoder = msgspec.json.Encoder()

    def add(self, row: Row) -> None:
        """Write a row."""
        self._file.write(self._encoder.encode(row) + b"\n")

    def close(self) -> None:
        """Write what is left."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()


class Tables:
    """The tables of one shard, written in `aside` and moved to `output` together."""

    def __init__(
        self, output: Path, aside: Path, name: str, form: Form, families: Sequence[str], *, clean: bool
    ) -> None:
        kinds = (DOCUMENTS, FINDINGS, CLEAN) if clean else (DOCUMENTS, FINDINGS)
        self._output = output
        self._paths: dict[Path, Path] = {}
        self._tables: dict[str, Table] = {}
        aside.mkdir(parents=True, exist_ok=True)
        for kind in kinds:
            path = aside / kind
            self._tables[kind] = table(form, kind, families, path)
            self._paths[path] = Path(kind) / f"{name}.{form}"

    def add(self, kind: str, rows: Iterable[Row]) -> None:
        """Add rows to a table."""
        for row in rows:
            self._tables[kind].add(row)

    def close(self) -> Mapping[str, int]:
        """Move the whole tables to their places; their paths below the output folder with their bytes."""
        sizes: dict[str, int] = {}
        for one in self._tables.values():
            one.close()
        for path, place in self._paths.items():
            sizes[place.as_posix()] = path.stat().st_size
            (self._output / place).parent.mkdir(parents=True, exist_ok=True)
            path.replace(self._output / place)
        return sizes


def write_json(value: Any, path: Path, aside: Path) -> None:
    """Write a value as JSON beside its place, and move it there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    aside.replace(path)
