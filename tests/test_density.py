"""The density of over-used words."""

from __future__ import annotations

import msgspec
import pytest

from auditor.checks.density import Spec, Word
from auditor.document import Source
from auditor.engine import Auditor
from auditor.pack import Ruleset
from auditor.rule import Examples

WORDS = (Word(("delve", "delves"), 3, "2023-03", "2025-09"), Word(("realm",), 1, "2023-03", "2025-09"))


def rule(severity: str = "info") -> Spec:
    keys = {"id": "ai.style_x", "kind": "density", "severity": severity, "message": "{score}: {words}", "why": ""}
    keys |= {"score": "10", "least": "1"}
    words = [{"forms": ["delve", "delves"], "weight": "3", "first": "2023-03", "last": "2025-09"}]
    words.append({"forms": ["realm"], "weight": "1", "first": "2023-03", "last": "2025-09"})
    return msgspec.convert({**keys, "words": words, "examples": {"bad": [], "good": []}}, Spec, strict=False)


def messages(text: str) -> list[str]:
    report = Auditor(Ruleset((), (rule(),))).check(Source("a.txt", text, "text/plain"))
    return [one.finding.message for one in report.findings]


def test_the_words_are_read() -> None:
    assert rule().words == WORDS
    assert rule().examples == Examples((), ())


def test_score_and_words() -> None:
    text = "We delve here. It delves there. They delve. The realm is wide. " + "The mill is old. " * 97
    assert len(text.split()) == 400
    assert messages(text) == ["25.0: delve 3×, realm 1×"]


def test_each_word_counts_three_times_at_most() -> None:
    text = "delve " * 9 + "The mill is old. " * 98
    assert messages(text) == [f"{9000 / 401:.1f}: delve 9×"]


def test_short_texts_and_stories_are_left_alone() -> None:
    assert messages("We delve here. They delve in this realm. " * 4) == []
    assert messages("delve delve delve " + "I ran to her and she smiled at me. " * 60) == []


def test_it_only_informs() -> None:
    with pytest.raises(msgspec.ValidationError, match="only informs"):
        rule("error")
