"""The first pass over many inputs: the lines that stand on most pages of a folder or site."""

from __future__ import annotations

from pathlib import Path

from auditor.apps.cli.common import Run
from auditor.engine import Auditor
from auditor.readers.walk import STDIN, SUFFIXES
from auditor.repetition import LEAST_PAGES, Repeats, counted

SINGLE = tuple(suffix for suffix in SUFFIXES if not suffix.startswith(".jsonl"))


def beside(auditor: Auditor, run: Run) -> Auditor:
    """The auditor that also knows what the inputs have in common, when one of its rules asks for it."""
    repeats = _repeats(run) if any(rule.kind == "repeated" for rule in auditor.ruleset.rules) else None
    return Auditor(auditor.ruleset, auditor.facts, known=auditor.known, repeats=repeats) if repeats else auditor


def _repeats(run: Run) -> Repeats | None:
    """The repeated lines of all inputs; standard input and a few files have none: nothing is read for them."""
    if STDIN in run.paths or (len(run.paths) < LEAST_PAGES and all(_is_one(path) for path in run.paths)):
        return None
    return counted(run.ahead())


def _is_one(path: str) -> bool:
    return path.lower().endswith(SINGLE) and Path(path).is_file()
