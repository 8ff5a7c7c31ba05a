"""What the readers make of the worlds around Markdown, and where in the source each word of it stands."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from auditor.document import Document, Media, Source
from auditor.finding import Problem
from auditor.readers import read
from auditor.readers.containers import sources

Shown = list[tuple[str, str]]


def article(content: str, media: Media = "text/markdown") -> Document:
    return read(Source("x", content, media))


def blocks(doc: Document) -> Shown:
    return [(block.role, block.span.of(doc.text)) for block in doc.blocks if block.role != "front_matter"]


def place(doc: Document, words: str) -> tuple[int, int, str]:
    """Line and column at which `words` of the text stand, and what stands there."""
    at = doc.text.index(words)
    block = doc.block_at(at)
    span = doc.map.source(type(block.span)(at, at + len(words)))
    position = doc.lines.position(span.start)
    return position.line, position.column, span.of(doc.source.content)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("matter", "title", "description"),
    [
        ("---|title: It’s here|description: Of it # no|tags: [x]|---", "It’s here", "Of it"),
        ("---|title: 'It''s: here'|description: >-|  Of|  it|k: v|...", "It's: here", "Of it"),
        ('---|title: "A \\"b\\" \\u00e9"|description: Of|  it|---', 'A "b" é', "Of it"),
        ('+++|title = "A \\"b\\""|description = """|Of|it"""|[a]|title = "no"|+++', 'A "b"', "Of it"),
        ("+++|description = '''Of|it'''|title = 'A \\b'|+++", "A \\b", "Of it"),
        ('{|"a": {"title": "no"},|"title": "A \\ud83d\\ude00",|"description": "Of \\n it"|}', "A 😀", "Of it"),
    ],
)
def test_title_and_description_are_prose(end: str, matter: str, title: str, description: str) -> None:
    doc = article(matter.replace("|", end) + end + end + "Tëxt *a*")
    assert sorted(blocks(doc)) == sorted([("heading", title), ("paragraph", description), ("paragraph", "Tëxt a")])
    assert doc.meta == {"title": title, "description": description}
    assert [block.is_matter for block in doc.blocks][-2:] == [True, False]


def test_places_in_front_matter() -> None:
    doc = article('---\ntitle: "A \\"big\\" thing"\ndescription: |\n  Two\n  lines\n---\n\nBody')
    assert place(doc, "A ") == (2, 9, "A ")
    assert place(doc, 'big" thing') == (2, 13, 'big\\" thing')
    assert place(doc, "Two lines") == (4, 3, "Two\n  lines")
    assert place(doc, "Body") == (8, 1, "Body")


@pytest.mark.parametrize(
    "content", ["---\n\ntitle: a\n---\n", "a\n\n---\ntitle: a\n---\n", "{: .a}\nb", '{"title": 1', '{"title": "a"} b']
)
def test_what_is_no_front_matter(content: str) -> None:
    assert "title" not in article(content).meta


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('a {{< ref "b" >}} c\n', [("paragraph", "a c")]),
        ("a\n{{% note %}}\nb *c*\n{{% /note %}}\nd", [("paragraph", "a"), ("paragraph", "b c"), ("paragraph", "d")]),
        ("{{< highlight go >}}\nx()\n{{< /highlight >}}\na", [("paragraph", "a")]),
        ("{% highlight go %}\nx()\n\ny\n{% endhighlight %}\na", [("paragraph", "a")]),
        ("{% if a %}{% else %}\na{% endif %} b\n{% include c.html %}\nd", [("paragraph", "a b"), ("paragraph", "d")]),
        ("# T {#id}\n{: .lead}\na\n{: .b}\n\n- c\n{: .d}\n", [("heading", "T"), ("paragraph", "a"), ("item", "c")]),
        ("a {.b} c {: #d} e", [("paragraph", "a c e")]),
        ("{::comment}\na\n{:/comment}\nb", [("paragraph", "b")]),
        ("`{{ a }}`\n\n```\n{% b %}\n```\n", [("paragraph", "{{ a }}"), ("code", "{% b %}")]),
        ("a { b } {c} {{ d", [("paragraph", "a { b } {c} {{ d")]),
        ('!!! note "T"\n    a\n\n    b\n\nc', [("item", "T"), ("item", "a"), ("item", "b"), ("paragraph", "c")]),
        ("??? tip\n    a\n\n        b\n", [("item", "a"), ("code", "b")]),
        ('=== "T"\n\n    a\n\nb', [("item", "T"), ("item", "a"), ("paragraph", "b")]),
        ("Title\n===\n\na!!! b", [("heading", "Title"), ("paragraph", "a!!! b")]),
        (":::note T t\na\n:::\nb", [("paragraph", "T t"), ("paragraph", "a"), ("paragraph", "b")]),
        (":::note[T]\na\n:::", [("paragraph", "T"), ("paragraph", "a")]),
        ("::: {.callout-note}\n## T\na\n:::", [("heading", "T"), ("paragraph", "a")]),
        ("```{note} T\n:k: v\na *b*\n```\nc", [("paragraph", "T"), ("paragraph", "a b"), ("paragraph", "c")]),
        ("```{code-block} x\na\n```\nb", [("code", "a"), ("paragraph", "b")]),
        ("a {ref}`b c <d>` e {math}`f`", [("paragraph", "a b c e f")]),
        ("> [!NOTE]\n> a\n\n> b", [("paragraph", "a"), ("quote", "b")]),
    ],
)
def test_islands(content: str, expected: Shown) -> None:
    assert blocks(article(content)) == expected


def test_places_between_islands() -> None:
    doc = article('Ä {{< a >}} *b* [c]({{< ref "d" >}}) {ref}`e <f>` [g][h]\n\n[h]: {{site.u}}/x\n')
    assert place(doc, "b c") == (1, 14, "b* [c")
    assert place(doc, "e g") == (1, 44, "e <f>` [g")
    assert [link.target for link in doc.blocks[0].links] == ['{{< ref "d" >}}', "{{site.u}}/x"]


def test_mdx() -> None:
    doc = article(
        "import A from './a'\nexport const x = {\n  a: 1,\n}\n\n# T {props.name}\n\n"
        "<Tabs items={['a', {b: 2}]}>\n<Tab>\n\n"
        'Prose *here*.\n\n</Tab>\n</Tabs>\n\nA <B c="d" /> e {1 + 1} f, `{g}`.\n',
        "text/mdx",
    )
    assert blocks(doc) == [("heading", "T"), ("paragraph", "Prose here."), ("paragraph", "A e f, {g}.")]
    assert place(doc, "here.") == (11, 8, "here*.")
    assert blocks(article("import A from './a'\n")) == [("paragraph", "import A from './a'")]


@pytest.mark.parametrize(
    ("content", "media"),
    [
        ("a\n\n{REMARK}\n\nb\n\n{END}\n\nc", "text/markdown"),
        ("a\n\n<!-- REMARK -->\n\nb\n\n<!-- END -->\n\nc", "text/markdown"),
        ("a\n\n{{/* REMARK */}}\n\nb\n\n{{</* END */>}}\n\nc", "text/markdown"),
        ("a\n\n{# REMARK #}\n\nb\n\n{% comment %} END {% endcomment %}\n\nc", "text/markdown"),
        ("a\n\n{::comment}REMARK{:/comment}\n\nb\n\n{::comment}END{:/comment}\n\nc", "text/markdown"),
        ("a\n\n{/* REMARK */}\n\nb\n\n{/* END */}\n\nc", "text/mdx"),
        ("a\n\n.. REMARK\n\nb\n\n.. END\n\nc", "text/x-rst"),
    ],
)
def test_comments_stand_where_they_are_written(content: str, media: Media) -> None:
    content = content.replace("REMARK", "auditor: off ads").replace("END", "auditor: on")
    doc = article(content, media)
    if content.startswith("a\n\n{auditor"):
        assert doc.comments == ()
        return
    assert [(one.text, one.at) for one in doc.comments] == [("auditor: off ads", 3), ("auditor: on", 6)]
    assert "off ads" in doc.comments[0].source.of(content)
    assert doc.text == "a\n\nb\n\nc"


def test_front_matter_holds_no_comments() -> None:
    assert article("---\ntitle: a\nx: <!-- auditor: off -->\n---\nb").comments == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("===\nT\n===\n\na\nb\n\nU\n-\n\nV\n-----\nc", "heading T|paragraph a b|paragraph U -|heading V|paragraph c"),
        ("- a\n  b\n- c\n\n  d\n\n1. e\n#. f\n", "item a b|item c|paragraph d|item e|item f"),
        (".. note:: a\n   b\n\n   c\n\nd", "paragraph a b|paragraph c|paragraph d"),
        (".. admonition:: T\n   :class: x\n\n   a\n", "paragraph T|paragraph a"),
        (".. code-block:: x\n   :k: v\n\n   a\n     b\n\nc", "code a\n     b|paragraph c"),
        (".. toctree::\n   :maxdepth: 1\n\n   a\n   b\n\nc", "paragraph c"),
        ("a::\n\n  b\n   c\n\nd ::\n\n  e\n\nf", "paragraph a:|code b\n   c|paragraph d|code e|paragraph f"),
        ("a\n  b\n\n    c\n", "term a|paragraph b|quote c"),
        ("T\n===\n\n:date: 1\n:x: y\n\na\n\n:b: c\n", "heading T|paragraph a|item c"),
        ("+---+---+\n| a | b |\n+===+===+\n| c |   |\n| d | e |\n+---+---+\n", "cell a|cell b|cell c d|cell e"),
        ("==== ===\na b  c\n==== ===\nd    e\n==== ===\n", "cell a b|cell c|cell d|cell e"),
        (".. [1] a\n   b\n.. _t: http://u\n.. c\n   d\n\ne\n\n----\n\nf", "paragraph a b|paragraph e|paragraph f"),
        ("*a* **b** ``c`` `d <u>`__ t_ :r:`e <f>` [1]_ \\* |s| 2 * 3 *4 x_y", "paragraph a b c d t_ e * 2 * 3 *4 x_y"),
    ],
)
def test_restructuredtext(content: str, expected: str) -> None:
    shown = [f"{role} {text}" for role, text in blocks(article(content, "text/x-rst"))]
    assert shown == expected.split("|")


def test_places_in_restructuredtext() -> None:
    content = "Ä *b* `c\nd <u>`_ and t_ [1]_.\n\n.. note::\n\n   Take ``e`` care.\n\n.. _T: http://t\n"
    doc = article(content, "text/x-rst")
    assert place(doc, "b c d") == (1, 4, "b* `c\nd")
    assert place(doc, "e care") == (6, 11, "e`` care")
    assert [(link.target, link.span.of(doc.text)) for link in doc.blocks[0].links] == [("u", "c d"), ("http://t", "t")]
    assert [(mark.kind, mark.span.of(doc.text)) for mark in doc.marks] == [
        ("emphasis", "b"), ("footnote", ""), ("code", "e"),
    ]  # fmt: skip
    assert [block.level for block in article("A\n=\n\nB\n-----\n\nCC\n==\n\nDD\n--\n", "text/x-rst").blocks] == [
        0,
        1,
        2,
        1,
    ]


def notebook(*cells: tuple[str, object]) -> str:
    return json.dumps({"cells": [{"cell_type": kind, "source": source} for kind, source in cells]}, indent=1)


def test_places_in_a_notebook() -> None:
    content = notebook(
        ("markdown", ['# Ä "q"\n', "\n", "A *b*\tc\n", "next 😀 line <!-- auditor: off -->"]),
        ("code", ["print('x y')"]),
        ("markdown", "Last"),
    )
    doc = article(content, "application/x-ipynb+json")
    assert blocks(doc) == [("heading", 'Ä "q"'), ("paragraph", "A b c next 😀 line"), ("paragraph", "Last")]
    assert place(doc, '"q"') == (6, 15, '\\"q\\"')
    assert place(doc, "b c") == (8, 9, "b*\\tc")
    assert place(doc, "😀 line") == (9, 11, "\\ud83d\\ude00 line")
    assert place(doc, "Last") == (20, 15, "Last")
    assert doc.comments[0].source.of(content) == "<!-- auditor: off -->"
    assert doc.skipped == {"code cell": 2}


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ('{"cells": [\n  }', "x.ipynb:2:3", "no JSON"),
        ("[]", "x.ipynb", "no list of cells"),
        ('{"cells": 1}', "x.ipynb", "no list of cells"),
        ("[" * 100_000, "x.ipynb", "nested too deeply"),
    ],
)
def test_what_is_no_notebook_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, where: str, what: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.ipynb").write_text(content, encoding="utf8")
    [problem] = sources(["x.ipynb"])
    assert isinstance(problem, Problem)
    assert problem.where == where
    assert what in problem.what


def test_folders_are_walked_for_all_of_them(tmp_path: Path) -> None:
    names = ("a.md", "b.mdx", "c.qmd", "d.rst", "e.ipynb", "f.myst", "g.png")
    for name in names:
        (tmp_path / name).write_text('{"cells": []}' if name == "e.ipynb" else "words", encoding="utf8")
    skipped: Counter[str] = Counter()
    found = [one.media for one in sources([str(tmp_path)], "", skipped) if isinstance(one, Source)]
    markdown = "text/markdown"
    assert found == [markdown, "text/mdx", markdown, "text/x-rst", "application/x-ipynb+json", markdown]
    assert skipped == {".png": 1}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("`{a}` {.b} `{{ c }}`", "{a} {{ c }}"),
        ("``{% a `` {% b %} c", "{% a c"),
        ("` {% a %} b", "` b"),
        ("`` {{ a }} ` b", "`` ` b"),
        ("<!-- {{ a }} -->\n\nb {{ c }} d", "b d"),
        ("`" + "a" * 393 + "{{ b }}` c", "a" * 393 + "{{ b }} c"),
        ("~~~\n{{ a }}\n~~~\n\nb {{ c }}", "{{ a }}\n\nb"),
        ("- ```\n  {{ a }}\n  ```\n- b", "{{ a }}\n\nb"),
    ],
)
def test_code_holds_no_islands(content: str, expected: str) -> None:
    """Islands in code that is closed within 400 characters are code; others are not read."""
    assert article(content).text == expected
