"""How much of a line a text knows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor import Source
from auditor.language import fold
from auditor.language.topic import WORTH, Topic, describe, stem
from auditor.language.words import letter_words
from auditor.readers import read

PASSAGES = [
    "The council repairs the bridge because engineers found cracks in its arches.",
    "Engineers number the stones of the bridge before the masons move them.",
]


WORDS = st.sampled_from(
    "bridge bridges bridged abridge over overview overs over2 naïve İst Σ K½ don't you’re it—that _c ab masons".split()
)
TEXTS = st.lists(WORDS | st.text(max_size=8), max_size=12).map(" ".join)


def about(passages: list[str]) -> Topic:
    """The topic of a text of these passages."""
    return Topic([fold(passage) for passage in passages])


def counted(passages: list[str], stems: frozenset[str], own: int) -> float:
    """The share, with all stems of all passages counted."""
    said = [{stem(word) for word in letter_words(fold(text)) if len(word) > 2} for text in passages]
    known = [min(2, max(0, sum(one in stems for stems in said) - own)) for one in stems]
    return sum(known) / (2 * len(known)) if known else 0.0


@given(st.lists(TEXTS, max_size=5), TEXTS, st.integers(0, 1))
def test_a_stem_that_is_looked_for_is_counted_as_if_all_were(passages: list[str], line: str, own: int) -> None:
    topic = about(passages)
    stems = topic.informative(line)
    assert topic.share(stems, own=own) == counted(passages, stems, own)


def test_of_a_text_that_is_asked_about_much_all_stems_are_counted() -> None:
    names = [f"{a}{b}{c}u" for a in "bcdfghk" for b in "aeiou" for c in "lmnprst"]
    passages = [" ".join(names), *PASSAGES]
    assert WORTH * len(names) > sum(map(len, passages))
    topic = about(passages)
    for _ in range(2):
        assert {topic.known(name) for name in names} == {0.5}
        assert topic.known("Bridge engineers") == 1.0


@given(st.lists(TEXTS, max_size=5), st.integers(1, 12))
def test_so_many_stems_are_known_as_the_passages_hold(passages: list[str], least: int) -> None:
    stems = {stem(word) for text in passages for word in letter_words(fold(text)) if len(word) > 2}
    topic = about(passages)
    assert topic.holds(least) == topic.holds(least) == (len(stems) >= least)


def test_what_is_no_passage_tells_nothing() -> None:
    doc = read(
        Source(
            "t.md",
            "# The bridge\n\nOf the arches\n\nThe masons of the old town number all the stones.\n",
            "text/markdown",
        )
    )
    assert doc.topic.known("Bridge") == 0.5
    assert doc.topic.known("Arches") == 0.0
    assert doc.topic.known("Masons") == 0.5


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("repairs") == stem("repaired") == stem("repair")
    assert stem("electrical") == stem("electricity")


def test_a_word_of_two_passages_counts_fully_and_of_one_half() -> None:
    topic = about(PASSAGES)
    assert topic.known("Bridge engineers") == 1.0
    assert topic.known("Masons") == 0.5
    assert topic.known("Noodle bar") == 0.0


def test_words_of_any_headline_do_not_count() -> None:
    topic = about(["The best tips for new bridges.", "Ten ways to find the best bridge."])
    assert topic.informative("10 Best New Tips and Ways You Need to Know") == set()
    assert topic.known("10 Best New Tips") == 1.0


def test_the_passage_that_a_line_stands_in_does_not_count() -> None:
    topic = about(PASSAGES)
    assert topic.share(topic.informative("Masons"), own=1) == 0.0
    assert topic.share(topic.informative("bridge"), own=1) == 0.5


def test_repeats_in_one_passage_are_one_passage() -> None:
    assert about(["bridge bridge bridge"]).known("bridge") == 0.5


@given(st.lists(st.text(max_size=60), max_size=6), st.text(max_size=60))
def test_share_lies_between_nothing_and_all(passages: list[str], line: str) -> None:
    assert 0.0 <= about(passages).known(line) <= 1.0


@given(st.text(max_size=80))
def test_a_text_knows_itself(line: str) -> None:
    assert about([line, line]).known(line) == 1.0


def test_the_measure_is_put_into_words() -> None:
    assert describe(0) == "no words shared with the article"
    assert "25 %" in describe(0.25)
