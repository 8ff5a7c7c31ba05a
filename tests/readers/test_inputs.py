"""From paths and bytes to Sources: encodings, folders, JSON Lines."""

from __future__ import annotations

import gzip
import io
from collections import Counter
from pathlib import Path

import pytest

from auditor.document import Media, Source
from auditor.errors import InputError
from auditor.finding import Problem
from auditor.readers.containers import media_of, read_stream, sources
from auditor.readers.decode import decode, is_binary
from auditor.readers.walk import walk


@pytest.mark.parametrize(
    ("data", "media", "expected"),
    [
        ("é".encode(), "text/plain", "é"),
        (b"\xef\xbb\xbfa\r\nb", "text/plain", "a\r\nb"),
        ("aé".encode("utf-16"), "text/plain", "aé"),
        (b"<meta charset=iso-8859-2>\xb1", "text/html", "<meta charset=iso-8859-2>ą"),
        (b"<meta charset=latin1>\x93a\x94", "text/html", "<meta charset=latin1>“a”"),
        (b"<meta charset=nonsense>a", "text/html", "<meta charset=nonsense>a"),
        (b"caf\xe9 \x96 d\xe9j\xe0", "text/markdown", "café – déjà"),
    ],
)
def test_decode(data: bytes, media: Media, expected: str) -> None:
    assert decode(data, media) == expected


@pytest.mark.parametrize(
    "data",
    ["one\nжурнал".encode("cp1251"), b"one\nna\xc3\xafve \xff", b"one\n\x81"],
)
def test_what_cannot_be_decoded_says_where_and_how_to_mend_it(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "text/plain", "a.txt")
    assert caught.value.where == "a.txt:2"
    assert "offset" in caught.value.what
    assert "UTF-8" in caught.value.hint


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"a\0b", b"PK\x03\x04"])
def test_binary(data: bytes) -> None:
    assert is_binary(data)
    with pytest.raises(InputError, match=r"a binary file, not text: (it begins as one|byte 0x00 at offset \d+)"):
        decode(data, "text/plain")


def test_the_first_byte_that_is_none_of_a_text_is_told() -> None:
    with pytest.raises(InputError, match=r"^page\.txt: this is a binary file, not text: byte 0x00 at offset 3"):
        decode(b"abc\0d\0", "text/plain", "page.txt")
    with pytest.raises(InputError, match="this is a binary file, not text: it begins as one"):
        decode(b"%PDF-1.7", "text/plain", "page.txt")


def test_records_are_read_around_a_broken_one() -> None:
    lines = b'{"id": "a", "text": "x", "url": "u", "more": 1}\n{broken\n\n{"id": 7, "html": "<p>y"}\n{"id": "c"}\n'
    first, problem, second, empty = read_stream(io.BytesIO(lines), "r.jsonl")
    assert first == Source("r.jsonl", "x", "text/plain", "a", {"url": "u"})
    assert isinstance(problem, Problem)
    assert problem.where == "r.jsonl:2"
    assert second == Source("r.jsonl", "<p>y", "text/html", "7")
    assert isinstance(empty, Problem)
    assert empty.where == "r.jsonl:5"


def test_truncated_gzip_gives_what_can_be_read() -> None:
    from hashlib import sha512

    data = gzip.compress(
        b"".join(b'{"id": %d, "text": "%s"}\n' % (i, sha512(b"%d" % i).hexdigest().encode()) for i in range(2000))
    )
    found = list(read_stream(io.BytesIO(data[: len(data) // 2]), "r.jsonl.gz"))
    assert isinstance(found[-1], Problem)
    assert len(found) > 100
    assert all(isinstance(one, Source) for one in found[:-1])


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.md", "text/markdown"),
        ("a.MDX", "text/mdx"),
        ("a.rst", "text/x-rst"),
        ("a.ipynb", "application/x-ipynb+json"),
        ("a.htm", "text/html"),
        ("a.text", "text/plain"),
        ("README", "text/plain"),
    ],
)
def test_media_of(name: str, media: Media) -> None:
    assert media_of(name) == media


def fill(folder: Path, names: str) -> None:
    for name in names.split():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text\n")


def test_folders_are_walked_in_order_without_what_git_ignores(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "b.md a.txt c.png sub/d.html sub/e.txt sub/f.txt out/g.txt node_modules/h.md .h/i.md .git/info/exclude j.txt",
    )
    (tmp_path / ".gitignore").write_text("out/\n*.txt\n!a.txt\n")
    (tmp_path / "sub" / ".gitignore").write_text("!e.txt\n")
    (tmp_path / ".git" / "info" / "exclude").write_text("b.md\n")
    skipped: Counter[str] = Counter()
    found = [Path(str(one)).relative_to(tmp_path).as_posix() for one in walk([str(tmp_path)], skipped)]
    assert found == ["a.txt", "sub/d.html", "sub/e.txt"]
    assert skipped == {".png": 1}
    assert list(walk([str(tmp_path / "sub")])) == [str(tmp_path / "sub" / "d.html"), str(tmp_path / "sub" / "e.txt")]


def test_a_link_loop_ends_and_each_file_comes_once(tmp_path: Path) -> None:
    fill(tmp_path, "a.md sub/b.md")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert list(walk([str(tmp_path), str(tmp_path / "a.md")])) == [
        str(tmp_path / "a.md"),
        str(tmp_path / "sub" / "b.md"),
    ]


def test_missing_and_empty_paths_do_not_stop_the_others(tmp_path: Path) -> None:
    fill(tmp_path, "a.md named.xyz empty/x.png")
    found = list(sources([str(tmp_path / name) for name in ("missing", "empty", "a.md", "named.xyz")]))
    assert [type(one) for one in found] == [Problem, Problem, Source, Source]


def test_binary_is_counted_in_a_folder_and_told_when_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\0b")
    skipped: Counter[str] = Counter()
    assert list(sources([str(tmp_path)], skipped=skipped)) == []
    assert skipped == {"binary": 1}
    assert isinstance(next(iter(sources([str(tmp_path / "a.txt")]))), Problem)
