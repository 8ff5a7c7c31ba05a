"""Reviewdog's diagnostic format, with columns in bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from auditor.finding import Located, Report
from auditor.pack import Ruleset
from auditor.reporters import Style

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One DiagnosticResult."""
    del rules, style
    diagnostics = [_diagnostic(report, one) for report in reports for one in report.findings]
    whole = {"source": {"name": "auditor"}, "diagnostics": diagnostics}
    yield msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _diagnostic(report: Report, one: Located) -> dict[str, Any]:
    return {
        "message": one.finding.message,
        "location": {
            "path": report.name,
            "range": {
                "start": {"line": one.start.line, "column": one.bytes[0]},
                "end": {"line": one.end.line, "column": one.bytes[1]},
            },
        },
        "severity": _SEVERITIES[one.finding.severity],
        "code": {"value": one.finding.rule},
    }
