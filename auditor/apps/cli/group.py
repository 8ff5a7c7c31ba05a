"""The commands by name, and a run of one of them to its exit code."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module

import click

from auditor.errors import AuditorError
from auditor.version import __version__

COMMANDS = {
    "baseline": "Let the findings of today pass, so that only new ones fail: write, prune and count them.",
    "bulk": "Audit a crawl: shards in, tables out; it can be stopped and started again.",
    "cache": "Show or delete what is kept between runs.",
    "check": "Report what is wrong in articles: files, folders, containers (.jsonl, .warc, .parquet), or - for stdin.",
    "claims": "Print every claim that the fact file can judge, with its verdict: an editor's claim sheet.",
    "clean": "Print the articles without boilerplate and ads.",
    "completion": "Print the script by which bash, zsh or fish completes commands, options and rules.",
    "config": "Show the settings that hold here, and their JSON Schema.",
    "facts": "Check fact files and rule packs; make fact files of tables.",
    "init": "Write a commented auditor.yaml for the repository that is here.",
    "rules": "List, show and test rules.",
}


class _Commands(click.Group):
    """Subcommands by name; a help page needs no import of theirs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"auditor.apps.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As the library does; an unknown name gets the nearest that is known, `--help` among them."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from auditor.placed import nearest  # noqa: PLC0415 - only on the way to an error

            hint = nearest(args[0], [*COMMANDS, "--help"], otherwise=f"one of {', '.join(COMMANDS)}")
            raise click.UsageError(f"No such command '{args[0]}' ({hint})", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="auditor")
def cli() -> None:
    """A linter for what articles say: boilerplate, ads, AI leftovers, unsupported superlatives, wrong facts.

    Exit codes: 0 nothing found, 1 findings at or above --fail-on, 2 a mistake of use or an input that could
    not be read, 3 a fault of the program.
    """


def run() -> int:
    """Run the command that the arguments name; its exit code, with every error told."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as left:
        code = left.exit_code
    except click.Abort:
        code = _say("interrupted", 130)
    except click.ClickException as wrong:
        wrong.show()
        code = 2
    except AuditorError as wrong:
        code = _say(f"error: {wrong}", 2)
    except BrokenPipeError:
        _drop_output()  # its reader has left, as `| head` does
        code = 0
    except Exception as fault:
        if os.environ.get("AUDITOR_TRACEBACK"):
            raise
        if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT):
            _drop_output()
            return _say(f"error: the output cannot be written: {fault.strerror} (make room, then run it again)", 2)
        code = _say(f"the program failed: {fault!r} (please report it; AUDITOR_TRACEBACK=1 shows where)", 3)
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """Let what is still buffered of the output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(what: str, code: int) -> int:
    click.echo(f"auditor: {what}", err=True)
    return code
