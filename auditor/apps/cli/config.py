"""`auditor config`: the settings that hold here, and their schema."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from auditor.config import schema
from auditor.settings import find


@click.group("config")
def command() -> None:
    """Show the settings that hold here, and their JSON Schema."""


@command.command("show")
def show() -> int:
    """Print the settings of this folder, and where they come from."""
    settings = find(Path.cwd())
    click.echo(f"# {settings.source or 'no auditor.yaml and no [tool.auditor] here: the defaults hold'}")
    click.echo(msgspec.yaml.encode(settings.config).decode(), nl=False)
    return 0


@command.command("schema")
def print_schema() -> int:
    """Print the JSON Schema of auditor.yaml, for editors."""
    click.echo(schema().decode())
    return 0
