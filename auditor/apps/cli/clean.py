"""`auditor clean`: the articles without boilerplate and ads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click
import msgspec

from auditor.apps.cli.beside import beside
from auditor.apps.cli.common import Run, build, input_options, jobs_option, rule_options, settings_from, write
from auditor.apps.cli.help import Sectioned
from auditor.apps.cli.several import each
from auditor.clean import article
from auditor.document import Source
from auditor.engine import Auditor
from auditor.readers import read
from auditor.reporters.places import encodable
from auditor.writing import as_markdown, as_text

FORMATS = ("text", "markdown", "jsonl")
FAMILIES = ("boilerplate", "ads")


@click.command("clean", cls=Sectioned)
@input_options
@rule_options
@click.option(
    "--output-format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
    help="How the articles are written to stdout.",
)  # fmt: skip
@jobs_option
def command(  # noqa: PLR0913 - one parameter an option
    *, paths: Sequence[str], stdin_filename: str, select: Sequence[str], ignore: Sequence[str], packs: Sequence[Path],
    config: Path | None, no_config: bool, form: str, jobs: int,
) -> int:  # fmt: skip
    """Print the article that remains of each document when boilerplate and ads are taken out.

    The rules of the families boilerplate and ads decide, or those that --select names; of HTML pages the main
    element is looked for first. What is kept stands in the order of the source.
    """
    settings = settings_from(config, none=no_config)
    run = Run(paths, stdin_filename, settings)
    auditor = beside(build(settings, select or FAMILIES, ignore, packs, ()), run)
    made = each(run.inputs(), partial(_cleaned, auditor, form), jobs, str)
    texts = run.made(text for _, text in made)
    write(texts if form == "jsonl" else _parted(texts))
    return run.exit_code


def _cleaned(auditor: Auditor, form: str, source: Source) -> str:
    """One source's article as it is written."""
    doc = article(read(source), auditor.findings)
    text = as_markdown(doc) if form == "markdown" else as_text(doc)
    if form != "jsonl":
        return text
    row = {"path": encodable(source.name), "document": source.document, "text": text}
    return msgspec.json.encode(row).decode() + "\n"


def _parted(texts: Iterable[str]) -> Iterator[str]:
    """The articles with an empty line between two."""
    for number, text in enumerate(texts):
        yield "\n" * bool(number) + text + "\n" * bool(text)
