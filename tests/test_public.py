"""The public names work as the README says."""

from __future__ import annotations

import pytest

import auditor


def test_every_public_name_is_there() -> None:
    assert set(auditor.__all__) <= {name for name in auditor.__all__ if getattr(auditor, name) is not None}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = auditor.nothing


def test_checking_a_text() -> None:
    source = auditor.Source("draft.md", "As an AI language model, I cannot say.\n", "text/markdown")
    report = auditor.Auditor(auditor.load_packs().select(["ai"])).check(source)
    (found,) = report.findings
    assert (found.finding.rule, found.start.line, found.start.column) == ("ai.self_reference", 1, 1)
    assert auditor.read(source).blocks[0].role == "paragraph"
