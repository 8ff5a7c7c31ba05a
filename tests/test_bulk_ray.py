"""Bulk audits on a real Ray of this machine: the same bytes, also when a worker is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import crawl

SHARDS = 6


def ours(process: subprocess.Popen[bytes]) -> list[int]:
    """Ids of the workers that audit for `process`: its descendants by the name that Ray gives them."""
    parents: dict[int, int] = {}
    working: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if (folder / "cmdline").read_bytes().startswith(b"ray::_audit"):
                working.append(int(folder.name))
        except OSError:
            continue
    return [pid for pid in working if _descends(pid, process.pid, parents)]


def _descends(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid in parents and pid != ancestor:
        pid = parents[pid]
    return pid == ancestor


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.skipif(sys.platform != "linux", reason="the workers of a run are found in /proc")
def test_a_ray_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    for number in range(SHARDS):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{number}.jsonl").write_bytes(crawl.jsonl(crawl.records(150, 150 * number)))
    command = [sys.executable, "-m", "auditor", "bulk", "in", "--clean", "-q", "-j2"]
    subprocess.run([*command, "-o", "local"], cwd=tmp_path, check=True)
    with (tmp_path / "err").open("wb") as err:
        process = subprocess.Popen([*command, "-o", "out", "--engine", "ray"], cwd=tmp_path, stderr=err)
        killed = 0
        while process.poll() is None and not killed:
            marks = list((tmp_path / "out" / ".aside").glob("*/documents"))
            for pid in ours(process)[:1] if marks else ():
                os.kill(pid, signal.SIGKILL)
                killed += 1
            time.sleep(0.05)
        assert process.wait(timeout=300) == 0, (tmp_path / "err").read_text()
    assert killed
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "local")


def test_a_ray_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(crawl.jsonl(crawl.records(1)))
    command = [sys.executable, "-m", "auditor", "bulk", "a.jsonl", "-o", "out", "--engine", "ray"]
    script = "import sys; sys.modules['ray'] = None; from auditor.apps.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, *command[3:]], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "--engine ray needs the package ray (pip install 'auditor[ray]')" in done.stderr
