"""`auditor claims`: an editor's claim sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
import msgspec

from auditor.apps.cli.common import Run, as_of_option, fact_option, facts_from, input_options, named, write
from auditor.document import Document, Source
from auditor.errors import UsageError
from auditor.facts import claims, terms
from auditor.facts.claim import Status, Verdict
from auditor.facts.model import FactFile
from auditor.lexicon import Lexicon
from auditor.readers import read

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
@click.option("-q", "--quiet", is_flag=True, help="Leave out the claims that could not be judged.")
def command(
    *, paths: Sequence[str], stdin_filename: str, fact_files: Sequence[Path], form: str, as_of: str | None, quiet: bool
) -> int:
    """Print every claim that a fact file knows something about, with its verdict.

    The exit code is 1 when a claim is contradicted.
    """
    facts = facts_from(fact_files, as_of)
    if facts is None:
        raise UsageError("a claim sheet needs facts", hint="give --facts FILE")
    sheet = _Sheet(facts, Run(paths, stdin_filename), quiet=quiet)
    write(sheet.text() if form == "text" else sheet.jsonl())
    return 2 if sheet.run.problems else int(sheet.contradicted)


class _Sheet:
    """One walk over the inputs, and how its claims are written."""

    def __init__(self, facts: FactFile, run: Run, *, quiet: bool) -> None:
        self.run = run
        self.contradicted = False
        self._facts = facts
        self._quiet = quiet
        self._lexicon = Lexicon(terms(facts))

    def text(self) -> Iterator[str]:
        """Claims by verdict, the ones to act on first."""
        for source in self.run.sources():
            doc, verdicts = self._judged(source)
            if not verdicts:
                continue
            yield f"{named(source)}\n"
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

    def jsonl(self) -> Iterator[str]:
        """One object a claim."""
        encoder = msgspec.json.Encoder()
        for source in self.run.sources():
            doc, verdicts = self._judged(source)
            for verdict in verdicts:
                yield encoder.encode(_row(doc, verdict)).decode() + "\n"

    def _judged(self, source: Source) -> tuple[Document, list[Verdict]]:
        doc = read(source)
        found = list(claims(doc, self._lexicon.scan(doc.folded), self._facts))
        self.contradicted |= any(verdict.status == "contradicted" for verdict in found)
        return doc, [v for v in found if not (self._quiet and v.status == "unverifiable")]


def _row(doc: Document, verdict: Verdict) -> dict[str, object]:
    claim = verdict.claim
    place = doc.map.source(claim.span)
    start, end = doc.lines.position(place.start), doc.lines.position(place.end)
    return {
        "path": doc.source.name,
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
