"""The verdict on one text at a time, as every pipeline asks for it."""

from __future__ import annotations

from auditor.apps.bulk.plan import Policy, families
from auditor.apps.bulk.rows import Row, document_row, key
from auditor.document import Media, Source
from auditor.engine import Auditor
from auditor.pack import load_packs
from auditor.readers import read


class Judge:
    """Gives each text its row of a bulk audit's `documents`: counts, scores, whether to keep it, what to remove.

    `auditor` has by default all rules that are on; `policy` says when a text is not kept. It is pickled as what it was
    built of, so a pipeline may send it to its workers.
    """

    def __init__(self, auditor: Auditor | None = None, policy: Policy | None = None) -> None:
        self.auditor = auditor or Auditor(load_packs().select())
        self.policy = policy or Policy()
        self.families = families(self.auditor)

    def row(self, text: str, name: str = "", url: str | None = None, media: Media = "text/plain") -> Row:
        """The row of a text that the pipeline calls `name`."""
        doc = read(Source(name, text, media, None, {"url": url} if url else {}))
        report = self.auditor.report(doc)
        return document_row(key("", 0, doc), doc, report, self.families, self.policy)

    def flagged(self, text: str) -> float:
        """How much is against a text, from 0 to 1: its share of flagged words, or 1 if it is dropped for an error."""
        row = self.row(text)
        share: float = row["flagged"]
        return share if row["keep"] or share > self.policy.most_flagged else 1.0
