"""The shapes of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language import shape
from auditor.language.shape import (
    is_cut_off,
    is_dateline,
    is_dialogue,
    is_excerpt,
    is_headline,
    is_prose,
    is_record,
    series,
)

PIECES = (
    *("By ", "BY ", "Ann Lee", "mon", "Tues", "May", "\u017feptember", " ", ", ", "7", "\u0663", "-", "#"),
    *("no. ", "No.", "Day", "min", "hours", "p.m.", ":", "“", "_", "x"),
)


@given(
    st.one_of(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join), st.text(min_size=1, max_size=60))
)
def test_what_is_asked_first_refuses_no_date_and_no_number_of_a_series(line: str) -> None:
    assert is_dateline(line) == (len(line) < 60 and shape._DATE.fullmatch(line) is not None)
    assert bool(series(line)) == (shape._SERIES.match(line) is not None)


@pytest.mark.parametrize(
    "line",
    [
        "Ten Gadgets Every Gamer Should Own",
        "Why your cat ignores expensive toys",
        "“From Rye to Spelt: 7 Flours for Better Bread”",
        "Is the harbour ready for a second flood?",
        "Zap Your Slugs! Copper Rings Protect Lettuce (50%)",
    ],
)
def test_headlines(line: str) -> None:
    assert is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sources",
        "The masons had numbered every stone before they took the parapet down.",
        "and every oar was lost in black",
        "I called across the water twice,",
        "What you need:",
        "“I never saw it,” he said.",
        "let total = count + 1;",
        "lime | 40 | Hobbs",
    ],
)
def test_lines_that_are_no_headlines(line: str) -> None:
    assert not is_headline(line)


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("Every owner knows the scene: the parcel arrives and...", True),
        ("The council could still change its mind about the […]", True),
        ("Every owner knows the scene and the kitten… Read more »", True),
        ("Wait...", False),
        ("… and so it went on for years, until nobody asked", False),
        ("goes on in small letters until the end of the line...", False),
        ("Well… I thought … it might rain in the morning…", False),
    ],
)
def test_texts_that_break_off(line: str, cut: bool) -> None:
    assert is_cut_off(line) is cut


def test_only_a_program_cuts_in_brackets() -> None:
    assert is_excerpt("The council could still change its mind about the […]")
    assert not is_excerpt("The council could still change its mind about the...")


def test_prose_is_a_closed_sentence_or_a_long_text() -> None:
    assert is_prose("The masons had numbered every stone before they took it down.")
    assert not is_prose("The Masons Had Numbered Every Stone Before the Flood.")
    assert is_prose("word " * 30)


@pytest.mark.parametrize(
    "line", ["June 9 -- Coral Hall, West Bay", "2 cups rye flour 300 g", "Servings: 12 slices", "Tue – Sat 4PM"]
)
def test_records(line: str) -> None:
    assert is_record(line)


def test_a_headline_is_no_record() -> None:
    assert not is_record("Minimum Viable Bread: a guide")
    assert not is_record("The Best Rye Breads of 2025")


def test_datelines() -> None:
    assert is_dateline("By Ada Miller")
    assert is_dateline("Nov 23, 2019")
    assert not is_dateline("May the road rise up to meet you and yours")


def test_dialogue() -> None:
    assert is_dialogue('"All is lost!" he screamed.')
    assert not is_dialogue("“Ten Gadgets Every Gamer Should Own”")
