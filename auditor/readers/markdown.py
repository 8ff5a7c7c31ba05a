"""Markdown articles: CommonMark with tables, footnotes, strikethrough, task lists and front matter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any

import pyromark

from auditor.document import Document, Source
from auditor.readers.builder import Builder
from auditor.readers.elements import Element
from auditor.readers.flow import Flow
from auditor.readers.html import Page

_O = pyromark.Options
# Smart punctuation stays off: the text must read as its source does.
_OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_HEADING_ATTRIBUTES
    | _O.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | _O.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    | _O.ENABLE_GFM
    | _O.ENABLE_DEFINITION_LIST
)
_INHERITS = Element(block=True, inherits=True)
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
    "MetadataBlock": ("#front_matter", Element(block=True, role="front_matter", verbatim=True)),
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
_COMMENT = re.compile(r"\s*<!--((?:(?!-->).)*)-->\s*", re.DOTALL)
_BARE_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\s*/?>")
_WIDTHS = re.compile(r"[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")
_FIELD = re.compile(r"^(title|description)[ \t]*[:=][ \t]*(?![|>\[{&*!])(\S.*?)[ \t\r]*$", re.MULTILINE)


def read(source: Source) -> Document:
    """The text of an article, without its markup."""
    builder = Builder(source)
    reader = _Reader(source.content, Flow(builder))
    reader.run()
    return builder.document({**reader.meta, **source.meta}, reader.flow.skipped)


class _Reader:
    """Hands the events of one document to a Flow."""

    def __init__(self, content: str, flow: Flow) -> None:
        self._content = content
        self.flow = flow
        self._page = Page(flow)
        self._html: list[tuple[int, int]] = []
        self._in_front_matter = False
        self.meta: dict[str, str] = {}

    def run(self) -> None:
        """Read the whole document."""
        handlers: Mapping[str, Callable[[Any, int, int], None]] = {
            "Text": self._text,
            "Start": self._start,
            "End": self._end,
            "Code": self._code,
            "Html": self._html_line,
            "InlineHtml": self._inline_html,
            "FootnoteReference": self._footnote,
        }
        place = None if self._content.isascii() else _code_points(self._content)
        for event, extent in pyromark.events_with_range(self._content, options=_OPTIONS):
            start, end = extent["start"], extent["end"]
            if place is not None:
                start, end = place(start), place(end)
            if isinstance(event, str):
                self._break(event, start, end)
                continue
            ((kind, value),) = event.items()
            handler = handlers.get(kind)
            if handler is not None:
                handler(value, start, end)

    def _text(self, text: str, start: int, end: int) -> None:
        if self._in_front_matter:
            return
        if self._content[start:end] == text:
            self.flow.text(start, end, text)
        else:
            self.flow.stand_in(text, start, end)

    def _break(self, kind: str, start: int, end: int) -> None:
        if kind in ("SoftBreak", "HardBreak"):
            self.flow.space(start, end)
        elif kind == "Rule":
            self.flow.rule()

    def _start(self, value: str | dict[str, Any], start: int, end: int) -> None:
        kind, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
        if kind in _INLINES:
            self.flow.push(*_INLINES[kind])
        elif kind == "Link":
            self.flow.push("#a", _LINK, {"href": _target(detail)})
        elif kind == "Heading":
            self.flow.enter("#heading", _HEADINGS[detail["level"]] if detail else _INHERITS)
        elif kind in _BLOCKS:
            self.flow.enter(*_BLOCKS[kind])
            if kind == "MetadataBlock":
                self._front_matter(start, end)

    def _end(self, value: str | dict[str, Any], start: int, end: int) -> None:
        kind = value if isinstance(value, str) else next(iter(value))
        if kind == "HtmlBlock":
            self._html_block()
        elif kind in _NAMES:
            self.flow.pop(_NAMES[kind])
            self._in_front_matter = False

    def _code(self, text: str, start: int, end: int) -> None:
        flow = self.flow
        flow.push("#code", _CODE)
        at = self._content.find(text, start, end)
        if at >= 0:
            flow.text(at, at + len(text), text)
        else:
            flow.stand_in(text, start, end)
        flow.pop("#code")

    def _footnote(self, label: str, start: int, end: int) -> None:
        self.flow.footnote(label)

    def _front_matter(self, start: int, end: int) -> None:
        self._in_front_matter = True
        text = self._content[start:end]
        self.flow.text(start, end, text)
        for field in _FIELD.finditer(text):
            self.meta.setdefault(field[1], _unquoted(field[2]))

    def _html_line(self, text: str, start: int, end: int) -> None:
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
        tag = _BARE_TAG.fullmatch(text)
        comment = None if tag else _COMMENT.fullmatch(text)
        if tag and tag[1]:
            flow.end(tag[2].lower(), start, end)
        elif tag:
            flow.start(tag[2].lower(), {}, start, end)
        elif comment:
            flow.comment(comment[1], start, end)
        else:
            self._page.feed(self._content[start:end], [(start, end)])


def _target(link: dict[str, Any]) -> str:
    target = str(link["dest_url"])
    return f"mailto:{target}" if link["link_type"] == "Email" else target


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _code_points(content: str) -> Callable[[int], int]:
    """From an offset in the UTF-8 bytes of `content` to an offset in its code points."""
    starts, points, widths = [0], [0], [1]
    at = point = 0
    for run in _WIDTHS.finditer(content):
        at += run.start() - point
        width = len(content[run.start()].encode())
        for offset, place, wide in (
            (at, run.start(), width),
            (at + width * (run.end() - run.start()), run.end(), 1),
        ):
            starts.append(offset)
            points.append(place)
            widths.append(wide)
        at, point = starts[-1], run.end()

    def place(offset: int) -> int:
        i = bisect_right(starts, offset) - 1
        return points[i] + (offset - starts[i]) // widths[i]

    return place
