"""Containers: every record in order, and a damaged one costs no other."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.document import Source
from auditor.finding import Problem
from auditor.readers.containers import read_path, read_stream
from auditor.readers.records import Fields
from tests import crawl

COUNT = 30
FORMS = {
    "a.jsonl": crawl.jsonl(crawl.records(COUNT)),
    "a.jsonl.gz": gzip.compress(crawl.jsonl(crawl.records(COUNT))),
    "a.jsonl.zst": zstandard.compress(crawl.jsonl(crawl.records(COUNT))),
    "a.warc": b"".join(crawl.pages(COUNT)),
    "a.warc.gz": crawl.packed(crawl.pages(COUNT)),
    "a.warc.wet.gz": crawl.packed(crawl.conversions(COUNT)),
}


def read(name: str, data: bytes, fields: Fields | None = None) -> tuple[list[Source], list[Problem]]:
    found = list(read_stream(io.BytesIO(data), name, fields or Fields()))
    return [one for one in found if isinstance(one, Source)], [one for one in found if isinstance(one, Problem)]


@pytest.mark.parametrize("name", FORMS)
def test_every_record_is_read_in_order(name: str) -> None:
    sources, problems = read(name, FORMS[name])
    assert problems == []
    assert len(sources) == COUNT
    assert [one.meta["url"] for one in sources] == [f"https://site{n % 3}.example/{n}" for n in range(COUNT)]
    assert all(crawl.PROSE[n % 4] in one.content for n, one in enumerate(sources))
    ids = [one.document for one in sources]
    assert ids == [f"<urn:uuid:{n:08}>" if "w" in name else f"d{n}" for n in range(COUNT)]


def test_parquet_with_the_columns_of_fineweb_and_with_others(tmp_path: Path) -> None:
    crawl.write_parquet(tmp_path / "a.parquet", crawl.records(COUNT))
    sources = list(read_path(str(tmp_path / "a.parquet")))
    assert [one.content for one in sources if isinstance(one, Source)] == [crawl.text(n) for n in range(COUNT)]
    rows = [{"body": row["text"], "key": row["id"], "text": ""} for row in crawl.records(2)]
    crawl.write_parquet(tmp_path / "b.parquet", rows)
    fields = Fields(text="body", id="key")
    (first, _), problems = read("b.parquet", (tmp_path / "b.parquet").read_bytes(), fields)
    assert (first.content, first.document, problems) == (crawl.text(0), "d0", [])


def test_parquet_without_text(tmp_path: Path) -> None:
    crawl.write_parquet(tmp_path / "a.parquet", crawl.records(2))
    _, (problem,) = read("a.parquet", (tmp_path / "a.parquet").read_bytes(), Fields(text="body", html="page"))
    assert "no column 'body' or 'page', only id, url, date, text, token_count" in str(problem)


def test_fields_of_other_names() -> None:
    line = b'{"key": 7, "body": "A text.", "link": "https://a.example/", "text": 5}\n{"html": "<p>A page."}\n'
    fields = Fields(text="body", id="key", url="link")
    (first, second), problems = read("a.jsonl", line, fields)
    assert (first.content, first.document, first.meta) == ("A text.", "7", {"url": "https://a.example/"})
    assert (second.content, second.media, second.document) == ("<p>A page.", "text/html", "2")
    assert problems == []


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
@given(cut=st.integers(1, 400))
def test_a_file_that_ends_early_gives_what_is_whole(name: str, cut: int) -> None:
    sources, problems = read(name, FORMS[name][:-cut])
    assert [one.document for one in sources] == [f"d{n}" for n in range(len(sources))]
    assert problems
    assert problems[0].where.startswith(f"{name}:")


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.warc.gz", "a.warc.wet.gz"])
def test_a_compressed_file_without_a_byte_is_a_problem(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    (problem,) = read_path(str(tmp_path / name))
    assert isinstance(problem, Problem)
    assert problem.what == "the compressed file is empty"


def test_several_frames_are_one_file() -> None:
    sources, problems = read("a.jsonl.zst", FORMS["a.jsonl.zst"] * 2)
    assert (len(sources), problems) == (2 * COUNT, [])


@given(number=st.integers(0, COUNT - 1), at=st.integers(0, 10_000), value=st.integers(0, 255))
@example(number=0, at=3, value=4)  # a flag of gzip's head: the archive seems to end here
@example(number=5, at=3, value=4)
def test_a_damaged_record_costs_itself(number: int, at: int, value: int) -> None:
    members = [gzip.compress(part) for part in crawl.pages(COUNT)]
    spoilt = bytearray(members[number])
    spoilt[at % len(spoilt)] ^= value
    members[number] = bytes(spoilt)
    sources, problems = read("a.warc.gz", b"".join(members))
    found = [one.document for one in sources]
    others = [f"<urn:uuid:{n:08}>" for n in range(COUNT) if n != number]
    assert [one for one in found if one in others] == others
    assert len(problems) <= 1
    if len(sources) < COUNT:
        assert problems


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@given(cut=st.integers(5, 20_000))
def test_an_archive_that_ends_early_tells_so(name: str, cut: int) -> None:
    members = [gzip.compress(part) if name.endswith("gz") else part for part in crawl.pages(COUNT)]
    data = b"".join(members)
    left = data[: max(1, len(data) - cut)]
    sources, problems = read(name, left)
    ends = [sum(map(len, members[:n])) for n in range(COUNT + 1)]
    whole = max(n for n in range(COUNT + 1) if ends[n] <= len(left))
    assert len(sources) in (whole, whole + 1)
    if len(left) != ends[whole] and len(sources) == whole:
        assert problems


def test_a_plain_archive_goes_on_behind_a_record_with_a_wrong_length() -> None:
    parts = crawl.pages(4)
    parts[1] = parts[1].replace(b"Content-Length: ", b"Content-Length: 9")
    sources, problems = read("a.warc", b"".join(parts))
    assert "<urn:uuid:00000000>" in [one.document for one in sources]
    assert problems
    parts = crawl.pages(4)
    parts[1] = parts[1].replace(b"WARC/1.0", b"WARX/1.0")
    sources, problems = read("a.warc", b"".join(parts))
    assert [one.document for one in sources] == [f"<urn:uuid:{n:08}>" for n in (0, 2, 3)]
    assert len(problems) == 1


def test_what_is_no_page_is_passed_over() -> None:
    parts = [
        crawl.warc_record(1, b"%PDF", media="application/pdf"),
        crawl.warc_record(2, b"<p>gone", status="404 Not Found"),
        crawl.warc_record(3, b"<p>Gr\xfc\xdfe", media="text/html; charset=windows-1252;"),
        crawl.warc_record(4, b"a: b", kind="warcinfo", media="application/warc-fields"),
    ]
    sources, problems = read("a.warc.gz", crawl.packed(parts))
    assert ([one.content for one in sources], problems) == (["<p>Grüße"], [])


def test_a_damaged_row_group_costs_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    crawl.write_parquet(path, [{**row, "text": f"{row['id']} {row['text']}"} for row in crawl.records(COUNT)], 10)
    data = bytearray(path.read_bytes())
    middle = len(data) // 3
    data[middle : middle + 200] = b"\xff" * 200
    sources, problems = read("a.parquet", bytes(data))
    assert problems
    assert "row group" in str(problems[0])
    assert len(sources) == COUNT - 10 * len(problems)
    assert read("a.parquet", bytes(data[:-20]))[1][0].what.startswith("this is no whole Parquet file")


@pytest.mark.parametrize(
    ("name", "package"), [("a.parquet", "pyarrow"), ("a.warc.gz", "fastwarc"), ("a.jsonl.zst", "zstandard")]
)
def test_a_library_that_is_missing_is_named(name: str, package: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    script = (
        f"import sys; sys.modules['{package}'] = None\nfrom auditor.readers.containers import read_path\n"
        f"print(*read_path('{name}'))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{name}: reading it needs the package {package}")
    assert "auditor[bulk]" in done.stdout
