"""Comments that switch rules off: ranges, unknown rules, comments of no use."""

from __future__ import annotations

import pytest

from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Report
from tests.packs import BUILT_IN

BAD = "As an AI language model, I cannot say."


def audit(content: str, media: str = "text/markdown", *, select: str = "ai") -> Report:
    everything = BUILT_IN
    auditor = Auditor(everything.select([select]), known=[rule.id for rule in everything.rules])
    return auditor.check(Source("x", content, media))  # type: ignore[arg-type]


def said(report: Report) -> list[tuple[int, str]]:
    return [(one.start.line, one.finding.rule) for one in report.findings]


@pytest.mark.parametrize(
    ("content", "lines", "suppressed"),
    [
        (f"{BAD}\n", [1], 0),
        (f"<!-- auditor: off ai -->\n\n{BAD}\n\n{BAD}\n", [], 2),
        (f"<!-- auditor: off ai.self_reference -->\n\n{BAD}\n\n<!-- auditor: on -->\n\n{BAD}\n", [7], 1),
        (f"<!-- auditor: off -->\n\n{BAD}\n\n<!-- auditor: on -->\n\n{BAD}\n", [7], 1),
        (f"<!-- auditor: ignore-next ai -->\n{BAD}\n\n{BAD}\n", [4], 1),
        (f"<!-- auditor: ignore-next ai, boilerplate -->\n{BAD}\n", [], 1),
        (f"<!-- just a note: auditor off -->\n\n{BAD}\n", [3], 0),
    ],
)
def test_ranges_in_markdown(content: str, lines: list[int], suppressed: int) -> None:
    report = audit(content)
    assert said(report) == [(line, "ai.self_reference") for line in lines]
    assert report.suppressed == suppressed


WORST = "It is one of the most complex missions ever flown."


@pytest.mark.parametrize(
    ("off", "on", "lines"),
    [
        ("off", "on ai", [(13, "ai")]),
        ("off ai superlatives", "on ai", [(13, "ai")]),
        ("off ai superlatives", "on superlatives, ai", [(13, "ai"), (15, "superlatives")]),
        ("off ai.self_reference ai.refusal", "on ai", [(13, "ai"), (15, "superlatives")]),
        ("off ai", "on ai.self_reference", [(13, "ai"), (15, "superlatives")]),
        ("off", "on ai.self_reference superlatives", [(13, "ai"), (15, "superlatives")]),
        ("off", "on", [(13, "ai"), (15, "superlatives")]),
    ],
)
def test_a_wider_or_narrower_comment_switches_on_what_it_names(off: str, on: str, lines: list[tuple[int, str]]) -> None:
    both = f"The ferry left.\n\n{BAD}\n\n{WORST}\n\n"
    content = f"<!-- auditor: {off} -->\n\n{both}<!-- auditor: {on} -->\n\n{both}"
    everything = BUILT_IN
    auditor = Auditor(everything.select(["ai", "superlatives"]), known=[rule.id for rule in everything.rules])
    found = [
        (line, rule.partition(".")[0]) for line, rule in said(auditor.check(Source("x", content, "text/markdown")))
    ]
    assert [one for one in found if one[0] > 9] == lines


def test_a_comment_that_ends_nothing_is_a_finding() -> None:
    report = audit(
        f"<!-- auditor: off ai -->\n\n{BAD}\n\n<!-- auditor: on -->\n\nThe ferry left.\n\n<!-- auditor: on ai -->\n"
    )
    assert said(report) == [(9, "suppression.unused")]


def test_html_and_plain_text_have_the_same_comments() -> None:
    page = audit(f"<p>{BAD}</p><!-- auditor: ignore-next ai --><p>{BAD}</p>", "text/html")
    assert (len(page.findings), page.suppressed) == (1, 1)
    text = audit(f"{BAD}\n\nauditor: ignore-next ai\n\n{BAD}\n", "text/plain")
    assert (len(text.findings), text.suppressed) == (1, 1)


def test_an_unknown_rule_is_a_finding_at_the_comment() -> None:
    report = audit(f"The bridge opened in May.\n\n<!-- auditor: off ai.selfreference -->\n\n{BAD}\n")
    assert said(report) == [(3, "suppression.unknown"), (5, "ai.self_reference")]
    assert "ai.selfreference" in report.findings[0].finding.message
    assert report.findings[0].finding.message.endswith("did you mean 'ai.self_reference'?")
    assert report.findings[0].start.column == 1


def test_a_comment_of_no_use_is_a_finding() -> None:
    assert said(audit("<!-- auditor: off ai -->\n\nPlain text.\n")) == [(1, "suppression.unused")]


def test_a_comment_for_a_rule_that_did_not_run_is_left_alone() -> None:
    assert said(audit("<!-- auditor: off ai -->\n\nPlain text.\n", select="boilerplate")) == []
    assert said(audit("<!-- auditor: off -->\n\nPlain text.\n")) == []


def test_a_misspelt_comment_is_a_finding() -> None:
    report = audit(f"<!-- auditor: ignore-nxt ai -->\n\n{BAD}\n")
    assert said(report) == [(1, "suppression.unknown"), (3, "ai.self_reference")]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("superlative", "did you mean 'superlatives'?"), ("zzz", "`auditor rules list` prints all of them")],
)
def test_an_unknown_rule_gets_the_nearest_that_is_known(name: str, hint: str) -> None:
    (remark, _) = audit(f"<!-- auditor: ignore-next {name} -->\n\n{BAD}\n").findings
    assert remark.finding.message == f"this comment switches off '{name}', which is no rule: {hint}"


@pytest.mark.parametrize(
    ("comment", "media"),
    [
        ("<!-- auditor ignore -->", "text/markdown"),
        ("<!-- auditor ignore-next ai -->", "text/markdown"),
        ("<!-- auditor off ai, boilerplate -->", "text/html"),
        ("<!-- Auditor disable -->", "text/html"),
        ("{/* auditor ignore-next ai */}", "text/mdx"),
    ],
)
def test_a_comment_without_its_colon_is_a_finding(comment: str, media: str) -> None:
    bad = f"<p>{BAD}</p>" if media == "text/html" else BAD
    report = audit(f"{comment}\n\n{bad}\n", media)
    assert said(report) == [(1, "suppression.unknown"), (3, "ai.self_reference")]
    assert "without a colon" in report.findings[0].finding.message


@pytest.mark.parametrize(
    "text",
    [
        "auditor: ignore-next",
        "auditor: ignore-next ai",
        "auditor: ignore ai\nA line more.",
        "auditor: off ai.self_reference, ads\nA line more.",
        "- auditor: off\n- Another.",
    ],
)
def test_a_line_of_text_that_is_meant_as_a_comment_is_a_finding(text: str) -> None:
    report = audit(f"{text}\n\nIt opened in May.\n")
    ((line, rule),) = said(report)
    assert (line, rule) == (1, "suppression.unknown")
    assert "put it into a comment" in report.findings[0].finding.message
    first = text.partition("\n")[0]
    assert report.findings[0].source.of(f"{text}\n") == first.removeprefix("- ")


@pytest.mark.parametrize(
    "content",
    [
        "<!-- auditor on duty -->\n\nIt opened in May.\n",
        "<!-- the auditor ignored this -->\n\nIt opened in May.\n",
        "<!-- auditors off -->\n\nIt opened in May.\n",
        "Auditor: on the whole, the books were in order.\n",
        "`auditor: off ads`\n",
        "    auditor: off ads\n",
        "```\nauditor: off ads\n```\n",
    ],
)
def test_what_only_speaks_of_an_auditor_is_left_alone(content: str) -> None:
    assert said(audit(content)) == []
