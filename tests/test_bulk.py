"""`auditor bulk`: the tables that it writes, what damage costs, and runs that are killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from auditor.apps.bulk.audit import audit_shard
from auditor.apps.bulk.plan import Plan
from auditor.apps.bulk.shards import shards
from auditor.document import Document
from auditor.engine import Auditor
from auditor.finding import Report
from tests import crawl
from tests.command import run
from tests.packs import BUILT_IN

COUNT = 30
SHARDS = ("in-00001", "packed", "pages", "plain", "rows", "texts", "tight")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crawl")
    crawl.write_crawl(folder / "in", COUNT)
    return folder / "in"


def rows(folder: Path, kind: str, shard: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(folder / kind / f"{shard}.parquet").to_pylist()
    return found


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_shard_of_each_form_gives_one_of_each_table(crawled: Path, tmp_path: Path) -> None:
    done = run(["bulk", str(crawled), "-o", "out", "--clean", "-j2"], tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "7 of 7 shards are done: 210 documents, 168 to keep" in done.err
    out = tmp_path / "out"
    for kind in ("documents", "findings", "clean"):
        assert tuple(sorted(path.stem for path in (out / kind).iterdir())) == SHARDS
    for shard in SHARDS:
        documents, findings, clean = (rows(out, kind, shard) for kind in ("documents", "findings", "clean"))
        assert [row["number"] for row in documents] == list(range(1, COUNT + 1))
        leftovers = [row for row in findings if row["rule"] == "ai.self_reference"]
        assert {row["id"] for row in leftovers} == {row["id"] for row in documents if not row["keep"]}
        assert {row["text"] for row in leftovers} == {crawl.LINE.removesuffix(".")}
        assert all(row["findings"]["ai"] == (not row["keep"]) for row in documents)
        assert all(row["reasons"] == ["ai.self_reference"] * (not row["keep"]) for row in documents)
        assert all(row["language"] == "en" and 40 < row["words"] < 130 for row in documents)
        assert [row["id"] for row in clean] == [row["id"] for row in documents]
        assert not any(crawl.SHARE in row["text"] for row in clean)
    manifest = json.loads((out / "manifest.json").read_bytes())
    assert manifest["counts"]["documents"] == 7 * COUNT
    assert manifest["identity"]["facts"] is None
    assert [shard["shard"] for shard in manifest["shards"]] == sorted(SHARDS, key=lambda s: s == SHARDS[0])
    assert not (out / ".aside").exists()


def test_what_is_removed_are_whole_lines(crawled: Path, tmp_path: Path) -> None:
    run(["bulk", str(crawled / "plain.jsonl"), "-o", "out", "--clean"], tmp_path)
    texts = {row["id"]: row["text"] for row in crawl.records(COUNT)}
    cleaned = {row["id"]: row["text"] for row in rows(tmp_path / "out", "clean", "plain")}
    for row in rows(tmp_path / "out", "documents", "plain"):
        text = texts[row["id"]]
        gone = [text[span["start"] : span["end"]] for span in row["remove"]]
        assert gone == [f"{crawl.SHARE}\n"] * (crawl.SHARE in text)
        assert cleaned[row["id"]] == text.replace(f"{crawl.SHARE}\n", "")
        share = len(crawl.SHARE.split()) / len(text.split())
        assert row["scores"]["boilerplate"] == (pytest.approx(share, abs=1e-4) if gone else 0)


def test_json_lines_hold_the_same(crawled: Path, tmp_path: Path) -> None:
    run(["bulk", str(crawled), "-o", "a"], tmp_path)
    run(["bulk", str(crawled), "-o", "b", "--output-format", "jsonl"], tmp_path)
    for kind in ("documents", "findings"):
        for shard in SHARDS:
            lines = (tmp_path / "b" / kind / f"{shard}.jsonl").read_text().splitlines()
            assert [json.loads(line) for line in lines] == rows(tmp_path / "a", kind, shard)


def test_fields_selection_and_thresholds(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"key": "x", "body": crawl.text(3), "link": "u"}) + "\n")
    fields = ["--text-field", "body", "--id-field", "key", "--url-field", "link"]
    for options, keep in (([], True), (["--drop-flagged", "0.05"], False)):
        run(["bulk", "a.jsonl", "-o", "out", "--overwrite", "--select", "boilerplate", *fields, *options], tmp_path)
        (row,) = rows(tmp_path / "out", "documents", "a")
        assert (row["id"], row["url"], row["keep"]) == ("x", "u", keep)
        assert row["reasons"] == ["flagged"] * (not keep)
        assert row["findings"] == {"boilerplate": 1}


def test_damage_is_counted_located_and_costs_nothing_else(tmp_path: Path) -> None:
    lines = crawl.jsonl(crawl.records(10)).splitlines(keepends=True)
    lines[3] = b'{"id": 3, "text": \n'
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))
    (tmp_path / "b.warc.gz").write_bytes(crawl.packed(crawl.pages(10))[:-60])
    (tmp_path / "c.parquet").write_bytes(b"PAR1")
    crawl.write_parquet(tmp_path / "d.parquet", crawl.records(10))
    done = run(["bulk", ".", "missing.jsonl", "-o", "out"], tmp_path)
    assert done.code == 2
    assert "auditor: a.jsonl:4: the record is broken" in done.err
    assert "auditor: b.warc.gz" in done.err
    assert "auditor: c.parquet: this is no whole Parquet file" in done.err
    assert "auditor: missing.jsonl: there is no such file or folder" in done.err
    assert "3 problems: not everything was read" in done.err
    out = tmp_path / "out"
    assert [len(rows(out, "documents", shard)) for shard in "abcd"] == [9, 9, 0, 10]
    manifest = json.loads((out / "manifest.json").read_bytes())
    assert manifest["counts"]["problems"] == 3
    assert run(["bulk", ".", "missing.jsonl", "-o", "out"], tmp_path).code == 2


def test_only_what_is_missing_or_changed_is_done(crawled: Path, tmp_path: Path) -> None:
    run(["bulk", str(crawled), "-o", "out"], tmp_path)
    out = tmp_path / "out"
    first = bytes_of(out)
    times = {path: path.stat().st_mtime_ns for path in (out / "documents").iterdir()}
    (out / "findings" / "rows.parquet").unlink()
    (out / "shards" / "plain.json").write_text("{")
    done = run(["bulk", str(crawled), "-o", "out"], tmp_path)
    assert "210 documents, 168 to keep" in done.err
    assert bytes_of(out) == first
    again = {path.stem for path, time_ in times.items() if path.stat().st_mtime_ns != time_}
    assert again == {"rows", "plain"}


def test_the_output_of_another_run_is_not_mixed_with_this_one(crawled: Path, tmp_path: Path) -> None:
    source = str(crawled / "plain.jsonl")
    run(["bulk", source, "-o", "out"], tmp_path)
    done = run(["bulk", source, "-o", "out", "--select", "ai"], tmp_path)
    assert (done.code, "made with other rules" in done.err, "--overwrite" in done.err) == (2, True, True)
    done = run(["bulk", str(crawled / "rows.parquet"), "-o", "out"], tmp_path)
    assert (done.code, "holds the shard 'plain'" in done.err) == (2, True)
    (tmp_path / "out" / "notes.txt").write_text("mine")
    done = run(["bulk", str(crawled / "rows.parquet"), "-o", "out", "--overwrite"], tmp_path)
    assert done.code == 0
    assert sorted(path.name for path in (tmp_path / "out" / "documents").iterdir()) == ["rows.parquet"]
    assert (tmp_path / "out" / "notes.txt").exists()


def test_shards_of_one_name_stay_apart(tmp_path: Path) -> None:
    for name in ("x/a.jsonl", "y/a.jsonl", "x/z/a.jsonl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(crawl.jsonl(crawl.records(1)))
    found, problems, _ = shards([str(tmp_path / "x"), str(tmp_path / "y")])
    names = [shard.name for shard in found]
    assert len(set(names)) == 3
    assert "z-a" in names
    assert not problems


def test_an_output_folder_inside_the_input_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(crawl.jsonl(crawl.records(3)))
    first = run(["bulk", ".", "-o", "audit", "--clean"], tmp_path)
    before = bytes_of(tmp_path / "audit")
    again = run(["bulk", ".", "-o", "audit", "--clean"], tmp_path)
    assert (first.code, again.code) == (0, 0)
    assert bytes_of(tmp_path / "audit") == before


def test_a_refused_run_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(crawl.jsonl(crawl.records(3)))
    assert run(["bulk", "a.jsonl", "-o", "audit"], tmp_path).code == 0
    assert run(["bulk", "a.jsonl", "-o", "audit", "--clean"], tmp_path).code == 2
    assert not (tmp_path / "audit" / ".aside").exists()


def test_a_dry_run_writes_nothing(crawled: Path, tmp_path: Path) -> None:
    done = run(["bulk", str(crawled), "--dry-run", "--sample", "70"], tmp_path)
    assert done.code == 0
    assert "7 shards" in done.out
    assert "a sample of 70 documents" in done.out
    assert "200.0 in 1,000 documents  ai.self_reference" in done.out
    assert not list(tmp_path.iterdir())


def test_mistakes_of_use(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(crawl.jsonl(crawl.records(1)))
    done = run(["bulk", "a.jsonl"], tmp_path)
    assert (done.code, "an output folder is needed" in done.err) == (2, True)
    done = run(["bulk", "b.jsonl", "-o", "out"], tmp_path)
    assert (done.code, "there is nothing to audit" in done.err) == (2, True)
    (tmp_path / "file").write_text("x")
    done = run(["bulk", "a.jsonl", "-o", "file/out"], tmp_path)
    assert (done.code, "file/out: cannot be written" in done.err) == (2, True)


def test_a_document_on_which_the_program_fails_is_one_problem(tmp_path: Path) -> None:
    class Failing(Auditor):
        def report(self, doc: Document) -> Report:
            if doc.source.document == "d4":
                raise RuntimeError("oh")
            return super().report(doc)

    (tmp_path / "a.jsonl").write_bytes(crawl.jsonl(crawl.records(10)))
    ((shard,), _, _) = shards([str(tmp_path / "a.jsonl")])
    record = audit_shard(shard, tmp_path / "out", Failing(BUILT_IN.select()), Plan())
    assert record.counts.documents == 9
    assert record.counts.faults == 1
    assert "a.jsonl[d4]: the program failed here: RuntimeError('oh')" in str(record.problems[0])


KILLING = """
import os, signal, sys
from auditor.engine import Auditor
report = Auditor.report
def killing(self, doc):
    if doc.source.document == "d7":
        os.kill(os.getpid(), signal.SIGKILL)
    return report(self, doc)
Auditor.report = killing
from auditor.apps.cli import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the killing is handed on by fork")
def test_a_document_that_kills_its_process_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(crawl.jsonl(crawl.records(10)))
    (tmp_path / "b.jsonl").write_bytes(crawl.jsonl(crawl.records(5)))
    command = [sys.executable, "-c", KILLING, "bulk", "a.jsonl", "b.jsonl", "-o", "out", "-j2"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert "a.jsonl[d7]: the process that checked it died, twice" in done.stderr
    assert len(rows(tmp_path / "out", "documents", "a")) == 9
    assert len(rows(tmp_path / "out", "documents", "b")) == 5
    command = [*command[:3], "bulk", "a.jsonl", "-o", "spread", "-j3"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    for kind in ("documents", "findings"):
        place = Path(kind) / "a.parquet"
        assert (tmp_path / "spread" / place).read_bytes() == (tmp_path / "out" / place).read_bytes()


def test_a_single_shard_is_spread_over_the_processes(crawled: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(crawl.jsonl(crawl.records(200)) + b"{broken\n" + crawl.jsonl(crawl.records(9)))
    for jobs in ("1", "4"):
        assert run(["bulk", "a.jsonl", "-o", jobs, "-j", jobs, "--clean"], tmp_path).code == 2
    assert bytes_of(tmp_path / "1") == bytes_of(tmp_path / "4")


def start(crawled: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "auditor", "bulk", str(crawled), "-o", str(out), "--clean", *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def long_crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    for number in range(6):
        (folder / f"{number}.jsonl").write_bytes(crawl.jsonl(crawl.records(100, 100 * number)))
    return folder


@pytest.fixture(scope="module")
def undisturbed(long_crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("whole") / "out"
    assert start(long_crawl, out, "-j1").wait() == 0
    return bytes_of(out)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seed", range(2))
def test_a_run_that_is_killed_and_started_again_ends_the_same(
    long_crawl: Path, undisturbed: dict[str, bytes], tmp_path: Path, seed: int
) -> None:
    out = tmp_path / "out"
    dice = random.Random(seed)  # noqa: S311 - moments to kill at
    for _ in range(8):
        process = start(long_crawl, out, "-j2")
        time.sleep(0.3 + dice.random() * 2)
        process.kill()
        process.wait()
        if (out / "manifest.json").exists():
            break
    assert start(long_crawl, out, "-j2").wait() == 0
    time.sleep(1.5)  # a worker whose parent was killed may still be about to notice it
    assert bytes_of(out) == undisturbed


@pytest.mark.skipif(sys.platform != "linux", reason="the children of a process are read from /proc")
def test_a_worker_that_is_killed_costs_nothing(long_crawl: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    process = start(long_crawl, tmp_path / "out", "-j2")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    killed = 0
    while process.poll() is None and killed < 3:
        for child in children.read_text().split()[:1]:
            os.kill(int(child), signal.SIGKILL)
            killed += 1
        time.sleep(0.4)
    assert process.wait() == 0
    assert killed
    assert bytes_of(tmp_path / "out") == undisturbed


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT to send")
def test_an_interrupted_run_says_how_far_it_is(long_crawl: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "auditor", "bulk", str(long_crawl), "-o", "out", "-j1"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE)
    while not list((tmp_path / "out").glob("shards/*")) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"of 6 shards are done: interrupted; start it again to do the rest" in err
    assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource module")
def test_memory_does_not_grow_with_the_shard(tmp_path: Path, own_cache: Path) -> None:
    script = (
        "import resource, sys\nfrom pathlib import Path\nfrom auditor.apps.bulk import tables\n"
        "from auditor.apps.bulk.audit import audit_shard\nfrom auditor.apps.bulk.plan import Plan\n"
        "from auditor.apps.bulk.shards import shards\nfrom auditor.engine import Auditor\n"
        "from auditor.pack import load_packs\ntables.ROWS = dict.fromkeys(tables.ROWS, 100)\n"
        "((shard,), _, _) = shards([sys.argv[1]])\n"
        "rules = load_packs(cache=Path(sys.argv[2])).select(['ai'])\n"
        "audit_shard(shard, Path('out'), Auditor(rules), Plan(clean=True))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks = []
    for count in (300, 3000):
        crawl.write_parquet(tmp_path / "a.parquet", crawl.records(count), 100_000)
        done = subprocess.run(
            [sys.executable, "-c", script, "a.parquet", str(own_cache)],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        peaks.append(int(done.stdout))
    assert peaks[1] < 1.15 * peaks[0]
