"""`auditor claims`: an editor's claim sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import click
import msgspec
from msgspec import Struct

from auditor.apps.cli.common import (
    Run,
    as_of_option,
    fact_option,
    facts_from,
    input_options,
    jobs_option,
    named,
    write,
)
from auditor.apps.cli.several import each
from auditor.document import Document, Source
from auditor.errors import UsageError
from auditor.facts import claims, terms
from auditor.facts.claim import Verdict
from auditor.facts.model import FactFile, Status
from auditor.lexicon import Lexicon
from auditor.readers import read
from auditor.reporters.places import encodable

FORMATS = ("text", "jsonl")
_TITLES: Mapping[Status, str] = {
    "contradicted": "contradicted by a fact",
    "outdated": "no longer true",
    "imprecise": "not exact",
    "supported": "supported",
    "unverifiable": "not judged",
}


@click.command("claims")
@input_options
@fact_option
@click.option(
    "--output-format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
    help="How claims are written to stdout.",
)  # fmt: skip
@as_of_option
@jobs_option
@click.option("-q", "--quiet", is_flag=True, help="Leave out the claims that could not be judged.")
def command(
    *, paths: Sequence[str], stdin_filename: str, fact_files: Sequence[Path], form: str, as_of: str | None, jobs: int,
    quiet: bool,
) -> int:  # fmt: skip
    """Print every claim that a fact file knows something about, with its verdict.

    The exit code is 1 when a claim is contradicted.
    """
    facts = facts_from(fact_files, as_of)
    if facts is None:
        raise UsageError("a claim sheet needs facts", hint="give --facts FILE")
    run = Run(paths, stdin_filename)
    contradicted = False

    def written() -> Iterator[str]:
        nonlocal contradicted
        for sheet in run.made(sheet for _, sheet in each(run.inputs(), _Desk(facts, form, quiet), jobs, _Sheet)):
            contradicted |= sheet.contradicted
            yield sheet.text

    write(written())
    return run.exit_code or int(contradicted)


class _Sheet(Struct, frozen=True, gc=False):
    """The claims of one source as they are written, and whether one of them is contradicted."""

    text: str
    contradicted: bool


class _Desk:
    """Where sheets are made: the claims of a source are found, judged and written."""

    def __init__(self, facts: FactFile, form: str, quiet: bool) -> None:
        self._facts = facts
        self._form = form
        self._quiet = quiet

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as what it was built of."""
        return _Desk, (self._facts, self._form, self._quiet)

    def __call__(self, source: Source) -> _Sheet:
        """The sheet of one source."""
        doc = read(source)
        found = list(claims(doc, self._lexicon.scan(doc.folded), self._facts))
        shown = [verdict for verdict in found if not (self._quiet and verdict.status == "unverifiable")]
        text = "".join(self._text(doc, shown) if self._form == "text" else _rows(doc, shown))
        return _Sheet(text, any(verdict.status == "contradicted" for verdict in found))

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(terms(self._facts))

    def _text(self, doc: Document, verdicts: Sequence[Verdict]) -> Iterator[str]:
        """Claims by verdict, the ones to act on first."""
        if verdicts:
            yield f"{encodable(named(doc.source))}\n"
        for status, title in _TITLES.items():
            found = [verdict for verdict in verdicts if verdict.status == status]
            if found:
                yield f"  {title} ({len(found)})\n"
                yield from (self._lines(doc, verdict) for verdict in found)

    def _lines(self, doc: Document, verdict: Verdict) -> str:
        claim = verdict.claim
        place = doc.lines.position(doc.map.source(claim.span).start)
        label = self._facts.properties[claim.property].label
        words = " ".join(claim.span.of(doc.text).split())
        line = f"    {place.line}:{place.column}  {self._facts.name(claim.entity)}, {label}: “{words}”\n"
        if verdict.status != "supported":
            line += f"      {verdict.reason}\n"
        source = f" ({verdict.source})" if verdict.source else ""
        return line + (f"      fact: {verdict.shown}{source}\n" if verdict.shown else "")


def _rows(doc: Document, verdicts: Sequence[Verdict]) -> Iterator[str]:
    """One object a claim."""
    return (msgspec.json.encode(_row(doc, verdict)).decode() + "\n" for verdict in verdicts)


def _row(doc: Document, verdict: Verdict) -> dict[str, object]:
    claim = verdict.claim
    place = doc.map.source(claim.span)
    start, end = doc.lines.position(place.start), doc.lines.position(place.end)
    return {
        "path": encodable(doc.source.name),
        "document": doc.source.document,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "entity": claim.entity,
        "property": claim.property,
        "value": claim.text,
        "verdict": verdict.status,
        "fact": verdict.shown,
        "reason": verdict.reason,
        "source": verdict.source,
        "text": claim.span.of(doc.text),
    }
