"""What the HTML reader makes of elements, and what it leaves out."""

from __future__ import annotations

import time

import pytest

from auditor.document import Document, Source
from auditor.readers.html import read


def page(markup: str) -> Document:
    return read(Source("x.html", markup, "text/html"))


def blocks(markup: str) -> list[tuple[str, str]]:
    doc = page(markup)
    return [(block.role, block.span.of(doc.text)) for block in doc.blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h2>A</h2><p>b<p>c", [("heading", "A"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<ul><li>a<li><p>b</p></ul>c", [("item", "a"), ("item", "b"), ("paragraph", "c")]),
        ("<table><caption>t<tr><th>a<td>b<tr><td>c</table>", [("caption", "t"), *[("cell", c) for c in "abc"]]),
        ("<td><p>layout</p>", [("paragraph", "layout")]),
        ("<blockquote><h3>a</h3><p>b</blockquote>c", [("quote", "a"), ("quote", "b"), ("paragraph", "c")]),
        ("<pre> a\n  b\n</pre>", [("code", "a\n  b")]),
        ("<dl><dt>a<dd>b</dl>", [("term", "a"), ("term", "b")]),
        ("<button>Go</button><input type=submit value='S &amp; T'>", [("control", "Go"), ("control", "S & T")]),
        ("<figure><img alt=x><figcaption>c</figcaption></figure>", [("caption", "c")]),
        ("a <b>b</b><i>c</i> <span>d</span>", [("paragraph", "a bc d")]),
        ("a</p>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("<p>one<br><br>two", [("paragraph", "one"), ("paragraph", "two")]),
        ("<p>Main St 1<br>Springfield", [("paragraph", "Main St 1"), ("paragraph", "Springfield")]),
        ("<p>it goes<br>on here", [("paragraph", "it goes on here")]),
        ("<h1>Title<br>More</h1>", [("heading", "Title More")]),
        ("<div>a<section>b</div>c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<p>docu&shy;ment&nbsp;&nbsp;x", [("paragraph", "document x")]),
        ("<p>a</em></foo>b", [("paragraph", "ab")]),
        ("<table><tr><td>a</div>b</table>", [("cell", "ab")]),
    ],
)
def test_blocks(markup: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(markup) == expected


@pytest.mark.parametrize(
    ("markup", "reason", "words"),
    [
        ("<script>var a = 1;</script>", "script", 4),
        ("<style>p { }</style>", "style", 3),
        ("<noscript>turn it on</noscript>", "noscript", 3),
        ("<svg><text>in it</text></svg>", "svg", 2),
        ("<div hidden>not <p>seen</div>", "hidden", 2),
        ("<p aria-hidden=true>not seen", "hidden", 2),
        ("<p style='color:red; DISPLAY : none'>not seen", "hidden", 2),
        ("<textarea>a b</textarea>", "textarea", 2),
        ("<template><p>a b c</template>", "template", 3),
    ],
)
def test_unread(markup: str, reason: str, words: int) -> None:
    doc = page(f"<p>before</p>{markup}<p>after</p>")
    assert doc.text == "before\n\nafter"
    assert doc.skipped == {reason: words}


def test_path_names_the_open_elements() -> None:
    doc = page("<html><body class='k l'><div id=m><p class=x>a</p></div><a class=card href=u><div>b</div></a>")
    assert [block.path for block in doc.blocks] == [
        ("body.k.l", "div#m", "p.x"),
        ("body.k.l", "a.card", "div"),
    ]


def test_path_has_an_inline_element_only_when_it_holds_the_whole_block() -> None:
    doc = page("<p><b class=ad>all of it</b></p><p><b class=lead>First</b> and more</p>")
    assert [block.path for block in doc.blocks] == [("p", "b.ad"), ("p",)]


def test_path_keeps_the_innermost_elements() -> None:
    path = page("<div>" * 100 + "<p>a").blocks[0].path
    assert len(path) == 32
    assert path[-1] == "p"


def test_links_and_marks() -> None:
    doc = page("<p>See <a href=' /x ' rel='Nofollow ugc'> the page </a>, <q>so</q> <em>it</em> <del>was</del>.")
    (link,) = doc.blocks[0].links
    assert (link.target, link.rel, link.span.of(doc.text)) == ("/x", ("nofollow", "ugc"), "the page")
    assert [(m.kind, m.span.of(doc.text)) for m in doc.marks] == [
        ("quote", "so"),
        ("emphasis", "it"),
        ("deleted", "was"),
    ]


def test_link_over_two_blocks_is_a_link_in_each() -> None:
    doc = page("<a href=u><h3>Title</h3><p>text</p></a><p>none</p>")
    assert [[link.span.of(doc.text) for link in block.links] for block in doc.blocks] == [["Title"], ["text"], []]


@pytest.mark.parametrize(
    "note", ["<sup><a href='#n1'>1</a></sup>", "<sup>[<a href='p#n'>1</a>]</sup>", "<a href=#n><sup>1</sup></a>"]
)
def test_footnote_is_a_mark_and_no_text(note: str) -> None:
    doc = page(f"<p>In 2013{note}, it grew by 5 m<sup>2</sup>.")
    assert doc.text == "In 2013, it grew by 5 m2."
    assert [(m.kind, m.span.start, m.span.end) for m in doc.marks] == [("footnote", 7, 7)]


def test_meta() -> None:
    doc = page(
        "<html lang=en><head><title>A &amp; b</title><meta name=Description content='of it'>"
        "<link rel=canonical href=https://e.org/a><meta property=og:type content=article>"
        "<meta property=article:published_time content=2024-05-01><body><p>t<svg><title>no</title></svg>"
    )
    assert doc.meta == {
        "lang": "en", "title": "A & b", "description": "of it", "url": "https://e.org/a", "type": "article",
        "date": "2024-05-01",
    }  # fmt: skip


def test_comment_stands_before_the_next_block_or_inside_one() -> None:
    doc = page("<p>one</p><!-- auditor: off --><p>two <!-- x -->three</p>")
    assert [(c.text, c.at) for c in doc.comments] == [("auditor: off", 5), ("x", 8)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_with_every_line_break(end: str) -> None:
    markup = end.join(["<p>a", "<b>b", "c</b> &amp;", "déjà 😀</p>"])
    doc = page(markup)
    assert doc.text == "a b c & déjà 😀"
    for piece in doc.map.pieces:
        if piece.aligned:
            assert piece.text.of(doc.text).split() == piece.source.of(markup).split()


@pytest.mark.parametrize(
    "markup",
    [
        "<div>x" * 10_000, "<" * 150_000, "<b>x" * 10_000 + "<p>x" * 10_000, "<div>" * 10_000 + "</foo>" * 10_000,
        "<b><table><tr><td>" + "<div>" * 10_000 + "</b>" * 10_000, "<a href=q><b>" * 8_000 + "x" + "</b></a>" * 8_000,
        "<table><tr><td>x" * 5_000, ("<sup " + "x" * 180) * 3_000, "<font><p>" * 8_000 + "</font>" * 8_000,
    ],
)  # fmt: skip
def test_hostile_markup_takes_linear_time(markup: str) -> None:
    begin = time.process_time()
    page(markup)
    assert time.process_time() - begin < 5  # a quadratic reader takes minutes


@pytest.mark.parametrize(
    "markup",
    [
        "<p>One <b>two <i>three</b> four</i> five<p>six",
        "<ul><li>a<ul><li>b<li>c</ul><li>d</ul>e",
        "<table><tr><td>a<td>b<tr><td>c<table><tr><td>d</table>e</table>f",
        "<div><span>a<div>b</span>c</div>d</div>e",
        "<a href=x>one<a href=y>two</a> three",
        "<h1>a<h2>b</h1>c",
        "<select><option>a<option>b</select> c",
        "<dl><dt>a<dd>b<dt>c</dl><p>d</div>e",
        "<p>a<div>b</p>c</div>d",
        "text <!-- gone --> more &lt;b&gt; &eacute;t&eacute;",
        "<p>a</body><p>b",
        "<b><p>one</b> two</p> three",
        "<p>a<script>x < y</script>b<style>c{}</style> d",
    ],
)
def test_visible_words_are_those_of_another_parser(markup: str) -> None:
    from lxml import etree

    tree = etree.fromstring(f"<html><body>{markup}</body></html>", etree.HTMLParser())
    etree.strip_elements(tree, "script", "style", etree.Comment, with_tail=False)
    expected = "".join("".join(str(text) for text in tree.itertext()).split())
    assert expected
    assert "".join(page(markup).text.split()) == expected


def test_what_stands_open_at_the_end_of_the_page_is_kept() -> None:
    doc = page("<p>See <a href=u>this <em>page")
    assert [link.target for link in doc.blocks[0].links] == ["u"]
    assert [mark.kind for mark in doc.marks] == ["emphasis"]


def test_elements_that_follow_each_other_are_told_apart() -> None:
    """The second of two alike is opened as the first was; what stands in them is their own."""
    doc = page(
        "<ul><li>a<li><b>b</b></ul><ul id=x><li>c</ul><div><p>d</p></div><div><p>e</p><p hidden>f</p><p>g</p></div>"
    )
    assert [(block.role, block.span.of(doc.text), block.path) for block in doc.blocks] == [
        ("item", "a", ("ul", "li")), ("item", "b", ("ul", "li", "b")), ("item", "c", ("ul#x", "li")),
        ("paragraph", "d", ("div", "p")), ("paragraph", "e", ("div", "p")), ("paragraph", "g", ("div", "p")),
    ]  # fmt: skip
