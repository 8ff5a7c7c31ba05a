"""JUnit XML: a test case for each finding, and one that passes for each document without any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from auditor.finding import Located, Problem, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, Totals, title
from auditor.reporters.places import path_of, place_of, reason

# Characters that XML 1.0 does not allow, even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One suite: a finding is a failure, unless it only informs; what was not read is an error."""
    del rules, style
    cases: list[str] = []
    totals = Totals()
    for report in reports:
        totals.add(report)
        cases += [_case(report, one) for one in report.findings]
        cases += [_unread(problem) for problem in report.problems]
        if not report.findings and not report.problems:
            cases.append(_open(title(report), report.name, "no findings") + "/>\n")
    failures = totals.severities["error"] + totals.severities["warning"]
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{totals.problems}"'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n<testsuite name="auditor" {counts}>\n'
    yield _properties(totals)
    yield from cases
    yield "</testsuite>\n</testsuites>\n"


def _properties(totals: Totals) -> str:
    """What was read and what was skipped: a suite without failures says how much it stands for."""
    values = {"documents": totals.documents, "words read": totals.words, "suppressed": totals.suppressed}
    values |= {f"words skipped: {why}": count for why, count in sorted(totals.skipped.items())}
    lines = (f"<property name={_attribute(name)} value={_attribute(str(value))}/>\n" for name, value in values.items())
    return f"<properties>\n{''.join(lines)}</properties>\n"


def _case(report: Report, one: Located) -> str:
    name = f"{one.finding.rule} {one.start.line}:{one.start.column}"
    place = f"{title(report)}:{one.start.line}:{one.start.column}"
    level, message = one.finding.severity, one.finding.message
    text = escape(_clean(f"{place}: {level} {one.finding.rule}: {message}"))
    tag, attributes = "failure", f" type={_attribute(level)} message={_attribute(message)}"
    if level == "info":
        tag, attributes = "system-out", ""
    return f"{_open(title(report), report.name, name)}><{tag}{attributes}>{text}</{tag}></testcase>\n"


def _unread(problem: Problem) -> str:
    path, _ = place_of(problem)
    body = f"<error type={_attribute('unread')} message={_attribute(reason(problem))}/>"
    return f"{_open(problem.where, path, 'not read')}>{body}</testcase>\n"


def _open(group: str, path: str, name: str) -> str:
    return f"<testcase classname={_attribute(group)} name={_attribute(name)} file={_attribute(path_of(path))}"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
