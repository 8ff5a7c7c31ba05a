"""`auditor bulk`: an audit of a crawl, shard by shard, that can be stopped and started again."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from auditor.apps.bulk.audit import Counts
from auditor.apps.bulk.engines import ENGINES, engine
from auditor.apps.bulk.plan import Plan, Policy, identity
from auditor.apps.bulk.run import Bulk, Progress, clear, done_before
from auditor.apps.bulk.sample import sample
from auditor.apps.bulk.shards import Shard, shards
from auditor.apps.cli.common import as_of_option, build, fact_option, rule_options, settings_from, split
from auditor.cores import cores
from auditor.engine import Auditor
from auditor.errors import UsageError
from auditor.finding import Problem
from auditor.readers.records import Fields

SHOWN = 20
QUIET_EVERY = 30.0


@click.command("bulk")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="The folder to write to.")
@click.option(
    "--output-format",
    "form",
    type=click.Choice(("parquet", "jsonl")),
    default="parquet",
    show_default=True,
    help="How the tables are written.",
)
@click.option("--clean", is_flag=True, help="Write the documents too, without their flagged lines.")
@click.option("--text-field", default="text", show_default=True, help="The field or column that holds the text.")
@click.option("--html-field", default="html", show_default=True, help="The one that holds HTML, if there is no text.")
@click.option("--id-field", default="id", show_default=True, help="The one that holds the document's id.")
@click.option("--url-field", default="url", show_default=True, help="The one that holds its address.")
@click.option(
    "--drop-flagged",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    metavar="SHARE",
    help="Do not keep a document when more of its words are boilerplate and ads.",
)
@click.option(
    "--drop-on",
    default="ai",
    show_default=True,
    metavar="FAMILIES",
    callback=split,
    help="Do not keep a document with a finding of severity error in these families, with commas.",
)
@rule_options
@fact_option
@as_of_option
@click.option("-j", "--jobs", type=click.IntRange(1), help="On how many processes; one a core unless told.")
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(tuple(ENGINES)),
    default="local",
    show_default=True,
    help="Who does the work: the cores of this machine, or tasks of Ray.",
)
@click.option(
    "--ray-address", default="", metavar="ADDRESS", help="The cluster for --engine ray; one of its own if none."
)
@click.option("--dry-run", is_flag=True, help="Audit a sample, say what is to be expected, and write nothing.")
@click.option("--sample", "documents", type=click.IntRange(1), default=200, show_default=True, help="For --dry-run.")
@click.option("--overwrite", is_flag=True, help="Delete first what an audit wrote to the output folder.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def command(  # noqa: PLR0913 - one parameter an option
    *, inputs: Sequence[str], output: Path | None, form: str, clean: bool, text_field: str, html_field: str,
    id_field: str, url_field: str, drop_flagged: float, drop_on: Sequence[str], select: Sequence[str],
    ignore: Sequence[str], packs: Sequence[Path], config: Path | None, no_config: bool, fact_files: Sequence[Path],
    as_of: str | None, jobs: int | None, engine_name: str, ray_address: str, dry_run: bool, documents: int,
    overwrite: bool, quiet: bool,
) -> int:  # fmt: skip
    """Audit a crawl: JSON Lines (gz, zst), WARC and WET (gz), Parquet, and folders of these or of articles.

    One shard in gives one shard of each table out: `documents` (one row a document, with counts and scores of each
    family, whether to keep it and what to remove), `findings`, and with --clean `clean`. A run that was stopped does
    only what is missing when it is started again. docs/queries.md has queries for the tables.
    """
    auditor = build(settings_from(config, none=no_config), select, ignore, packs, fact_files, as_of)
    plan = Plan(Fields(text_field, html_field, id_field, url_field), form, clean, Policy(drop_flagged, tuple(drop_on)))  # type: ignore[arg-type]
    work, problems, _ = shards(inputs, output)
    _tell(problems)
    if not work:
        raise UsageError("there is nothing to audit", hint="INPUT is a container or a folder")
    if dry_run:
        return _dry_run(work, auditor, plan, documents, jobs or cores())
    if output is None:
        raise UsageError("an output folder is needed", hint="give -o DIR, or --dry-run")
    if overwrite:
        clear(output)
    whole = identity(auditor, plan)
    bulk = Bulk(work, output, done_before(work, output, whole))
    meter = _Meter(quiet=quiet)
    start = engine(engine_name)
    try:
        if bulk.missing:
            with start(auditor, output, plan, jobs, bulk.missing, ray_address) as workers:
                bulk.run(workers, meter.say)
    except KeyboardInterrupt:
        meter.end()
        _say_end(bulk.progress(), "interrupted; start it again to do the rest")
        return 130
    meter.end()
    manifest = bulk.close(whole, problems)
    _tell(bulk.all_problems())
    if not quiet:
        _say_end(bulk.progress(), _counted(manifest.counts))
    return _exit_code(manifest.counts, [*problems, *bulk.problems])


def _exit_code(counts: Counts, problems: Sequence[Problem]) -> int:
    if counts.faults or any(problem.ours for problem in problems):
        return 3
    return 2 if counts.problems or problems else 0


def _tell(problems: Iterable[Problem]) -> None:
    for number, problem in enumerate(problems):
        if number < SHOWN:
            click.echo(f"auditor: {problem}", err=True)
        elif number == SHOWN:
            click.echo("auditor: ... the other problems are in the manifest", err=True)


def _counted(counts: Counts) -> str:
    findings = _many(sum(counts.findings.values()), "finding")
    text = f"{_many(counts.documents, 'document')}, {counts.kept:,} to keep; {findings}; {_many(counts.words, 'word')}"
    return text + (f"; {_many(counts.problems, 'problem')}: not everything was read" if counts.problems else "")


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + "s" * (count != 1)


def _say_end(progress: Progress, what: str) -> None:
    rate = progress.documents / max(progress.seconds, 1e-6)
    verb = "is" if progress.of_shards == 1 else "are"
    done = f"{progress.shards:,} of {_many(progress.of_shards, 'shard')} {verb} done"
    fast = f"; {rate:,.0f} documents/s in this run" if progress.documents else ""
    click.echo(f"{done}: {what}{fast}", err=True)


class _Meter:
    """Says how far a run is: on a terminal in one line that changes, elsewhere a line each half minute."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._line = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + (0 if self._line else QUIET_EVERY)

    def say(self, progress: Progress) -> None:
        """Show the progress, if it is time to."""
        if self._quiet or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + (0.5 if self._line else QUIET_EVERY)
        click.echo(("\r\x1b[K" if self._line else "") + _state(progress), nl=not self._line, err=True)

    def end(self) -> None:
        """Leave the line."""
        if self._line and not self._quiet:
            click.echo("\r\x1b[K", nl=False, err=True)


def _state(progress: Progress) -> str:
    rate = progress.documents / max(progress.seconds, 1e-6)
    share = progress.bytes / max(1, progress.of_bytes)
    left = f", {_duration(progress.seconds * (1 - share) / share)} left" if share > 0 else ""
    shards = f"{progress.shards:,} of {progress.of_shards:,} shards"
    return f"{shards}, {progress.documents:,} documents, {rate:,.0f} documents/s, {min(1, share):.0%}{left}"


def _duration(seconds: float) -> str:
    minutes = max(0, round(seconds / 60))
    if minutes < 1:
        return f"{max(0, round(seconds))} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"


def _dry_run(work: Sequence[Shard], auditor: Auditor, plan: Plan, documents: int, jobs: int) -> int:
    """Print what a sample shows."""
    found = sample(work, auditor, plan, documents)
    _tell(found.problems)
    counts = found.counts
    size = sum(shard.size for shard in work)
    rate = counts.documents / max(found.seconds, 1e-6)
    click.echo(f"{_many(len(work), 'shard')}, {size / 1e9:,.3f} GB; a sample of {_many(counts.documents, 'document')}")
    click.echo(f"to keep {counts.kept / max(1, counts.documents):.1%}, {rate:,.0f} documents/s and core")
    click.echo(f"all of it: about {_duration(3600 * found.hours(size, jobs))} on {jobs} process{'es' * (jobs != 1)}")
    for rule, count in sorted(counts.findings.items(), key=lambda one: (-one[1], one[0])):
        click.echo(f"{1000 * count / max(1, counts.documents):8.1f} in 1,000 documents  {rule}")
    return 2 if found.problems else 0
