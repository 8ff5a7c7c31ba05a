"""Reporters: from Reports to text. One module a format, listed here and nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Protocol, cast

from msgspec import Struct, field

from auditor.finding import Problem, Report
from auditor.language.lazy import lazy
from auditor.pack import Ruleset

_ODD = lazy(r"[^ -~]")
REPORTERS: tuple[str, ...] = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "markdown",
    "html",
    "statistics",
)


class Style(Struct, frozen=True):
    """How a reporter for people may write: with `colour`, with source lines (`excerpts`), on `width` columns.

    What stands `alone`, as a file does, also says what was not read: on a terminal stderr does.
    """

    alone: bool = False
    colour: bool = False
    excerpts: bool = True
    width: int = 100


class Totals(Struct):
    """What a run has seen so far, for summaries and exit codes: counts by severity, and what was not read.

    `fixes` counts the findings that can be mended, safely or not.
    """

    documents: int = 0
    with_findings: int = 0
    suppressed: int = 0
    known: int = 0
    untouched: int = 0
    words: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    problems: int = 0
    fixes: Counter[bool] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count one report in; what could not be read at all is a problem and no document."""
        self.problems += len(report.problems)
        if report.problems and not report.coverage.words:
            return
        self.documents += 1
        self.with_findings += bool(report.findings)
        self.suppressed += report.suppressed
        self.known += report.known
        self.untouched += report.untouched
        self.words += report.coverage.words
        self.severities.update(one.finding.severity for one in report.findings)
        self.skipped.update(report.coverage.skipped)
        self.fixes.update(one.finding.fix.safe for one in report.findings if one.finding.fix is not None)


class Reporter(Protocol):
    """What a module of this package offers."""

    def render(self, reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
        """Pieces of text, each as soon as it is known, so that a long run shows its findings as it goes."""
        ...


def reporter(name: str) -> Reporter:
    """The module of a format, imported when it is asked for."""
    return cast("Reporter", import_module(f"auditor.reporters.{name}"))


def summary(totals: Totals, problems: Sequence[Problem]) -> str:
    """One line on what a run found, read and left unread."""
    count = sum(totals.severities.values())
    parts = [_plural(totals.severities[level], level, plural=level if level == "info" else "") for level in
             ("error", "warning", "info") if totals.severities.get(level)]  # fmt: skip
    documents = _plural(totals.documents, "document")
    found = f"{_plural(count, 'finding')} ({', '.join(parts)}) in {totals.with_findings} of {documents}"
    text = f"{found if count else f'no findings in {documents}'}; {_plural(totals.words, 'word')} read"
    if totals.skipped:
        reasons = ", ".join(f"{reason} {n:,}" for reason, n in sorted(totals.skipped.items()))
        text += f", {sum(totals.skipped.values()):,} skipped ({reasons})"
    if totals.suppressed:
        text += f"; {totals.suppressed:,} suppressed"
    if totals.known:
        text += f"; {totals.known:,} known from the baseline"
    if totals.untouched:
        text += f"; {totals.untouched:,} on unchanged lines"
    if totals.passed_over:
        kinds = ", ".join(f"{n:,} {kind}" for kind, n in sorted(totals.passed_over.items()))
        text += f"; {_plural(sum(totals.passed_over.values()), 'file')} passed over ({kinds})"
    if problems or totals.problems:
        text += f"; {_plural(len(problems) + totals.problems, 'problem')}: not everything was read"
    return text


def advice(totals: Totals) -> Iterator[str]:
    """What a person may do next, a line each."""
    if totals.severities:
        yield "`auditor rules show ID` says why a rule speaks, and how to allow it"
    safe, unsafe = totals.fixes[True], totals.fixes[False]
    if safe:
        yield f"`--fix` mends {safe:,} of them"
    if unsafe:
        yield f"`--fix --unsafe` takes {unsafe:,} {'more ' if safe else ''}out; `--diff --unsafe` shows it first"


def left(totals: Totals, *, unsafe: bool) -> str:
    """What becomes of the findings that are there still after `--fix`, and with `unsafe` after `--unsafe`."""
    more = 0 if unsafe else totals.fixes[False]
    alone = sum(totals.severities.values()) - more
    lines = [f"`--fix --unsafe` takes {more:,} more out; `--diff --unsafe` shows it first"] if more else []
    if alone:
        lines.append(f"{_plural(alone, 'finding')} {'is' if alone == 1 else 'are'} for a person to mend")
    return "".join(f"  {line}\n" for line in lines)


def title(report: Report) -> str:
    """A report's document for people: the path, with the id inside a container."""
    return report.name if report.document is None else f"{report.name}[{report.document}]"


def printable(text: str) -> str:
    """The text without characters that would steer a terminal or reorder the line."""
    if text.isprintable():
        return text
    return _ODD.sub(_escaped, text)


def _escaped(odd: re.Match[str]) -> str:
    return odd[0] if odd[0].isprintable() else f"\\x{ord(odd[0]):02x}"


def sentence(text: str) -> str:
    """The first sentence of a rule's reason."""
    return text.partition(". ")[0].rstrip(".") + "."


def _plural(count: int, noun: str, *, plural: str = "") -> str:
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
