"""For people who begin: how often each rule speaks, instead of the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.finding import Problem, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, printable, sentence


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """A line a rule: findings, documents with any, severity, id and what it is about; the most frequent first.

    Behind them stands what was not read.
    """
    unread: list[Problem] = []
    counts: Counter[tuple[str, str]] = Counter()
    documents: Counter[tuple[str, str]] = Counter()
    for report in reports:
        unread += report.problems
        found = [(one.finding.rule, one.finding.severity) for one in report.findings]
        counts.update(found)
        documents.update(set(found))
    about = {rule.id: sentence(" ".join(rule.why.split())) for rule in rules.rules}
    width = max((len(rule) for rule, _ in counts), default=0)
    yield f"findings  documents  severity  {'rule':{max(4, width)}}  about\n"
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rule, severity = key
        line = f"{count:>8,}  {documents[key]:>9,}  {severity:8}  {rule:{width}}  {about.get(rule, '')}".rstrip()
        yield (line if len(line) <= style.width else line[: style.width - 1] + "…") + "\n"
    yield from (f"not read: {printable(str(problem))}\n" for problem in unread)
