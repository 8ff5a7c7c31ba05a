"""Menus before and behind an article, and what stands between buttons: what is theirs and what is the article's."""

from __future__ import annotations

import pytest

from auditor.document import Media, Source
from auditor.engine import Auditor
from auditor.pack import load_packs
from auditor.readers import read

AUDITOR = Auditor(load_packs().select(["boilerplate"]))
PROSE = "The council voted on Monday, after a debate of nine hours in which every ward of the town spoke."
TITLE = "A second bridge for the river"


def flagged(lines: list[str], media: Media = "text/plain") -> list[str]:
    doc = read(Source("t", "\n\n".join(lines), media))
    found = [finding.span for finding in AUDITOR.findings(doc)]
    return [
        text
        for span, text in zip(doc.blocks, doc.texts, strict=True)
        if any(f.start <= span.span.start < f.end for f in found)
    ]


def test_a_menu_goes_with_unknown_entries_and_before_a_title_with_the_name_of_the_site() -> None:
    menu = ["The Ledger", "Home", "Wards", "Our story", "Contact us"]
    assert flagged([*menu, TITLE, PROSE]) == menu[1:]
    assert flagged([*menu, f"# {TITLE}", PROSE], "text/markdown") == menu


def test_without_another_line_an_unknown_one_may_be_the_title() -> None:
    assert flagged(["Home", "Bridges", "Our story", "Venue hire", PROSE]) == ["Home", "Our story", "Venue hire"]


def test_links_before_the_title_are_a_menu() -> None:
    links = ["[Locks](/locks)", "[Boats](/boats)", "[Moorings](/moorings)"]
    assert flagged([*links, f"# {TITLE}", PROSE], "text/markdown") == ["Locks", "Boats", "Moorings"]
    assert flagged([f"# {TITLE}", *links, PROSE], "text/markdown") == []
    own = [link.replace("(/", "(#") for link in links]
    assert flagged([*own, f"# {TITLE}", PROSE], "text/markdown") == []


def test_a_menu_behind_the_article() -> None:
    assert flagged([TITLE, PROSE, "The ayes had it.", "Venue hire", "Press office", "Vacancies"]) == [
        "Venue hire",
        "Press office",
        "Vacancies",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["The wards asked for:", "Health", "Press", "Education"],
        ["Health", "Education", "Sport", "Culture"],
        ["Gallery", "Links", "Forum", "Shop"],
        ["Interests", "Sport", "Travel", "Music", "Contact", "12 Mill Lane"],
        ["Changelog", "Documentation", "Support", "Licence"],
        ["Education", "Harbour School, 1987 to 1991", "Services", "Two years in the guard", "Contact", "12 Mill Lane"],
        ["Opening hours", "Monday 9 to 5", "Tickets", "Nine euros", "Getting there", "Bus 4"],
    ],
)
def test_a_list_of_the_article_is_no_menu(lines: list[str]) -> None:
    assert flagged([TITLE, PROSE, *lines]) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["Features", "Cast iron", "Warranty", "Ten years", "Delivery", "Two weeks", "Support", "By telephone"],
        ["Artist", "Prints", "Books", "Workshops"],
    ],
)
@pytest.mark.parametrize("mark", ["", "# "])
def test_a_list_under_the_title_is_no_menu(lines: list[str], mark: str) -> None:
    assert flagged([f"{mark}Lark 40 hand pump", *lines, PROSE], "text/markdown" if mark else "text/plain") == []


def test_many_lines_between_two_buttons_are_furniture_unless_they_are_measures_or_long() -> None:
    some = ["Harbour Post Android", "Nine wards", "Mill Lane", "Old quay", "Guild of masons"]
    assert flagged([TITLE, PROSE, "Share this story", *some, "Back to top"]) == [
        "Share this story",
        *some,
        "Back to top",
    ]
    measures = [f"{name} 12" for name in some]
    assert flagged([TITLE, PROSE, "Share this story", *measures, "Back to top"]) == ["Share this story", "Back to top"]
    works = [f"[{n}] The lock at the mill and those who kept it in the old days" for n in range(1, 6)]
    assert flagged([TITLE, PROSE, "Share this story", *works, "Back to top"]) == ["Share this story", "Back to top"]
