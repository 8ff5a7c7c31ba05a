"""Every example of every built-in rule is a test: a bad one gives its marked spans, a good one nothing."""

from __future__ import annotations

import pytest

from auditor.trial import Outcome, trials
from tests.packs import BUILT_IN

OUTCOMES: list[Outcome] = list(trials(BUILT_IN))


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda o: f"{o.rule}-{o.number}")
def test_example(outcome: Outcome) -> None:
    assert outcome.status == "right", outcome.story
