"""Numbers in text: magnitudes, words, hedges, and how they compare with a fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.facts.judge import compare
from auditor.facts.numbers import Number, find_numbers, parse_number, parse_rank
from auditor.facts.units import convert


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_read_with_and_without_separators(value: int) -> None:
    for wording in (str(value), f"{value:,}"):
        number = parse_number(wording)
        assert number is not None
        assert number.value == value


@given(st.integers(min_value=1, max_value=10**9))
def test_a_number_is_itself_and_no_other(value: int) -> None:
    number = parse_number(str(value))
    assert number is not None
    assert compare(number, value, value, "")[0] == "supported"
    far = 3 * value
    assert compare(number, far, far, "")[0] == "contradicted"


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_more_than_is_denied_only_from_below(said: int, fact: int) -> None:
    status, _ = compare(Number(said, 1.0, "above"), fact, fact, "")
    assert status == ("supported" if fact > said else "imprecise" if fact == said else "contradicted")
    status, _ = compare(Number(said, 1.0, "below"), fact, fact, "")
    assert status == ("supported" if fact < said else "imprecise" if fact == said else "contradicted")


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for found in find_numbers(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("about 1.2 million people", 1_200_000, "about"),
        ("more than 3bn dollars", 3e9, "above"),
        ("at least twenty-five ships", 25, "at least"),
        ("three hundred and ten soldiers", 310, ""),
        ("two dozen bridges", 24, ""),
        ("a dozen", 12, ""),
        ("up to 61,000 spectators", 61_000, "at most"),
        ("nearly 400 pages", 400, "nearly"),
        ("fewer than 12 members", 12, "below"),
        ("half a million", 500_000, ""),
        ("193.3 km", 193.3, ""),
    ],
)
def test_a_wording_has_its_value_and_hedge(text: str, value: float, hedge: str) -> None:
    found = next(iter(find_numbers(text)))
    assert (found.value.value, found.value.hedge) == (value, hedge)


@pytest.mark.parametrize("text", ["dozens of ships", "hundreds of people", "Boeing747", "v2.0.1x"])
def test_what_is_vague_or_part_of_a_name_is_left(text: str) -> None:
    assert [found for found in find_numbers(text) if found.value.value > 20] == []


@pytest.mark.parametrize(
    ("number", "fact", "status"),
    [
        (Number(70_000, 10_000), 69_618, "supported"),
        (Number(3_200, 100), 3_180, "supported"),
        (Number(50, 10), 45, "unverifiable"),
        (Number(47, 1), 45, "contradicted"),
        (Number(100, 100, "about"), 104, "supported"),
        (Number(100, 1, "about"), 140, "contradicted"),
        (Number(3.1, 0.1), 3.14, "supported"),
    ],
)
def test_rounding_is_no_mistake(number: Number, fact: float, status: str) -> None:
    assert compare(number, fact, fact, "")[0] == status


def test_ranks_are_read_in_words_and_figures() -> None:
    assert [parse_rank(text) for text in ("2", "2nd", "second", "twelfth", "none")] == [2, 2, 2, 12, None]


def test_units_convert_within_what_they_measure() -> None:
    assert convert("kilometres", "m") == 1000
    assert convert("ft", "m") == pytest.approx(0.3048)
    assert convert("kg", "m") is None
    assert convert("", "m") == 1


@given(
    st.lists(
        st.sampled_from(("a", "12", "1,500", "3.5", " ", "-", ",", ".", "$", "€", "m", "%", "19th", "é", "x", "٣")),
        max_size=9,
    )
)
def test_numbers_are_the_same_whether_or_not_the_text_spells_one(parts: list[str]) -> None:
    text = "".join(parts)
    spelled = list(find_numbers(f"{text} (zero)"))
    assert spelled[-1].value == Number(0.0)
    assert list(find_numbers(text)) == spelled[:-1]


def test_numbers_in_a_stretch_that_is_taken_are_left_out() -> None:
    text = "In 1990–91 200 people and 30 guests came on 3 May 1992"
    taken = [(3, 10), (44, 54)]
    assert [text[found.start : found.end] for found in find_numbers(text, taken)] == ["30"]
