"""Dates in text: what is found, how exact it is, and when two of them agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.facts.dates import Dated, find_dates, month, parse_date, year

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31))
MONTHS = "January February March April May June July August September October November December".split()


@given(DAYS)
def test_a_day_is_read_back_from_each_way_to_write_it(day: date) -> None:
    name = MONTHS[day.month - 1]
    wordings = (
        day.isoformat(),
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"the {day.day}th of {name} {day.year}".removeprefix("the "),
        f"{day.day} {name[:3]}. {day.year}" if day.month != 5 else f"{day.day} May {day.year}",
    )
    for wording in wordings:
        assert parse_date(wording) == Dated(day, day, "day"), wording


@given(DAYS)
def test_a_date_is_found_at_its_place(day: date) -> None:
    wording = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    text = f"It opened on {wording}, at noon."
    (found,) = find_dates(text)
    assert text[found.start : found.end] == wording


@given(DAYS)
def test_the_coarser_agrees_with_the_finer_and_agreement_is_mutual(day: date) -> None:
    exact, whole_month, whole_year = Dated(day, day, "day"), month(day.year, day.month), year(day.year)
    for one in (exact, whole_month, whole_year):
        for other in (exact, whole_month, whole_year):
            assert one.agrees(other)
            assert other.agrees(one)
    following = day + timedelta(days=1)
    assert not exact.agrees(Dated(following, following, "day"))


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    ends = [0]
    for found in find_dates(text):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1869", "1869"),
        ("November 1869", "November 1869"),
        ("the 1920s", "the 1920s"),
        ("the 19th century", "1801 to 1900"),
        ("1914–1918", "1914 to 1918"),
        ("1914-18", "1914 to 1918"),
        ("25/12/1991", "25 December 1991"),
        ("Sunday, 20 July 1969", "20 July 1969"),
        ("July 20th, 1969", "20 July 1969"),
    ],
)
def test_a_wording_has_its_precision(text: str, shown: str) -> None:
    (found,) = find_dates(text)
    assert str(found.value) == shown


@pytest.mark.parametrize(
    "text", ["31 February 2001", "4/5/2013", "1,869 ships", "No. 18690", "in 12:30", "2001-13-01x"]
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert [found for found in find_dates(text) if found.value.precision == "day"] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("2021-05", "May 2021"), ("May 24 , 1844", "24 May 1844"), ("1871-", "1871"), ("c. 1450", "1450")],
)
def test_a_fact_file_may_write_dates_loosely(text: str, shown: str) -> None:
    assert str(parse_date(text)) == shown


@given(
    DAYS,
    st.sampled_from(("", "x", "the ", "May ", "of ", "mid-", "(", "12 ", "é", "in early ")),
    st.text("a1 .,-/", max_size=12),
)
def test_what_stands_far_from_a_date_does_not_change_it(day: date, before: str, after: str) -> None:
    text = f"{before}{day.day} {MONTHS[day.month - 1]} {day.year}{after}"
    lead = "So it was told. " * 5
    alone = [(found.start, found.end, found.value) for found in find_dates(text)]
    shifted = [(found.start - len(lead), found.end - len(lead), found.value) for found in find_dates(f"{lead}{text}")]
    assert shifted == alone


@pytest.mark.parametrize(
    "wording",
    [
        "Wednesday, the 12th of September, 1990", "September the 12th, of 1990", "Sept. 1990", "May, of 1990",
        "the mid-1990s", "the late 1990s", "late 1990s", "12.25.1990", "1990–91", "ſept. 1990", "ſunday, 2 May 1993",
    ],
)  # fmt: skip
def test_a_date_is_found_with_the_words_before_its_first_digit(wording: str) -> None:
    text = f"They met there in {wording} and never again"
    assert [text[found.start : found.end] for found in find_dates(text)] == [wording]
