"""The program's own expressions, kept for the next start."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from auditor.language.lazy import SHELF, Kept, Shelf
from auditor.prepared import prepare
from auditor.program import load

WITHOUT_EXTRAS = """
import sys
extras = ["datatrove", "fastwarc", "pyarrow", "ray", "zstandard"]
sys.modules.update(dict.fromkeys(extras))  # so that to import one is an error
from pathlib import Path
from auditor.prepared import prepare
prepare(Path(sys.argv[1]))
"""
NAMED = r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(\d\d))?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache folder that a start has used before."""
    (tmp_path / "rules-1.msgpack").write_bytes(b"")
    return tmp_path


def kept_in(folder: Path) -> list[Kept]:
    (store,) = folder.glob("expressions-*.msgpack")
    return msgspec.msgpack.decode(store.read_bytes(), type=list[Kept])


def test_the_first_start_leaves_them_to_the_second(tmp_path: Path) -> None:
    prepare(tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_is_kept_is_what_would_be_compiled(folder: Path) -> None:
    prepare(folder)
    kept = kept_in(folder)
    assert len(kept) > 300
    for one in kept:
        made = load(one.source, one.program, one.names)
        compiled = re.compile(one.source, one.flags)
        assert made is not None
        assert (made.pattern, made.flags) == (compiled.pattern, compiled.flags)
        assert (made.groupindex, made.groups) == (compiled.groupindex, compiled.groups)


def test_no_module_is_asked_that_needs_an_extra(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", WITHOUT_EXTRAS, str(folder)], check=True)
    assert len(kept_in(folder)) > 300


def test_expressions_come_from_what_was_kept() -> None:
    shelf = Shelf()
    shelf.know(NAMED, re.ASCII)
    (kept,) = shelf.programs()
    shelf.put([msgspec.structs.replace(kept, source=r"\w", flags=0)])  # as if it were another's program
    found = shelf.compiled(r"\w", 0).search("since 2024-05")
    assert found is not None
    assert (found["year"], found["month"], found.lastgroup) == ("2024", "05", "month")


@pytest.mark.parametrize("size", [0, 3, 4000])
def test_a_store_that_is_damaged_costs_only_time(folder: Path, size: int) -> None:
    prepare(folder)
    (store,) = folder.glob("expressions-*.msgpack")
    whole = store.read_bytes()
    store.write_bytes(whole[:size])
    prepare(folder)
    assert store.read_bytes() == whole


def test_a_program_of_another_interpreter_is_compiled_anew() -> None:
    shelf = Shelf()
    shelf.know(NAMED, 0)
    (kept,) = shelf.programs()
    for code in (b"", b"abc", b"\xff" * 8, bytes(kept.program.code)[:-8]):
        shelf.put([msgspec.structs.replace(kept, program=msgspec.structs.replace(kept.program, code=memoryview(code)))])
        assert shelf.compiled(NAMED, 0) == re.compile(NAMED)


def test_a_store_that_cannot_be_written_is_no_error(folder: Path) -> None:
    prepare(folder)
    (store,) = folder.glob("expressions-*.msgpack")
    store.unlink()
    store.mkdir()
    prepare(folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted([store.name, "rules-1.msgpack"])
    assert SHELF.compiled(r"a+", 0) == re.compile(r"a+")


def test_expressions_of_bytes_are_left_to_the_library() -> None:
    shelf = Shelf()
    shelf.know(rb"a+", 0)
    assert not list(shelf.programs())
    assert shelf.compiled(rb"a+", 0) == re.compile(rb"a+")
