"""`auditor rules`: what the rules look for, why, and whether their examples hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from auditor.apps.cli.common import cache_folder, rules_for, write
from auditor.apps.cli.completion import rule_names
from auditor.explain import markdown_page, text_page
from auditor.pack import Ruleset, load_packs, read_packs


@click.group("rules")
def command() -> None:
    """List, show and test rules."""


_packs = click.option(
    "--rules", "packs", multiple=True, metavar="FILE", type=click.Path(path_type=Path), help="A rule pack of your own."
)


@command.command("list")
@_packs
def list_rules(packs: Sequence[Path]) -> int:
    """Print every rule, with its severity and what it is about."""
    ruleset = rules_for(packs)
    width = max(len(rule.id) for rule in ruleset.rules)
    for pack in ruleset.packs:
        click.echo(f"{pack.family}: {pack.about}")
        for rule in ruleset.rules:
            if rule.family == pack.family:
                off = "" if rule.default else "  (only when selected)"
                click.echo(f"  {rule.id:{width}}  {rule.severity:7}  {_first_sentence(rule.why)}{off}")
    return 0


@command.command("show")
@click.argument("rule_id", metavar="ID", shell_complete=rule_names)
@_packs
def show(rule_id: str, packs: Sequence[Path]) -> int:
    """Explain a rule, or all rules of a family: why it is there, bad and good examples, how to allow it."""
    pages = ("\n".join(text_page(rule)) for rule in rules_for(packs).find(rule_id))
    write(f"{chr(10) * 2 * bool(number)}{page}\n" for number, page in enumerate(pages))
    return 0


@command.command("docs")
@click.argument("names", metavar="[ID]...", nargs=-1)
@_packs
def docs(names: Sequence[str], packs: Sequence[Path]) -> int:
    """Print a page in Markdown on the rules that ID names (on all by default)."""
    ruleset = rules_for(packs)
    named = {rule.id for name in names for rule in ruleset.find(name)}
    rules = tuple(rule for rule in ruleset.rules if rule.id in named or not names)
    write(f"{line}\n" for line in markdown_page(Ruleset(ruleset.packs, rules)))
    return 0


def _first_sentence(why: str) -> str:
    text = " ".join(why.split())
    return text.partition(". ")[0].rstrip(".")


@command.command("test")
@click.argument("packs", metavar="[PACK]...", type=click.Path(path_type=Path), nargs=-1)
def test(packs: Sequence[Path]) -> int:
    """Run the examples of each PACK (of the built-in rules when none is named)."""
    return int(not examples_hold(load_packs(cache=cache_folder()) if not packs else read_packs(packs)))


def examples_hold(ruleset: Ruleset) -> bool:
    """Run the examples of all rules; print each that goes wrong, and on stderr how many hold."""
    from auditor.trial import trials  # noqa: PLC0415

    outcomes = list(trials(ruleset))
    wrong = [outcome for outcome in outcomes if outcome.status != "right"]
    for outcome in wrong:
        click.echo(outcome.story)
    click.echo(f"{len(outcomes) - len(wrong)} of {len(outcomes)} examples hold", err=True)
    return not wrong
