"""Kept reports: the same as new ones, and never used for another text, rule or fact."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from auditor.apps.cli.checking import Checker
from auditor.cache import Cache, Held, distrust, held
from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Report
from tests.command import run
from tests.packs import BUILT_IN

RULES = BUILT_IN
SOURCE = Source("a.md", "As an AI language model, I cannot say.\n", "text/markdown")


class Counting(Auditor):
    """An Auditor that counts how often it is asked."""

    asked = 0

    def check(self, source: Source) -> Report:
        self.asked += 1
        return super().check(source)


def check(folder: Path, auditor: Auditor, source: Source) -> Report:
    return Checker(auditor, Cache(folder, auditor)).check(source)


def test_a_kept_report_is_the_report(tmp_path: Path) -> None:
    auditor = Counting(RULES.select(["ai"]))
    first = check(tmp_path, auditor, SOURCE)
    again = check(tmp_path, auditor, SOURCE)
    assert first == again == Auditor(RULES.select(["ai"])).check(SOURCE)
    assert auditor.asked == 1


def test_a_file_whose_name_is_no_utf8_is_checked_too(tmp_path: Path) -> None:
    source = Source("b\udcff.md", SOURCE.content, "text/markdown")
    report = check(tmp_path, Auditor(RULES.select(["ai"])), source)
    assert [one.finding.rule for one in report.findings] == ["ai.self_reference"]


def test_another_text_name_or_rule_is_checked_anew(tmp_path: Path) -> None:
    check(tmp_path, Auditor(RULES.select(["ai"])), SOURCE)
    auditor = Counting(RULES.select(["ai"]))
    for source in (
        Source("b.md", SOURCE.content, "text/markdown"),
        Source("a.md", "Fine.\n", "text/markdown"),
        Source("a.md", SOURCE.content, "text/plain"),
    ):
        assert check(tmp_path, auditor, source).name == source.name
    assert auditor.asked == 3
    other = Counting(RULES.select(["boilerplate"]))
    assert check(tmp_path, other, SOURCE).findings == ()
    assert other.asked == 1


def test_records_of_containers_are_not_kept(tmp_path: Path) -> None:
    check(tmp_path, Auditor(RULES), Source("a.jsonl", "Fine.", "text/plain", "1"))
    assert not list(tmp_path.rglob("*"))


def test_a_spoiled_report_is_made_anew(tmp_path: Path) -> None:
    auditor = Auditor(RULES.select(["ai"]))
    first = check(tmp_path, auditor, SOURCE)
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    kept.write_bytes(b"\x80\x04.")
    assert check(tmp_path, auditor, SOURCE) == first


def test_the_oldest_reports_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.cache.BUCKETS", 1)
    monkeypatch.setattr("auditor.cache.MOST_BYTES", 3 * 4096)
    bucket = tmp_path / "reports" / "00"
    cache = Cache(tmp_path, Auditor(RULES.select(["ai"])))
    monkeypatch.setattr(cache, "_path", lambda source: str(bucket / source.name))
    for number in range(5):
        source = Source(f"{number}.txt", "Fine.", "text/plain")
        cache.keep(source, Report(source.name, None))
        os.utime(bucket / source.name, (number, number))
    cache.prune()
    assert sorted(path.name for path in bucket.iterdir()) == ["2.txt", "3.txt", "4.txt"]
    assert held(tmp_path) == Held(3, 3 * 4096)


def test_rules_of_older_versions_go(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"rules-{number}.msgpack").write_bytes(b"x")
        (tmp_path / f"expressions-{number}.msgpack").write_bytes(b"x")
    auditor = Auditor(RULES.select(["ai"]))
    cache = Cache(tmp_path, auditor)
    cache.keep(SOURCE, auditor.check(SOURCE))
    cache.prune()
    assert len(list(tmp_path.glob("rules-*"))) == 8
    assert len(list(tmp_path.glob("expressions-*"))) == 8


def test_clearing_leaves_what_is_not_of_the_cache(tmp_path: Path) -> None:
    check(tmp_path, Auditor(RULES.select(["ai"])), SOURCE)
    (tmp_path / "rules-1.msgpack").write_bytes(b"x")
    (tmp_path / "notes.txt").write_text("mine")
    done = run(["cache", "info", "--cache-dir", str(tmp_path)], tmp_path)
    assert done.out == f"{tmp_path} holds 2 files, 0.0 MB\n"
    done = run(["cache", "clear", "--cache-dir", str(tmp_path)], tmp_path)
    assert (done.code, done.out) == (0, f"{tmp_path} is cleared of 2 files, 0.0 MB\n")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_folder_that_others_can_write_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SOURCE.content)
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    done = run(["check", "--cache-dir", str(shared), "a.md"], tmp_path)
    assert f"the cache folder {shared} is not used: others may write there" in done.err
    assert done.code == 1
    assert not list(shared.iterdir())
    own = tmp_path / "own"
    run(["check", "--cache-dir", str(own), "a.md"], tmp_path)
    assert own.stat().st_mode & 0o777 == 0o700
    assert list(own.iterdir())
    assert distrust(tmp_path / "a.md" / "cache").startswith("it cannot be used")
