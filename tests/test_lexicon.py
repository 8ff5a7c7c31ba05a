"""The lexicon finds what a naive search finds."""

from __future__ import annotations

import re
from collections.abc import Container

from hypothesis import example, given
from hypothesis import strategies as st

from auditor.language import fold
from auditor.lexicon import DEAR, ENOUGH, Hit, Lexicon, Term

LETTERS = "abAB’' İ.,1é\nşšŁ"


def naive(terms: list[Term], text: str, lines: Container[int] = ()) -> dict[str, list[Hit]]:
    folded = fold(text)
    found: dict[str, list[Hit]] = {}
    for term, word in [(one, fold(text)) for one in dict.fromkeys(terms) for text in one.texts]:
        for start in range(len(folded)):
            end = start + len(word)
            if not folded.startswith(word, start):
                continue
            if term.opens and not f"\n\n{folded}".endswith("\n\n", 0, start + 2):
                continue
            if term.fresh and re.search(r"[^\W_] \Z|, \Z", folded[:start]) and start not in lines:
                continue
            glued_before = start > 0 and word[0].isalnum() and folded[start - 1].isalnum()
            glued_after = end < len(folded) and word[-1].isalnum() and folded[end].isalnum()
            if not (term.begins and glued_before) and not (term.ends and glued_after):
                found.setdefault(term.owner, []).append(Hit(start, end, term.tag))
    return {owner: sorted(set(hits)) for owner, hits in found.items()}


@given(
    st.lists(
        st.builds(
            lambda texts, owner, tag, edges: Term(
                texts, owner * len(edges), tag, edges[0], edges[1], len(edges) > 2, tag == "2"
            ),
            st.lists(st.text(st.sampled_from(LETTERS), min_size=1, max_size=10), max_size=3).map(tuple),
            st.sampled_from(["x", "y"]),
            st.sampled_from(["", "1", "2"]),
            st.sampled_from([(True, True), (True, False), (False, False), (True, False, True)]),
        ),
        max_size=6,
    ),
    st.text(st.sampled_from(LETTERS), max_size=30),
    st.sets(st.integers(0, 30), max_size=4),
)
@example([Term(("a b",), "x")], "A B", {2})
@example([Term(("ab",), "x", ends=False, opens=True)], "ABA\n\nab ab\nab\n\n\nab", set())
@example([Term(("ab",), "x", "2", fresh=True)], "ab ab, ab. ab 1 ab ab", {8, 16})
@example([Term(("\n", "\na"), "x")], "a\na", set())
@example([Term(("ša", "b"), "x", begins=False, ends=False)], "aaŢša", set())
@example(
    [Term(("Bibi a", "é’bé’bé’b", "a’b ab"), "x"), Term(("bibi", "ibi"), "y", "1", ends=False)],
    "bibi abibi é'bé’Bé'b A’B ab",
    set(),
)
def test_lexicon_finds_what_a_naive_search_finds(terms: list[Term], text: str, lines: set[int]) -> None:
    lexicon = Lexicon(terms, dense=True)
    lexicon._spent = -1000  # by an automaton of its own
    assert dict(lexicon.scan(fold(text), lines)) == naive(terms, text, lines)
    assert "whole" not in vars(lexicon)
    lexicon._spent = DEAR * 1000  # by the whole one
    assert dict(lexicon.scan(fold(text), lines)) == naive(terms, text, lines)
    assert "whole" in vars(lexicon)
    lexicon._read = ENOUGH  # by the dense one
    assert dict(lexicon.scan(fold(text) + ".", lines)) == naive(terms, text + ".", lines)


@given(st.text(max_size=60))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
