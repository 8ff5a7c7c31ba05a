"""The engine: languages, yielding, order, repeats, and faults of one document."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.document import Source
from auditor.engine import Auditor
from auditor.pack import load_packs
from tests.command import run

PACK = """\
about: For a test.
rules:
  first:
    kind: phrase
    severity: info
    message: "first: {match}"
    why: It looks for the word alpha, in English only.
    phrases: [alpha]
    yields: [town.second]
    examples: {bad: ["[[alpha]]"], good: ["omega"]}
  second:
    kind: phrase
    severity: error
    message: "second: {match}"
    why: It looks for the words alpha beta, in any language.
    languages: []
    phrases: [alpha beta]
    where: block
    examples: {bad: ["[[alpha beta]]"], good: ["omega"]}
  third:
    kind: phrase
    severity: warning
    message: "third: {match}"
    why: It looks for the word beta, which another rule may have found.
    phrases: [beta]
    examples: {bad: ["[[beta]]"], good: ["omega"]}
"""
GERMAN = "Die Brücke wurde im Mai eröffnet, und die Fähre machte eine Woche später ihre letzte Fahrt. "


@pytest.fixture
def auditor(tmp_path: Path) -> Auditor:
    path = tmp_path / "town.yaml"
    path.write_text(PACK)
    return Auditor(load_packs([path]).select(["town"]))


def said(auditor: Auditor, content: str) -> list[tuple[int, str]]:
    found = auditor.check(Source("x.txt", content, "text/plain")).findings
    return [(one.start.line, one.finding.rule) for one in found]


def test_findings_come_in_order_of_place(auditor: Auditor) -> None:
    assert said(auditor, "One alpha.\n\nTwo beta.\n") == [(1, "town.first"), (3, "town.third")]


def test_a_rule_yields_to_one_that_knows_better(auditor: Auditor) -> None:
    assert said(auditor, "One alpha beta.\n\nTwo alpha.\n") == [(1, "town.second"), (3, "town.first")]


def test_a_family_says_one_thing_of_one_place(auditor: Auditor) -> None:
    assert "town.third" not in {rule for _, rule in said(auditor, "One alpha beta.\n")}


def test_rules_are_quiet_on_other_languages(auditor: Auditor) -> None:
    assert said(auditor, GERMAN + "Alpha.\n") == []
    assert said(auditor, GERMAN + "Alpha beta.\n") == [(1, "town.second")]
    assert said(auditor, "Экипаж установил солнечный экран, alpha, и температура начала медленно падать.\n") == []


def test_a_fault_in_one_document_ends_only_that_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("boom\n")
    (tmp_path / "b.txt").write_text("As an AI language model, I cannot say.\n")
    check = Auditor.check

    def fail(self: Auditor, source: Source) -> object:
        if "boom" in source.content:
            raise RuntimeError("a fault of ours")
        return check(self, source)

    monkeypatch.setattr(Auditor, "check", fail)
    done = run(["check", "a.txt", "b.txt", "--no-cache"], tmp_path)
    assert done.code == 3
    assert "b.txt:1:1: error ai.self_reference" in done.out
    assert "a.txt: the program failed here: RuntimeError('a fault of ours') (please report it)" in done.err


def test_an_empty_document_has_nothing(auditor: Auditor) -> None:
    report = auditor.check(Source("x.md", "", "text/markdown"))
    assert (report.findings, report.coverage.words) == ((), 0)
