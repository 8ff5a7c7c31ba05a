"""Figures of a text against each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.facts.sums import SUMS

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


def reasons(check: str, text: str) -> list[str]:
    return [clash.reason for clash in SUMS[check](text)]


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 6))
def test_only_the_right_weekday_passes(day: date, said: int) -> None:
    text = f"It opened on {DAYS[said]}, {day.day} {MONTHS[day.month - 1]} {day.year}."
    assert bool(reasons("weekday", text)) == (said != day.weekday())


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(1950, 1, 1)), st.integers(1, 100), st.integers(-5, 5))
def test_an_age_follows_from_birth_and_death(birth: date, years: int, off: int) -> None:
    text = f"He was born in {birth.year} and died in {birth.year + years} aged {years + off}."
    wrong = off not in (0, -1) and years + off >= 0
    assert bool(reasons("age", text)) == wrong


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("order", "She served from 1995 to 1991."),
        ("order", "Ada Lovelace (1852–1815) wrote notes."),
        ("list", "It has two official languages: Finnish, Swedish and Danish."),
        ("list", "Four cities: Bergen, Oslo and Tromsø."),
        ("percent", "The fund is split into 50% shares, 40% bonds and 20% cash."),
    ],
)
def test_a_clash_is_found(check: str, text: str) -> None:
    assert len(reasons(check, text)) == 1


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("weekday", "The old calendar gave Monday, 1 January 1700."),
        ("order", "The price fell from 2000 to 1500."),
        ("order", "The dynasty ruled from 1600 to 1046 BC."),
        ("age", "She was born in 1867 and her father died in 1902 aged 70."),
        ("age", "He was born in 1900 and died in 1980 aged 79 or 80."),
        ("list", "It borders three states: Serbia, Croatia and Bosnia and Herzegovina."),
        ("list", "Two rules: be kind, be brief, and be done."),
        ("list", "Four cities, among others: Bergen, Oslo and others."),
        ("percent", "The fund is split into 50% shares, 40% bonds and the rest in cash, at 5% interest."),
        ("percent", "Of all asked, 60% agreed, 50% knew and 40% did both."),
    ],
)
def test_no_alarm_where_the_figures_may_fit(check: str, text: str) -> None:
    assert reasons(check, text) == []
