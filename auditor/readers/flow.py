"""The open elements of a page: which block a text belongs to, its role and path, links and marks around it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from html import unescape

from auditor.readers.builder import Builder
from auditor.readers.elements import (
    ELEMENTS,
    END_FENCES,
    FENCES,
    FORMATTING,
    HEAD,
    HEADINGS,
    IMPLIED,
    INLINE,
    VOID,
    Element,
)
from auditor.readers.frame import LINKS, NO_ATTRIBUTES, Attributes, Frame, govern

MOST_SPANS = 16
SHORT_LINE = 60
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDING = frozenset(("hidden", "aria-hidden", "style"))
_CLOSING = frozenset('.!?:;…”"»')
# Every byte of ASCII text as a space or as `x`.
_SHAPE = bytes(32 if chr(byte).isspace() else ord("x") for byte in range(256))
_CELLS = ("td", "th", "caption", "table")
_PAGE = ("html", "body")
# Below this many characters words are counted by making them.
_MUCH = 200


class Flow:
    """Turns start tags, end tags and texts, in order, into blocks of a Builder.

    Every step costs the same however deep the elements are nested: an end tag looks up where its
    element stands, and only what is closed is touched.
    """

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self.content = builder.content
        self._stack: list[Frame] = []
        # Where in the stack the open elements of each name stand.
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._heads = self._places["head"]
        self._paragraphs = self._places["p"]
        self._links = self._places["a"]
        self._block_places: list[int] = [-1]
        self._fences: list[int] = [-1]
        self._spans: list[Frame] = []
        self._reasons: list[str] = []
        self._walls: list[int] = [-1]
        self._top: Frame | None = None
        self._path: tuple[str, ...] = ()
        self._opened = self._floor = self._low = 0
        self._breaks = 0
        self._break: tuple[int, int] | None = None
        self._line = 0
        self.skipped: Counter[str] = Counter()

    @property
    def unread(self) -> str:
        """Why text is not read here, or nothing when it is."""
        return self._reasons[-1] if self._reasons else ""

    def start(self, tag: str, attributes: Attributes, at: int, end: int) -> None:
        """A start tag at source `at:end`."""
        if self._heads and tag not in HEAD:
            self._pop_to(self._heads[-1])
        if tag in VOID:
            self._void(tag, attributes, at, end)
            return
        if tag == "a":
            if self._links:
                self._end_open("a")
        elif tag in IMPLIED:
            self._imply(tag)
        element = ELEMENTS.get(tag, INLINE)
        if element.block:
            if self._paragraphs:
                self._end_paragraph()
            if self._builder.is_open:
                self.close()
            if tag in _PAGE and self._places[tag]:
                return
        self.push(tag, element, attributes)

    def end(self, tag: str, at: int, end: int) -> None:
        """An end tag at source `at:end`; one that ends nothing is ignored."""
        stack = self._stack
        if tag in _PAGE:
            self.close()
        elif stack and stack[-1].name == tag:
            self._pop_to(len(stack) - 1)
        elif tag == "br":
            self.line_break(at, end)
        elif tag in HEADINGS:
            self._end_nearest(HEADINGS, _CELLS)
        elif self._places[tag]:
            self._end_open(tag)
        elif tag == "p":
            self.close()

    def push(self, name: str, element: Element, attributes: Attributes = NO_ATTRIBUTES) -> None:
        """Open an element without any of the rules of HTML."""
        stack = self._stack
        index = len(stack)
        nature, parent, unread = element, None, element.unread
        if index:
            parent = stack[-1]
            nature = govern(name, element, parent) if element.block else parent.nature
        if attributes and not unread and not _HIDING.isdisjoint(attributes) and _is_hidden(attributes):
            unread = "hidden"
        frame = Frame(name, element, nature, attributes, parent, unread)
        stack.append(frame)
        self._places[name].append(index)
        if element.block:
            self._block_places.append(index)
            if name in FENCES:
                self._fences.append(index)
        if unread:
            self._reasons.append(unread)
        if name in LINKS:
            frame.target = attributes.get("href")
        if (element.mark or frame.target is not None) and len(self._spans) < MOST_SPANS:
            frame.start = self._builder.size if self._builder.is_open else 0
            self._spans.append(frame)

    def enter(self, name: str, element: Element) -> None:
        """Open a block that no HTML tag ends."""
        if self._paragraphs:
            self._end_paragraph()
        if self._builder.is_open:
            self.close()
        self._walls.append(len(self._stack))
        self.push(name, element)

    def rule(self) -> None:
        """A thematic break."""
        self._end_paragraph()
        self.close()

    def space(self, start: int, end: int) -> None:
        """White space at source `start:end`."""
        if not self._reasons:
            self._builder.space(start, end)

    def pop(self, name: str) -> None:
        """Close the innermost open element of this name and all that is open in it."""
        if self._places[name]:
            self._pop_to(self._places[name][-1])

    def text(self, start: int, end: int, text: str) -> None:
        """Characters `start:end` of the source, which read `text`."""
        builder = self._builder
        if self._reasons:
            self.skipped[self._reasons[-1]] += _count_words(text)
        elif not text.isspace():
            if self._break is not None:
                self._begin(text)
            elif not builder.is_open:
                self._open()
            self._floor = self._low
            builder.add(start, end)
        elif builder.is_open and self._break is None:
            builder.blank(start, end)

    def stand_in(self, text: str, start: int, end: int) -> None:
        """A character reference or escape at source `start:end`, which reads `text`."""
        if self._reasons:
            return
        if not text.isspace():
            self._begin(text)
            self._floor = self._low
        self._builder.replace(text, start, end)

    def footnote(self, words: str) -> None:
        """A reference to a footnote, which is no text of its own."""
        if self._reasons:
            return
        self.skipped["footnote"] += len(words.split())
        self._builder.footnote()

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment at source `start:end`."""
        self._builder.comment(text.strip(), start, end)

    def line_break(self, start: int, end: int) -> None:
        """A `<br>`: two are a break of the paragraph; of one, the next text decides."""
        if self._reasons or not self._builder.is_open:
            return
        if self._stack and self._stack[-1].nature.verbatim:
            self._builder.replace("\n", start, end)
            return
        self._breaks += 1
        self._break = (start, end)
        if self._breaks > 1:
            self.close()
        else:
            self._builder.space(start, end)

    def close(self) -> None:
        """End the block that is open, and what links and marks hold of it."""
        builder = self._builder
        if not builder.is_open:
            return
        self._break = None
        self._breaks = 0
        for span in self._spans:
            self._emit(span)
        builder.close(self._path if self._floor == self._opened else self._outer_path())

    def _outer_path(self) -> tuple[str, ...]:
        """The path of the elements that were open from the block's first word to its last."""
        frame = self._top
        for _ in range(self._opened - self._floor):
            frame = frame.parent if frame else None
        return frame.path if frame else ()

    def _begin(self, text: str) -> None:
        """See that a block is open for `text`."""
        builder = self._builder
        if self._break is not None:
            if self._parts_lines(text):
                self.close()
            self._break = None
            self._breaks = 0
            self._line = builder.size
        if not builder.is_open:
            self._open()

    def _open(self) -> None:
        top = self._top = self._stack[-1] if self._stack else None
        self._opened = self._low = self._floor = len(self._stack)
        if top is None:
            self._path = ()
            self._line = self._builder.open("paragraph")
        else:
            nature = top.nature
            self._path = top.path
            self._line = self._builder.open(nature.role, level=nature.level, verbatim=nature.verbatim)
        for span in self._spans:
            span.start = self._line

    def _parts_lines(self, text: str) -> bool:
        """Whether a single `<br>` before `text` parts two blocks.

        Authors break a line where a paragraph, an address line or a list entry ends; programs that wrap
        text break long lines in mid sentence. So a line is ended when it is short or has closing
        punctuation, and the next does not go on in lower case. A heading or a link stays whole.
        """
        builder = self._builder
        if (self._top is not None and self._top.nature.role == "heading") or any(s.target for s in self._spans):
            return False
        first = text.lstrip()[:1]
        return not first.islower() and (builder.size - self._line <= SHORT_LINE or builder.last in _CLOSING)

    def _void(self, tag: str, attributes: Attributes, at: int, end: int) -> None:
        if tag == "br":
            self.line_break(at, end)
        elif tag == "hr":
            self.rule()
        elif tag == "input":
            self._input(attributes, at, end)

    def _input(self, attributes: Attributes, at: int, end: int) -> None:
        value = attributes.get("value")
        if value and (attributes.get("type") or "").lower() in ("submit", "button", "reset") and not self._reasons:
            self.close()
            self.push("input", ELEMENTS["button"], attributes)
            if not self._reasons:
                self.stand_in(unescape(value), at, end)
                self.close()
            self.pop("input")

    def _imply(self, tag: str) -> None:
        ended, fences = IMPLIED[tag]
        # Rows and cells nest: each may be open once between its fences.
        for _ in ended:
            self._end_nearest(ended, fences)

    def _end_paragraph(self) -> None:
        places = self._places["p"]
        if places and places[-1] > self._fences[-1] and places[-1] > self._walls[-1]:
            self._pop_to(places[-1])

    def _nearest(self, tags: tuple[str, ...]) -> int:
        nearest = -1
        for tag in tags:
            places = self._places[tag]
            if places and places[-1] > nearest:
                nearest = places[-1]
        return nearest

    def _end_nearest(self, tags: tuple[str, ...], fences: tuple[str, ...]) -> None:
        index = self._nearest(tags)
        if index >= 0 and index > self._nearest(fences) and index > self._walls[-1]:
            self._pop_to(index)

    def _end_open(self, tag: str) -> None:
        index = self._places[tag][-1]
        if index < self._walls[-1]:
            return
        if index == len(self._stack) - 1:
            self._pop_to(index)
            return
        fences = END_FENCES.get(tag)
        if index < (self._fences[-1] if fences is None else self._nearest(fences)):
            return
        element = self._stack[index].element
        if element.block or element.unread or self._block_places[-1] < index:
            self._pop_to(index)
        elif tag in FORMATTING:
            self._end_phrase(index)

    def _end_phrase(self, index: int) -> None:
        """A formatting element ends inside a block that began in it: only its link or mark ends."""
        frame = self._stack[index]
        self._places[frame.name].pop()
        if frame in self._spans:
            if self._builder.is_open:
                self._emit(frame)
            self._spans.remove(frame)
        self._low = min(self._low, index)
        frame.name = ""

    def _pop_to(self, index: int) -> None:  # noqa: C901 - run for every element: calls would double its cost
        stack = self._stack
        while (last := len(stack) - 1) >= index:
            frame = stack[-1]
            if frame.element.block:
                self._block_places.pop()
                if self._builder.is_open:
                    self.close()
                if self._fences[-1] == last:
                    self._fences.pop()
                if self._walls[-1] == last:
                    self._walls.pop()
            stack.pop()
            if frame.name:
                self._places[frame.name].pop()
            if frame.unread:
                self._reasons.pop()
            if frame.start >= 0 and self._spans and self._spans[-1] is frame:
                if self._builder.is_open:
                    self._emit(frame)
                self._spans.pop()
        if index < self._low:  # noqa: PLR1730 - this is run for every element, and a call of min costs more
            self._low = index

    def _emit(self, frame: Frame) -> None:
        target = frame.target
        if target is not None:
            rel = frame.attributes.get("rel")
            self._builder.link(frame.start, target.strip(), tuple(rel.lower().split()) if rel else ())
        elif frame.element.mark:
            self._builder.mark(frame.start, frame.element.mark)


def _is_hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def _count_words(text: str) -> int:
    """How many words `len(text.split())` would find: of scripts only the number is of use."""
    if len(text) < _MUCH or not text.isascii():
        return len(text.split())
    shape = text.encode().translate(_SHAPE)
    return shape.count(b" x") + shape.startswith(b"x")
