"""What is printed: places, marks under the words, and no character that steers a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Problem, Report
from auditor.pack import load_packs
from auditor.reporters import Style, Totals, printable, reporter, summary, text

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
        "text": "As an AI language model",
    }  # fmt: skip
    moved = report("Before.\n\n😀 As an AI language model, I\ncannot.")
    assert moved.findings[0].fingerprint == fingerprint
    assert moved.findings[0].start.line == 3


def test_a_file_says_what_was_not_read_and_a_terminal_is_told_on_stderr() -> None:
    unread = Report("b.txt", None, problems=(Problem("b.txt", "is no text", "save it as UTF-8"),))
    reports = [report("As an AI language model."), unread]
    for form in ("text", "concise"):
        alone = "".join(reporter(form).render(reports, AUDITOR.ruleset, Style(alone=True)))
        assert "b.txt: is no text (save it as UTF-8)\n" in alone
        assert "b.txt" not in "".join(reporter(form).render(reports, AUDITOR.ruleset, Style()))
    lines = "".join(reporter("text").render(reports, AUDITOR.ruleset, Style(alone=True))).splitlines()
    assert lines[-1].endswith("in 1 of 1 document; 5 words read; 1 problem: not everything was read")


def test_json_is_one_object() -> None:
    (text,) = reporter("json").render([report("As an AI language model."), report("Fine.")], AUDITOR.ruleset, Style())
    documents = json.loads(text)["documents"]
    assert [len(one["findings"]) for one in documents] == [1, 0]
    assert documents[1]["coverage"] == {"words": 1, "skipped": {}}


def test_the_summary_counts() -> None:
    totals = Totals()
    totals.add(report("As an AI language model."))
    totals.add(report("Fine."))
    assert summary(totals, []) == "1 finding (1 error) in 1 of 2 documents; 6 words read"


def test_no_character_is_taken_for_one_column_that_is_none() -> None:
    plain = [chr(code) for code in range(0x3000) if not text._ODD.search(chr(code))]
    assert len(plain) > 500
    assert [sign for sign in plain if text._columns(sign) != 1] == []


@given(st.text(), st.text())
def test_widths_add_up(one: str, other: str) -> None:
    assert text._width(one + other) == text._width(one) + text._width(other)


@given(st.text())
def test_what_is_printable_stays_and_no_other_character_does(said: str) -> None:
    assert printable(said).isprintable()
    assert printable(said) == "".join(sign if sign.isprintable() else printable(sign) for sign in said)
