"""The kinds of lines, found only where a box of links can be."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import Auditor, Source
from auditor.language.grammar import Grammar, opening
from auditor.language.shape import line_shape, may_be_headline, series
from auditor.lines import WALLS, LeadIns, Lines
from auditor.readers import read
from tests.packs import BUILT_IN
from tests.test_ads import PROSE as ARTICLE

FURNITURE, REFERENCES = Grammar(["related stories"], {}), Grammar(["more from *"], {})
AUDITOR = Auditor(BUILT_IN.select(["ads.headlines", "ads.related_box"]))
LEAD_INS = LeadIns([(FURNITURE, REFERENCES)], FURNITURE.openings | REFERENCES.openings)
PROSE = "The ferry left the quay at dawn and came back with the tide, as it had done on each day of that long winter. "
BLOCKS = st.lists(
    st.sampled_from(
        [
            3 * PROSE,
            "> A quotation stands here",
            "# Ten Bridges of the North",
            "Day 1: Rest",
            "Day 2: The long way home",
            "A Night on the Open Sea",
            "It rained.",
            "The crew of the ferry went ashore and...",
            "Related stories",
            "More from the harbour",
            "[The Lighthouse That Moved Inland](/a)",
            "- [One Bridge Too Many](/b) [Two More Bridges](/c)",
            "- Where the River Ends",
        ]
    ),
    max_size=12,
)


def lines(blocks: list[str], least: int = 3) -> Lines:
    return Lines(read(Source("t", "\n\n".join(blocks), "text/markdown")), LEAD_INS, least)


def kinds_of_all(found: Lines) -> list[str]:
    """The kind of each line, found everywhere."""
    kinds: list[str] = []
    for index, (block, text) in enumerate(zip(found.doc.blocks, found.texts, strict=True)):
        shape = LEAD_INS.kind(text) or line_shape(text)
        headline = index in found.linked and shape in ("prose", "sentence", "short")
        kinds.append("wall" if block.role in WALLS else "headline" if headline else shape)
    names = {i: series(text) for i, text in enumerate(found.texts) if kinds[i] in ("headline", "short")}
    over = [name for i, name in names.items() if name and "prose" in kinds[i + 1 : i + 3]]
    return ["wall" if over.count(names.get(i, "")) > 1 else kind for i, kind in enumerate(kinds)]


SHORT = st.lists(
    st.sampled_from(["# Ten Bridges of the North", "A Night on the Open Sea", "- Where the River Ends", "It rained."]),
    max_size=12,
)


@given(BLOCKS | SHORT, st.randoms())
def test_kinds_are_those_of_all_lines_in_whatever_order_they_are_asked_for(blocks: list[str], chance: Random) -> None:
    found = lines(blocks)
    every = kinds_of_all(found)
    order = list(range(len(every)))
    chance.shuffle(order)
    for index in order:
        assert found.kind(index) == every[index]
    assert found.kind(len(every)) == "wall"


@given(BLOCKS | SHORT)
def test_boxes_are_those_that_can_begin_anywhere(blocks: list[str]) -> None:
    source = Source("t", "\n\n".join([ARTICLE, *blocks]), "text/markdown")
    narrowed = AUDITOR.check(source).findings
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lines, "starts", property(lambda found: range(len(found))))
        assert AUDITOR.check(source).findings == narrowed


@given(st.text(max_size=60) | st.sampled_from(["Ten Bridges.", "It Rained. On Us.", "“Ten bridges of the north”"]))
def test_a_headline_may_be_one(text: str) -> None:
    assert not text or may_be_headline(text) or line_shape(text) != "headline"


@given(BLOCKS)
def test_what_can_be_a_box_by_itself_is_a_start(blocks: list[str]) -> None:
    found = lines(blocks)
    for index, kind in enumerate(kinds_of_all(found)):
        linked = index in found.linked and found.doc.blocks[index].role not in WALLS
        assert index in found.starts or (kind not in ("lead_in", "reference", "cut_off") and not linked)


def test_an_article_without_lists_has_no_start() -> None:
    assert not lines(["# Ten Bridges of the North", 3 * PROSE, "Day 1: Rest", 3 * PROSE]).starts


@given(
    st.lists(st.text(max_size=20) | st.sampled_from(["“Read on”, he said", "İst es so", "don’t go", "Read\xa0more"]))
)
def test_blocks_are_known_by_their_first_word(blocks: list[str]) -> None:
    doc = read(Source("t", "\n\n".join(blocks), "text/plain"))
    by_word = {index: word for word, indices in doc.openings.words.items() for index in indices}
    assert by_word == {index: opening(block.span.of(doc.text)) for index, block in enumerate(doc.blocks)}
    firsts = (block.span.of(doc.folded).partition(" ")[0] for block in doc.blocks)
    assert doc.openings.marked == [index for index, first in enumerate(firsts) if not first.isalpha()]


def test_what_is_longer_than_a_line_has_no_opening() -> None:
    doc = read(Source("t", "Read on\n\n" + "Read " * 60, "text/plain"))
    assert doc.openings.words == {"read": [0]}
