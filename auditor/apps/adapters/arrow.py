"""Audits of Arrow batches, for Ray Data (`ds.map_batches(ArrowAuditor(), batch_format="pyarrow")`) and Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from auditor.apps.adapters.judge import Judge
from auditor.apps.bulk.parquet import schema

ADDED = ("words", "findings", "scores", "flagged", "keep", "reasons", "remove")


class ArrowAuditor:
    """Adds to a table of texts the columns `words`, `findings`, `scores`, `flagged`, `keep`, `reasons` and `remove`.

    For Spark: `df.mapInArrow(ArrowAuditor().batches, schema)`, with the schema of the table that a call returns.
    """

    def __init__(self, judge: Judge | None = None, text: str = "text", url: str = "url") -> None:
        self._judge = judge or Judge()
        self._text = text
        self._url = url

    def __call__(self, table: Any) -> Any:
        """The table, or the batch as a table, with the columns added. Raises KeyError if there is no text column."""
        texts = table.column(self._text).to_pylist()
        urls = table.column(self._url).to_pylist() if self._url in table.schema.names else [None] * len(texts)
        rows = [self._judge.row(text or "", "", url) for text, url in zip(texts, urls, strict=True)]
        types = schema("documents", self._judge.families)
        added = [pa.array([row[name] for row in rows], types.field(name).type) for name in ADDED]
        columns = {name: table.column(name) for name in table.schema.names}
        return pa.table({**columns, **dict(zip(ADDED, added, strict=True))})

    def batches(self, batches: Iterable[Any]) -> Iterator[Any]:
        """The same for a stream of record batches."""
        for batch in batches:
            yield from self(batch).to_batches()
