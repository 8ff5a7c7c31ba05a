"""The first pass over many inputs: the lines that stand on most pages of a folder or site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.config import Settings
from auditor.document import Source
from auditor.engine import Auditor
from auditor.readers.walk import STDIN, SUFFIXES
from auditor.repetition import LEAST_PAGES, Repeats, counted

SINGLE = tuple(suffix for suffix in SUFFIXES if not suffix.startswith(".jsonl"))


def beside(auditor: Auditor, paths: Sequence[str], settings: Settings) -> Auditor:
    """The auditor that also knows what the inputs have in common, when one of its rules asks for it."""
    repeats = _repeats(paths, settings) if any(rule.kind == "repeated" for rule in auditor.ruleset.rules) else None
    return Auditor(auditor.ruleset, auditor.facts, known=auditor.known, repeats=repeats) if repeats else auditor


def _repeats(paths: Sequence[str], settings: Settings) -> Repeats | None:
    """The repeated lines of all inputs; standard input and a few files have none: nothing is read for them."""
    if STDIN in paths or (len(paths) < LEAST_PAGES and all(_is_one(path) for path in paths)):
        return None
    from auditor.readers.containers import sources  # noqa: PLC0415 - only for many

    every = (one for one in sources(paths) if isinstance(one, Source) and not settings.excludes(one.name))
    return counted(every)


def _is_one(path: str) -> bool:
    return path.lower().endswith(SINGLE) and Path(path).is_file()
