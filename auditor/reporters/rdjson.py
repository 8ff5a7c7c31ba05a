"""Reviewdog's diagnostic format, with columns in bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from auditor.finding import Located, Problem, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, title
from auditor.reporters.places import encodable, path_of, place_of, reason

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One DiagnosticResult; what was not read is a diagnostic too."""
    del rules, style
    diagnostics: list[dict[str, Any]] = []
    for report in reports:
        diagnostics += [_diagnostic(report, one) for one in report.findings]
        diagnostics += [_unread(problem) for problem in report.problems]
    whole = {"source": {"name": "auditor"}, "diagnostics": diagnostics}
    yield msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _diagnostic(report: Report, one: Located) -> dict[str, Any]:
    where = f"{title(report)}: " if report.document is not None else ""
    return {
        "message": encodable(where + one.finding.message),
        "location": {
            "path": path_of(report.name),
            "range": {
                "start": {"line": one.start.line, "column": one.bytes[0]},
                "end": {"line": one.end.line, "column": one.bytes[1]},
            },
        },
        "severity": _SEVERITIES[one.finding.severity],
        "code": {"value": one.finding.rule},
    }


def _unread(problem: Problem) -> dict[str, Any]:
    path, line = place_of(problem)
    location: dict[str, Any] = {"path": path}
    if line:
        location["range"] = {"start": {"line": line}}
    return {"message": f"not read: {reason(problem)}", "location": location, "severity": "ERROR"}
