"""Programs of expressions: they match what `re` would, though their alternatives are sorted."""

from __future__ import annotations

import re
from re import _compiler, _parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.program import load, program

LETTERS = "aAbBkK\u212asſSiıéÉ "  # some are one where case is ignored
ALTERNATIVES = st.lists(
    st.one_of(
        st.text(LETTERS, max_size=4),
        st.sampled_from(
            ["a?b", "[ab]s", "(a)(?:b|s)", "a++", "(?=a)a", "(?i:A)b", "(?:ab|as|b|ask)", ".", r"\b", "a*?"]
        ),
    ),
    min_size=1,
    max_size=8,
)


@given(
    ALTERNATIVES,
    st.sampled_from(["(?:{})", "({})b", "(?<!a)(?:{})+?s?", "(?>{})a", "(?!{})[abks]", "(?:{}){{1,2}}$"]),
    st.sampled_from([0, re.IGNORECASE, re.IGNORECASE | re.ASCII]),
    st.text(LETTERS, max_size=20),
)
def test_sorted_alternatives_match_the_same(alternatives: list[str], around: str, flags: int, text: str) -> None:
    source = around.format("|".join(alternatives))
    made = load(source, program(_parser.parse(source, flags)))
    assert made is not None
    told = [[(one.span(), one.groups()) for one in known.finditer(text)] for known in (made, re.compile(source, flags))]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("source", "alike"),
    [
        ("fog|ofx|from|ony", "f(?:og|rom)|o(?:fx|ny)"),
        ("xy|world|worldwide|wasp", "xy|w(?:orld(?:|wide)|asp)"),
        ("a|b?c|adx|any", "a|b?c|a(?:dx|ny)"),  # what may begin otherwise parts the others
        ("abx|Acx|ady", "abx|Acx|ady"),  # any of them may come first where case is ignored
    ],
)
def test_alternatives_are_sorted_by_their_letters(source: str, alike: str) -> None:
    sorted_program = program(_parser.parse(source))
    assert sorted_program.code.cast("I").tolist() == _compiler._code(_parser.parse(alike), 0)
