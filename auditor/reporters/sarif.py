"""SARIF 2.1.0 (OASIS), as code scanning of hosting services reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from auditor.finding import Located, Problem, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, Totals, sentence
from auditor.reporters.places import encodable, found, path_of, place_of, problems, reason, worst
from auditor.rule import Rule, said
from auditor.version import __version__

# GitHub takes 25,000 results a run and shows no more.
MOST = 25_000
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}
_ROOT = "%SRCROOT%"


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One log with one run; beyond 25,000 results the graver ones stay, and a note says how many are left out."""
    del style
    reports = list(reports)
    shown, left_out = worst(found(reports), MOST)
    described = [_rule(rule) for rule in rules.rules]
    known = {rule.id for rule in rules.rules}
    described += [_remark(name) for name in sorted({one.finding.rule for _, one in shown} - known)]
    index = {rule["id"]: number for number, rule in enumerate(described)}
    seen: Counter[str] = Counter()
    unread = problems(reports)
    run = {
        "tool": {"driver": {"name": "auditor", "version": __version__, "rules": described}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that the program ran in."}}},
        "invocations": [
            {
                "executionSuccessful": not unread,
                "toolExecutionNotifications": [*map(_unread, unread), *_notes(left_out)],
            }
        ],
        "results": [_result(report, one, index, seen) for report, one in shown],
        "properties": _coverage(reports),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    why = " ".join(rule.why.split())
    bad = [" ".join(said(example).text.split()) for example in rule.examples.bad]
    good = [" ".join(said(example).text.split()) for example in rule.examples.good]
    allow = f"To allow it at one place: <!-- auditor: ignore-next {rule.id} --> on the line before."
    return {
        "id": rule.id,
        "name": _name(rule.id),
        "shortDescription": {"text": sentence(why)},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{why}\n\nFound:\n{_listed(bad)}\n\nLeft alone:\n{_listed(good)}\n\n{allow}",
            "markdown": f"{why}\n\n**Found**\n\n{_quoted(bad)}\n\n**Left alone**\n\n{_quoted(good)}\n\n"
            f"**To allow it at one place**\n\n{_quoted([f'<!-- auditor: ignore-next {rule.id} -->'])}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family], "problem.severity": _SEVERITIES[rule.severity]},
    }


def _remark(name: str) -> dict[str, Any]:
    """What is said of a remark that belongs to no rule: on a comment that switches rules off."""
    text = "A comment that names an unknown rule, or switches off nothing, is a finding itself."
    words = {"text": text}
    return {
        "id": name,
        "name": _name(name),
        "shortDescription": words,
        "fullDescription": words,
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": [name.partition(".")[0]], "problem.severity": "warning"},
    }


def _name(rule_id: str) -> str:
    return "".join(part.capitalize() for part in rule_id.replace(".", "_").split("_"))


def _listed(examples: Sequence[str]) -> str:
    return "\n".join(f"- {example}" for example in examples)


def _quoted(examples: Sequence[str]) -> str:
    """Each example as code in a fence that it cannot close, so that its own markup is shown and not obeyed."""
    return "\n\n".join(f"~~~~text\n{example.replace('~~~~', '~ ~ ~ ~')}\n~~~~" for example in examples)


def _result(report: Report, one: Located, index: Mapping[str, int], seen: Counter[str]) -> dict[str, Any]:
    """One result; a fingerprint that occurs again gets a number, so that each result has its own.

    The key is ours: `primaryLocationLineHash` is computed by GitHub's upload itself, which warns of any other value.
    """
    seen[one.fingerprint] += 1
    location = _location(report.name)
    location["physicalLocation"]["region"] = {
        "startLine": one.start.line,
        "startColumn": one.start.column,
        "endLine": one.end.line,
        "endColumn": one.end.column,
    }
    if report.document is not None:
        location["logicalLocations"] = [{"name": encodable(report.document), "kind": "object"}]
    result: dict[str, Any] = {
        "ruleId": one.finding.rule,
        "ruleIndex": index[one.finding.rule],
        "level": _LEVELS[one.finding.severity],
        "message": {"text": encodable(one.finding.message)},
        "locations": [location],
        "partialFingerprints": {"auditor/v1": f"{one.fingerprint}:{seen[one.fingerprint]}"},
    }
    if one.finding.data:
        result["properties"] = {key: encodable(value) for key, value in one.finding.data.items()}
    return result


def _location(name: str) -> dict[str, Any]:
    """A relative path lies under the root of the source tree; an absolute one is a file URI."""
    path = path_of(name)
    if PurePath(name).is_absolute():
        return {"physicalLocation": {"artifactLocation": {"uri": "file:///" + quote(path.lstrip("/"), safe="/:")}}}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(path), "uriBaseId": _ROOT}}}


def _unread(problem: Problem) -> dict[str, Any]:
    path, line = place_of(problem)
    location = _location(path)
    if line:
        location["physicalLocation"]["region"] = {"startLine": line}
    return {"level": "error", "message": {"text": f"not read: {reason(problem)}"}, "locations": [location]}


def _notes(left_out: int) -> list[dict[str, Any]]:
    if not left_out:
        return []
    text = f"{left_out:,} results of the lowest severity are left out: a run may hold {MOST:,}"
    return [{"level": "warning", "message": {"text": text}}]


def _coverage(reports: Iterable[Report]) -> dict[str, Any]:
    totals = Totals()
    for report in reports:
        totals.add(report)
    return {
        "documents": totals.documents,
        "wordsRead": totals.words,
        "wordsSkipped": dict(sorted(totals.skipped.items())),
        "suppressed": totals.suppressed,
    }
