"""Policies for statements that AI was used."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from auditor.checks.disclosure import Spec
from auditor.document import Source
from auditor.engine import Auditor
from auditor.pack import Ruleset, load_packs

SAYS = "This article was written with the help of AI."
RULES = load_packs()


def found(text: str, **changes: Any) -> list[tuple[str, str]]:
    rule = RULES.find("ai.disclosure")[0]
    assert isinstance(rule, Spec)
    auditor = Auditor(Ruleset(RULES.packs, (msgspec.structs.replace(rule, **changes),)))
    report = auditor.check(Source("a.md", text, "text/markdown"))
    return [(one.finding.severity, one.finding.message) for one in report.findings]


def test_allowed_by_default_and_reported_as_information() -> None:
    ((severity, message),) = found(f"The mill is old.\n\n{SAYS}")
    assert severity == "info"
    assert "written with the help of AI" in message


def test_forbidden() -> None:
    ((severity, message),) = found(SAYS, policy="forbid")
    assert severity == "warning"
    assert "forbid" in message


def test_required() -> None:
    assert found(SAYS, policy="require") == []
    ((severity, message),) = found("The mill is old.", policy="require", places=("last",))
    assert severity == "warning"
    assert "last" in message


@pytest.mark.parametrize("value", ["yes", '"drafted with a language model"'])
def test_required_and_said_in_the_front_matter(value: str) -> None:
    text = f"---\ntitle: Mills\nai: {value}\n---\n\nThe mill is old."
    assert found(text, policy="require", keys=("ai",)) == []
    assert found(text.replace(value, "false"), policy="require", keys=("ai",)) != []


@pytest.mark.parametrize(
    ("place", "text", "right"),
    [
        ("first", f"# Mills\n\n{SAYS}\n\nThe mill is old.", True),
        ("first", f"The mill is old.\n\n{SAYS}", False),
        ("last", f"The mill is old.\n\n{SAYS}", True),
        ("last", f"{SAYS}\n\nThe mill is old.", False),
        ("section", f"# About this text\n\n{SAYS}\n\n# More\n\nThe end.", True),
        ("section", f"# Mills\n\n{SAYS}", False),
    ],
)
def test_places(place: str, text: str, right: bool) -> None:
    ((severity, message),) = found(text, places=(place,), sections=("about this text",))
    assert (severity == "info") is right
    assert ("outside" in message) is not right


def test_wordings() -> None:
    assert found(SAYS, wordings=("with the help of AI",))[0][0] == "info"
    assert found(SAYS, wordings=("checked by an editor",))[0][0] == "warning"


def test_a_disclosure_is_never_a_leftover() -> None:
    auditor = Auditor(RULES.select(["ai"]))
    report = auditor.check(Source("a.md", SAYS, "text/markdown"))
    assert [one.finding.rule for one in report.findings] == ["ai.disclosure"]
