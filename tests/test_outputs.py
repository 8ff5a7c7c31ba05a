"""Reports in files: one that cannot be written is told, and costs neither the others nor the findings."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.apps.cli.outputs import STEP_SUMMARY, Output, write_reports
from auditor.document import Source
from auditor.engine import Auditor
from auditor.reporters import Style
from tests.command import run
from tests.packs import BUILT_IN

BAD = "As an AI language model, I cannot say.\n"


def test_a_report_that_cannot_be_written_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file, no folder")
    auditor = Auditor(BUILT_IN.select(["ai"]))
    broken, whole = Output("html", tmp_path / "file" / "a.html"), Output("json", tmp_path / "new" / "a.json")
    shown = io.StringIO()
    reports = [auditor.check(Source("a.md", BAD, "text/markdown"))]
    unwritten = write_reports(reports, [], auditor.ruleset, "concise", Style(), [broken, whole], to=shown)
    assert [(one.where, one.what.partition(":")[0]) for one in unwritten] == [(str(broken.path), "cannot be written")]
    assert "ai.self_reference" in shown.getvalue()
    (document,) = json.loads(whole.path.read_text())["documents"]
    assert [one["rule"] for one in document["findings"]] == ["ai.self_reference"]


def test_a_summary_that_cannot_be_written_makes_the_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text(BAD)
    monkeypatch.setenv(STEP_SUMMARY, str(tmp_path / "a.md" / "summary"))
    done = run(["check", "a.md", "--output-format", "github", "--output", "json=a.json"], tmp_path)
    assert done.code == 2
    assert "ai.self_reference" in done.out
    assert "1 finding (1 error) in 1 of 1 document" in done.err
    assert f"auditor: {tmp_path / 'a.md' / 'summary'}: cannot be written" in done.err
    assert json.loads((tmp_path / "a.json").read_text())["documents"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, as Linux has it")
def test_output_for_which_there_is_no_room_is_a_mistake_of_use(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("As an AI language model, I cannot say.\n")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "auditor", "check", "a.md"]
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "the output cannot be written" in done.stderr
    assert "report it" not in done.stderr
