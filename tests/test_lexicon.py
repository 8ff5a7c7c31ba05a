"""The lexicon finds what a naive search finds."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from auditor.language import fold
from auditor.lexicon import DEAR, ENOUGH, Hit, Lexicon, Term

LETTERS = "abAB’' İ.1é\nşšŁ"


def naive(terms: list[Term], text: str) -> dict[str, list[Hit]]:
    folded = fold(text)
    found: dict[str, list[Hit]] = {}
    for term, word in [(one, fold(text)) for one in dict.fromkeys(terms) for text in one.texts]:
        for start in range(len(folded)):
            end = start + len(word)
            if not folded.startswith(word, start):
                continue
            if term.opens and not f"\n\n{folded}".endswith("\n\n", 0, start + 2):
                continue
            glued_before = start > 0 and word[0].isalnum() and folded[start - 1].isalnum()
            glued_after = end < len(folded) and word[-1].isalnum() and folded[end].isalnum()
            if not (term.begins and glued_before) and not (term.ends and glued_after):
                found.setdefault(term.owner, []).append(Hit(start, end, term.tag))
    return {owner: sorted(set(hits)) for owner, hits in found.items()}


@given(
    st.lists(
        st.builds(
            lambda texts, owner, tag, edges: Term(texts, owner * len(edges), tag, *edges),
            st.lists(st.text(st.sampled_from(LETTERS), min_size=1, max_size=10), max_size=3).map(tuple),
            st.sampled_from(["x", "y"]),
            st.sampled_from(["", "1"]),
            st.sampled_from([(True, True), (True, False), (False, False), (True, False, True)]),
        ),
        max_size=6,
    ),
    st.text(st.sampled_from(LETTERS), max_size=30),
)
@example([Term(("a b",), "x")], "A B")
@example([Term(("ab",), "x", ends=False, opens=True)], "ABA\n\nab ab\nab\n\n\nab")
@example([Term(("\n", "\na"), "x")], "a\na")
@example([Term(("ša", "b"), "x", begins=False, ends=False)], "aaŢša")
@example(
    [Term(("Bibi a", "é’bé’bé’b", "a’b ab"), "x"), Term(("bibi", "ibi"), "y", "1", ends=False)],
    "bibi abibi é'bé’Bé'b A’B ab",
)
def test_lexicon_finds_what_a_naive_search_finds(terms: list[Term], text: str) -> None:
    lexicon = Lexicon(terms, dense=True)
    lexicon._spent = -1000  # by an automaton of its own
    assert dict(lexicon.scan(fold(text))) == naive(terms, text)
    assert "whole" not in vars(lexicon)
    lexicon._spent = DEAR * 1000  # by the whole one
    assert dict(lexicon.scan(fold(text))) == naive(terms, text)
    assert "whole" in vars(lexicon)
    lexicon._read = ENOUGH  # by the dense one
    assert dict(lexicon.scan(fold(text) + ".")) == naive(terms, text + ".")


@given(st.text(max_size=60))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
