"""What is printed: places, marks under the words, and no character that steers a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Report
from auditor.pack import load_packs
from auditor.reporters import REPORTERS, Style, Totals, reporter, summary

AUDITOR = Auditor(load_packs([Path(__file__).parent / "loud.yaml"]).select(["loud"]))


def report(content: str) -> Report:
    return AUDITOR.check(Source("x.txt", content, "text/plain"))


def shown(content: str, **style: object) -> str:
    return "".join(reporter("text").render([report(content)], AUDITOR.ruleset, Style(**style)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "columns"),
    [("", 0), ("Note: ", 6), ("Tab\tand: ", 12), ("日本語: ", 8), ("é: ", 3), ("e\u0301: ", 3), ("😀 ", 3)],
)
def test_the_marks_stand_under_the_words(before: str, columns: int) -> None:
    line, marks = shown(f"{before}as an AI language model, I cannot.").splitlines()[1:]
    assert marks.index("^") - line.index("|") - 2 == columns
    assert marks.count("^") == len("as an AI language model")


def test_a_long_line_is_shown_around_the_words() -> None:
    output = shown("word " * 100_000 + "as an AI language model, I cannot. " + "word " * 1000, width=80)
    head, line, marks = output.splitlines()
    assert head.startswith("x.txt:1:500001: error loud.phrase:")
    assert len(line) <= 80
    assert line[marks.index("^") : marks.rindex("^") + 1] == "as an AI language model"


def test_a_hostile_text_cannot_steer_the_terminal() -> None:
    output = shown("\x1b[2J\u202e as an AI language model \x07\x9b, I cannot.")
    assert output.isprintable() or set(output) - {"\n"} == {c for c in set(output) - {"\n"} if c.isprintable()}
    assert "\\x1b[2J\\x202e" in output


def test_colour_is_asked_for() -> None:
    assert "\x1b[" not in shown("As an AI language model, I cannot.")
    assert "\x1b[1;31merror\x1b[0m" in shown("As an AI language model, I cannot.", colour=True)


def test_jsonl_is_the_contract() -> None:
    (line,) = reporter("jsonl").render([report("😀 As an AI language model, I\ncannot.")], AUDITOR.ruleset, Style())
    row = json.loads(line)
    fingerprint = row.pop("fingerprint")
    assert row == {
        "path": "x.txt", "document": None, "line": 1, "column": 3, "end_line": 1, "end_column": 26,
        "rule": "loud.phrase", "family": "loud", "severity": "error",
        "message": "the text speaks as a language model: “As an AI language model”",
    }  # fmt: skip
    moved = report("Before.\n\n😀 As an AI language model, I\ncannot.")
    assert moved.findings[0].fingerprint == fingerprint
    assert moved.findings[0].start.line == 3


def test_json_is_one_object() -> None:
    (text,) = reporter("json").render([report("As an AI language model."), report("Fine.")], AUDITOR.ruleset, Style())
    documents = json.loads(text)["documents"]
    assert [len(one["findings"]) for one in documents] == [1, 0]
    assert documents[1]["coverage"] == {"words": 1, "skipped": {}}


def test_every_reporter_in_the_table_renders() -> None:
    for name in REPORTERS:
        assert "".join(reporter(name).render([report("As an AI language model.")], AUDITOR.ruleset, Style()))


def test_the_summary_counts() -> None:
    totals = Totals()
    totals.add(report("As an AI language model."))
    totals.add(report("Fine."))
    assert summary(totals, []) == "1 finding (1 error) in 1 of 2 documents; 6 words read"


TRICKY = "Tab\there, e\u0301 and 😀 日本: as an AI language model, I cannot. 😀 More."
WORDS = "as an AI language model"


def machine(form: str, content: str = TRICKY, document: str | None = None) -> str:
    report = AUDITOR.check(Source("dir/a b.txt", content, "text/plain", document))
    return "".join(reporter(form).render([report], AUDITOR.ruleset, Style()))


def test_every_format_points_at_the_same_characters() -> None:
    """Each format in its own column rule, on a line with a tab, an emoji, wide and combining characters."""
    encoded = TRICKY.encode()
    row = json.loads(machine("jsonl"))
    assert TRICKY[row["column"] - 1 : row["end_column"] - 1] == WORDS
    region = json.loads(machine("sarif"))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert TRICKY[region["startColumn"] - 1 : region["endColumn"] - 1] == WORDS
    place = json.loads(machine("gitlab"))[0]["location"]["positions"]
    assert TRICKY[place["begin"]["column"] - 1 : place["end"]["column"] - 1] == WORDS
    span = json.loads(machine("rdjson"))["diagnostics"][0]["location"]["range"]
    assert encoded[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode() == WORDS
    properties = dict(pair.split("=") for pair in machine("github").split(" ", 1)[1].split("::")[0].split(","))
    assert TRICKY[int(properties["col"]) - 1 : int(properties["endColumn"])] == WORDS
    assert machine("concise").startswith(f"dir/a b.txt:1:{TRICKY.index(WORDS) + 1}: ")


def test_sarif_names_rules_paths_and_fingerprints() -> None:
    run = json.loads(machine("sarif", "As an AI language model.\n\nAs an AI language model."))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["loud.phrase"]
    assert {"text", "markdown"} <= set(run["tool"]["driver"]["rules"][0]["help"])
    first, second = run["results"]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "dir/a%20b.txt"
    assert first["partialFingerprints"] != second["partialFingerprints"]


def test_sarif_leaves_out_the_least_beyond_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.reporters.sarif.MOST", 1)
    run = json.loads(machine("sarif", "As an AI language model.\n\nAs an AI language model."))["runs"][0]
    assert len(run["results"]) == 1
    assert "1 results" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_github_shows_ten_of_a_kind_and_counts_the_rest() -> None:
    lines = machine("github", "As an AI language model.\n\n" * 12).splitlines()
    assert [line.startswith("::error file=dir/a b.txt,") for line in lines] == [True] * 10 + [False]
    assert lines[-1] == "2 more of severity error are not shown as annotations"


def test_github_cannot_be_broken_out_of() -> None:
    report = AUDITOR.check(Source("a,b:c%\n.txt", "As an AI language model.", "text/plain"))
    (line,) = reporter("github").render([report], AUDITOR.ruleset, Style())
    assert line.startswith("::error file=a%2Cb%3Ac%25%0A.txt,line=1,")
    assert line.count("\n") == 1


def test_junit_is_well_formed_whatever_the_text() -> None:
    from xml.etree import ElementTree as ET

    suite = ET.fromstring(machine("junit", "\x1b <&\"' as an AI language model, I cannot.", "a<b>"))[0]  # noqa: S314
    assert suite.attrib["failures"] == "1"
    assert suite[0].attrib["classname"] == "dir/a b.txt[a<b>]"
    assert ET.fromstring(machine("junit", "Fine."))[0].attrib == {  # noqa: S314
        "name": "auditor", "tests": "1", "failures": "0", "errors": "0",
    }  # fmt: skip


def test_gitlab_fingerprints_are_unique() -> None:
    issues = json.loads(machine("gitlab", "As an AI language model.\n\nAs an AI language model."))
    assert len({issue["fingerprint"] for issue in issues}) == 2
