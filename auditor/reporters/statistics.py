"""For people who begin: how often each rule speaks, instead of the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.finding import Report
from auditor.pack import Ruleset
from auditor.reporters import Style, sentence


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """A line a rule: findings, documents with any, severity, id and what it is about; the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    documents: Counter[tuple[str, str]] = Counter()
    for report in reports:
        found = [(one.finding.rule, one.finding.severity) for one in report.findings]
        counts.update(found)
        documents.update(set(found))
    if not counts:
        return
    about = {rule.id: sentence(" ".join(rule.why.split())) for rule in rules.rules}
    width = max(len(rule) for rule, _ in counts)
    yield f"findings  documents  severity  {'rule':{width}}  about\n"
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rule, severity = key
        line = f"{count:>8,}  {documents[key]:>9,}  {severity:8}  {rule:{width}}  {about.get(rule, '')}".rstrip()
        yield (line if len(line) <= style.width else line[: style.width - 1] + "…") + "\n"
