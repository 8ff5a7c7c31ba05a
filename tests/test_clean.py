"""`clean`: the article that remains, from pages, Markdown and text, in the order of the source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.apps.cli.group import cli

FIRST = "The council voted on Monday, after a debate of nine hours in which every ward of the town spoke."
SECOND = "The mayor signed the plan on Friday, in the hall in which the first plan had been burnt by the guilds."
THIRD = "The river will have a second bridge by the end of next year, if the money for its stones is found."
PAGE = f"""<html><body class="has-sidebar nav-open">
<nav><ul><li><a href="/">Home</a></li><li><a href="/city">City</a></li></ul></nav>
<main><h1>A second bridge</h1>
<p class="lead">{FIRST}</p>
<div class="article-body"><p>{SECOND} See <a href="/plan">the plan</a>.</p>
<h2>The cost</h2>
<ul><li>Stone: nine million</li><li>Wood: one million</li></ul>
<table><tr><td>Year</td><td>Cost</td></tr><tr><td>1950</td><td>3</td></tr></table>
<p>{THIRD}</p><p>{THIRD.replace("river", "canal")}</p></div>
<div class="share-bar"><a href="#">Facebook</a> <a href="#">Twitter</a></div></main>
<div class="related"><h3>Related</h3><p><a href="/x">Ten bridges of the north</a></p></div>
<footer><p>© 2019 Harbour Post. All rights reserved.</p></footer></body></html>"""


def clean(path: Path, *options: str) -> str:
    done = CliRunner().invoke(cli, ["clean", str(path), "--no-config", *options], standalone_mode=False)
    assert done.return_value == 0, done.output
    return done.stdout


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return path


def test_a_page_keeps_its_article_with_lead_list_and_table(page: Path) -> None:
    assert clean(page).split("\n\n") == [
        FIRST,
        f"{SECOND} See the plan.",
        "The cost",
        "Stone: nine million\nWood: one million",
        "Year | Cost\n1950 | 3",
        THIRD,
        THIRD.replace("river", "canal") + "\n",
    ]


def test_markdown_has_headings_items_and_links(page: Path) -> None:
    text = clean(page, "--output-format", "markdown")
    assert "[the plan](/plan)" in text
    assert "\n\n## The cost\n\n- Stone: nine million\n- Wood: one million\n\n" in text


def test_jsonl_names_path_and_document(tmp_path: Path) -> None:
    container = tmp_path / "articles.jsonl"
    record = {"id": "a1", "text": f"{FIRST}\n\nShare this story\n\nSubscribe to our newsletter"}
    container.write_text(json.dumps(record) + "\n")
    row = json.loads(clean(container, "--output-format", "jsonl"))
    assert row == {"path": str(container), "document": "a1", "text": FIRST}


def test_text_keeps_the_order_of_the_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Skip to main content\n\n{FIRST}\n\nAdvertisement\n\n{SECOND}\n\nLeave a comment\n")
    assert clean(path, "--select", "boilerplate") == f"{FIRST}\n\n{SECOND}\n"


def test_an_article_without_furniture_is_left_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# A second bridge\n\n{FIRST}\n\n> {SECOND}\n\n1. One\n2. Two\n")
    assert clean(path) == f"A second bridge\n\n{FIRST}\n\n{SECOND}\n\nOne\nTwo\n"


def test_a_selection_of_rules_decides(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{FIRST}\n\n{SECOND}\n\nShare this story\n")
    assert "Share this story" in clean(path, "--select", "boilerplate.comment_line")


def test_what_cannot_be_read_gives_exit_code_two(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["clean", str(tmp_path / "none.txt"), "--no-config"], standalone_mode=False)
    assert done.return_value == 2


@pytest.mark.parametrize("page_text", ["", "<html></html>", "<p>Short.</p>", "<nav><a href='/'>Home</a></nav>"])
def test_a_page_without_an_article_does_no_harm(tmp_path: Path, page_text: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_text)
    assert clean(path).strip() in ("", "Short.")


@pytest.mark.parametrize("code", ["make bridge", "make bridge\nmake toll"])
def test_a_block_of_code_stays_one(tmp_path: Path, code: str) -> None:
    path = tmp_path / "post.md"
    path.write_text(f"{FIRST}\n\n```\n{code}\n```\n\n{SECOND}\n")
    assert f"```\n{code}\n```" in clean(path, "--output-format", "markdown")


def test_items_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text(f"{FIRST}\n\n9. Stone\n10. **Wood** of oak\n\n{SECOND}\n\n- Lime\n- Sand\n")
    text = clean(path, "--output-format", "markdown")
    assert "9. Stone\n10. Wood of oak\n" in text
    assert "- Lime\n- Sand" in text


def test_a_box_of_links_in_the_article_goes_with_its_lead_in(tmp_path: Path) -> None:
    heads = ("Ten stars who lost it all", "This trick melts fat while you sleep", "Doctors love this new sleeve")
    box = "".join(f'<div><a href="https://ads.example/{n}"><span>{one}</span></a></div>' for n, one in enumerate(heads))
    page = f"<article><p>{FIRST}</p><p>{SECOND}</p><div><h3>You may also like</h3>{box}</div><p>{THIRD}</p></article>"
    (tmp_path / "a.html").write_text(page)
    assert clean(tmp_path / "a.html") == f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
