"""`auditor clean`: the articles without boilerplate and ads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec

from auditor.apps.cli.beside import beside
from auditor.apps.cli.common import Run, build, input_options, named, rule_options, settings_from, write
from auditor.apps.cli.help import Sectioned
from auditor.clean import article, as_markdown, as_text
from auditor.document import Document
from auditor.engine import Auditor
from auditor.finding import Problem
from auditor.readers import read

FORMATS = ("text", "markdown", "jsonl")
FAMILIES = ("boilerplate", "ads")


@click.command("clean", cls=Sectioned)
@input_options
@rule_options
@click.option(
    "--output-format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
    help="How the articles are written to stdout.",
)  # fmt: skip
def command(  # noqa: PLR0913 - one parameter an option
    *, paths: Sequence[str], stdin_filename: str, select: Sequence[str], ignore: Sequence[str], packs: Sequence[Path],
    config: Path | None, no_config: bool, form: str,
) -> int:  # fmt: skip
    """Print the article that remains of each document when boilerplate and ads are taken out.

    The rules of the families boilerplate and ads decide, or those that --select names; of HTML pages the main
    element is looked for first. What is kept stands in the order of the source.
    """
    settings = settings_from(config, none=no_config)
    run = Run(paths, stdin_filename, settings)
    auditor = beside(build(settings, select or FAMILIES, ignore, packs, ()), run)
    write(_written(run, auditor, form))
    return run.exit_code


def _written(run: Run, auditor: Auditor, form: str) -> Iterator[str]:
    encoder = msgspec.json.Encoder()
    shown = as_markdown if form == "markdown" else as_text
    for number, doc in enumerate(_articles(run, auditor)):
        text = shown(doc)
        if form == "jsonl":
            row = {"path": doc.source.name, "document": doc.source.document, "text": text}
            yield encoder.encode(row).decode() + "\n"
        else:
            yield "\n" * bool(number) + text + "\n" * bool(text)


def _articles(run: Run, auditor: Auditor) -> Iterator[Document]:
    for source in run.sources():
        try:
            yield article(read(source), auditor.findings)
        except Exception as fault:  # noqa: BLE001 - one document must not end the run
            run.tell(Problem(named(source), f"the program failed here: {fault!r}", "please report it", ours=True))
