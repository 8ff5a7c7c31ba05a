"""Annotations of GitHub Actions, in the workflow commands that a step prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.finding import SEVERITIES, Located, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, title

# GitHub shows ten annotations of a kind for each step and drops the others without a word.
MOST = 10
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """The worst ten findings of each severity as annotations, and a line that counts the rest."""
    del rules, style
    found = [(report, one) for report in reports for one in report.findings]
    found.sort(key=lambda pair: -SEVERITIES[pair[1].finding.severity])
    shown: Counter[str] = Counter()
    for report, one in found:
        shown[one.finding.severity] += 1
        if shown[one.finding.severity] <= MOST:
            yield _annotation(report, one)
    for severity, count in shown.items():
        if count > MOST:
            yield f"{count - MOST:,} more of severity {severity} are not shown as annotations\n"


def _annotation(report: Report, one: Located) -> str:
    """`endColumn` is inclusive in effect and only allowed on one line, so it is given only there."""
    places = {"file": report.name, "line": str(one.start.line), "col": str(one.start.column)}
    if one.end.line == one.start.line:
        places |= {"endLine": str(one.end.line), "endColumn": str(max(one.start.column, one.end.column - 1))}
    else:
        places |= {"endLine": str(one.end.line)}
    places["title"] = one.finding.rule
    properties = ",".join(f"{key}={_property(value)}" for key, value in places.items())
    where = f"{title(report)}: " if report.document is not None else ""
    return f"::{_COMMANDS[one.finding.severity]} {properties}::{_data(where + one.finding.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
