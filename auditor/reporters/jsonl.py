"""For programs: one finding a line, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from auditor.finding import Located, Report
from auditor.pack import Ruleset
from auditor.reporters import Style
from auditor.reporters.places import encodable, marked


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """Each finding as an object with path, document, place, rule, family, severity, message, text, fingerprint."""
    del rules, style
    for report in reports:
        for one in report.findings:
            yield msgspec.json.encode(row(report, one)).decode() + "\n"


def row(report: Report, one: Located) -> dict[str, Any]:
    """A finding as the command line's contract names its parts; `end_column` is exclusive."""
    finding = one.finding
    found: dict[str, Any] = {
        "path": encodable(report.name),
        "document": report.document and encodable(report.document),
        "line": one.start.line,
        "column": one.start.column,
        "end_line": one.end.line,
        "end_column": one.end.column,
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity,
        "message": encodable(finding.message),
        "text": encodable(marked(one)),
        "fingerprint": one.fingerprint,
    }
    if finding.data:
        found["data"] = {key: encodable(value) for key, value in finding.data.items()}
    return found
