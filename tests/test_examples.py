"""Every example of every built-in rule is a test: a bad one gives its marked spans, a good one nothing."""

from __future__ import annotations

import pytest

from auditor.pack import load_packs
from auditor.trial import Outcome, trials

OUTCOMES: list[Outcome] = list(trials(load_packs()))


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda o: f"{o.rule}-{o.number}")
def test_example(outcome: Outcome) -> None:
    assert outcome.status == "right", outcome.story
