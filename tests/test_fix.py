"""Laws of fixing: the fixed text has no finding of the fixed rule, and fixing twice changes nothing more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Media, Source
from auditor.engine import Auditor
from auditor.fix import fixed
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
