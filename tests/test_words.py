"""Words of texts and of the names of elements."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import Source
from auditor.language.words import letter_words, parted_names
from auditor.layout import Elements, name_words, shapes
from auditor.readers import read

PARTS = st.sampled_from("nav Nav NAV main ad300 300x250 bar shareBar to any b2 HTMLNav".split())
NAMES = st.lists(st.tuples(PARTS, st.sampled_from(["-", "_", "__"])), min_size=1, max_size=4).map(
    lambda pairs: "".join(part + joint for part, joint in pairs)
)


@given(st.text() | st.text(st.sampled_from("aé—–…’“”½²_K7 \t•字\ud800")))
def test_letter_words_are_the_runs_of_letters(text: str) -> None:
    assert letter_words(text) == re.findall(r"[^\W\d_]+", text)


@given(st.lists(NAMES, max_size=6, unique=True))
def test_names_that_are_parted_at_once_hold_the_words_of_each(names: list[str]) -> None:
    known = parted_names(names)
    assert known.keys() == set(names)
    for name, words in known.items():
        assert name_words(name) <= {*words}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mainNav", "mainnav main nav"),
        ("share-bar", "share-bar share bar sharebar"),
        ("addToAny", "addtoany add to any addto toany"),
        ("HTMLNav", "htmlnav html nav"),
        ("ad300x250", "ad300x250 ad x adx"),
    ],
)
def test_a_name_is_known_by_itself_and_its_words(name: str, words: str) -> None:
    assert {*parted_names([name, "plain"])[name]} == {*words.split()}


def test_each_element_of_a_page_has_its_tag_id_and_classes() -> None:
    doc = read(Source("t", "<div id=mainNav class='top wide'><p>Home</p></div>", "text/html"))
    assert doc.elements["div#mainNav.top.wide"] == ["div", "mainNav", "top", "wide"]
    assert doc.names.keys() == {"div", "mainNav", "top", "wide", "p"}


@pytest.mark.parametrize(("name", "asked"), [("menü-leiste", "menü"), ("ïnav2", "nav"), ("top_menü", "menü")])
def test_names_with_accents_are_known_by_their_words(name: str, asked: str) -> None:
    page = f"<div class='{name}'><p>Home</p></div><p>The ferry left the quay at dawn and came back with the tide.</p>"
    doc = read(Source("t", page, "text/html"))
    words = frozenset([asked])
    assert [*Elements(doc, shapes(doc), words).named(words).values()] == [f"div.{name}"]
