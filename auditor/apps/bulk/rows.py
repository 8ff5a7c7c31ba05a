"""From a document and its report to the rows that are written of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from auditor.apps.bulk.plan import Policy
from auditor.clean import article
from auditor.document import Document
from auditor.engine import Auditor
from auditor.finding import Located, Report
from auditor.span import Span
from auditor.writing import as_text

Row = Mapping[str, Any]
EXCERPT = 200
FLAGGED, EMPTY = "flagged", "empty"
DIGITS = 4


class Key(Struct, frozen=True, gc=False):
    """What every row of a document begins with; shard and number tell it from all others of the run."""

    shard: str
    number: int
    id: str
    url: str | None

    def row(self) -> dict[str, Any]:
        return {"shard": self.shard, "number": self.number, "id": self.id, "url": self.url}


def key(shard: str, number: int, doc: Document) -> Key:
    """The key of the `number`th document of a shard; one that is a file has its path for an id."""
    source = doc.source
    name = utf8(source.name) if source.document is None else source.document
    return Key(shard, number, name, source.meta.get("url"))


def utf8(path: str) -> str:
    """A path as text: the bytes of a name that is no UTF-8 are shown as question marks."""
    return path.encode("utf8", "replace").decode()


def document_row(key: Key, doc: Document, report: Report, families: Sequence[str], policy: Policy) -> Row:
    """One row of `documents`: size, language, findings and score of each family, and the verdict.

    A score is the share of the document's words that lie in findings of the family, from 0 to 1; `flagged` is the share
    that lies in findings of any of the families `policy.remove`, where a word counts once.
    """
    counts = Counter(one.finding.family for one in report.findings)
    spans = {family: [o.finding.span for o in report.findings if o.finding.family == family] for family in counts}
    removing = [span for family in policy.remove for span in spans.get(family, ())]
    flagged = _share(doc, removing)
    reasons = [FLAGGED] if flagged > policy.most_flagged else []
    reasons += [] if doc.words else [EMPTY]
    reasons += sorted(
        {
            o.finding.rule
            for o in report.findings
            if o.finding.severity == "error" and o.finding.family in policy.drop_on
        }
    )
    return {
        **key.row(),
        "date": doc.source.meta.get("date"),
        "media": doc.source.media,
        "language": doc.language,
        "words": doc.words,
        "characters": len(doc.source.content),
        "findings": {family: counts[family] for family in families},
        "scores": {family: _share(doc, spans.get(family, ())) for family in families},
        "flagged": flagged,
        "keep": not reasons,
        "reasons": reasons,
        "remove": [{"start": span.start, "end": span.end} for span in removals(doc, report, policy)],
    }


def finding_rows(key: Key, report: Report, doc: Document) -> Iterator[Row]:
    """The rows of `findings`; places count in the document's own source, `text` are the words that are meant."""
    for one in report.findings:
        finding = one.finding
        yield {
            **key.row(),
            "rule": finding.rule,
            "family": finding.family,
            "severity": finding.severity,
            "line": one.start.line,
            "column": one.start.column,
            "end_line": one.end.line,
            "end_column": one.end.column,
            "start": one.source.start,
            "end": one.source.end,
            "message": finding.message,
            "text": finding.span.of(doc.text)[:EXCERPT],
            "fingerprint": one.fingerprint,
            "data": msgspec.json.encode(finding.data).decode() if finding.data else None,
        }


def clean_row(key: Key, row: Row, doc: Document, auditor: Auditor) -> Row:
    """The document without its flagged lines: text as it was but for them, of a page the text of its article."""
    if doc.source.media == "text/html":
        text = as_text(article(doc, auditor.findings))
    else:
        text = _without(doc.source.content, [Span(span["start"], span["end"]) for span in row["remove"]])
    return {**key.row(), "date": row["date"], "language": row["language"], "keep": row["keep"], "text": text}


def removals(doc: Document, report: Report, policy: Policy) -> Sequence[Span]:
    """Spans of the source to be removed: whole lines, in HTML whole blocks, that findings of `policy.remove` cover."""
    found = (one for one in report.findings if one.finding.family in policy.remove)
    whole = _blocks if doc.source.media == "text/html" else _lines
    return list(_joined(span for one in found if (span := whole(doc, one)) is not None))


def _lines(doc: Document, one: Located) -> Span | None:
    """The lines of a finding with their break, if it leaves nothing of them but white space."""
    content = doc.source.content
    start = doc.lines.starts[one.start.line - 1]
    end = doc.lines.starts[one.end.line] if one.end.line < len(doc.lines.starts) else len(content)
    rest = content[start : one.source.start] + content[one.source.end : end]
    return None if rest.strip() else Span(start, end)


def _blocks(doc: Document, one: Located) -> Span | None:
    """The place of a finding, if it covers its blocks from the first to the last character."""
    if not doc.blocks or one.source.start == one.source.end:
        return None
    first, last = doc.block_at(one.finding.span.start).span, doc.block_at(one.finding.span.end - 1).span
    return one.source if one.finding.span.contains(Span(first.start, last.end)) else None


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, those that touch or overlap as one."""
    start = end = -1
    for span in sorted(spans):
        if span.start > end >= 0:
            yield Span(start, end)
        start, end = (span.start, span.end) if span.start > end else (start, max(end, span.end))
    if end >= 0:
        yield Span(start, end)


def _without(text: str, spans: Sequence[Span]) -> str:
    parts, at = [], 0
    for span in spans:
        parts.append(text[at : span.start])
        at = span.end
    return "".join((*parts, text[at:]))


def _share(doc: Document, spans: Sequence[Span]) -> float:
    """How much of the document's words lies in the spans."""
    if not spans:
        return 0.0
    flagged = sum(len(span.of(doc.text).split()) for span in _joined(spans))
    return round(min(1.0, flagged / max(1, doc.words)), DIGITS)
