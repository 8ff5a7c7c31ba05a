"""Texts in which the ads family must stay quiet, and what its messages say."""

from __future__ import annotations

import pytest

from auditor.document import Media, Source
from auditor.engine import Auditor
from auditor.pack import load_packs

AUDITOR = Auditor(load_packs().select(["ads"]))
PROSE = (
    "The town council voted on Tuesday to repair the old stone bridge over the Lark, after engineers found cracks in "
    "two of its five arches. The work will cost less than a new bridge.\n\n"
    "Masons will take the parapet down stone by stone, number each block and store it in the mill yard. Divers look "
    "at the piers first, since the river has washed gravel from under the western one.\n\n"
    "The bridge was last repaired after a flood, when the miller paid for mortar and the parish for carts. Its arches "
    "carried cattle, grain and coal before the railway came.\n\n"
)
TRAPS: dict[str, tuple[Media, str]] = {
    "verse": (
        "text/plain",
        (
            "I called across the water twice\n\nand twice the water called me back\n\n"
            "The lantern swung above the ice\n\nand every oar was lost in black\n\n"
        ),
    ),
    "recipe": (
        "text/plain",
        "Rye Bread\n\n500 g rye flour\n\n350 ml warm water\n\n2 tsp salt\n\nBake for 50 minutes\n\n",
    ),
    "dialogue": ("text/plain", "“Who goes there?”\n\n“Nobody you know,” said the ferryman.\n\n“Then cross.”\n\n"),
    "interview": (
        "text/plain",
        "Q: Favourite cheese?\n\nA: A Goat Cheese from Crete\n\nQ: Favourite Film?\n\nA: A Western\n\n",
    ),
    "dates": (
        "text/plain",
        "June 9 -- Coral Hall, West Bay\n\nJune 10 -- The Old Granary, Elm\n\nJune 12 -- Salt House, Kirn\n\n",
    ),
    "bullets": (
        "text/markdown",
        "The kit holds:\n\n- a folding saw\n- two candles and a tin\n- waxed thread for sails\n\n",
    ),
    "table": ("text/markdown", "| Cheese | Price |\n|---|---|\n| Goat | $40 at Hobbs |\n| Blue | $12 |\n\n"),
    "code": ("text/markdown", "```\nsubscribe to our newsletter\nfree shipping on orders over $50\n```\n\n"),
    "glossary": (
        "text/markdown",
        "**Voussoir**\n\nA wedge of an arch.\n\n**Spandrel**\n\nThe wall above its curve.\n\n",
    ),
    "references": (
        "text/markdown",
        "## References\n\n- [Painters and their pigments](https://a.example/p)\n- [Geological survey](https://a.example/g)\n\n",
    ),
    "see also": (
        "text/markdown",
        "## See also\n\n- [Stone bridge](/stone)\n- [Arches of the river](/arch)\n- [Masons](/masons)\n\n",
    ),
    "contents": (
        "text/markdown",
        "- [Copper Kettles and Lids](#a)\n- [Woollen Socks for Winter](#b)\n- [Goat Cheese](#c)\n\n",
    ),
    "news of ads": (
        "text/plain",
        "The paper's newsletter has a sponsor now, a brewery.\n\nThe shop sold boots at 20% off, and rope.\n\n",
    ),
    "steps under a word": (
        "text/plain",
        (
            "Method\n\nRinse the lentils and pick out the stones\nSoften the onion in butter over a low flame\n"
            "Add carrots, celery and the bay leaf\nSimmer for half an hour with the lid ajar\n\n"
        ),
    ),
    "a verse": (
        "text/plain",
        (
            "She kept the rope, she kept the bell,\nShe kept the lamp above the stair\n"
            "And every night she walked to tell\n"
            "The water that the boat was there\n\n"
        ),
    ),
    "an announced list": (
        "text/plain",
        (
            "We sold the mule for the following reasons.\n\nIt ate the hats of every second guest\n"
            "Nobody could sleep when the geese flew over\nThe vet had moved to a warmer island\n\n"
        ),
    ),
    "works and authors": (
        "text/plain",
        (
            "The Kite That Ate the Moon, Olga Pells\n\nHow to Fold a Letter, Adam Winter\n\n"
            "The Salt in the Sugar Bowl, Ines Haring\n\nNine Lives of a Post, Jo Oduya\n\n"
        ),
    ),
    "prices": (
        "text/plain",
        (
            "Hanging a Lamp in a High Hall - $129 - $299+\n\nReplacing an Old Switch or Two - $59\n\n"
            "Mending the Bell at the Front Door - $80+\n\n"
        ),
    ),
    "a checklist": (
        "text/plain",
        "Order the cake from Mrs Holm\nBook the fiddler\nBuy candles for nine long tables\n\n",
    ),
    "headings": (
        "text/markdown",
        "## Copper Kettles Everywhere\n\nThey rang in the wind.\n\n## Woollen Socks\n\nThey did not.\n\n",
    ),
}


def said(text: str, media: Media) -> list[tuple[str, str]]:
    report = AUDITOR.check(Source("sample", text, media))
    return [(one.finding.rule, one.source.of(text)) for one in report.findings]


@pytest.mark.parametrize("name", TRAPS)
def test_traps_stay_quiet(name: str) -> None:
    media, text = TRAPS[name]
    assert said(f"Council Will Repair the Stone Bridge\n\n{PROSE}{text}{PROSE}", media) == []


def test_the_article_itself_is_quiet() -> None:
    assert said(PROSE, "text/plain") == []


def test_a_box_does_not_swallow_the_heading_that_follows_it() -> None:
    box = "Trending Now\n\nTen Gadgets Every Gamer Should Own\n\nCelebrity Chef Opens a Noodle Bar in Lisbon\n\n"
    report = AUDITOR.check(Source("sample", f"{PROSE}{box}Cracks in the Arches of the Bridge\n\n{PROSE}", "text/plain"))
    assert [one.start.line for one in report.findings] == [7, 9, 11]


def test_the_message_gives_the_reason_and_the_count() -> None:
    box = "You may also like\n\nTen Gadgets Every Gamer Should Own\n\nCelebrity Chef Opens a Noodle Bar in Lisbon\n\n"
    report = AUDITOR.check(Source("sample", PROSE + box, "text/plain"))
    assert {one.finding.message for one in report.findings} == {
        "link box: 2 lines under “You may also like”, no words shared with the article"
    }


def test_a_related_line_weighs_less_than_an_unrelated_one() -> None:
    related = AUDITOR.check(
        Source("s", f"{PROSE}Also read: Engineers Found Cracks in Bridge Arches\n\n{PROSE}", "text/plain")
    )
    other = AUDITOR.check(Source("s", f"{PROSE}Also read: Celebrity Chef Opens a Noodle Bar\n\n{PROSE}", "text/plain"))
    assert [one.finding.severity for one in related.findings] == ["info"]
    assert [one.finding.severity for one in other.findings] == ["warning"]


def test_a_container_that_holds_the_article_is_the_page() -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in PROSE.split("\n\n") if part)
    page = f"<div class='sponsored-content'>{paragraphs}</div><div class='ad-slot'><p>Boots</p></div>"
    report = AUDITOR.check(Source("s", page, "text/html"))
    assert [one.excerpt[one.start.column - one.excerpt_column :][:5] for one in report.findings] == ["Boots"]


def test_lists_of_another_kind_of_text_have_no_topic_to_be_far_from() -> None:
    assert (
        said(
            "Ten Gadgets Every Gamer Should Own\n\nA Noodle Bar in Lisbon Opens\n\nWhy Cats Ignore Toys\n", "text/plain"
        )
        == []
    )


def test_headlines_of_other_desks_are_a_box_without_a_lead_in() -> None:
    box = (
        "Three arrested over stolen church bells in Leeds",
        "Singer cancels tour dates over throat infection",
        "Is it safe to reheat rice twice?",
        "How to prune roses without killing them",
    )
    found = said(f"{PROSE}{chr(10).join(box)}\n\n{PROSE}", "text/plain")
    assert found == [("ads.headlines", line) for line in box]


def test_a_box_ends_where_lines_are_parted_wider_and_where_the_article_counts_on() -> None:
    days = [f"Day {n} – Discipline and Copper Kettles\n\n{PROSE}" for n in (3, 4, 6)]
    box = "Trending Now\nTen Gadgets Every Gamer Should Own\nCelebrity Chef Opens a Noodle Bar in Lisbon"
    text = f"{PROSE}{days[0]}{days[1]}{box}\n{days[2]}"
    assert {line for _, line in said(text, "text/plain")} == set(box.split("\n"))
    parted = f"{PROSE}{box}\n\nThe Oak Beams of the Granary\n\n{PROSE}"
    assert {line for _, line in said(parted, "text/plain")} == set(box.split("\n"))


def test_the_credit_of_a_photo_is_no_link_to_another_page() -> None:
    auditor = Auditor(load_packs().select(["ads", "boilerplate"]))
    text = PROSE.replace("Masons will", "Photo: Maria Holt / Getty Images\n\nMasons will")
    found = auditor.check(Source("t", text, "text/plain")).findings
    assert [one.finding.rule for one in found] == ["boilerplate.photo_credit"]
