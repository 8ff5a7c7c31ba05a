"""`auditor facts`: what is wrong in a fact file, and fact files made of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from auditor.apps.cli.common import write
from auditor.errors import InputError, UsageError


@click.group("facts")
def command() -> None:
    """Check and import fact files; list the properties that are known."""


@command.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
def check(paths: Sequence[Path]) -> int:
    """Print every mistake of the fact files, with its line and column.

    An error makes a file unusable, and the exit code 1; a warning leaves both as they are. Where a file is not built
    as one, its values are looked at only when that is mended. A FILE that is a rule pack is checked as
    `auditor rules test` does it: its examples are run.
    """
    from auditor.facts.load import lint  # noqa: PLC0415

    packs = [path for path in paths if _is_pack(path)]
    facts = [path for path in paths if path not in packs]
    hold = _examples_hold(packs) if packs else True
    mistakes = [mistake for path in facts for mistake in lint(path)]
    for mistake in mistakes:
        hint = f" ({mistake.hint})" if mistake.hint else ""
        click.echo(f"{mistake.where}: {mistake.level}: {mistake.what}{hint}")
    errors = sum(mistake.level == "error" for mistake in mistakes)
    if facts:
        click.echo(f"errors: {errors:,}; warnings: {len(mistakes) - errors:,}; files: {len(facts):,}", err=True)
    return int(bool(errors) or not hold)


def _is_pack(path: Path) -> bool:
    """Whether a file has a pack's `rules` at its top, which a fact file never has."""
    try:
        return re.search(rb"^rules\s*:", path.read_bytes(), re.MULTILINE) is not None
    except OSError:
        return False


def _examples_hold(packs: Sequence[Path]) -> bool:
    from auditor.apps.cli.rules import examples_hold  # noqa: PLC0415 - only with packs
    from auditor.pack import read_packs  # noqa: PLC0415 - only with packs

    return examples_hold(read_packs(packs))


@command.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--source", default="", metavar="TITLE", help="What to cite as the source (the file's name by default).")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write (stdout by default).")
def import_facts(path: Path, source: str, output: Path | None) -> int:
    """Make a fact file of a table: CSV with a header, or the tables and infoboxes of an HTML page.

    In CSV the first column names the subject and the first line the properties; or columns headed `property` and
    `value` (and `entity`, `unit`, `source`) hold a statement a row. What could not be understood is listed on stderr;
    the exit code is 1 when nothing was understood.
    """
    from auditor.facts.importing import gather  # noqa: PLC0415
    from auditor.facts.tables import csv_cells, html_cells  # noqa: PLC0415

    readers = {".csv": csv_cells, ".tsv": csv_cells, ".html": html_cells, ".htm": html_cells}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"facts are not imported from {path.name}", hint="give a .csv, .tsv, .html or .htm file")
    try:
        content = path.read_text(encoding="utf-8-sig")
    except OSError as wrong:
        raise InputError(f"cannot be read: {wrong.strerror}", where=str(path)) from None
    except UnicodeDecodeError as wrong:
        raise InputError(f"not UTF-8 at byte {wrong.start}", where=str(path), hint="save it as UTF-8") from None
    made = gather(reader(content), source or path.name)
    lines = [f"{line}\n" for line in made.lines()]
    if output:
        output.write_text("".join(lines), encoding="utf-8")
    else:
        write(lines)
    for text in made.unread:
        click.echo(f"not understood: {text}", err=True)
    count = sum(map(len, made.facts.values()))
    click.echo(f"facts: {count:,}; subjects: {len(made.facts):,}; cells not understood: {len(made.unread):,}", err=True)
    return int(count == 0)


@command.command("properties")
def properties() -> int:
    """Print the properties that need no declaration, as a page in Markdown: names, types and units."""
    from auditor.facts.library import page  # noqa: PLC0415

    write(f"{line}\n" for line in page())
    return 0
