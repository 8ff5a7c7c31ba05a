"""For programs: the whole run as one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from auditor.finding import Report
from auditor.pack import Ruleset
from auditor.reporters import Style
from auditor.reporters.jsonl import row
from auditor.version import __version__


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One object: version, and for each document its findings, problems, suppressed count and coverage."""
    del rules, style
    documents: list[dict[str, Any]] = [
        {
            "path": report.name,
            "document": report.document,
            "findings": [row(report, one) for one in report.findings],
            "suppressed": report.suppressed,
            "problems": report.problems,
            "coverage": report.coverage,
        }
        for report in reports
    ]
    whole = msgspec.json.encode({"version": __version__, "documents": documents})
    yield msgspec.json.format(whole, indent=2).decode() + "\n"
