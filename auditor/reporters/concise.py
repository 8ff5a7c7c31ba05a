"""For people and editors: one line a finding, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.finding import Report
from auditor.pack import Ruleset
from auditor.reporters import Style, printable, title


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """Each finding as `path:line:column: severity rule: message`; in a file also each problem."""
    del rules
    for report in reports:
        for one in report.findings:
            finding = one.finding
            place = f"{printable(title(report))}:{one.start.line}:{one.start.column}"
            yield f"{place}: {finding.severity} {finding.rule}: {printable(finding.message)}\n"
        if style.alone:
            yield from (f"{printable(str(problem))}\n" for problem in report.problems)
