"""A document filter for NeMo Curator: `ScoreFilter(AuditorFilter(), text_field="text")`."""

from __future__ import annotations

from nemo_curator.stages.text.filters.doc_filter import DocumentFilter

from auditor.apps.adapters.judge import Judge


class AuditorFilter(DocumentFilter):
    """Scores a text by how much is against it, from 0 to 1, and keeps it up to the share that the policy allows."""

    def __init__(self, judge: Judge | None = None) -> None:
        super().__init__()
        self._judge = judge or Judge()
        self._name = "auditor"

    def score_document(self, text: str) -> float:
        """The share of flagged words, or 1 if the text is dropped for an error."""
        return self._judge.flagged(text)

    def keep_document(self, scores: float) -> bool:
        """Whether a text with that score is kept."""
        return scores <= self._judge.policy.most_flagged
