"""Formats for machines: their schemas, their limits, and the same characters in each format's own columns."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from msgspec import Struct

from auditor.finding import Report
from auditor.reporters import REPORTERS, Style, reporter
from tests.forms import (
    AUDITOR,
    checked,
    commands,
    findings_of,
    located,
    problems_of,
    rendered,
    reports,
    run_of,
    unread,
)

TRICKY = "Tab\there, e\u0301 and 😀 日本: as an AI language model, I cannot. 😀 More."
WORDS = "as an AI language model"
TWICE = "As an AI language model.\n\nAs an AI language model."


def test_every_format_points_at_the_same_characters() -> None:
    """Each in its own column rule, on a line with a tab, an emoji, wide and combining characters."""
    report, encoded = checked(TRICKY), TRICKY.encode()
    for row in (
        json.loads(rendered("jsonl", report)),
        json.loads(rendered("json", report))["documents"][0]["findings"][0],
    ):
        assert TRICKY[row["column"] - 1 : row["end_column"] - 1] == row["text"] == WORDS
    run = run_of(report)
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert TRICKY[region["startColumn"] - 1 : region["endColumn"] - 1] == WORDS
    place = json.loads(rendered("gitlab", report))[0]["location"]["positions"]
    assert TRICKY[place["begin"]["column"] - 1 : place["end"]["column"] - 1] == WORDS
    span = json.loads(rendered("rdjson", report))["diagnostics"][0]["location"]["range"]
    assert encoded[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode() == WORDS
    (command,) = commands(rendered("github", report))
    assert TRICKY[int(command.properties["col"]) - 1 : int(command.properties["endColumn"])] == WORDS
    begin = TRICKY.index(WORDS) + 1
    assert rendered("concise", report).startswith(f"dir/a b.txt:1:{begin}: ")
    assert f"loud.phrase 1:{begin}" in rendered("junit", report)
    _, line, marks = rendered("text", report).splitlines()
    # The letter and its accent share a column, the emoji and each of the two signs take two.
    assert marks.index("^") - line.index("|") - 2 == len("Tab    here, e and 12 1234: ")
    assert marks.count("^") == len(WORDS)


def test_a_finding_over_several_lines_has_the_columns_that_a_format_allows() -> None:
    report = checked("Some words that fill the first line of it, then: 😀 as an AI\nlanguage model, I cannot.")
    (command,) = commands(rendered("github", report))
    assert command.properties == {"file": "dir/a b.txt", "line": "1", "endLine": "2", "title": "loud.phrase"}
    span = json.loads(rendered("rdjson", report))["diagnostics"][0]["location"]["range"]
    assert span == {"start": {"line": 1, "column": 55}, "end": {"line": 2, "column": 15}}
    assert json.loads(rendered("jsonl", report))["text"] == "as an AI"


def test_the_marked_words_of_a_very_long_line_are_named() -> None:
    report = checked("word " * 1000 + "as an AI language model, I cannot. " + "word " * 1000)
    assert json.loads(rendered("jsonl", report))["text"] == "as an AI language model"


@cache
def sarif_schema() -> Draft202012Validator:
    schema = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def wrong_in(log: str) -> list[str]:
    return [f"{wrong.json_path}: {wrong.message}" for wrong in sarif_schema().iter_errors(json.loads(log))]


def test_the_schema_of_sarif_refuses_what_is_wrong() -> None:
    log = json.loads(rendered("sarif", checked(TWICE)))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert wrong_in(json.dumps(log))


@given(reports())
def test_sarif_keeps_its_schema_whatever_the_text(found: list[Report]) -> None:
    log = rendered("sarif", *found)
    assert wrong_in(log) == []
    run = json.loads(log)["runs"][0]
    assert len(run["results"]) == findings_of(found)
    (invocation,) = run["invocations"]
    assert len(invocation["toolExecutionNotifications"]) == problems_of(found)
    assert invocation["executionSuccessful"] is (problems_of(found) == 0)
    described = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1


def test_sarif_has_what_github_asks_for() -> None:
    run = run_of(checked(TWICE), Report("b.txt", None, (located(rule="suppression.unused"),)))
    for rule in run["tool"]["driver"]["rules"]:
        assert len(rule["id"]) <= 255
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
        assert len(rule["properties"]["tags"]) <= 20
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["loud.phrase", "suppression.unused"]
    first, second, _ = run["results"]
    artifact = first["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "dir/a%20b.txt", "uriBaseId": "%SRCROOT%"}
    assert first["partialFingerprints"] != second["partialFingerprints"]
    # GitHub's upload computes this one, and warns of every other value.
    assert "primaryLocationLineHash" not in first["partialFingerprints"]
    assert run["properties"] == {"documents": 2, "wordsRead": 10, "wordsSkipped": {}, "suppressed": 0}


def test_the_help_of_a_rule_shows_markup_and_does_not_obey_it() -> None:
    (rule,) = run_of(checked("Fine."))["tool"]["driver"]["rules"]
    assert "**Found**\n\n~~~~text\n[[As an AI language model]], I cannot.\n~~~~" in rule["help"]["markdown"]
    assert "~~~~text\n<!-- auditor: ignore-next loud.phrase -->\n~~~~" in rule["help"]["markdown"]


def test_sarif_leaves_out_the_least_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.reporters.sarif.MOST", 2)
    levels = ("info", "error", "warning", "info")
    run = run_of(Report("a.txt", None, tuple(located(severity=level) for level in levels)))  # type: ignore[arg-type]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("2 results of the lowest severity are left out")


def test_the_limit_of_sarif_is_githubs() -> None:
    whole = Report("a.txt", None, tuple(located(line=number + 1) for number in range(25_001)))
    assert len(run_of(whole)["results"]) == 25_000


def test_an_absolute_path_is_a_file_uri(tmp_path: Path) -> None:
    (result,) = run_of(checked("As an AI language model.", str(tmp_path / "ä b.txt")))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": f"{tmp_path.as_uri()}/%C3%A4%20b.txt"}


@given(reports())
def test_github_commands_say_what_was_found_whatever_the_text(found: list[Report]) -> None:
    output = rendered("github", *found)
    annotations = commands(output)
    assert len(annotations) == min(10, sum(one.kind == "error" for one in annotations)) + sum(
        one.kind != "error" for one in annotations
    )
    assert len(annotations) == findings_of(found) + problems_of(found)  # three documents never reach ten of a kind
    assert output.count("\n") == len(annotations)
    for one in annotations:
        assert one.kind in ("error", "warning", "notice")
        assert set(one.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    messages = {one.message for one in annotations}
    for report in found:
        for place in report.findings:
            assert any(message.endswith(_plain(place.finding.message)) for message in messages)


def _plain(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)


def test_github_shows_the_worst_ten_of_a_kind_and_counts_the_rest() -> None:
    many = Report("a.txt", None, tuple(located(f"number {number}", severity="warning") for number in range(12)))
    late = Report("b.txt", None, (located("late and grave"),))
    output = rendered("github", many, late, unread("c.md"))
    kinds = [one.kind for one in commands(output)]
    assert kinds == ["error", "error", *["warning"] * 10]
    assert [one.message for one in commands(output)][:2] == ["is not there (check the path)", "late and grave"]
    assert output.splitlines()[-1] == "2 more annotations of the kind warning are not shown: GitHub takes 10 a step"


def test_github_cannot_be_broken_out_of() -> None:
    output = rendered("github", checked("As an AI language model.", "a,b:c%\n::error.txt"))
    assert output.startswith("::error file=a%2Cb%3Ac%25%0A%3A%3Aerror.txt,line=1,")
    assert output.count("\n") == 1


class Lines(Struct, forbid_unknown_fields=True):
    begin: int
    end: int | None = None


class Position(Struct, forbid_unknown_fields=True):
    line: int
    column: int | None = None


class Positions(Struct, forbid_unknown_fields=True):
    begin: Position
    end: Position


class QualityLocation(Struct, forbid_unknown_fields=True):
    path: str
    lines: Lines
    positions: Positions | None = None


class Issue(Struct, forbid_unknown_fields=True):
    """An issue as GitLab's documentation of code quality reports names its parts."""

    description: str
    check_name: str
    fingerprint: str
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    location: QualityLocation


@given(reports())
def test_gitlab_issues_have_what_gitlab_reads_whatever_the_text(found: list[Report]) -> None:
    issues = msgspec.json.decode(rendered("gitlab", *found), type=list[Issue])
    assert len(issues) == findings_of(found) + problems_of(found)
    assert len({issue.fingerprint for issue in issues}) == len(issues)
    assert not any(issue.location.path.startswith("./") for issue in issues)
    assert all(issue.location.lines.begin >= 1 for issue in issues)


def test_gitlab_fingerprints_stay_when_lines_move() -> None:
    before = json.loads(rendered("gitlab", checked(TWICE)))
    after = json.loads(rendered("gitlab", checked("Before.\n\n" + TWICE)))
    assert [issue["fingerprint"] for issue in before] == [issue["fingerprint"] for issue in after]


class Range(Struct, forbid_unknown_fields=True):
    start: Position
    end: Position | None = None


class DiagnosticLocation(Struct, forbid_unknown_fields=True):
    path: str
    range: Range | None = None


class Code(Struct, forbid_unknown_fields=True):
    value: str


class Diagnostic(Struct, forbid_unknown_fields=True):
    message: str
    location: DiagnosticLocation
    severity: Literal["ERROR", "WARNING", "INFO"]
    code: Code | None = None


class Tool(Struct, forbid_unknown_fields=True):
    name: str


class DiagnosticResult(Struct, forbid_unknown_fields=True):
    """The parts of Reviewdog's message of this name that are written, with their types."""

    source: Tool
    diagnostics: list[Diagnostic]


@given(reports())
def test_rdjson_is_a_diagnostic_result_whatever_the_text(found: list[Report]) -> None:
    result = msgspec.json.decode(rendered("rdjson", *found), type=DiagnosticResult)
    assert len(result.diagnostics) == findings_of(found) + problems_of(found)


_JUNIT = {
    "testsuites": {"tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors"},
    "properties": set[str](),
    "property": {"name", "value"},
    "testcase": {"classname", "name", "file"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "system-out": set[str](),
}


@given(reports())
def test_junit_counts_what_it_holds_whatever_the_text(found: list[Report]) -> None:
    root = ET.fromstring(rendered("junit", *found))  # noqa: S314 - our own output
    for element in root.iter():
        assert set(element.attrib) == _JUNIT[element.tag]
    (suite,) = root
    assert root.attrib == {key: value for key, value in suite.attrib.items() if key != "name"}
    assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    assert int(suite.attrib["errors"]) == len(suite.findall("testcase/error")) == problems_of(found)
    assert len(suite.findall("testcase/failure")) + len(suite.findall("testcase/system-out")) == findings_of(found)


def test_junit_names_documents_and_what_was_read() -> None:
    suite = ET.fromstring(rendered("junit", checked("Fine.", "a.txt"), checked(WORDS, "b.jsonl", "7")))[0]  # noqa: S314
    assert suite.attrib == {"name": "auditor", "tests": "2", "failures": "1", "errors": "0"}
    assert [case.attrib["classname"] for case in suite.findall("testcase")] == ["a.txt", "b.jsonl[7]"]
    assert {one.attrib["name"]: one.attrib["value"] for one in suite.iter("property")} == {
        "documents": "2", "words read": "6", "suppressed": "0",
    }  # fmt: skip


def test_a_remark_is_no_failed_test() -> None:
    suite = ET.fromstring(rendered("junit", Report("a.txt", None, (located(severity="info"),))))[0]  # noqa: S314
    assert suite.attrib["failures"] == "0"
    assert suite.findtext("testcase/system-out") == "a.txt:1:1: info loud.phrase: it is so"


@pytest.mark.parametrize("form", REPORTERS)
def test_every_format_stands_at_nothing_at_one_and_at_ten_thousand(form: str) -> None:
    many = Report("a.txt", None, tuple(located(line=number + 1) for number in range(10_000)))
    for found in ([], [checked("Fine.")], [checked("As an AI language model.")], [many]):
        text = "".join(reporter(form).render(iter(found), AUDITOR.ruleset, Style(alone=True)))
        assert text.endswith("\n") or (not text and form in ("concise", "jsonl", "github"))
        assert ("loud.phrase" in text) is bool(findings_of(found)) or form in ("sarif", "html")


@pytest.mark.parametrize("form", [form for form in REPORTERS if form != "jsonl"])
def test_every_format_that_can_says_what_was_not_read(form: str) -> None:
    text = rendered(form, checked("Fine."), unread("dir/no.md"), alone=True)
    assert "dir/no.md" in text
    assert "is not there" in text
    assert "check the path" in text


@given(reports())
def test_lines_of_json_and_text_hold_whatever_the_text(found: list[Report]) -> None:
    rows = [json.loads(line) for line in rendered("jsonl", *found).split("\n") if line]
    assert len(rows) == findings_of(found)
    documents = json.loads(rendered("json", *found))["documents"]
    assert sum(len(one["findings"]) for one in documents) == findings_of(found)
    assert sum(len(one["problems"]) for one in documents) == problems_of(found)
    lines = rendered("concise", *found, alone=True)
    assert lines.count("\n") == findings_of(found) + problems_of(found)
    for form in ("text", "concise", "markdown"):
        assert all(one.isprintable() for one in rendered(form, *found, alone=True) if one not in "\n\t")
