"""`auditor completion`: the script by which a shell completes commands, options and rules."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

from auditor.apps.cli.common import rules_for

SHELLS = {
    "bash": 'eval "$(auditor completion bash)" in ~/.bashrc',
    "zsh": 'eval "$(auditor completion zsh)" in ~/.zshrc',
    "fish": "auditor completion fish > ~/.config/fish/completions/auditor.fish",
}


@click.command("completion", epilog="\b\n" + "\n".join(SHELLS.values()))
@click.argument("shell", type=click.Choice(tuple(SHELLS)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the completion script of a shell; its start-up file runs it, as shown below."""
    kind = get_completion_class(shell)
    root = ctx.find_root().command
    if kind is not None:
        click.echo(kind(root, {}, "auditor", "_AUDITOR_COMPLETE").source())
    return 0


def rule_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Families and ids of the built-in rules; of a list with commas its last name is completed."""
    del ctx, param
    before, comma, last = incomplete.rpartition(",")
    ruleset = rules_for(())
    names = [pack.family for pack in ruleset.packs] + [rule.id for rule in ruleset.rules]
    return [CompletionItem(before + comma + name) for name in names if name.startswith(last)]
