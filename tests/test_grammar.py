"""Templates of labels and lead-ins."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language import fold
from auditor.language.grammar import LONGEST, MOST_WORDS, Grammar, opening

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


@given(st.lists(st.sampled_from(["related", "must", "read", "posts", "stories", "more", "the"]), max_size=6))
def test_a_phrase_has_a_sign(words: list[str]) -> None:
    grammar = Grammar(["({thing}) {kind} {thing}", "({kind}) more *", "(the) posts|stories"], WORDS)
    assert grammar.signs is not None
    assert not grammar.signs.isdisjoint(words) or not grammar.fits(" ".join(words))


def test_signs_are_words_that_stand_nowhere_else() -> None:
    assert Grammar(["({thing}) {kind} {thing}", "({thing}) more"], WORDS).signs == frozenset(
        ("related", "must", "more")
    )
    assert Grammar(["({kind})"], WORDS).signs is None


@given(st.text(max_size=40))
def test_the_first_word_is_the_first_run_of_letters(text: str) -> None:
    found = re.search(r"\w[\w'’]*", text)
    assert opening(text) == (fold(found[0]).strip("'") if found else "")


def test_a_text_that_begins_otherwise_is_passed_over() -> None:
    grammar = Grammar(["({kind}) {thing}"], WORDS)
    assert opening("» Posts of the day") in grammar.openings
    assert opening("The posts") not in grammar.openings


def test_a_template_begins_with_a_word() -> None:
    with pytest.raises(ValueError, match="may begin with any word"):
        Grammar(["(the) * of {thing}"], WORDS)


# The law: a grammar takes what this expression takes, in which each piece of a template is spelt out.
PIECE = re.compile(r"\{([^{}]+)\}|\(([^()]+)\)|([^\s(){}]+)")
BREAK = re.compile(r"[^\w']+|(?<!\w)'|'(?!\w)")
CLASSES = {"a": ["see", "see also", "it's", "'q' r", "x-y"], "b": ["also", "z", "&"], "c": ["ÉTÉ", "z z z", "see"]}


def plain(text: str) -> str:
    return " " + BREAK.sub(" ", fold(text)).strip()


def expression(template: str) -> str:
    pieces = []
    for name, optional, literal in PIECE.findall(template):
        if literal == "*":
            pieces.append(r"(?: [\w']+){1,3}")
        elif optional:
            pieces.append(f"(?:{expression(optional)})?")
        else:
            choices = {plain(one) for one in (CLASSES[name] if name else literal.split("|"))}
            pieces.append(f"(?:{'|'.join(map(re.escape, sorted(choices)))})")
    return "".join(pieces)


def is_taken(templates: list[str], text: str) -> bool:
    short = len(text) <= LONGEST and text.count(" ") < MOST_WORDS
    return short and any(re.fullmatch(expression(template), plain(text)) for template in templates)


LITERALS = st.lists(st.sampled_from(["see", "also", "z", "it's", "x-y", "&", "été"]), min_size=1, max_size=3)
PIECES = st.one_of(st.sampled_from(["{a}", "{b}", "{c}"]), LITERALS.map("|".join))
LATER = st.one_of(
    PIECES, st.just("*"), st.lists(PIECES, min_size=1, max_size=2).map(lambda each: f"({' '.join(each)})")
)
TEMPLATES = st.tuples(PIECES, st.lists(LATER, max_size=4)).map(lambda each: " ".join((each[0], *each[1])))
SAID = st.sampled_from(
    [
        "see",
        "also",
        "See Also",
        "z",
        "z z z",
        "it's",
        "it’s",
        "'q' r",
        "q",
        "r",
        "x",
        "x-y",
        "y",
        "&",
        "Été",
        "'",
        "…",
        "_",
    ]
)
TEXTS = st.one_of(
    st.lists(SAID, max_size=7).map(" ".join), st.tuples(st.lists(SAID, max_size=4), st.text(max_size=9)).map(
        lambda each: " ".join((*each[0], each[1]))
    )
)  # fmt: skip


@given(st.lists(TEMPLATES, min_size=1, max_size=3), TEXTS)
def test_a_grammar_takes_what_its_expression_takes(templates: list[str], text: str) -> None:
    assert Grammar(templates, CLASSES).fits(text) == is_taken(templates, text)


@given(TEMPLATES, st.data())
def test_a_grammar_takes_the_phrases_of_its_templates(template: str, data: st.DataObject) -> None:
    said = []
    for name, optional, literal in PIECE.findall(template):
        choices = ["see also z"] if literal == "*" else CLASSES[name] if name else literal.split("|")
        said.append("" if optional else data.draw(st.sampled_from(choices)))
    text = " ".join(part for part in said if part)
    assert Grammar([template], CLASSES).fits(text) == is_taken([template], text)


def test_nothing_is_made_of_templates_that_do_not_begin_as_the_text() -> None:
    grammar = Grammar(["{kind} ({thing})", "more from *"], WORDS)
    assert not grammar.fits("The bridge was closed")
    assert not grammar._candidates
    assert grammar.fits("More from the quay")
    assert list(grammar._candidates) == ["more"]
