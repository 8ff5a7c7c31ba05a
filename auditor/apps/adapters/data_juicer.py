"""A filter for Data-Juicer: the operator `auditor_filter`, once this module is imported."""

from __future__ import annotations

from typing import Any

from data_juicer.ops.base_op import OPERATORS, Filter
from data_juicer.utils.constant import Fields

from auditor.apps.adapters.judge import Judge

STAT = "auditor_flagged"


@OPERATORS.register_module("auditor_filter")
class AuditorFilter(Filter):
    """Keeps texts up to the share of flagged words that the policy allows; the share is the stat `auditor_flagged`."""

    def __init__(self, judge: Judge | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._judge = judge or Judge()

    def compute_stats_single(self, sample: dict[str, Any], context: bool = False) -> dict[str, Any]:
        """The sample with its stat."""
        del context
        stats = sample[Fields.stats]
        if STAT not in stats:
            stats[STAT] = self._judge.flagged(sample[self.text_key])
        return sample

    def process_single(self, sample: dict[str, Any]) -> bool:
        """Whether to keep a sample."""
        return bool(sample[Fields.stats][STAT] <= self._judge.policy.most_flagged)
