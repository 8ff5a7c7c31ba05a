"""What formats share: the findings of a run by weight, paths as services write them, and what was left unread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from auditor.finding import SEVERITIES, Located, Problem, Report

Found = tuple[Report, Located]
_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBERED = re.compile(r"(.+?):(\d+)(?::\d+)?\Z", re.DOTALL)


def found(reports: Iterable[Report]) -> list[Found]:
    """Every finding with its report, in order."""
    return [(report, one) for report in reports for one in report.findings]


def worst(pairs: Sequence[Found], most: int) -> tuple[Sequence[Found], int]:
    """At most `most` findings, the gravest first when there are more, and how many are left out."""
    if len(pairs) <= most:
        return pairs, 0
    return sorted(pairs, key=weight)[:most], len(pairs) - most


def weight(pair: Found) -> int:
    """A key that sorts the graver findings first, and leaves those of one severity in order."""
    return -SEVERITIES[pair[1].finding.severity]


def problems(reports: Iterable[Report]) -> list[Problem]:
    """Everything that was not read."""
    return [problem for report in reports for problem in report.problems]


def path_of(name: str) -> str:
    """The path with slashes and without a leading `./`; bytes of a name that are no UTF-8 are replaced."""
    return PurePath(encodable(name)).as_posix()


def place_of(problem: Problem) -> tuple[str, int | None]:
    """The path of a problem and, where it names one, the line."""
    numbered = _NUMBERED.match(problem.where)
    return (path_of(numbered[1]), max(1, int(numbered[2]))) if numbered else (path_of(problem.where), None)


def reason(problem: Problem) -> str:
    """What kept the input from being read, and how to mend it."""
    return encodable(problem.what + (f" ({problem.hint})" if problem.hint else ""))


def encodable(text: str) -> str:
    """The text with U+FFFD for lone surrogates: a path that is no UTF-8 has them, and no report can hold them."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def marked(one: Located) -> str:
    """The words that a finding marks, as they stand in the source: of several lines the first, of a long one a part."""
    begin = one.start.column - one.excerpt_column
    return one.excerpt[begin : one.end.column - one.excerpt_column if one.end.line == one.start.line else None]
