"""GitLab's code quality report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from auditor.digest import blake2b
from auditor.finding import Located, Problem, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, title
from auditor.reporters.places import encodable, path_of, place_of, reason

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One array of issues, each with a fingerprint of its own; what was not read is an issue too."""
    del rules, style
    seen: Counter[str] = Counter()
    issues: list[dict[str, Any]] = []
    for report in reports:
        issues += [_issue(report, one, seen) for one in report.findings]
        issues += [_unread(problem, seen) for problem in report.problems]
    yield msgspec.json.format(msgspec.json.encode(issues), indent=2).decode() + "\n"


def _issue(report: Report, one: Located, seen: Counter[str]) -> dict[str, Any]:
    path = path_of(report.name)
    where = f"{title(report)}: " if report.document is not None else ""
    return {
        "description": encodable(where + one.finding.message),
        "check_name": one.finding.rule,
        "fingerprint": _fingerprint(f"{title(report)}\0{one.fingerprint}", seen),
        "severity": _SEVERITIES[one.finding.severity],
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": one.start.line, "column": one.start.column},
                "end": {"line": one.end.line, "column": one.end.column},
            },
            "lines": {"begin": one.start.line, "end": one.end.line},
        },
    }


def _unread(problem: Problem, seen: Counter[str]) -> dict[str, Any]:
    path, line = place_of(problem)
    return {
        "description": f"not read: {reason(problem)}",
        "check_name": "unread",
        "fingerprint": _fingerprint(f"{problem.where}\0{problem.what}", seen),
        "severity": "critical",
        "location": {"path": path, "lines": {"begin": line or 1}},
    }


def _fingerprint(name: str, seen: Counter[str]) -> str:
    """A name that no other issue of the report has: GitLab takes issues of one fingerprint for one."""
    seen[name] += 1
    return blake2b(f"{encodable(name)}\0{seen[name]}".encode(), digest_size=16).hexdigest()
