"""Templates of labels and lead-ins."""

from __future__ import annotations

import pytest

from auditor.language.grammar import Grammar, opening

WORDS = {"kind": ["related", "must read"], "thing": ["posts", "stories"]}


@pytest.mark.parametrize("text", ["Related posts", "RELATED STORIES:", "» Must-read posts …", "Related"])
def test_phrases_of_a_template(text: str) -> None:
    assert Grammar(["{kind} ({thing})"], WORDS).fits(text)


@pytest.mark.parametrize("text", ["Related posts of the treaty", "posts", "unrelated posts", ""])
def test_nothing_else_fits(text: str) -> None:
    assert not Grammar(["{kind} ({thing})"], WORDS).fits(text)


def test_alternatives_and_apostrophes() -> None:
    grammar = Grammar(["see|read also", "don't miss"], {})
    assert grammar.fits("Read also")
    assert grammar.fits("Don’t miss")
    assert not grammar.fits("read")


def test_a_star_is_one_to_three_words() -> None:
    grammar = Grammar(["more from *"], {})
    assert grammar.fits("More from the North Quay")
    assert not grammar.fits("More from")
    assert not grammar.fits("More from the old North Quay")


def test_an_unknown_class_of_words_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="unknown class of words 'noun'"):
        Grammar(["{noun}"], {})


def test_no_templates_fit_nothing() -> None:
    assert not Grammar([], {}).fits("Related")


@pytest.mark.parametrize("text", ["Related posts", "» posts", "Must read stories", "’Tis", "Editors’ stories"])
def test_what_fits_begins(text: str) -> None:
    grammar = Grammar(["({kind}) {thing}", "must read stories", "editors' stories"], WORDS)
    assert opening(text) in grammar.openings or not grammar.fits(text)


def test_a_text_that_begins_otherwise_is_passed_over() -> None:
    grammar = Grammar(["({kind}) {thing}"], WORDS)
    assert opening("» Posts of the day") in grammar.openings
    assert opening("The posts") not in grammar.openings


def test_a_template_begins_with_a_word() -> None:
    with pytest.raises(ValueError, match="may begin with any word"):
        Grammar(["(the) * of {thing}"], WORDS)
