"""The command line's behaviour, case by case, from cases.yaml."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import run

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]).replace(" ", "-"))
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    for name, content in case.get("files", {}).items():
        write(tmp_path / name, content.encode())
    for name, content in case.get("bytes", {}).items():
        write(tmp_path / name, bytes.fromhex(content))
    done = run(shlex.split(case["run"]), tmp_path, stdin=case.get("stdin", ""))
    assert done.code == case["exit"], done.err + done.out
    for text in case.get("out", ()):
        assert text in done.out, done.out + done.err
    for text in case.get("err", ()):
        assert text in done.err, done.err + done.out
    for text in case.get("not", ()):
        assert text not in done.out + done.err
    for name, content in case.get("after", {}).items():
        assert (tmp_path / name).read_bytes() == content.encode()
    for name, texts in case.get("lines", {}).items():
        for text in texts:
            assert text in (tmp_path / name).read_text()
    assert "Traceback" not in done.err


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
