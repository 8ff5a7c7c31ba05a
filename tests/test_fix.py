"""Laws of fixing: the fixed text has no finding of the fixed rule, and fixing twice changes nothing more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.document import Media, Source
from auditor.engine import Auditor
from auditor.fix import fixed, mended
from tests.packs import BUILT_IN

AUDITOR = Auditor(BUILT_IN.select(["ai.markup"]))
MARK = "contentReference[oaicite:3]{index=3}"
PARTS = st.lists(
    st.sampled_from(
        [MARK, "The bridge opened in 1932.", " ", "\n\n", "**bold**", "é😀", "\r\n", "a\tb", "&amp;", "- item\n"]
    ),
    max_size=10,
)


def repair(content: str, media: Media) -> str:
    source = Source("x", content, media)
    return fixed(source, AUDITOR.check(source).findings)


@pytest.mark.parametrize("media", ["text/plain", "text/markdown", "text/html"])
@given(parts=PARTS)
def test_fixing_is_complete_and_stable(media: Media, parts: list[str]) -> None:
    once = repair("".join(parts), media)
    assert not AUDITOR.check(Source("x", once, media)).findings
    assert repair(once, media) == once


@given(parts=PARTS)
def test_fixing_takes_nothing_but_the_mark_and_a_space(parts: list[str]) -> None:
    content = "".join(parts)
    assert "".join(repair(content, "text/plain").split()) == "".join(content.replace(MARK, "").split())


def test_an_edit_that_does_not_map_exactly_is_left_out() -> None:
    page = "<p>It opened. content<b>Reference</b>[oaicite:3]{index=3} It is open.</p>"
    source = Source("x", page, "text/html")
    found = AUDITOR.check(source).findings
    assert len(found) == 1
    assert fixed(source, found) == page


FULL = Auditor(BUILT_IN.select(["boilerplate", "ads"]))
PROSE = "The council voted on Monday, after a debate of nine hours in which every ward of the town spoke."
ALSO = "The mayor signed the plan on Friday, in the hall in which the first plan had been burnt by the guilds."
BOX = (
    "You may also like",
    "Ten Kitchen Gadgets That Pay For Themselves",
    "How To Sleep Better In Summer Without A Fan",
)
LINES = (
    "Subscribe to our newsletter today.",
    "ALSO READ: Seven Small Dogs That Live In Flats",
    "Share on Facebook",
    *BOX,
)
SHAPES: dict[Media, tuple[str, ...]] = {
    "text/plain": ("{}\n\n", "{}\n", "• {}\n"),
    "text/markdown": ("{}\n\n", "- {}\n", "- [{}](/x)\n", "\n## {}\n\n", "> {}\n\n", "<p>{}</p>\n\n", "**{}**\n\n"),
    "text/html": (
        "<p>{}</p>\n",
        "<div><p>{}</p></div>",
        "<ul><li><a href=/x>{}</a></li></ul>",
        "{}<br><br>",
        "<h3>{}</h3>",
    ),
}


@pytest.mark.parametrize("media", ["text/plain", "text/markdown", "text/html"])
@settings(max_examples=40)
@given(data=st.data())
def test_taking_out_blocks_is_complete_and_stable(media: Media, data: st.DataObject) -> None:
    line = st.tuples(st.sampled_from(SHAPES[media]), st.sampled_from((PROSE, ALSO, *LINES)))
    lines = data.draw(st.lists(line, max_size=9, unique_by=lambda one: one[1]))
    content = "".join(shape.format(text) for shape, text in lines)
    once, report = mended(Source("x", content, media), FULL.check, unsafe=True)
    assert not [one for one in report.findings if one.finding.fix is not None]
    assert mended(once, FULL.check, unsafe=True)[0] == once


def test_safe_fixes_take_no_block_out() -> None:
    source = Source("x.md", f"{PROSE}\n\n- Share on Facebook\n", "text/markdown")
    assert mended(source, FULL.check)[0] == source
    assert mended(source, FULL.check, unsafe=True)[0].content == f"{PROSE}\n"


def test_what_goes_may_take_a_neighbour_with_it_in_the_next_round() -> None:
    content = f"{PROSE}\n\n{ALSO}\n\nYou may also like\n\nSubscribe to our newsletter today.\n"
    assert mended(Source("x", content, "text/plain"), FULL.check, unsafe=True)[0].content == f"{PROSE}\n\n{ALSO}\n"
