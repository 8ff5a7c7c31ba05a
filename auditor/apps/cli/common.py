"""What the commands share: their options, the inputs they read, and where the cache lies."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click
from msgspec import structs

from auditor.apps.cli.progress import Progress
from auditor.cache import distrust
from auditor.config import Config, Settings
from auditor.cores import cores
from auditor.document import Source
from auditor.engine import Auditor
from auditor.errors import UsageError
from auditor.facts.model import FactFile
from auditor.finding import Problem, Report
from auditor.pack import Ruleset, load_packs
from auditor.prepared import prepare
from auditor.reporters import Style, Totals
from auditor.settings import applied, by_option, find, read

MOST_KEPT = 10_000_000  # characters
REPORT_MARK = '<meta name="generator" content="auditor '
F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def input_options(command: F) -> F:
    """PATH..., --stdin-filename."""
    command = click.option(
        "--stdin-filename", metavar="NAME", default="stdin.txt", show_default=True,
        help="Read - as if it were this file; the ending decides how it is read.",
    )(command)  # fmt: skip
    # The type is for shells, which complete files then.
    kind = click.Path(allow_dash=True)
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=kind)(command)


def rule_options(command: F) -> F:
    """--select, --ignore, --rules, --config, --no-config."""
    options = (
        click.option(
            "--select", multiple=True, metavar="IDS", callback=split, shell_complete=_rule_names,
            help="Only these rules: ids, families or beginnings of ids, with commas.",
        ),
        click.option(
            "--ignore", multiple=True, metavar="IDS", callback=split, shell_complete=_rule_names,
            help="All rules but these.",
        ),
        click.option(
            "--rules", "packs", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
            help="A rule pack of your own, besides those built in: a file, a folder, or package:NAME/PATH.",
        ),
        click.option(
            "--config", metavar="FILE", type=click.Path(path_type=Path),
            help="Settings from this file, not from auditor.yaml or [tool.auditor] in pyproject.toml.",
        ),
        click.option("--no-config", is_flag=True, help="No settings but the options."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def fact_option(command: F) -> F:
    """--facts."""
    return click.option(
        "--facts", "fact_files", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
        help="A fact file that claims are held against; may be given several times.",
    )(command)  # fmt: skip


def as_of_option(command: F) -> F:
    """--as-of."""
    return click.option("--as-of", metavar="DATE", help="The day on which the present tense is judged, as 2024-12-31.")(
        command
    )


def jobs_option(command: F) -> F:
    """-j."""
    return click.option(
        "-j", "--jobs", type=click.IntRange(1), default=cores, show_default="one a core",
        help="On how many processes; a few files are done by one all the same.",
    )(command)  # fmt: skip


def split(ctx: click.Context, param: click.Parameter, value: str | Sequence[str]) -> tuple[str, ...]:
    """The names in an option that takes several, with commas."""
    del ctx, param
    value = [value] if isinstance(value, str) else value
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


def _rule_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    from auditor.apps.cli.completion import rule_names  # noqa: PLC0415 - only for a shell

    return list(rule_names(ctx, param, incomplete))


def cache_folder() -> Path | None:
    """Where parsed rules are kept between runs; None when the home folder cannot be known."""
    if os.environ.get("AUDITOR_CACHE_DIR"):
        return Path(os.environ["AUDITOR_CACHE_DIR"])
    try:
        base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    except RuntimeError:
        return None
    return Path(base) / "auditor"


def trusted(folder: Path | None, *, quiet: bool = False) -> Path | None:
    """The cache folder, or None when others could have put something into it; said once on stderr."""
    reason = distrust(folder) if folder is not None else ""
    if reason and not quiet:
        hint = "give --cache-dir a folder that only you can write"
        click.echo(f"auditor: the cache folder {folder} is not used: {reason} ({hint})", err=True)
    return None if reason else folder


def settings_from(config: Path | None, *, none: bool) -> Settings:
    """The settings of a file that is named, of the folder that we are in, or none at all."""
    if none:
        return Settings(Config(), Path.cwd())
    return read(config) if config else find(Path.cwd())


def rules_for(packs: Sequence[Path]) -> Ruleset:
    """All rules: built in and the user's."""
    folder = trusted(cache_folder(), quiet=True)
    if folder is not None:
        prepare(folder)
    return load_packs(by_option(packs), cache=folder)


def facts_from(paths: Sequence[Path], as_of: str | None = None) -> FactFile | None:
    """The fact files as one, judged on a day of its own when one is named, or None when no file is given."""
    if not paths:
        if as_of is not None:
            raise UsageError("--as-of judges facts, and there are none", hint="give --facts FILE")
        return None
    from auditor.facts.dates import parse_date  # noqa: PLC0415 - only with --facts
    from auditor.facts.load import load_facts  # noqa: PLC0415 - only with --facts

    day = parse_date(as_of) if as_of is not None else None
    if as_of is not None and day is None:
        raise UsageError(f"--as-of is no date: '{as_of}'", hint="write 2024-12-31")
    facts = load_facts(paths)
    return structs.replace(facts, as_of=day.end) if day else facts


def build(
    settings: Settings,
    select: Sequence[str],
    ignore: Sequence[str],
    packs: Sequence[Path],
    fact_files: Sequence[Path],
    as_of: str | None = None,
) -> Auditor:
    """The Auditor that the settings and the options ask for; what an option names goes before the settings."""
    config = settings.config
    everything = applied(settings, rules_for([*map(Path, config.packs), *packs]))
    chosen = everything.select(select or config.select, (*config.ignore, *ignore))
    facts = facts_from(fact_files or [Path(name) for name in config.facts], as_of)
    return Auditor(chosen, facts, known=[rule.id for rule in everything.rules])


def style(colour: str, *, excerpts: bool = True) -> Style:
    """How to write to this stdout: NO_COLOR and FORCE_COLOR are respected."""
    auto = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    wanted = colour == "always" or (colour == "auto" and (auto or "FORCE_COLOR" in os.environ))
    return Style(colour=wanted, excerpts=excerpts, width=_width())


def _width() -> int:
    """The columns to write on: those of the terminal, within reason."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return 100
    import shutil  # noqa: PLC0415 - brings the modules of all archives

    return min(160, shutil.get_terminal_size((100, 24)).columns)


class Run:
    """One walk over the inputs: what was read, what was not, and the totals."""

    def __init__(
        self, paths: Sequence[str], stdin_filename: str, settings: Settings | None = None,
        written: Sequence[Path] = (), *, quiet: bool = False,
    ) -> None:  # fmt: skip
        """`written` are files that the run itself writes: a report in a folder of articles is no article."""
        self._written = {path.resolve() for path in written}
        self.paths = paths
        self._progress = None if quiet else Progress(sys.stderr)
        self._settings = settings
        self._stdin_filename = stdin_filename
        self.problems: list[Problem] = []
        self.totals = Totals()
        self._kept: Sequence[Source | Problem] | None = None

    def ahead(self) -> Iterator[Source]:
        """Every source, for a first look at all; they are read only once when they are not too much to keep."""
        kept: list[Source | Problem] = []
        room = MOST_KEPT
        for one in self.inputs():
            if isinstance(one, Source):
                room -= len(one.content)
                yield one
            if room >= 0:
                kept.append(one)
            else:
                kept.clear()
        self._kept = kept if room >= 0 else None

    def inputs(self) -> Iterator[Source | Problem]:
        """Every source of every path, in order, and a Problem for what cannot be read."""
        if self._kept is not None:
            yield from self._kept
            return
        from auditor.readers.containers import sources  # noqa: PLC0415

        self.totals.passed_over.clear()
        for one in sources(self.paths, self._stdin_filename, self.totals.passed_over):
            if isinstance(one, Problem):
                yield one
            elif self._is_report(one):
                self.totals.passed_over["report"] += 1
            elif self._settings is not None and self._settings.excludes(one.name):
                self.totals.passed_over["excluded"] += 1
            else:
                yield one

    def _is_report(self, source: Source) -> bool:
        """Whether it is a report of ours, of this run or of one before: that is no article."""
        if self._written and Path(source.name).resolve() in self._written:
            return True
        return source.media == "text/html" and REPORT_MARK in source.content[:2000]

    def made(self, outputs: Iterable[T | Problem]) -> Iterator[T]:
        """What was made of the inputs, in order; a problem is told at its place."""
        for one in outputs:
            if isinstance(one, Problem):
                self.tell(one)
            else:
                yield one

    def reports(self, check: Callable[[Iterable[Source | Problem]], Iterable[Report | Problem]]) -> Iterator[Report]:
        """The reports that `check` makes of the inputs, with a line on a terminal that says how far it is."""
        for one in self.made(check(self.inputs())):
            if self._progress:
                self._progress.step(one)
            yield one
        if self._progress:
            self._progress.clear()

    @property
    def exit_code(self) -> int:
        """What the problems make of the run: 3 when one is ours, 2 when something could not be read, else 0."""
        return 3 if any(problem.ours for problem in self.problems) else 2 * bool(self.problems)

    def tell(self, problem: Problem) -> None:
        """Keep a problem and say it on stderr."""
        if self._progress:
            self._progress.clear()
        self.problems.append(problem)
        click.echo(f"auditor: {problem}", err=True)


def named(source: Source) -> str:
    """A source's name for people: the path, with the id inside a container."""
    return source.name if source.document is None else f"{source.name}[{source.document}]"


def write(parts: Iterable[str], stream: TextIO | None = None) -> None:
    """Write pieces to stdout, or to another stream, as they come."""
    stream = stream or sys.stdout
    for part in parts:
        stream.write(part)
    stream.flush()
