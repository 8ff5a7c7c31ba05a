"""Laws of taking blocks out of a source: all others read as before, and no empty markup is left."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Document, Media, Source
from auditor.readers import read
from auditor.readers.elements import VOID
from auditor.removal import removal, without

AD, KEPT = "Zap the widget", "The ford stays open"
words = st.sampled_from((AD, KEPT, KEPT))


def out(content: str, media: Media) -> str:
    doc = read(Source("x", content, media))
    return without(content, removal(doc, gone(doc)))


def gone(doc: Document) -> frozenset[int]:
    return frozenset(i for i, block in enumerate(doc.blocks) if AD in block.span.of(doc.text))


def look(doc: Document) -> list[tuple[str, str, int, tuple[str, ...]]]:
    kept = (block for i, block in enumerate(doc.blocks) if i not in gone(doc))
    return [(block.span.of(doc.text), block.role, block.level, block.path) for block in kept]


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Pages of nested boxes, lists, tables and lines parted by breaks."""

    def inline() -> str:
        text = draw(words)
        link = '<a href="/x">{}</a>'
        wrap = draw(st.sampled_from(("{}", "<b>{}</b>", link, link.replace("{}", '<img src="i.png">{}'), "{}&nbsp;")))
        return wrap.format(text)

    def box(depth: int) -> str:
        kind = draw(st.sampled_from(("p", "div", "ul", "table", "br", "bare", "open", "figure", "h2")))
        inner = [box(depth - 1) for _ in range(draw(st.integers(1, 3)))] if depth else [inline()]
        if kind == "ul":
            return "<ul>\n" + "".join(f"  <li>{inline()}</li>\n" for _ in range(draw(st.integers(1, 3)))) + "</ul>\n"
        if kind == "table":
            return f"<table><tr><td>{inline()}</td><td>{inline()}</td></tr><tr><td>{inline()}</td></tr></table>"
        if kind == "br":
            return f"<div>{inline()}<br><br>\n{inline()}<br><br>{inline()}</div>\n"
        if kind == "figure":
            return f'<figure><img src="y.png"><figcaption>{inline()}</figcaption></figure>'
        if kind == "open":
            return f"<p>{inline()}"
        if kind in ("p", "h2"):
            return f"<{kind}>{inline()}</{kind}>\n"
        return f'<div class="k{depth}">{"".join(inner)}</div>' if kind == "div" else inline()

    return "".join(box(2) for _ in range(draw(st.integers(1, 4))))


SHAPES = (
    "{}",
    "## {}",
    "{}\n### {}\n{}",
    "{}\n===",
    "- {}\n- {}\n- {}",
    "1. {}\n\n1. {}",
    "* {}\n  * {}\n\n    {}\n* {}",
    "> {}\n>\n> {}",
    "| {} | b |\n|---|---|\n| {} | {} |\n| {} | {} |",
    '<div class="k">\n<p>{}</p>\n\n{}\n\n</div>',
)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Markdown with lists, quotes, tables, headings and HTML."""

    def line() -> str:
        text = draw(words)
        return draw(st.sampled_from(("{}", "**{}**", "[{}](/x)", "[![i](i.png) {}](/x)", "{} &amp; more"))).format(text)

    def block() -> str:
        shape = draw(st.sampled_from(SHAPES))
        return shape.replace("{}", "%s") % tuple(line() for _ in range(shape.count("{}")))

    parting = draw(st.sampled_from(("\n\n", "\n\n\n")))
    return parting.join(block() for _ in range(draw(st.integers(1, 5)))) + draw(st.sampled_from(("", "\n")))


@given(page=pages())
def test_of_a_page_the_rest_reads_as_before(page: str) -> None:
    doc = read(Source("x", page, "text/html"))
    after = out(page, "text/html")
    assert look(read(Source("x", after, "text/html"))) == look(doc)
    assert out(after, "text/html") == after
    assert open_tags(after) <= open_tags(page)


@given(text=articles())
def test_of_markdown_the_rest_reads_as_before(text: str) -> None:
    doc = read(Source("x", text, "text/markdown"))
    after = out(text, "text/markdown")
    assert look(read(Source("x", after, "text/markdown"))) == look(doc)
    assert out(after, "text/markdown") == after


@given(lines=st.lists(st.sampled_from((f"{AD}.", f"{KEPT}.", "", f"- {AD}", f"• {KEPT}", f"> {AD}", " ")), max_size=12))
def test_of_text_whole_lines_go_and_nothing_else(lines: list[str]) -> None:
    after = out("\n".join(lines), "text/plain")
    kept = [line for line in lines if AD not in line and line.strip()]
    assert [line for line in after.split("\n") if line.strip()] == kept
    assert out(after, "text/plain") == after


@given(page=pages() | articles(), media=st.sampled_from(("text/html", "text/markdown", "text/plain")))
def test_what_is_left_stands_in_the_source_in_its_order(page: str, media: Media) -> None:
    spans = removal(doc := read(Source("x", page, media)), gone(doc))
    assert all(a.end < b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(page) for span in spans)


class Balance(HTMLParser):
    """Counts the elements whose end tag is missing, or whose start tag is."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.wrong = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.stack:
            while self.stack.pop() != tag:
                self.wrong += 1
        else:
            self.wrong += 1


def open_tags(page: str) -> int:
    parser = Balance()
    parser.feed(page)
    return parser.wrong + len(parser.stack)


P = f"<p>{KEPT}.</p>"


@pytest.mark.parametrize(
    ("media", "before", "after"),
    [
        ("text/html", f"{P}\n  <ul>\n    <li>{AD}</li>\n  </ul>\n{P}", f"{P}\n{P}"),
        ("text/html", f"<ul><li>{KEPT}</li><li><a href=/x>{AD}</a></li></ul>", f"<ul><li>{KEPT}</li></ul>"),
        ("text/html", f"<div class=promo><h3>{AD}</h3><p><a href=/x><img src=i> {AD}</a></div>{P}", P),
        ("text/html", f"<div><img src=hero.png><p>{AD}</p></div>{P}", f"<div><img src=hero.png></div>{P}"),
        ("text/html", f"<p>{KEPT}.<br><br><b>{AD}</b> now<br><br>{KEPT}.</p>", f"<p>{KEPT}.<br><br>{KEPT}.</p>"),
        ("text/html", f"<p>{AD}<p>{KEPT}.", f"<p>{KEPT}."),
        ("text/html", f"<table><tr><td>{AD}<td>{KEPT}</table>", f"<table><tr><td><td>{KEPT}</table>"),
        ("text/html", f"<!-- auditor: off ads --><div>{AD}</div>{P}", f"<!-- auditor: off ads -->{P}"),
        ("text/markdown", f"{KEPT}.\n\n## {AD}\n\n- [{AD}](x)\n- {AD}\n\n{KEPT}.\n", f"{KEPT}.\n\n{KEPT}.\n"),
        ("text/markdown", f"- {KEPT}\n- [{AD}](x)\n- {KEPT}\n", f"- {KEPT}\n- {KEPT}\n"),
        ("text/markdown", f"{KEPT}.\n\n{AD}\n===\n", f"{KEPT}.\n"),
        ("text/markdown", f"> {KEPT}.\n>\n> **{AD}**\n>\n> {KEPT}.\n", f"> {KEPT}.\n>\n> {KEPT}.\n"),
        ("text/markdown", f"{KEPT}.\r\n\r\n{AD}\r\n\r\n{KEPT}.\r\n", f"{KEPT}.\r\n\r\n{KEPT}.\r\n"),
        ("text/markdown", f"é😀 {KEPT}.\n\n[{AD} é](x)\n\nö\n", f"é😀 {KEPT}.\n\nö\n"),
        ("text/markdown", f"---\ntitle: é\n---\n\n{AD}\n\n{KEPT}.\n", f"---\ntitle: é\n---\n\n{KEPT}.\n"),
        ("text/markdown", f'<div class="ad">\n\n{AD}\n\n</div>\n\n{KEPT}.\n', f"{KEPT}.\n"),
        ("text/markdown", f"| a | b |\n|---|---|\n| {AD} | {AD} |\n| c | d |\n", "| a | b |\n|---|---|\n| c | d |\n"),
        ("text/plain", f"{KEPT}.\n\n• {AD}\n• {AD}\n\n{KEPT}.\n", f"{KEPT}.\n\n{KEPT}.\n"),
        ("text/plain", f"{KEPT}.\n{AD}\n{KEPT}.\n", f"{KEPT}.\n{KEPT}.\n"),
        ("text/plain", f"{KEPT}.\n\n{AD}", f"{KEPT}.\n"),
    ],
)
def test_markup_goes_with_what_it_held(media: Media, before: str, after: str) -> None:
    assert out(before, media) == after


def test_a_block_stays_when_its_neighbours_would_be_read_anew() -> None:
    text = f"- one\n\n{AD}\n\n      {KEPT}\n"
    assert out(text, "text/markdown") == text


def test_deep_nesting_is_worked_off_in_one_go() -> None:
    page = "<div>" * 3000 + AD + "</div>" * 3000 + P
    assert out(page, "text/html") == P
    assert not re.search(AD, out(f"{'<b><p>' * 800}{AD}", "text/html"))


def test_an_island_of_a_site_generator_stays_and_notebooks_are_left_alone() -> None:
    text = f"> {AD}\n>\n> {{{{< figure src=a.png >}}}}\n\n{KEPT}.\n"
    assert "{{< figure src=a.png >}}" in out(text, "text/markdown")
    book = '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["AD"]}], "nbformat": 4}'.replace("AD", AD)
    assert out(book, "application/x-ipynb+json") == book
