"""Which lines of a plain text make a block, and what the block is."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Document, Source
from auditor.readers.plain import read

WRAPPED = """\
The river rises in the hills above the town and flows to the
sea past three mills, of which one still grinds flour today.
A new bridge was opened.
Boats may not pass under it when the water stands high.
"""


def text(content: str) -> Document:
    return read(Source("x.txt", content, "text/plain"))


def blocks(content: str) -> list[tuple[str, str]]:
    doc = text(content)
    return [(block.role, block.span.of(doc.text)) for block in doc.blocks]


def test_a_break_is_a_wrap_only_where_the_next_word_had_no_room() -> None:
    first, *others = [text for _, text in blocks(WRAPPED)]
    assert first.endswith(
        "flows to the sea past three mills, of which one still grinds flour today. A new bridge was opened."
    )
    assert others == ["Boats may not pass under it when the water stands high."]


def test_long_lines_are_blocks() -> None:
    assert [t for _, t in blocks("word " * 30 + "end.\nnext line\nlast")] == [
        ("word " * 30 + "end."),
        "next line",
        "last",
    ]


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "1.", "12)", "a)", "(b)"])
def test_items(bullet: str) -> None:
    assert blocks(f"{bullet} one\n{bullet} two\n   more of it\n") == [("item", "one"), ("item", "two more of it")]


@pytest.mark.parametrize("line", ["2013. It was", "-5 degrees", "1.5 metres", "A. Smith", "*bold* word"])
def test_no_items(line: str) -> None:
    assert blocks(line) == [("paragraph", line)]


def test_heading_stands_before_prose() -> None:
    prose = "The mill was built by the town, and it has been in use since then, as its owners like to say."
    assert blocks(f"How the mill works\n\n{prose}\n\nMore stories\n\nA short headline\n") == [
        ("heading", "How the mill works"),
        ("paragraph", prose),
        ("paragraph", "More stories"),
        ("paragraph", "A short headline"),
    ]


def test_quote() -> None:
    assert blocks("> one\n>> two\n\nthree")[-2:] == [("quote", "two"), ("paragraph", "three")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<!-- auditor: off ads -->", "auditor: off ads"),
        ("# auditor: ignore-next ai", "auditor: ignore-next ai"),
        ("// auditor: on", "auditor: on"),
        ("auditor: off", "auditor: off"),
    ],
)
def test_comment(line: str, expected: str) -> None:
    doc = text(f"one\n{line}\r\ntwo")
    assert [b.span.of(doc.text) for b in doc.blocks] == ["one", "two"]
    assert [(c.text, c.at, c.source.of(doc.source.content)) for c in doc.comments] == [(expected, 5, line)]


def test_a_sentence_about_an_auditor_is_text() -> None:
    assert blocks("The auditor: a man of few words.") == [("paragraph", "The auditor: a man of few words.")]


@pytest.mark.parametrize(
    "content", ["word " * 80_000, "a" * 1_000_000, "ab cd\n" * 100_000, "> " * 200_000, " " * 400_000]
)
def test_linear_time(content: str) -> None:
    begin = time.process_time()
    text(content)
    assert time.process_time() - begin < 8


def test_every_white_space_is_folded() -> None:
    for char in filter(str.isspace, map(chr, range(sys.maxunicode + 1))):
        if char not in "\n\r":
            for content in (f"a{char}b", f"a{char}{char}b", f"é{char} b", f"a {char}b"):
                assert text(content).text == f"{content[0]} b"


@given(st.text("ab A.)>-1(\t\xa0\xad é’“\n", max_size=14))
def test_a_line_alone_reads_as_one_before_a_line_break(content: str) -> None:
    alone, ended = text(content), text(f"{content}\n")
    assert (alone.text, alone.blocks, alone.map.runs) == (ended.text, ended.blocks, ended.map.runs)
