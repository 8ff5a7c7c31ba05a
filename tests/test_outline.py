"""The outline of a sentence: its tokens and their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.facts.outline import outline

WORDS = st.sampled_from(
    ("Ann's", "rock'n'roll", "A.C.", "Jr.", "AT&T", "so-called", "(1990),", "é", "x", "’s", "—", "12", "Rio", "de")
)


@given(st.lists(WORDS, max_size=10))
def test_each_token_stands_at_its_place_and_all_text_but_spaces_is_in_one(words: list[str]) -> None:
    text = " ".join(words)
    lines = outline(text)
    assert len(lines.letters) == len(lines.starts) == len(lines.ends)
    assert "".join(map(lines.word, range(len(lines.letters)))) == text.replace(" ", "")
    assert [lines.token_at(start) for start in lines.starts] == list(range(len(lines.starts)))
