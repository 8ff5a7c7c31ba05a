"""`auditor check`: findings on articles."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

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
    jobs_option,
    rule_options,
    settings_from,
    style,
    trusted,
)
from auditor.apps.cli.help import Sectioned
from auditor.apps.cli.outputs import Output, outputs, spare, write_reports
from auditor.apps.cli.sieve import chosen_sieve, sieve_options
from auditor.cache import Cache
from auditor.engine import Auditor
from auditor.errors import UsageError
from auditor.finding import SEVERITIES, Report
from auditor.readers.walk import STDIN
from auditor.reporters import REPORTERS, advice, left, summary

LEVELS = ("error", "warning", "info", "never")


@click.command("check", cls=Sectioned)
@input_options
@rule_options
@fact_option
@as_of_option
@sieve_options
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    help="The lowest severity that makes the exit code 1 (warning, unless the settings say otherwise).",
)
@click.option(
    "--output-format",
    "form",
    type=click.Choice(REPORTERS),
    default="text",
    show_default=True,
    help="How findings are written to stdout.",
)
@click.option(
    "--output",
    "files",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=outputs,
    help="Write a report to a file as well, whose folder is made if need be; may be given several times.",
)
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of writing them.")
@click.option(
    "--color",
    "colour",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Colours in the text format.",
)
@click.option("--no-cache", is_flag=True, help="Check every file anew, and keep no results.")
@click.option(
    "--cache-dir", type=click.Path(path_type=Path, file_okay=False), help="Where results of unchanged files are kept."
)
@jobs_option
@click.option("--fix", is_flag=True, help="Mend what can be mended without touching the article, and report the rest.")
@click.option("--fix-only", is_flag=True, help="As --fix, and say nothing of the rest: 1 when a file was changed.")
@click.option("--unsafe", is_flag=True, help="With --fix or --diff: take out boilerplate and ads as well.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("-q", "--quiet", is_flag=True, help="No source lines and no summary.")
def command(  # noqa: PLR0913 - one parameter an option
    *, paths: Sequence[str], stdin_filename: str, select: Sequence[str], ignore: Sequence[str],
    packs: Sequence[Path], config: Path | None, no_config: bool, fact_files: Sequence[Path],
    as_of: str | None, baseline: Path | None, no_baseline: bool, diff_base: str | None, fail_on: str | None, form: str,
    files: Sequence[Output], statistics: bool, colour: str, no_cache: bool, cache_dir: Path | None, jobs: int,
    fix: bool, fix_only: bool, unsafe: bool, diff: bool, quiet: bool,
) -> int:  # fmt: skip
    """Report what is wrong in articles.

    PATH is a file, a folder, a container (.jsonl, .jsonl.gz, .jsonl.zst, .warc, .wet, .parquet) or - for stdin.
    Findings go to stdout, everything else to stderr.
    """
    fix = fix or fix_only
    if unsafe and not (fix or diff):
        raise UsageError("--unsafe says how to fix", hint="give --fix or --diff with it")
    spare((*paths, *map(str, fact_files)), files)
    settings = settings_from(config, none=no_config)
    run = Run(paths, stdin_filename, settings, [output.path for output in files], quiet=quiet)
    auditor = beside(build(settings, select, ignore, packs, fact_files, as_of), run)
    cache = None if no_cache else _cache(auditor, cache_dir)
    sieve = chosen_sieve(settings, paths, baseline, diff_base, none=no_baseline)
    checker = Checker(auditor, cache, jobs)
    piped = stdin_filename if STDIN in paths else None
    fixer = None
    if fix or diff:
        from auditor.apps.cli.fixing import Fixer  # noqa: PLC0415 - most runs mend nothing

        fixer = Fixer(checker.check, sieve, run.tell, stdin=piped, unsafe=unsafe, diff=diff)
    reports = run.reports(fixer.reports if fixer else lambda inputs: sieve.each(checker.reports(inputs)))
    form = "statistics" if statistics else form
    # With --diff the differences alone are the output, and with --fix the text that came from stdin.
    to = None if diff or fix_only else sys.stderr if fix and piped else sys.stdout
    look = style(colour, excerpts=not quiet)
    try:
        unwritten = write_reports(_counted(run, reports), run.problems, auditor.ruleset, form, look, files, to=to)
    except KeyboardInterrupt:
        return _interrupted(run)
    if cache is not None:
        cache.prune()
    if not quiet and not fix_only:
        click.echo(summary(run.totals, run.problems), err=True)
        if fix:
            click.echo(left(run.totals, unsafe=unsafe), nl=False, err=True)
        elif sys.stderr.isatty() and not diff:
            click.echo("".join(f"  {line}\n" for line in advice(run.totals)), nl=False, err=True)
    for problem in unwritten:
        run.tell(problem)
    if fix_only:
        return run.exit_code or int(fixer is not None and fixer.changed > 0)
    return _exit_code(run, fail_on or settings.config.fail_on) or int(fixer is not None and fixer.changed > 0)


def _cache(auditor: Auditor, folder: Path | None) -> Cache | None:
    folder = trusted(folder or cache_folder())
    return Cache(folder, auditor) if folder else None


def _counted(run: Run, reports: Iterable[Report]) -> Iterator[Report]:
    for report in reports:
        run.totals.add(report)
        yield report


def _interrupted(run: Run) -> int:
    sys.stdout.flush()
    click.echo(f"auditor: interrupted; up to here {summary(run.totals, run.problems)}", err=True)
    return 130


def _exit_code(run: Run, fail_on: str) -> int:
    if run.problems:
        return run.exit_code
    gate = SEVERITIES.get(fail_on, len(SEVERITIES))
    return int(any(SEVERITIES[level] >= gate for level in run.totals.severities))
