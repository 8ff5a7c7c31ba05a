"""Boxes without links: cards with what stands beside their headlines, and the lists that look like them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Media, Source
from auditor.engine import Auditor
from auditor.language.rows import asks, counts_on, is_parallel, is_technical, number, pulls, rider, speaks
from auditor.layout import ordinal
from auditor.readers import read
from tests.packs import BUILT_IN
from tests.test_ads import PROSE

AUDITOR = Auditor(BUILT_IN.select(["ads", "boilerplate"]))
SECTIONS = frozenset(("health", "food", "real estate", "sport"))
GADGETS, CATS, CHEF = (
    "Ten Gadgets Every Gamer Should Own",
    "Why Your Cat Ignores Expensive Toys",
    "Celebrity Chef Opens a Noodle Bar in Lisbon",
)
NEWS = (
    "Dog walker finds Roman coins in flooded field near Elmham",
    "Would you pay nine pounds for a cheese sandwich?",
    "Striker Duncan Pell joins Rovers for a record fee",
    "Pop star Nia Vale sells childhood home at auction in Cardiff",
)


def flagged(middle: str, media: Media = "text/plain") -> list[str]:
    """The lines of the middle of an article that are in a finding."""
    text = f"Council Will Repair the Stone Bridge\n\n{PROSE}{middle}\n\n{PROSE}"
    report = AUDITOR.check(Source("sample", text, media))
    lines = {n for one in report.findings for n in range(one.start.line, one.end.line + 1)}
    return [line for n, line in enumerate(text.split("\n"), 1) if n in lines and line]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("3 hours ago", "age"),
        ("12 minutes ago", "age"),
        ("Updated 2 hours ago", "age"),
        ("BBQ Weekly · 1h ago", "age"),
        ("Tech Desk 3 hours ago", "age"),
        ("tech desk 3 hours ago", None),
        ("5 min read", "age"),
        ("14 comments", "age"),
        ("PlayNorth | Sponsored", "mark"),
        ("Sponsored", "mark"),
        ("Promoted by Northwool", None),
        ("Sponsored | StarLens", "mark"),
        ("HEALTH", "section"),
        ("Food & Sport", "section"),
        ("Real Estate:", "section"),
        ("Healthy Food", None),
        ("By Carla Menzies", "date"),
        ("Reporter: Dana Whitlock", "date"),
        ("Marta Klein, Staff Writer", "date"),
        ("Maya Lindqvist - May 4", "date"),
        ("May 4, 2021", "date"),
        (GADGETS, None),
        ("Two hours ago the bridge was closed to carts", None),
        ("The reader with three minutes left", None),
        ("Ad hoc committees meet again", None),
    ],
)
def test_what_stands_beside_a_headline(line: str, kind: str | None) -> None:
    assert rider(line, SECTIONS) == kind


@pytest.mark.parametrize(
    "beside",
    [
        ("3 hours ago", "5 hours ago", "1 day ago"),
        ("Tech Desk 3 hours ago", "Pet Desk 5 hours ago", "Food Desk 9 hours ago"),
        ("PlayNorth | Sponsored", "FeedHub | Sponsored", "SaverPost | Sponsored"),
        ("Sponsored", "Sponsored", "Sponsored"),
        ("By Carla Menzies", "By Tobias Renn", "By Priya Sand"),
        ("May 4, 2021", "May 3, 2021", "April 28, 2021"),
    ],
    ids=["ages", "desks", "marks", "bare marks", "writers", "days"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_cards_are_a_box_with_all_that_stands_beside_their_headlines(beside: tuple[str, ...], gap: str) -> None:
    box = [line for pair in zip((GADGETS, CATS, CHEF), beside, strict=True) for line in pair]
    assert flagged(gap.join(box)) == box


def test_cards_may_be_parted_wider_than_their_lines() -> None:
    assert len(flagged(f"{GADGETS}\n3 hours ago\n\n{CATS}\n5 hours ago\n\n{CHEF}\n9 hours ago")) == 6


def test_names_of_sections_belong_to_the_headlines_beneath_them() -> None:
    box = ["HEALTH", GADGETS, "By Carla Menzies", "MONEY", CATS, "By Tobias Renn", "TRAVEL", CHEF, "By Priya Sand"]
    assert flagged("\n".join(box)) == box


def test_sections_over_paragraphs_are_headings() -> None:
    assert flagged("Food\n\nThe inn serves pies.\n\nTravel\n\nA coach leaves at nine.") == []


def test_one_paid_headline_is_enough_and_the_heading_above_it_is_left() -> None:
    card = ["Casino Night at Home Is Back in Fashion", "PlayNorth | Sponsored"]
    assert flagged("\n\n".join(["What the Divers Saw", *card])) == card
    assert flagged("\n\n".join(["A Long Walk Home Again", *card])) == card


def test_a_mark_beneath_a_heading_of_the_article_takes_no_heading_along() -> None:
    assert flagged("Cracks in the Arches of the Bridge\n\nPlayNorth | Sponsored") == ["PlayNorth | Sponsored"]


def test_a_heading_of_the_article_ends_the_cards() -> None:
    cards = [GADGETS, "3 hours ago", CATS, "5 hours ago"]
    assert flagged("\n".join([*cards, "Cracks in the Arches of the Bridge"])) == cards


def test_capitals_beside_a_chronicle_are_told_apart() -> None:
    chronicle = "1931: the decree\n1968: first stamps in ink\n1994: the ministry complains"
    assert flagged(f"{chronicle}\n{GADGETS}\n{CATS}\n{CHEF}") == [GADGETS, CATS, CHEF]


def test_news_in_small_letters_are_a_box_even_where_no_line_parts_them() -> None:
    assert flagged("\n".join(NEWS)) == list(NEWS)
    text = f"Council Will Repair the Stone Bridge\n\n{PROSE}{chr(10).join(NEWS)}\n{PROSE}"
    report = AUDITOR.check(Source("sample", text, "text/plain"))
    assert [one.finding.rule for one in report.findings] == ["ads.headlines"] * 4


@pytest.mark.parametrize(
    "lines",
    [
        ("1802 The guild of cloak makers protests", "1840 Steamers hire one for a penny", "1911 A factory opens here"),
        ("1. Weathercock Blues for My Father", "2. Ten Thousand Paper Cranes", "3. Nobody Dances With the Bailiff"),
        ("Year one: moss and silt and sand", "Year nine: dwarf willow and saxifrage", "Year ten: birch beside the ice"),
        ("Kilometre 10: the first of many doubts", "Kilometre 21: a second breakfast", "Finish: a banana and a coat"),
        ("Kite and String, by Ruth Amory", "Nine Winters on the Shelf, by Jan Pell", "A History of Ink, by Al Orton"),
        ("Amsel P. Facial recognition in rooks. Ethol 2009.", "Connor D. Memory without reward. Anim 2013.",
         "Iwata M. Masks and mobbing: a replication. Birds 2017."),
        ("Why are they all wrong by an hour?", "Which of them is the loudest?", "Can you make them stop for a while?"),
        ("Gift of the widow Stern in Elm, 1922", "Found in a pigeon loft, 1947", "Lent by the harbour master, 1951"),
        ("A little bit of bread and no cheese", "Take two cows, Taffy", "Who cooks for you all, my dear"),
        ("The saw that cut a door", "A kettle with three lids", "The umbrella of a drowned postman"),
        ("A baker carries his first tray", "Children wait for a bus", "Two sisters who had not spoken since June"),
        ("The Art of Tying Few Knots, for rainy days", "Walking Alone and Talking, by my aunt",
         "A Guide to Hedges, for the patient"),
    ],
    ids=["chronicle", "numbers", "one word", "labels", "works", "references", "questions", "labels with years", "calls",
         "things", "captions", "remarks"],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["", "- "])
def test_lists_of_an_article_stay_quiet(lines: tuple[str, ...], mark: str) -> None:
    assert flagged("\n".join(mark + line for line in lines)) == []
    assert flagged("\n\n".join(mark + line for line in lines)) == []
    assert flagged("\n".join(mark + line for line in lines), "text/markdown") == []


@pytest.mark.parametrize(
    "said", ["The mill shows three films while the bridge is closed.", "The cook wrote her dinner on a slate."]
)
def test_titles_stay_quiet_where_the_article_speaks_of_them(said: str) -> None:
    titles = (
        "The Woman Who Sold the Rain at Noon\n\nPostcards From a Closed Border\n\nAll the Trains We Missed in Winter"
    )
    assert flagged(titles) != []
    assert flagged(f"{said}\n\n{titles}") == []
    assert flagged(f"{titles}\n\n{said}") == []


def test_titles_under_further_reading_stay_quiet_and_questions_do_not() -> None:
    works = "The Oxford Handbook of Small Harbours\n\nTides and How to Forgive Them\n\nLetters of a Pilot's Wife"
    assert flagged(f"Further reading\n\n{works}") == []
    assert len(flagged(f"Further reading\n\n{GADGETS}\n\n{CATS}\n\n{CHEF}")) == 4


def test_a_form_of_two_lines_supports_itself_but_not_in_a_list() -> None:
    assert flagged("Your email address\n\nSign me up") == ["Your email address", "Sign me up"]
    assert flagged("- Email address\n- Keep me posted", "text/markdown") == []
    assert flagged("Your email address") == []


def test_an_updated_card_opens_no_comments() -> None:
    assert flagged("Updated 2 hours ago\n\nUpdated 4 hours ago\n\nUpdated 9 hours ago") == []


@given(st.lists(st.integers(0, 3000), max_size=8))
def test_numbers_count_on_when_each_is_greater_than_the_one_before(values: list[int]) -> None:
    rising = len(values) > 1 and all(a < b for a, b in pairwise(values))
    assert counts_on(map(str, values)) == rising
    assert not counts_on(["", *map(str, values)])


@given(st.text(), st.frozensets(st.sampled_from(sorted(SECTIONS))))
def test_any_text_has_an_answer(text: str, sections: frozenset[str]) -> None:
    assert rider(text, sections) in ("age", "mark", "section", "date", None)
    assert speaks(text) or not asks(text)
    assert isinstance(pulls(text), bool)
    assert number(text) == "" or number(text).isdecimal()


def test_a_list_is_parallel_by_a_word_that_means_something() -> None:
    assert is_parallel(["Colonies that swarm", "Colonies that winter", "Queens"])
    assert not is_parallel(["How bees swarm", "How bees winter", "How queens fly"])
    assert not is_parallel(["The bees swarm", "The hive winters", "The queen flies"])


def test_the_number_of_an_item_is_read_where_it_stands() -> None:
    doc = read(Source("s", "Bread\n\n7. Knead it well\n8. *Wait for it*\n\n1931: the oven cools", "text/markdown"))
    assert [ordinal(doc, index) for index in range(len(doc.blocks))] == ["", "7", "8", "1931"]


def test_entries_of_a_log_are_no_headlines() -> None:
    assert flagged("\n\n".join(NEWS)) == list(NEWS)
    assert flagged("\n\n".join(f"{line} #224{n}" for n, line in enumerate(NEWS))) == []


@pytest.mark.parametrize(
    "text", ["Close #2240", "[5a29a94f0e] - http: reduce", "call open()", "with --toll", "a gate_1"]
)
def test_what_names_a_commit_or_a_call_is_technical(text: str) -> None:
    assert is_technical(text)


@pytest.mark.parametrize(
    "text", ["The #1 mistake of gardeners", "A well-known cafe facade", "Figure 1234567", "Why 2024"]
)
def test_headlines_are_not_technical(text: str) -> None:
    assert not is_technical(text)


@pytest.mark.parametrize("target", ["#part{}", "bridges.html#part{}", "https://lark.example/bridges#part{}"])
def test_the_contents_of_a_page_are_no_box(target: str) -> None:
    def share(name: str) -> float:
        content = f"<ul><li><a href='{target.format(1)}'>{NEWS[0]}</a></li></ul>"
        doc = read(Source(name, content, "text/html", meta={"url": "https://lark.example/bridges"}))
        return doc.linked[0]

    assert share("site/bridges.html") == 0
    assert share("site/other.html") == ("bridges.html" in target)
