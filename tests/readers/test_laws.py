"""Laws that every reader keeps, on generated markup."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from auditor.document import Document, Media, Source
from auditor.readers import read
from auditor.readers.escapes import parts
from auditor.span import Piece, Span

WORDS = [
    "word",
    "Été",
    "naïve",
    "e\u0301clair",
    "😀",
    "👩‍🚀",
    "a\tb",
    "two  spaces",
    "x\u00a0y",
    "soft\u00adhyphen",
    "日本語",
    ".",
]
BREAKS = ["\n", "\r\n", "\r", " ", "\t", "\n\n", "\r\n\r\n"]
HTML = [
    "<p>",
    "</p>",
    "<p class='a b' id=x>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<a href='u' rel='nofollow ugc'>",
    "</a>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<br>",
    "<br><br>",
    "<h2>",
    "</h2>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "&amp;",
    "&nbsp;",
    "&shy;",
    "&#128512;",
    "&bogus;",
    "<!-- c -->",
    "<script>x</script>",
    "<span hidden>",
    "</span>",
    "<blockquote>",
    "</blockquote>",
    "<q>",
    "</q>",
    "<",
    "</",
    "<svg>",
    "</svg>",
    "<dl><dt>",
    "<dd>",
    "<button>",
    "</button>",
    "<sup><a href='#n'>1</a></sup>",
    "<input type=submit value='Go on'>",
    "</br>",
    "<hr>",
    "<title>t</title>",
]
MARKDOWN = [
    "# ",
    "## ",
    "* ",
    "1. ",
    "> ",
    "- [ ] ",
    "`",
    "``",
    "```\n",
    "**",
    "*",
    "_",
    "~~",
    "[l](u)",
    "[r][q]",
    "\n\n[q]: v\n\n",
    "![alt](i)",
    "[^1]",
    "\n\n[^1]: note\n\n",
    "\n| a | b |\n|---|---|\n| c | d |\n",
    "\\*",
    "  \n",
    "    ",
    "\n---\n",
    "---\nk: v\n---\n",
    "<http://x.y>",
    "\nterm\n: def\n",
    "[",
    "]",
    "> > ",
    "\n===\n",
]
PLAIN = [
    "• ",
    "- ",
    "1. ",
    "> ",
    "\n\n",
    "auditor: off x",
    "\n# auditor: on\n",
    "<!-- auditor: ignore-next -->",
    "word " * 12,
]


WORLDS = [
    "{{< a >}}",
    "\n{{% note %}}\n",
    "{{% /note %}}",
    "{{< highlight x >}}",
    "{{< /highlight >}}",
    "{% if x %}",
    "{% comment %}",
    "{% endcomment %}",
    "{{ a | b }}",
    "[l]({{ u }})",
    "{# c #}",
    "{{",
    "}}",
    "{",
    "}",
    "\n{: .a }\n",
    "{.a}",
    "{ref}`t <u>`",
    "{math}`x`",
    '\n!!! note "t"\n    ',
    "\n!!! tip\n",
    '\n=== "tab"\n\n    ',
    "\n:::note T\n",
    "\n:::\n",
    "\n```{note} T\n:k: v\n",
    "\n```\n",
    "\nimport a from 'b'\n",
    "<Tab a={b}>",
    "</Tab>",
    "{/* c */}",
    "> [!NOTE]\n> ",
    "---\ntitle: 'a''b'\ndescription: >\n  c\n---\n",
    '+++\ntitle = "a\\u00e9b"\n+++\n',
    '{"title": "a\\nb"}\n',
]
RST = [
    "\n====\n",
    "\n----\n",
    "\n- ",
    "\n#. ",
    "\n\n    ",
    "\n   ",
    "::\n\n   ",
    "\n.. note:: ",
    "\n.. code-block:: x\n   :k: v\n\n   ",
    "\n.. image:: a\n   :alt: b\n",
    "\n.. c\n",
    "\n.. [1] ",
    "\n.. _t: u\n",
    "\n:f: v\n",
    "t_",
    "`t`_",
    "`a <u>`__",
    ":r:`x <y>`",
    ":code:`x`",
    "``c``",
    "**b**",
    "*e*",
    "[1]_",
    "|s|",
    "\\*",
    "\n+---+---+\n| a | b |\n+---+---+\n",
    "\n=== ===\na   b\n=== ===\n",
]


def markup(media: Media) -> st.SearchStrategy[str]:
    """Texts made of the parts that matter to a reader, in any order."""
    own = {
        "text/html": HTML,
        "text/markdown": MARKDOWN + WORLDS + HTML,
        "text/mdx": MARKDOWN + WORLDS,
        "text/plain": PLAIN,
        "text/x-rst": RST,
    }[media]
    parts = st.one_of(st.sampled_from(WORDS), st.sampled_from(BREAKS), st.sampled_from(own), st.text(max_size=4))
    return st.lists(parts, max_size=40).map("".join)


def spaced(piece: Piece, doc: Document) -> str:
    """The source of an aligned piece, with a space for each white space unless the text keeps its own."""
    source = piece.source.of(doc.source.content)
    if doc.block_at(piece.text.start).role in ("code", "front_matter"):
        return source
    return "".join(" " if char.isspace() else char for char in source)


def check(doc: Document) -> None:
    """Raise when `doc` breaks a law."""
    content, text = doc.source.content, doc.text
    at = 0
    for piece in doc.map.pieces:
        assert piece.text.start == at
        assert piece.text.end > at
        at = piece.text.end
        assert 0 <= piece.source.start <= piece.source.end <= len(content)
        if piece.aligned:
            assert piece.text.of(text) == spaced(piece, doc)
            assert doc.map.source(piece.text) == piece.source
    assert at == len(text)
    end = 0
    for number, block in enumerate(doc.blocks):
        assert block.span.start == (end + 2 if number else 0)
        assert text[end : block.span.start] == ("\n\n" if number else "")
        end = block.span.end
        inner = block.span.of(text)
        assert inner
        assert inner == inner.strip()
        if block.role not in ("code", "front_matter"):
            assert inner == " ".join(inner.split())
        assert all(block.span.contains(link.span) for link in block.links)
    assert end == len(text)
    assert doc.words == len(text.split())
    for mark in doc.marks:
        assert any(block.span.contains(mark.span) for block in doc.blocks)
    assert all(0 <= comment.at <= len(text) for comment in doc.comments)
    assert [c.at for c in doc.comments] == sorted(c.at for c in doc.comments)


@pytest.mark.parametrize("media", ["text/plain", "text/markdown", "text/mdx", "text/x-rst", "text/html"])
def test_reader_law(media: Media) -> None:
    @settings(max_examples=400, deadline=None)
    @given(markup(media))
    def law(content: str) -> None:
        check(read(Source("x", content, media)))

    law()


@settings(max_examples=300, deadline=None)
@given(st.lists(markup("text/markdown"), max_size=4), st.booleans(), st.booleans())
def test_notebook_law(texts: list[str], ascii_only: bool, whole: bool) -> None:
    """A notebook reads as its cells do together, and each word stands in its file where the map says."""
    sources = [text if whole else text.splitlines(keepends=True) for text in texts]
    cells = [{"cell_type": "markdown", "metadata": {"source": ["no"]}, "source": one} for one in sources]
    content = json.dumps({"cells": [*cells, {"cell_type": "code", "source": "no"}]}, ensure_ascii=ascii_only, indent=1)
    doc = read(Source("x", content, "application/x-ipynb+json"))
    check(doc)
    shown = [text for text in texts if text]
    assert doc.text == read(Source("x", "\n\n".join(shown), "text/markdown")).text


@given(st.text(), st.booleans())
def test_parts_of_a_string_read_as_json_reads_it(text: str, ascii_only: bool) -> None:
    written = json.dumps(text, ensure_ascii=ascii_only)
    found = list(parts(written, 1, len(written) - 1))
    assert "".join(part for part, *_ in found) == text
    assert [a for _, a, _, _ in found] == [1, *(b for _, _, b, _ in found)][: len(found)]
    assert all(written[a:b] == part for part, a, b, verbatim in found if verbatim)


@pytest.mark.parametrize("media", ["text/plain", "text/markdown", "text/html"])
@given(
    st.lists(
        st.sampled_from(["Longer", "words", "of", "an", "article,", "naïve", "日本語", "&", "x\u00a0y"]), min_size=2
    ),
    st.data(),
)
def test_document_tells_where_lines_begin_inside_a_block(media: Media, words: list[str], data: st.DataObject) -> None:
    breaks = st.sampled_from([" ", "\n", "  ", " \n", "\t", "\n "] if media != "text/plain" else [" ", "\n"])
    between = [data.draw(breaks) for _ in words[1:]]
    content = words[0] + "".join(map("".join, zip(between, words[1:], strict=True)))
    doc = read(Source("a", content, media))
    begun = set()
    at = len(words[0])
    for gap, word in zip(between, words[1:], strict=True):
        if gap.endswith("\n"):
            begun.add(at + len(gap))
        at += len(gap) + len(word)
    assume(len(doc.blocks) == 1)
    assert {doc.map.source(Span(start, start + 1)).start for start in doc.line_starts} == begun
