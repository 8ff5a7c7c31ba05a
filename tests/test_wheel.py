"""The built wheel carries the packs and runs from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from auditor.pack import shipped

ROOT = Path(__file__).parent.parent


def test_the_wheel_runs_from_another_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(tmp_path)]
    subprocess.run([*build, str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("auditor-*.whl")
    place = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(place)]
    subprocess.run([*install, str(wheel)], check=True)
    kept = shipped(place / "auditor" / "_rules")
    assert sorted(path.name for path in kept.parent.iterdir()) == sorted(
        [kept.name, *(path.name for path in (ROOT / "rules").iterdir())]
    )
    (tmp_path / "draft.md").write_text("As an AI language model, I cannot say.\n")
    where = "import auditor; print(auditor.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(place), "AUDITOR_CACHE_DIR": str(tmp_path / "cache")}
    found = subprocess.run(
        [sys.executable, "-c", where], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()).is_relative_to(place)
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "check", "draft.md", "--output", "html=report.html"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.startswith("draft.md:1:1: error ai.self_reference:"), done.stderr
    assert done.returncode == 1
    assert not list((tmp_path / "cache").glob("rules-*"))  # they were read already when the wheel was made
    page = (tmp_path / "report.html").read_text()
    assert page.startswith("<!doctype html>")
    assert (ROOT / "auditor" / "reporters" / "page" / "page.js").read_text() in page
