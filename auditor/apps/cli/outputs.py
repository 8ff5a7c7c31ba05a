"""Where the reports of a run go: to stdout as they come, then to files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TextIO

import click
from msgspec import Struct

from auditor.apps.cli.common import write
from auditor.errors import UsageError
from auditor.finding import Problem, Report
from auditor.pack import Ruleset
from auditor.reporters import REPORTERS, Style, reporter

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


class Output(Struct, frozen=True):
    """A file that is to hold the reports in a format."""

    form: str
    path: Path


def outputs(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> tuple[Output, ...]:
    """Formats and files, as `--output sarif=report.sarif` names them.

    A file that cannot be written is told at once, not after a long run. Raises UsageError.
    """
    del ctx, param
    wanted: list[Output] = []
    for one in value:
        name, equals, file = one.partition("=")
        if name not in REPORTERS or not equals or not file:
            raise UsageError(f"--output {one}: not FORMAT=FILE", hint=f"FORMAT is one of {', '.join(REPORTERS)}")
        if file == "-":
            raise UsageError(f"--output {one}: this is for files", hint=f"--output-format {name} writes to stdout")
        if any(Path(file) == other.path for other in wanted):
            raise UsageError(f"--output {one}: two reports cannot share a file", hint="name another file")
        wanted.append(Output(name, Path(file)))
    for output in wanted:
        _write(output, (), more=True)
    return tuple(wanted)


def spare(paths: Iterable[str], files: Sequence[Output]) -> None:
    """Raise UsageError where a report would be written over an input."""
    if not files:
        return
    inputs = {Path(path).resolve() for path in paths}
    for output in files:
        if output.path.resolve() in inputs:
            raise UsageError("a report would be written over this input", where=str(output.path))


def write_reports(
    reports: Iterable[Report], problems: Sequence[Problem], rules: Ruleset, form: str, style: Style,
    files: Sequence[Output] = (), *, to: TextIO | None,
) -> Sequence[Problem]:  # fmt: skip
    """Write every report and, behind them, what was not read; `problems` may grow while `reports` come.

    They go to the stream `to`, if any, and to `files`; a file that could not be written is returned as a problem, when
    all others are written.

    Where GitHub Actions names a file for the summary of a step, one goes there with the annotations of `github`.
    """
    summary = os.environ.get(STEP_SUMMARY) if form == "github" else None
    kept: list[Report] = []
    every = chain(reports, (Report(one.where, None, problems=(one,)) for one in problems))
    shown = reporter(form).render(_keep(every, kept) if files or summary else every, rules, style)
    write(shown if to else ("" for _ in shown), to)
    unwritten: list[Problem] = []
    for output in (*files, *([Output("markdown", Path(summary))] if summary else ())):
        parts = reporter(output.form).render(kept, rules, Style(alone=True))
        try:
            _write(output, parts, more=output not in files)
        except UsageError as wrong:
            unwritten.append(Problem(wrong.where, wrong.what, wrong.hint))
    return unwritten


def _keep(reports: Iterable[Report], kept: list[Report]) -> Iterator[Report]:
    for report in reports:
        kept.append(report)
        yield report


def _write(output: Output, parts: Iterable[str], *, more: bool = False) -> None:
    try:
        output.path.parent.mkdir(parents=True, exist_ok=True)
        with output.path.open("a" if more else "w", encoding="utf8") as file:
            file.writelines(parts)
    except OSError as wrong:
        raise UsageError(f"cannot be written: {wrong.strerror}", where=str(output.path)) from None
