"""Annotations of GitHub Actions, in the workflow commands that a step prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from auditor.finding import Located, Problem, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, title
from auditor.reporters.places import encodable, found, path_of, place_of, problems, reason, weight

# GitHub shows ten annotations of a kind for each step and drops the others without a word.
MOST = 10
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """What was not read and the worst findings, ten of each kind, as annotations; lines that count the rest."""
    del rules, style
    reports = list(reports)
    annotations = [("error", _unread(problem)) for problem in problems(reports)]
    annotations += [
        (_COMMANDS[one.finding.severity], _annotation(report, one))
        for report, one in sorted(found(reports), key=weight)
    ]
    shown: Counter[str] = Counter()
    for kind, line in annotations:
        shown[kind] += 1
        if shown[kind] <= MOST:
            yield f"::{kind} {line}\n"
    for kind, count in shown.items():
        if count > MOST:
            yield f"{count - MOST:,} more annotations of the kind {kind} are not shown: GitHub takes {MOST} a step\n"


def _annotation(report: Report, one: Located) -> str:
    """Columns are allowed only where a finding begins and ends on one line; `endColumn` is inclusive in effect."""
    places = {"file": path_of(report.name), "line": str(one.start.line), "endLine": str(one.end.line)}
    if one.end.line == one.start.line:
        places |= {"col": str(one.start.column), "endColumn": str(max(one.start.column, one.end.column - 1))}
    where = f"{title(report)}: " if report.document is not None else ""
    return _command(places | {"title": one.finding.rule}, where + one.finding.message)


def _unread(problem: Problem) -> str:
    path, line = place_of(problem)
    places = {"file": path} | ({"line": str(line)} if line else {})
    return _command(places | {"title": "not read"}, reason(problem))


def _command(properties: Mapping[str, str], message: str) -> str:
    return ",".join(f"{key}={_property(value)}" for key, value in properties.items()) + f"::{_data(message)}"


def _data(text: str) -> str:
    return encodable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
