"""SARIF 2.1.0 (OASIS), as code scanning of hosting services reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from auditor.finding import SEVERITIES, Located, Report
from auditor.pack import Ruleset
from auditor.reporters import Style, sentence
from auditor.rule import Rule, said
from auditor.version import __version__

# GitHub takes 25,000 results a run and shows no more.
MOST = 25_000
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """One log with one run; beyond 25,000 results the graver ones stay, and a note says how many are left out."""
    del style
    found = [(report, one) for report in reports for one in report.findings]
    left_out = max(0, len(found) - MOST)
    if left_out:
        found.sort(key=lambda pair: -SEVERITIES[pair[1].finding.severity])
        found = found[:MOST]
    seen: Counter[str] = Counter()
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules)},
                "columnKind": "unicodeCodePoints",
                "results": [_result(report, one, seen) for report, one in found],
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notes(left_out)}],
            }
        ],
    }
    yield msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _driver(rules: Ruleset) -> dict[str, Any]:
    return {"name": "auditor", "version": __version__, "rules": [_rule(rule) for rule in rules.rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    why = " ".join(rule.why.split())
    bad = "\n".join(f"- {' '.join(said(example).text.split())}" for example in rule.examples.bad)
    good = "\n".join(f"- {' '.join(said(example).text.split())}" for example in rule.examples.good)
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.replace(".", "_").split("_")),
        "shortDescription": {"text": sentence(why)},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{why}\n\nFound:\n{bad}\n\nLeft alone:\n{good}",
            "markdown": f"{why}\n\n**Found**\n\n{bad}\n\n**Left alone**\n\n{good}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(report: Report, one: Located, seen: Counter[str]) -> dict[str, Any]:
    """One result; a fingerprint that occurs again gets a number, so that each result has its own."""
    seen[one.fingerprint] += 1
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(report.name.replace("\\", "/"), safe="/:")},
            "region": {
                "startLine": one.start.line,
                "startColumn": one.start.column,
                "endLine": one.end.line,
                "endColumn": one.end.column,
            },
        }
    }
    if report.document is not None:
        location["logicalLocations"] = [{"name": report.document, "kind": "object"}]
    return {
        "ruleId": one.finding.rule,
        "level": _LEVELS[one.finding.severity],
        "message": {"text": one.finding.message},
        "locations": [location],
        "partialFingerprints": {"auditor/v1": f"{one.fingerprint}:{seen[one.fingerprint]}"},
    }


def _notes(left_out: int) -> list[dict[str, Any]]:
    if not left_out:
        return []
    text = f"{left_out:,} results of the lowest severity are left out: a run may hold {MOST:,}"
    return [{"level": "warning", "message": {"text": text}}]
