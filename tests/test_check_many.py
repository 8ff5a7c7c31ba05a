"""`auditor check` on many files: the same output for any number of processes, and an end when Ctrl-C is pressed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from auditor.apps.cli import several
from tests import crawl
from tests.command import run

BAD = "As an AI language model, I cannot say how the bridge was built.\n"
GOOD = "The bridge opened in May, and the ferry made its last trip a week later.\n"
FACTS = """version: 1
sources:
  nasa: {title: "NASA Space Science Data Coordinated Archive, Skylab (1973-027A)"}
properties:
  launched: {type: date, cardinality: one, cues: [launched, launch]}
entities:
  skylab: {names: [Skylab], facts: [{property: launched, value: 1973-05-14, source: nasa}]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(several, "ENOUGH", 1000)
    for number in range(120):
        (tmp_path / f"{number:03}.md").write_text(GOOD * (number % 9 + 1) + "\n" + BAD * (number % 4 == 0))
    (tmp_path / "050.md").write_bytes(b"\x00\x01")
    if sys.platform == "linux":
        (tmp_path / "\udcff.md").write_text(BAD)
    (tmp_path / "more.jsonl").write_text('{"id": 1, "text": "As an AI language model, I cannot say."}\n{broken\n')
    return tmp_path


def test_any_number_of_processes_says_the_same(folder: Path) -> None:
    files = sorted(str(path.name) for path in folder.iterdir())
    one = run(["check", "--no-cache", "-j1", *files], folder)
    assert one.code == 2
    assert one.out.count("ai.self_reference") >= 31
    for jobs in ("-j2", "-j5"):
        assert run(["check", "--no-cache", jobs, *files], folder) == one


def test_what_several_processes_found_is_kept(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = tmp_path_factory.mktemp("kept")
    cache = ["--cache-dir", str(kept)]
    first = run(["check", "-j2", *cache, "."], folder)
    assert len(list((kept / "reports").glob("*/*"))) == 119  # a name that is no UTF-8 is not kept
    assert run(["check", "-j2", *cache, "."], folder) == first
    assert run(["check", "-j1", *cache, "."], folder) == first


def test_a_few_files_start_no_process(folder: Path) -> None:
    script = (
        "import sys\nsys.argv = ['auditor', 'check', '-j4', '000.md', '001.md']\nfrom auditor.apps.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    print('multiprocessing' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT to send")
def test_an_interrupted_run_says_what_it_did(tmp_path: Path) -> None:
    records = tmp_path / "many.jsonl"
    records.write_text("".join(f'{{"id": {n}, "text": "{BAD.strip()} {GOOD.strip()}"}}\n' for n in range(60_000)))
    command = [
        sys.executable,
        "-m",
        "auditor",
        "check",
        "-j2",
        "--no-cache",
        "--output-format",
        "concise",
        "many.jsonl",
    ]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"auditor: interrupted; up to here" in err
    assert b"document" in err
    assert b"Traceback" not in err
    assert not out or out.endswith(b"\n")
    assert time.monotonic() - begun < 60


def test_containers_are_read_and_their_libraries_only_for_them(tmp_path: Path) -> None:
    crawl.write_crawl(tmp_path / "in", 6)
    script = (
        "import sys\nsys.argv = ['auditor', 'check', '--no-cache', *sys.argv[1:]]\nfrom auditor.apps.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n"
        "    print(*sorted({'pyarrow', 'fastwarc', 'zstandard', 'ray', 'multiprocessing'} & set(sys.modules)))"
    )
    for names, expected in (
        (["articles/000.txt", "plain.jsonl", "packed.jsonl.gz"], ""),
        (["pages.warc.gz", "texts.warc.wet.gz"], "fastwarc"),
        (["tight.jsonl.zst"], "zstandard"),
    ):
        command = [sys.executable, "-c", script, *names]
        done = subprocess.run(command, cwd=tmp_path / "in", capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == expected
        assert "ai.self_reference" in done.stdout
    rows = run(["check", "--no-cache", "rows.parquet"], tmp_path / "in")
    assert (rows.code, rows.out.count("ai.self_reference")) == (1, 2)


@pytest.mark.parametrize(
    "command",
    [["clean", "--output-format", "jsonl"], ["clean"], ["claims", "--facts", "facts.yaml", "--output-format", "jsonl"]],
)
def test_other_commands_say_the_same_on_any_number_of_processes(folder: Path, command: list[str]) -> None:
    (folder / "facts.yaml").write_text(FACTS)
    (folder / "060.md").write_text(GOOD + "\nSkylab was launched in 1974.\n")
    names = sorted(path.name for path in folder.iterdir() if path.suffix != ".yaml")
    one = run([*command, "-j1", *names], folder)
    assert one.code == 2
    assert "060.md" in one.out or command == ["clean"]
    for jobs in ("-j2", "-j5"):
        assert run([*command, jobs, *names], folder) == one
