"""Laws that every reader keeps, on generated markup."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.document import Document, Media, Source
from auditor.readers import read
from auditor.span import Piece

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


def markup(media: Media) -> st.SearchStrategy[str]:
    """Texts made of the parts that matter to a reader, in any order."""
    own = {"text/html": HTML, "text/markdown": MARKDOWN + HTML, "text/plain": PLAIN}[media]
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


@pytest.mark.parametrize("media", ["text/plain", "text/markdown", "text/html"])
def test_reader_law(media: Media) -> None:
    @settings(max_examples=400, deadline=None)
    @given(markup(media))
    def law(content: str) -> None:
        check(read(Source("x", content, media)))

    law()
