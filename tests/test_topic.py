"""How much of a line a text knows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.language.topic import Topic, describe, stem

PASSAGES = [
    "The council repairs the bridge because engineers found cracks in its arches.",
    "Engineers number the stones of the bridge before the masons move them.",
]


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("repairs") == stem("repaired") == stem("repair")
    assert stem("electrical") == stem("electricity")


def test_a_word_of_two_passages_counts_fully_and_of_one_half() -> None:
    topic = Topic(PASSAGES)
    assert topic.known("Bridge engineers") == 1.0
    assert topic.known("Masons") == 0.5
    assert topic.known("Noodle bar") == 0.0


def test_words_of_any_headline_do_not_count() -> None:
    topic = Topic(["The best tips for new bridges.", "Ten ways to find the best bridge."])
    assert topic.informative("10 Best New Tips and Ways You Need to Know") == set()
    assert topic.known("10 Best New Tips") == 1.0


def test_the_passage_that_a_line_stands_in_does_not_count() -> None:
    topic = Topic(PASSAGES)
    assert topic.share(topic.informative("Masons"), own=1) == 0.0
    assert topic.share(topic.informative("bridge"), own=1) == 0.5


def test_repeats_in_one_passage_are_one_passage() -> None:
    assert Topic(["bridge bridge bridge"]).known("bridge") == 0.5


@given(st.lists(st.text(max_size=60), max_size=6), st.text(max_size=60))
def test_share_lies_between_nothing_and_all(passages: list[str], line: str) -> None:
    assert 0.0 <= Topic(passages).known(line) <= 1.0


@given(st.text(max_size=80))
def test_a_text_knows_itself(line: str) -> None:
    assert Topic([line, line]).known(line) == 1.0


def test_the_measure_is_put_into_words() -> None:
    assert describe(0) == "no words shared with the article"
    assert "25 %" in describe(0.25)
