"""`auditor cache`: what is kept between runs, and its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from auditor.apps.cli.common import cache_folder
from auditor.cache import Held, clear, held
from auditor.errors import UsageError

folder_option = click.option(
    "--cache-dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="If not the usual folder.",
)


@click.group("cache")
def command() -> None:
    """Show or delete the parsed rules and the reports on unchanged files that are kept between runs."""


@command.command("info")
@folder_option
def info(folder: Path | None) -> int:
    """Print the folder and what it holds."""
    return _say(folder, held, "holds")


@command.command("clear")
@folder_option
def clear_(folder: Path | None) -> int:
    """Delete what is kept."""
    return _say(folder, clear, "is cleared of")


def _say(folder: Path | None, act: Callable[[Path], Held], verb: str) -> int:
    folder = folder or cache_folder()
    if folder is None:
        raise UsageError("the cache folder is not known", hint="give --cache-dir DIR, or set AUDITOR_CACHE_DIR")
    found = act(folder)
    click.echo(f"{folder} {verb} {found.files:,} {'file' if found.files == 1 else 'files'}, {found.bytes / 1e6:.1f} MB")
    return 0
