"""JUnit XML: a test case for each document, with a failure for each finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from auditor.finding import Located, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, title

# Characters that XML 1.0 does not allow, even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One suite."""
    del rules, style
    cases: list[str] = []
    failures = tests = 0
    for report in reports:
        tests += max(1, len(report.findings))
        failures += len(report.findings)
        cases += [_case(report, one) for one in report.findings] or [_passed(report)]
    head = f'<testsuite name="auditor" tests="{tests}" failures="{failures}" errors="0">'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n' + head + "\n"
    yield from cases
    yield "</testsuite>\n</testsuites>\n"


def _passed(report: Report) -> str:
    return f"<testcase classname={_attribute(title(report))} name={_attribute('auditor')}/>\n"


def _case(report: Report, one: Located) -> str:
    name = f"{one.finding.rule} {one.start.line}:{one.start.column}"
    place = f"{title(report)}:{one.start.line}:{one.start.column}"
    return (
        f"<testcase classname={_attribute(title(report))} name={_attribute(name)}>"
        f"<failure type={_attribute(one.finding.severity)} message={_attribute(one.finding.message)}>"
        f"{escape(_clean(f'{place}: {one.finding.message}'))}</failure></testcase>\n"
    )


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
