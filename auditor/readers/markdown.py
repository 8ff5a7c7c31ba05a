"""Markdown articles: CommonMark with tables, footnotes, strikethrough, task lists and front matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

import pyromark

from auditor.document import Document, Source
from auditor.language.lazy import lazy
from auditor.readers.builder import Builder
from auditor.readers.elements import POINTS, Element
from auditor.readers.flow import Flow
from auditor.readers.frame import NO_ATTRIBUTES, Attributes
from auditor.readers.html import SPECIAL, Page
from auditor.readers.islands import Island, masked
from auditor.readers.matter import find

_O = pyromark.Options
# Smart punctuation stays off: the text must read as its source does.
OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_HEADING_ATTRIBUTES
    | _O.ENABLE_GFM
    | _O.ENABLE_DEFINITION_LIST
)
_INHERITS = Element(block=True, inherits=True)
_ALERT = Element(block=True)
_TERM = Element(block=True, role="term")
_BLOCKS: Mapping[str, tuple[str, Element]] = {
    "Paragraph": ("#p", _INHERITS),
    "BlockQuote": ("quote", Element(block=True, role="quote")),
    "List": ("list", _INHERITS),
    "Item": ("#item", Element(block=True, role="item")),
    "CodeBlock": ("#code", Element(block=True, role="code", verbatim=True)),
    "Table": ("table", _INHERITS),
    "TableHead": ("#row", _INHERITS),
    "TableRow": ("#row", _INHERITS),
    "TableCell": ("#cell", Element(block=True, role="cell")),
    "FootnoteDefinition": ("footnote", Element(block=True)),
    "DefinitionList": ("list", _INHERITS),
    "DefinitionListTitle": ("#term", _TERM),
    "DefinitionListDefinition": ("#definition", _TERM),
}
_HEADINGS = {f"H{n}": Element(block=True, role="heading", level=n) for n in range(1, 7)}
_INLINES: Mapping[str, tuple[str, Element]] = {
    "Emphasis": ("#em", Element(mark="emphasis")),
    "Strong": ("#strong", Element(mark="strong")),
    "Strikethrough": ("#del", Element(mark="deleted")),
    "Image": ("#image", Element(unread="image")),
}
_LINK = Element()
_CODE = Element(mark="code")
_NAMES: Mapping[str, str] = {
    **{kind: name for kind, (name, _) in (*_BLOCKS.items(), *_INLINES.items())},
    "Heading": "#heading",
    "Link": "#a",
}
_FRONT = Element(block=True, role="front_matter", verbatim=True)
_PROSE: Mapping[str, Element] = {
    "title": Element(block=True, role="heading", level=1),
    "description": Element(block=True),
}
# After the last event of a document.
_END: Sequence[tuple[str, Mapping[str, int]]] = (("", {}),)
# A link with template tags for a target finds them among the next tags, one by reference among the first.
MOST_TAGS = 200
_FILL = lazy("x{4,}")
_start = attrgetter("start")
_COMMENT = lazy(r"\s*<!--((?:(?!-->).)*)-->\s*", re.DOTALL)
# Ordinary tags, for which the HTML tokenizer need not be imported.
_TAG = lazy(r"""<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z-]+=(?:"[^"&<>\r#\0]*"|'[^'&<>\r#\0]*'))*)\s*/?>""")
_ATTRIBUTE = lazy(r"""([A-Za-z-]+)=(?:"([^"]*)"|'([^']*)')""")


def read(source: Source) -> Document:
    """The text of an article, without its markup."""
    builder = Builder(source)
    reader = _Reader(source.content, Flow(builder), mdx=source.media == "text/mdx")
    reader.run()
    reader.flow.finish()
    return builder.document({**reader.meta, **source.meta}, reader.flow.skipped)


class _Reader:
    """Hands the events of one document to a Flow."""

    def __init__(self, content: str, flow: Flow, *, mdx: bool = False) -> None:
        self._content = content
        self._islands: Sequence[Island] = ()
        self._mdx = mdx
        self.flow = flow
        self._page = Page(flow)
        self._html: list[tuple[int, int]] = []
        # Whether a paragraph is open that has no element of its own, as those without HTML need none,
        # and how many elements are open around it.
        self._bare = False
        self._depth = 0
        self.meta: dict[str, str] = {}

    def run(self) -> None:
        """Read the whole document."""
        begin = self._front_matter()
        body, islands = masked(self._content, begin, mdx=self._mdx)
        if islands:
            self._islands = islands
            self.flow.skip_islands([(one.start, one.end, one.remark, one.parts) for one in islands])
        events = pyromark.events_with_range(body, options=OPTIONS)
        self._events(events, body.encode(), begin)

    def _events(self, events: Iterable[Any], raw: bytes, point: int) -> None:  # noqa: C901 - the one loop
        """Ranges count bytes: `point` is the character of the source for byte `at` of the body."""
        at = 0
        # Texts and line breaks that lie side by side are handed on as one.
        begin = until = -1
        for event, extent in chain(events, _END):
            kind, value = (event, "") if event.__class__ is str else event.popitem()
            if kind == "Text":
                first, last = extent["start"], extent["end"]
                # Most texts stand in the source as they read.
                if value == raw[first:last].decode():
                    if first == until:
                        until = last
                        continue
                    kind = "Run"
            elif kind == "SoftBreak" and extent["start"] == until:
                until = extent["end"]
                continue
            if until >= 0:
                text = raw[begin:until].decode()
                start = point if begin == at else point + _count(raw, at, begin)
                point, at, until = start + len(text), until, -1
                self.flow.text(start, point, text)
            if kind == "Run":
                begin, until = first, last
            elif kind == "Start":
                self._start(value, point)
            elif kind == "End":
                self._end(value)
            elif kind:
                start = point + _count(raw, at, extent["start"])
                at = extent["end"]
                point = start + _count(raw, extent["start"], at)
                self._other(kind, value, start, point)

    def _other(self, kind: str, value: str, start: int, end: int) -> None:
        if kind == "Text":
            self.flow.stand_in(value, start, end)
        elif kind == "Code":
            self._code(value, start, end)
        elif kind == "Html":
            self._html_line(start, end)
        elif kind == "InlineHtml":
            self._inline_html(self._content[start:end], start, end)
        elif kind == "FootnoteReference":
            self.flow.footnote(value)
        elif kind in ("SoftBreak", "HardBreak"):
            self.flow.space(start, end)
        elif kind == "Rule":
            self.flow.rule()

    def _start(self, value: str | dict[str, Any], point: int) -> None:
        flow = self.flow
        if value == "Paragraph":
            flow.rule()
            self._bare = True
            self._depth = flow.depth
            return
        kind: str
        detail: Any
        kind, detail = (value, None) if isinstance(value, str) else value.popitem()
        if kind in _BLOCKS:
            name, element = _BLOCKS[kind]
            # An alert is the author's own word.
            flow.enter(name, _ALERT if detail and kind == "BlockQuote" else element)
        elif kind == "Link":
            flow.push("#a", _LINK, {"href": self._target(detail, point)})
        elif kind == "Heading":
            flow.enter("#heading", _HEADINGS[detail["level"]])
        elif kind in _INLINES:
            flow.push(*_INLINES[kind])

    def _end(self, value: str | dict[str, Any]) -> None:
        if value == "Paragraph" and self._bare:
            self._bare = False
            self.flow.close()
            return
        kind = value if isinstance(value, str) else value.popitem()[0]
        if kind in _NAMES:
            self.flow.pop(_NAMES[kind])
        elif kind == "HtmlBlock":
            self._html_block()

    def _code(self, text: str, start: int, end: int) -> None:
        flow = self.flow
        flow.push("#code", _CODE)
        at = self._content.find(text, start, end)
        if at >= 0:
            flow.text(at, at + len(text), text)
        else:
            flow.stand_in(text, start, end)
        flow.pop("#code")

    def _target(self, link: dict[str, Any], point: int) -> str:
        """Where a link after `point` leads, with the template tags that were masked."""
        target = str(link["dest_url"])
        if link["link_type"] == "Email":
            return f"mailto:{target}"
        fill = _FILL.search(target) if self._islands else None
        if fill is None:
            return target
        first = bisect_left(self._islands, point, key=_start) if link["link_type"] == "Inline" else 0
        for island in self._islands[first : first + MOST_TAGS]:
            if island.end - island.start == len(fill[0]):
                return target.replace(fill[0], self._content[island.start : island.end], 1)
        return target

    def _front_matter(self) -> int:
        """Where the body begins; a title and a description are read as the prose that they are."""
        matter = find(self._content)
        if matter is None:
            return 0
        at = matter.start
        for field in matter.fields:
            self._fence(at, field.start)
            self.meta[field.name] = field.text
            self.flow.enter("front_matter", _PROSE[field.name])
            for text, start, end, verbatim in field.parts:
                if verbatim:
                    self.flow.text(start, end, text)
                else:
                    self.flow.stand_in(text, start, end)
            self.flow.pop("front_matter")
            at = field.end
        self._fence(at, matter.end)
        return matter.end

    def _fence(self, start: int, end: int) -> None:
        self.flow.enter("front_matter", _FRONT)
        self.flow.text(start, end, self._content[start:end])
        self.flow.pop("front_matter")

    def _html_line(self, start: int, end: int) -> None:
        if self._html and self._html[-1][1] == start:
            self._html[-1] = (self._html[-1][0], end)
        else:
            self._html.append((start, end))

    def _html_block(self) -> None:
        runs, self._html = self._html, []
        if not runs:
            return
        content = self._content
        markup = "".join([content[a:b] for a, b in runs])
        comment = _COMMENT.fullmatch(markup)
        self.flow.rule()
        if comment:
            self.flow.comment(comment[1], runs[0][0], runs[-1][1])
        else:
            self._page.feed(markup, runs)
        self.flow.close()

    def _inline_html(self, text: str, start: int, end: int) -> None:
        flow = self.flow
        if self._bare and flow.depth == self._depth:
            self._bare = False
            flow.wall(*_BLOCKS["Paragraph"])
        elif self._bare:
            flow.wall_off(self._depth)
        tag = _TAG.fullmatch(text)
        if tag and (tag[2].lower() in SPECIAL - {"a"} if tag[3] else tag[0] == "</br>"):
            tag = None
        comment = None if tag else _COMMENT.fullmatch(text)
        if tag and tag[1]:
            flow.end(tag[2].lower())
        elif tag and tag[2].lower() in POINTS:
            flow.point(tag[2].lower(), _attributes(tag[3]), start, end)
        elif tag:
            flow.start(tag[2].lower(), _attributes(tag[3]))
        elif comment:
            flow.comment(comment[1], start, end)
        else:
            self._page.feed(self._content[start:end], [(start, end)])


def _attributes(text: str) -> Attributes:
    """The attributes in an ordinary tag; of two with one name the first counts."""
    if not text:
        return NO_ATTRIBUTES
    pairs = _ATTRIBUTE.findall(text)
    return {name.lower(): double or single for name, double, single in reversed(pairs)}


def _count(raw: bytes, start: int, end: int) -> int:
    """The characters from byte `start` to `end`, which may lie before it."""
    return len(raw[start:end].decode()) if start <= end else -len(raw[end:start].decode())
