"""`auditor baseline`: the findings of today, kept so that only new ones fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor.apps.cli.beside import beside
from auditor.apps.cli.checking import Checker
from auditor.apps.cli.common import (
    Run,
    as_of_option,
    build,
    cache_folder,
    fact_option,
    input_options,
    rule_options,
    settings_from,
    trusted,
)
from auditor.baseline import FILE, Baseline, read
from auditor.cache import Cache
from auditor.cores import cores
from auditor.document import Source
from auditor.finding import Problem, Report

F = TypeVar("F", bound=Callable[..., Any])
MOST = 10


@click.group("baseline")
def command() -> None:
    """Let the findings of today pass, so that only new ones fail.

    Write a baseline once and commit it; `auditor check --baseline FILE`, or `baseline: FILE` in the settings, leaves
    out what it knows. Findings are known by their words, not by their lines.
    """


_file = click.option(
    "--baseline", "file", metavar="FILE", type=click.Path(path_type=Path),
    help=f"The baseline (the one that the settings name, else {FILE}).",
)  # fmt: skip


def _options(command: F) -> F:
    return input_options(_file(rule_options(fact_option(as_of_option(command)))))


@command.command("write")
@_options
def write(*, file: Path | None, config: Path | None, no_config: bool, **options: Any) -> int:
    """Record every finding of PATH as known.

    What the baseline knows of other files stays.
    """
    run, check, path = _prepared(file, config, none=no_config, **options)
    old = read(path) if path.exists() else Baseline(path)
    new = old.with_all(run.reports(check))
    new.write()
    documents = len({(entry.path, entry.document) for entry in new.entries})
    click.echo(f"{path}: known findings: {len(new):,}; documents with any: {documents:,}")
    click.echo(f"`auditor check --baseline {path}`, or `baseline: {path}` in the settings, leaves them out", err=True)
    return run.exit_code


@command.command("prune")
@_options
def prune(*, file: Path | None, config: Path | None, no_config: bool, **options: Any) -> int:
    """Forget what PATH no longer holds, and files that are gone.

    Nothing is added, so what was mended stays mended.
    """
    run, check, path = _prepared(file, config, none=no_config, **options)
    old = read(path)
    new = old.without_gone(run.reports(check))
    new.write()
    click.echo(f"{path}: known findings: {len(new):,}; forgotten: {len(old) - len(new):,}")
    return run.exit_code


@command.command("stats")
@_file
@click.option("--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings from this file.")
@click.option("--no-config", is_flag=True, help="No settings but the options.")
def stats(*, file: Path | None, config: Path | None, no_config: bool) -> int:
    """Count what the baseline knows, by rule and by file."""
    baseline = read(_path(file, settings_from(config, none=no_config).config.baseline))
    rules: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for entry in baseline.entries:
        rules[entry.rule] += entry.count
        files[entry.path] += entry.count
    click.echo(f"{baseline.path}: known findings: {len(baseline):,}; rules: {len(rules)}; files: {len(files):,}")
    for counts, most in ((rules, len(rules)), (files, MOST)):
        click.echo()
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]:
            gone = "  (the file is gone)" if name in baseline.gone else ""
            click.echo(f"{count:>8,}  {name}{gone}")
    if len(files) > MOST:
        click.echo(f"          and {len(files) - MOST:,} files more")
    return 0


def _prepared(  # noqa: PLR0913 - one parameter an option
    file: Path | None,
    config: Path | None,
    *,
    none: bool,
    paths: Sequence[str],
    stdin_filename: str,
    select: Sequence[str],
    ignore: Sequence[str],
    packs: Sequence[Path],
    fact_files: Sequence[Path],
    as_of: str | None,
) -> tuple[Run, Callable[[Iterable[Source | Problem]], Iterator[Report | Problem]], Path]:
    """The walk over the inputs, how they are checked, and where the baseline lies."""
    settings = settings_from(config, none=none)
    run = Run(paths, stdin_filename, settings)
    auditor = beside(build(settings, select, ignore, packs, fact_files, as_of), run)
    folder = trusted(cache_folder())
    checker = Checker(auditor, Cache(folder, auditor) if folder else None, cores())

    def counted(inputs: Iterable[Source | Problem]) -> Iterator[Report | Problem]:
        return (one if isinstance(one, Problem) else settings.sieve(one) for one in checker.reports(inputs))

    return run, counted, _path(file, settings.config.baseline)


def _path(file: Path | None, named: str) -> Path:
    return file or Path(named or FILE)
