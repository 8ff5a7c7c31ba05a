"""Markdown for the summary of a CI step or a comment: counts, the worst findings as a table, and what was not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from auditor.finding import Problem, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, Totals, printable, summary, title
from auditor.reporters.places import Found, encodable, found, problems, reason, weight

# A summary is read, not searched: more rows than this are for the other formats.
MOST = 50
_MARKUP = re.compile(r"[^\w\s.,;:'\"/()“”‘’…–—-]|_|:(?=\S)|\A-")
_MARKS = {"error": "🔴", "warning": "🟡", "info": "🔵"}


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """The whole summary; text of articles stands in it without any markup of its own."""
    del rules, style
    reports = list(reports)
    totals = Totals()
    for report in reports:
        totals.add(report)
    pairs = sorted(found(reports), key=weight)
    yield f"### Auditor\n\n{summary(totals, ())}.\n"
    yield from _unread(problems(reports))
    if pairs:
        yield from _counts(pairs)
        yield "\n| | place | rule | finding |\n|---|---|---|---|\n"
        yield from map(_row, pairs[:MOST])
    if len(pairs) > MOST:
        yield f"\n{len(pairs) - MOST:,} more findings, none graver than these, are not shown here.\n"


def _unread(unread: Sequence[Problem]) -> Iterator[str]:
    if unread:
        yield "\n**Not read**\n\n"
        yield from (f"- {plain(problem.where)}: {plain(reason(problem))}\n" for problem in unread[:MOST])
    if len(unread) > MOST:
        yield f"- and {len(unread) - MOST:,} more\n"


def _counts(pairs: Sequence[Found]) -> Iterator[str]:
    counts = Counter((one.finding.family, one.finding.severity) for _, one in pairs)
    yield "\n| family | errors | warnings | info |\n|---|--:|--:|--:|\n"
    for family in sorted({family for family, _ in counts}):
        row = (f"{counts[family, level] or '–'}" for level in ("error", "warning", "info"))
        yield f"| {plain(family)} | {' | '.join(row)} |\n"


def _row(pair: Found) -> str:
    report, one = pair
    level = one.finding.severity
    place = plain(f"{title(report)}:{one.start.line}:{one.start.column}")
    return f"| {_MARKS[level]} {level} | {place} | {plain(one.finding.rule)} | {plain(one.finding.message)} |\n"


def plain(text: str) -> str:
    """The text as Markdown that shows it and nothing else: all that could be markup as character references."""
    return _MARKUP.sub(lambda one: f"&#{ord(one[0])};", printable(encodable(text)))
