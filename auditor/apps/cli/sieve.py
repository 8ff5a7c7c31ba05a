"""Which findings of a report count here: by the settings for its file, a baseline, and the lines that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor.config import Settings
from auditor.errors import UsageError
from auditor.finding import Problem, Report
from auditor.readers.walk import STDIN

F = TypeVar("F", bound=Callable[..., Any])


def sieve_options(command: F) -> F:
    """--baseline, --no-baseline, --diff-base."""
    options = (
        click.option(
            "--baseline", metavar="FILE", type=click.Path(path_type=Path),
            help="Leave out the findings that this file knows; `auditor baseline write` makes it.",
        ),
        click.option("--no-baseline", is_flag=True, help="Leave out nothing, though the settings name a baseline."),
        click.option(
            "--diff-base", metavar="REF",
            help="Only findings on lines that changed since this history left REF, as main; asks git.",
        ),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


class Sieve:
    """From a report to the report of what counts."""

    def __init__(self, settings: Settings, baseline: Path | None, base: str | None) -> None:
        """`base` is a revision of git, `baseline` a file."""
        self._settings, self._baseline, self._base = settings, baseline, base
        steps: list[Callable[[Report], Report]] = [settings.sieve] if settings.config.overrides else []
        if baseline is not None:
            from auditor.baseline import read  # noqa: PLC0415 - only with --baseline

            steps.append(read(baseline).unknown)
        if base is not None:
            from auditor.changes import Changes  # noqa: PLC0415 - only with --diff-base

            steps.append(Changes(base, Path.cwd()).touched)
        self._steps = steps

    def __call__(self, report: Report) -> Report:
        """The findings that count, with counts of the others."""
        for step in self._steps:
            report = step(report)
        return report

    def each(self, outputs: Iterable[Report | Problem]) -> Iterator[Report | Problem]:
        """What counts of each report; a Problem stays at its place."""
        return (one if isinstance(one, Problem) else self(one) for one in outputs)

    @property
    def goes_by_lines(self) -> bool:
        """Whether it looks at lines of the files as they are."""
        return self._base is not None

    def anew(self) -> Sieve:
        """A sieve for files that were just mended: of a file with other lines, other lines changed."""
        return self if self._base is None else Sieve(self._settings, self._baseline, self._base)


def chosen_sieve(
    settings: Settings, paths: Sequence[str], baseline: Path | None, base: str | None, *, none: bool
) -> Sieve:
    """The sieve that the options and the settings ask for."""
    if baseline and none:
        raise UsageError("--baseline and --no-baseline say two things", hint="give one of them")
    if base is not None and STDIN in paths:
        raise UsageError("--diff-base compares files, and - is none", hint="name the file")
    named = None if none else baseline or (Path(settings.config.baseline) if settings.config.baseline else None)
    return Sieve(settings, named, base)
