"""Runs the command line inside the test's process."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from auditor.apps.cli.group import run as run_command


class Done(Struct):
    """What a command left behind."""

    code: int
    out: str
    err: str


def run(arguments: Sequence[str], folder: Path, *, stdin: str = "") -> Done:
    """Run `auditor ARGUMENTS` in `folder`."""
    import sys

    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf8"), io.StringIO()
    old_argv, old_stdin = sys.argv, sys.stdin
    sys.argv = ["auditor", *arguments]
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf8")
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run_command()
            out.flush()
    finally:
        sys.argv, sys.stdin = old_argv, old_stdin
    return Done(code, out.buffer.getvalue().decode(), err.getvalue())
