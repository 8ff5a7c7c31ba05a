"""The HTML report as a file: one page, closed to the outside, in which no text of an article is more than text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hypothesis import example, given
from msgspec import Struct, structs

import auditor.reporters
from auditor.finding import Fix, Report
from auditor.reporters import Style, reporter
from auditor.reporters.card import colour
from tests.forms import AUDITOR, HOSTILE, checked, findings_of, located, problems_of, rendered, reports, unread

PAGE = Path(auditor.reporters.__file__).parent / "page"
VOID = {"meta", "link", "input", "rect"}
ALLOWED = {
    "html", "head", "meta", "title", "link", "style", "body", "a", "header", "p", "h1", "small", "section", "h2", "ul",
    "li", "code", "svg", "rect", "b", "span", "div", "form", "label", "kbd", "input", "fieldset", "legend", "select",
    "option", "button", "main", "article", "h3", "pre", "mark", "i", "dl", "dt", "dd", "strong", "aside", "script",
}  # fmt: skip


class Element(Struct):
    """An element of a page, with the text in it."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""


class Page(HTMLParser):
    """A page's elements in order; every element is closed where it must be."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, name: str = "") -> list[Element]:
        return [
            one
            for one in self.elements
            if one.tag == tag and (not name or name in (one.attributes.get("class") or "").split())
        ]


@given(reports())
@example([Report("</script>\u2028", "\ud800", (located("</article>", excerpt="<!--", data={"fact": "<b>"}),))])
def test_no_text_of_an_article_is_more_than_text(found: list[Report]) -> None:
    output = rendered("html", *found)
    assert output.encode()
    page = Page(output)
    assert {one.tag for one in page.elements} <= ALLOWED
    assert len(page.all("article")) == findings_of(found)
    (script,), (style,) = page.all("script"), page.all("style")
    assert script.text == (PAGE / "page.js").read_text()
    assert style.text == (PAGE / "page.css").read_text()
    for one in page.elements:
        assert not any(name.startswith("on") or name in ("style", "src", "srcdoc") for name in one.attributes)
        if one.tag == "a":
            assert re.match(r"#findings\Z|https?://", one.attributes["href"] or "")
    places = [one for report in found for one in report.findings]
    for card, message in zip(places, page.all("h3")[: len(places)], strict=True):
        assert message.text == card.finding.severity + unseen(card.finding.message)
    assert len([one for one in page.all("section", "notice") if one.text.startswith("Not read")]) == bool(
        problems_of(found)
    )


def unseen(text: str) -> str:
    """Control and format characters, spelt; what a parser of HTML does to line breaks does not touch them."""
    return re.sub(
        "[\0-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
        "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f]",
        lambda one: f"\\x{ord(one[0]):02x}",
        text,
    )


@given(HOSTILE)
def test_an_excerpt_shows_the_line_and_marks_the_words(text: str) -> None:
    line = "Before " + text
    one = structs.replace(located(excerpt=line, columns=(8, 8 + len(text))), excerpt_column=1)
    page = Page(rendered("html", Report("a.txt", None, (one,))))
    (code,) = [one for one in page.all("code") if one.attributes.get("dir") == "auto"]
    assert code.text == unseen(line)
    assert "".join(mark.text for mark in page.all("mark")[: bool(text)]) == unseen(text)


def test_a_long_line_is_shown_around_the_words() -> None:
    before, after = "word " * 70, " more" * 60
    columns = (len(before) + 1, len(before) + 5)
    page = Page(rendered("html", Report("a.txt", None, (located(excerpt=before + "here" + after, columns=columns),))))
    (code,) = [one for one in page.all("code") if one.attributes.get("dir") == "auto"]
    assert code.text == "… " + "word " * 23 + "here" + " more" * 47 + "  …"


def test_a_fix_is_offered_with_its_options() -> None:
    fixes = [Fix("take it out", (), safe=True), Fix("take the block out", ())]
    found = [structs.replace(one, finding=structs.replace(one.finding, fix=fix)) for fix in fixes if (one := located())]
    page = Page(rendered("html", Report("a.txt", None, tuple(found))))
    assert [one.text for one in page.all("p", "m")] == [
        "1:1loud.phrase--fix would take it out",
        "1:1loud.phrase--fix --unsafe would take the block out",
    ]


def test_the_marks_stand_on_the_same_characters_as_in_other_formats() -> None:
    tricky, words = "Tab\there, e\u0301 and 😀 日本: as an AI language model, I cannot. 😀", "as an AI language model"
    output = rendered("html", checked(tricky))
    before, after = tricky.split(words)
    assert f'<code dir="auto">{before}<mark>{words}</mark>{after}</code>' in output
    assert f"<span>1:{len(before) + 1}</span>" in output


def test_the_policy_lets_in_the_pages_own_style_and_script_and_nothing_else() -> None:
    page = Page(rendered("html", checked("As an AI language model.")))
    (policy,) = [one.attributes["content"] for one in page.all("meta") if "http-equiv" in one.attributes]
    hashes = [
        base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode()
        for one in (*page.all("style"), *page.all("script"))
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_shell_without_data_is_small() -> None:
    assert len(rendered("html").encode()) <= 60 * 1024


def test_a_fact_finding_shows_both_values_and_the_source() -> None:
    data = {
        "name": "Skylab",
        "label": "launched",
        "value": "1974",
        "fact": "14 May 1973",
        "source": "NASA, https://a.example/x.",
    }
    page = Page(rendered("html", Report("a.md", None, (located(data=data),))))
    assert [one.text for one in page.all("dd")[:3]] == ["1974", "14 May 1973 – Skylab, launched", data["source"]]
    (link,) = [one for one in page.all("a") if one.attributes["href"] != "#findings"]
    assert link.attributes == {"href": "https://a.example/x", "rel": "noopener noreferrer"}


def test_each_rule_that_spoke_explains_itself_and_no_other() -> None:
    page = Page(rendered("html", checked("As an AI language model."), Report("b", None, (located(rule="x.y"),))))
    (panel,) = page.all("section", "panel")
    assert "Reporters are tested on findings" in panel.text
    assert "As a model, it is a toy ship." in panel.text
    assert "<!-- auditor: ignore-next loud.phrase -->" in panel.text
    (button,) = page.all("button", "w")
    assert button.attributes["popovertarget"] == panel.attributes["id"]


def heads(*found: Report) -> tuple[str, str]:
    page = Page(rendered("html", *found))
    return page.all("h1")[0].text.strip(), page.all("p", "read")[0].text


def test_the_heading_counts_and_says_what_was_read() -> None:
    assert heads() == ("No findings in 0 documents", "0 words read.")
    assert heads(checked("Fine.")) == ("No findings in 1 document", "1 word read.")
    assert heads(checked("As an AI language model."), checked("Fine.")) == (
        "1 finding in 1 of 2 documents",
        "1 error. 6 words read.",
    )
    assert heads(checked("Fine."), unread())[1] == "1 word read; 1 problem: not everything was read."


def test_nothing_read_is_not_called_clean() -> None:
    output = rendered("html", unread("dir/no.md"))
    assert "Nothing was read." in output
    assert "<li><code>dir/no.md</code> is not there (check the path)</li>" in output


def test_beyond_its_limit_the_page_holds_the_graver_findings_and_says_so(monkeypatch: Any) -> None:
    monkeypatch.setattr("auditor.reporters.html.MOST", 1)
    output = rendered("html", Report("a", None, (located("little", severity="info"), located("grave"))))
    page = Page(output)
    assert [one.text for one in page.all("h3")[:1]] == ["errorgrave"]
    assert "Not shown: 1 finding of the lowest severity. This page holds 1;" in output


def test_chunks_are_as_large_as_the_script_makes_them() -> None:
    many = Report("a.txt", None, tuple(located(line=number + 1) for number in range(100)))
    output = "".join(reporter("html").render([many], AUDITOR.ruleset, Style()))
    chunks = output.split('<div class="chunk">')[1:]
    assert [chunk.count("<article") for chunk in chunks] == [40, 40, 20]
    assert "const CHUNK = 40;" in (PAGE / "page.js").read_text()


def test_families_have_colours_of_their_own() -> None:
    known = [colour(name) for name in ("boilerplate", "ads", "ai", "superlatives", "facts", "prose")]
    assert len(set(known)) == len(known)
    assert colour("house_style") not in known
