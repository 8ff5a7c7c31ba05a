"""GitLab's code quality report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from auditor.finding import Located, Report
from auditor.pack import Ruleset
from auditor.reporters import Style

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One array of issues, each with a fingerprint of its own."""
    del rules, style
    seen: Counter[str] = Counter()
    issues = [_issue(report, one, seen) for report in reports for one in report.findings]
    yield msgspec.json.format(msgspec.json.encode(issues), indent=2).decode() + "\n"


def _issue(report: Report, one: Located, seen: Counter[str]) -> dict[str, Any]:
    name = f"{report.name}:{one.fingerprint}"
    seen[name] += 1
    return {
        "description": one.finding.message,
        "check_name": one.finding.rule,
        "fingerprint": f"{one.fingerprint}{seen[name]:x}" if seen[name] > 1 else one.fingerprint,
        "severity": _SEVERITIES[one.finding.severity],
        "location": {
            "path": report.name.removeprefix("./"),
            "positions": {
                "begin": {"line": one.start.line, "column": one.start.column},
                "end": {"line": one.end.line, "column": one.end.column},
            },
            "lines": {"begin": one.start.line, "end": one.end.line},
        },
    }
