"""A filter for datatrove: `AuditorFilter()` as a step of a pipeline."""

from __future__ import annotations

from datatrove.data import Document
from datatrove.pipeline.filters.base_filter import BaseFilter
from datatrove.pipeline.writers.disk_base import DiskWriter

from auditor.apps.adapters.judge import Judge


class AuditorFilter(BaseFilter):
    """Keeps what the judge keeps; scores and findings of each family go into the document's metadata."""

    name = "Auditor"

    def __init__(self, judge: Judge | None = None, exclusion_writer: DiskWriter | None = None) -> None:
        super().__init__(exclusion_writer)
        self.judge = judge or Judge()

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Whether to keep a document, and if not, why."""
        row = self.judge.row(doc.text, str(doc.id), doc.metadata.get("url"))
        doc.metadata["auditor"] = {name: row[name] for name in ("findings", "scores", "flagged", "remove")}
        return True if row["keep"] else (False, row["reasons"][0])
