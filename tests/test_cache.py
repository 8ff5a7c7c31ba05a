"""Kept reports: the same as new ones, and never used for another text, rule or fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.cache import Cache
from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Report
from tests.packs import BUILT_IN

RULES = BUILT_IN
SOURCE = Source("a.md", "As an AI language model, I cannot say.\n", "text/markdown")


class Counting(Auditor):
    """An Auditor that counts how often it is asked."""

    asked = 0

    def check(self, source: Source) -> Report:
        self.asked += 1
        return super().check(source)


def test_a_kept_report_is_the_report(tmp_path: Path) -> None:
    auditor = Counting(RULES.select(["ai"]))
    first = Cache(tmp_path, auditor).check(SOURCE)
    again = Cache(tmp_path, auditor).check(SOURCE)
    assert first == again == Auditor(RULES.select(["ai"])).check(SOURCE)
    assert auditor.asked == 1


def test_a_file_whose_name_is_no_utf8_is_checked_too(tmp_path: Path) -> None:
    source = Source("b\udcff.md", SOURCE.content, "text/markdown")
    report = Cache(tmp_path, Auditor(RULES.select(["ai"]))).check(source)
    assert [one.finding.rule for one in report.findings] == ["ai.self_reference"]


def test_another_text_name_or_rule_is_checked_anew(tmp_path: Path) -> None:
    Cache(tmp_path, Auditor(RULES.select(["ai"]))).check(SOURCE)
    auditor = Counting(RULES.select(["ai"]))
    for source in (
        Source("b.md", SOURCE.content, "text/markdown"),
        Source("a.md", "Fine.\n", "text/markdown"),
        Source("a.md", SOURCE.content, "text/plain"),
    ):
        assert Cache(tmp_path, auditor).check(source).name == source.name
    assert auditor.asked == 3
    other = Counting(RULES.select(["boilerplate"]))
    assert Cache(tmp_path, other).check(SOURCE).findings == ()
    assert other.asked == 1


def test_records_of_containers_are_not_kept(tmp_path: Path) -> None:
    Cache(tmp_path, Auditor(RULES)).check(Source("a.jsonl", "Fine.", "text/plain", "1"))
    assert not list(tmp_path.rglob("*"))


def test_a_spoiled_report_is_made_anew(tmp_path: Path) -> None:
    auditor = Auditor(RULES.select(["ai"]))
    first = Cache(tmp_path, auditor).check(SOURCE)
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    kept.write_bytes(b"\x80\x04.")
    assert Cache(tmp_path, auditor).check(SOURCE) == first


def test_the_oldest_reports_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.cache.MOST", 3)
    cache = Cache(tmp_path, Auditor(RULES.select(["ai"])))
    for number in range(5):
        cache.check(Source(f"{number}.txt", "Fine.", "text/plain"))
    cache.prune()
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 3
