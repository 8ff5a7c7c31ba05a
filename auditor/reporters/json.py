"""For programs: the whole run as one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from auditor.finding import Problem, Report
from auditor.pack import Ruleset
from auditor.reporters import Style
from auditor.reporters.jsonl import row
from auditor.reporters.places import encodable
from auditor.version import __version__


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One object: version, and for each document its findings, problems, suppressed count and coverage.

    An input that could not be read is a document with problems.
    """
    del rules, style
    documents: list[dict[str, Any]] = [
        {
            "path": encodable(report.name),
            "document": report.document and encodable(report.document),
            "findings": [row(report, one) for one in report.findings],
            "suppressed": report.suppressed,
            "problems": [_problem(problem) for problem in report.problems],
            "coverage": report.coverage,
        }
        for report in reports
    ]
    whole = msgspec.json.encode({"version": __version__, "documents": documents})
    yield msgspec.json.format(whole, indent=2).decode() + "\n"


def _problem(problem: Problem) -> dict[str, Any]:
    """A problem as it is, but for a path that JSON could not hold."""
    return {
        "where": encodable(problem.where),
        "what": encodable(problem.what),
        "hint": encodable(problem.hint),
        "ours": problem.ours,
    }
