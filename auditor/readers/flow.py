"""The open elements of a page: which block a text belongs to, its role and path, links and marks around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from auditor.readers.builder import Builder
from auditor.readers.counting import count_words
from auditor.readers.elements import (
    ELEMENTS,
    END_FENCES,
    FORMATTING,
    HEAD,
    HEADINGS,
    IMPLIED,
    INLINE,
    PAGE,
    RULED,
    VOID,
    Element,
)
from auditor.readers.frame import ENDED, NO_ATTRIBUTES, Attributes, Frame, enclosed, root

Island = tuple[int, int, str | None, bool]
_NO_ISLAND = 1 << 62  # beyond every source
MOST_SPANS = 16
SHORT_LINE = 60
_CLOSING = frozenset('.!?:;…”"»')
_CELLS = ("td", "th", "caption", "table")


class Flow:
    """Turns start tags, end tags and texts, in order, into blocks of a Builder.

    `top` is the innermost open element; its `unread` says why text is not read here.

    Every step costs the same however deep the elements are nested: an end tag looks up where its
    element stands, and only what is closed is touched.
    """

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.content = builder.content
        outside = self.top = root()
        # The innermost open element of each name.
        self._open: defaultdict[str, Frame] = defaultdict(lambda: outside)
        # The element that the open block began in, and the innermost one that is open since: until now, until the
        # block's last word.
        self._opener = self._low = self._floor = outside
        self._spans: list[Frame] = []
        self._known: dict[str, Frame] = {}
        self._labels: dict[tuple[str, str | None, str | None], str] = {}
        self._path: tuple[str, ...] = ()
        self._breaks = 0
        self.broken: tuple[int, int] | None = None  # a `<br>` of which the next text decides
        self._line = 0
        self._islands: Sequence[Island] = ()
        self._passed = 0
        self._island = _NO_ISLAND  # where the next one begins
        self.skipped: Counter[str] = Counter()

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return self.top.index + 1

    def start(self, tag: str, attributes: Attributes) -> None:
        """A start tag, but for those whose place counts: see `point`."""
        if self.top.unread and tag not in HEAD:
            self._end_head()
        if tag in RULED:
            if tag in VOID:
                if tag == "hr":
                    self.rule()
                return
            if tag == "a":
                if self._open["a"].index:
                    self._end_open("a")
            elif tag in IMPLIED:
                self._imply(tag)
            if tag in PAGE and self._open[tag].index:
                self.rule()
                return
        element = ELEMENTS.get(tag, INLINE)
        if element.block:
            self.rule()
        self.push(tag, element, attributes)

    def point(self, tag: str, attributes: Attributes, at: int, end: int) -> None:
        """The tag at source `at:end` is one of POINTS: it stands for a line break or a text of its own."""
        if self.top.unread:
            self._end_head()
        if tag == "br":
            self.line_break(at, end)
        else:
            self._input(attributes, at, end)

    def end(self, tag: str) -> None:
        """An end tag; one that ends nothing is ignored."""
        if self.top.name == tag and tag not in PAGE:
            self._pop()
        elif tag in PAGE:
            self.close()
        elif tag in HEADINGS:
            self._end_nearest(HEADINGS, _CELLS)
        elif self._open[tag].index:
            self._end_open(tag)
        elif tag == "p":
            self.close()

    def push(self, name: str, element: Element, attributes: Attributes = NO_ATTRIBUTES) -> None:
        """Open an element without any of the rules of HTML."""
        parent = self.top
        if element.block:
            # The same block once more in the same parent, as items of a list are, takes the frame of the one before.
            frame = self._known.get(name)
            if (
                frame is not None
                and frame.parent is parent
                and frame.element is element
                and frame.attributes == attributes
            ):
                frame.wall = parent.wall
            else:
                frame = self._known[name] = enclosed(name, element, attributes, parent, self._open[name])
        else:
            frame = enclosed(name, element, attributes, parent, self._open[name])
            if (frame.target is not None or element.mark) and len(self._spans) < MOST_SPANS:
                frame.start = self.builder.size if self.builder.is_open else 0
                self._spans.append(frame)
        self.top = self._open[name] = frame

    def enter(self, name: str, element: Element) -> None:
        """Open a block that no HTML tag ends."""
        self.rule()
        self.wall(name, element)

    def wall(self, name: str, element: Element) -> None:
        """Go on in a block that no HTML tag ends."""
        self.push(name, element)
        self.top.wall = self.top.index

    def wall_off(self, depth: int) -> None:
        """Let no HTML tag end what is open below `depth`."""
        if self.top.wall < depth:
            frame = self.top
            while frame.index >= depth:
                frame.wall = depth
                frame = frame.parent

    def rule(self) -> None:
        """A block ends here, as at a thematic break or where the next one begins."""
        paragraph = self._open["p"].index
        if paragraph > self.top.fence and paragraph > self.top.wall:
            self._end(self._open["p"])
        if self.builder.is_open:
            self.close()

    def space(self, start: int, end: int) -> None:
        """White space at source `start:end`."""
        if not self.top.unread:
            self.builder.space(start, end)

    def pop(self, name: str) -> None:
        """Close the innermost open element of this name and all that is open in it."""
        if self.top.name == name:
            self._pop()
        elif self._open[name].index:
            self._end(self._open[name])

    def skip_islands(self, islands: Sequence[Island]) -> None:
        """Parts of the source, in order, that are not read where texts are that hold them."""
        self._islands = islands
        self._island = islands[0][0] if islands else _NO_ISLAND

    def finish(self) -> None:
        """End what is open, and tell the comments after the last text."""
        self._around(len(self.content), len(self.content))
        self.close()

    def text(self, start: int, end: int, text: str) -> None:
        """Characters `start:end` of the source, which read `text`."""
        if end > self._island:
            self._around(start, end)
        elif self.top.unread:
            self.skip(text)
        elif not text.isspace():
            if self.broken is not None:
                self._begin(text)
            elif not self.builder.is_open:
                self._begin_block()
            self._floor = self._low
            self.builder.add(text, start, end)
        elif self.builder.is_open and self.broken is None:
            self.builder.blank(start, end)

    def _around(self, start: int, end: int) -> None:
        """Read `start:end` without the islands in it."""
        at = start
        while self._island < end:
            first, last, remark, parts = self._islands[self._passed]
            if first > at:
                self.text(at, first, self.content[at:first])
            if last > end:
                at = end
                break
            self._passed += 1
            self._island = self._islands[self._passed][0] if self._passed < len(self._islands) else _NO_ISLAND
            at = max(at, last)
            if remark is not None:
                self.comment(remark, first, last)
            if parts:
                self.close()
        if at < end:
            self.text(at, end, self.content[at:end])

    def skip(self, text: str) -> None:
        """Characters where nothing is read."""
        self.skipped[self.top.unread] += count_words(text)

    def stand_in(self, text: str, start: int, end: int) -> None:
        """A character reference or escape at source `start:end`, which reads `text`."""
        if self.top.unread:
            return
        if not text.isspace():
            self._begin(text)
            self._floor = self._low
        self.builder.replace(text, start, end)

    def footnote(self, words: str) -> None:
        """A reference to a footnote, which is no text of its own."""
        if self.top.unread:
            return
        self.skipped["footnote"] += len(words.split())
        self.builder.footnote()

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment at source `start:end`."""
        self.builder.comment(text.strip(), start, end)

    def line_break(self, start: int, end: int) -> None:
        """A `<br>`: two are a break of the paragraph; of one, the next text decides."""
        if self.top.unread or not self.builder.is_open:
            return
        if self.top.nature.verbatim:
            self.builder.replace("\n", start, end)
            return
        self._breaks += 1
        self.broken = (start, end)
        if self._breaks > 1:
            self.close()
        else:
            self.builder.space(start, end)

    def close(self) -> None:
        """End the block that is open, and what links and marks hold of it."""
        builder = self.builder
        if not builder.is_open:
            return
        self.broken = None
        self._breaks = 0
        for span in self._spans:
            self._emit(span)
        # Its path is that of the elements that were open from its first word to its last.
        builder.close(self._path if self._floor is self._opener else self._floor.path(self._labels))

    def _begin(self, text: str) -> None:
        """See that a block is open for `text`."""
        builder = self.builder
        if self.broken is not None:
            if self._parts_lines(text):
                self.close()
            self.broken = None
            self._breaks = 0
            self._line = builder.size
        if not builder.is_open:
            self._begin_block()

    def _begin_block(self) -> None:
        top = self._opener = self._low = self._floor = self.top
        nature = top.nature
        self._path = top.path(self._labels) if top.labels is None else top.labels
        self._line = self.builder.open(nature.role, nature.level, nature.verbatim)
        for span in self._spans:
            span.start = self._line

    def _parts_lines(self, text: str) -> bool:
        """Whether a single `<br>` before `text` parts two blocks.

        Authors break a line where a paragraph, an address line or a list entry ends; programs that wrap
        text break long lines in mid sentence. So a line is ended when it is short or has closing
        punctuation, and the next does not go on in lower case. A heading or a link stays whole.
        """
        builder = self.builder
        if self._opener.nature.role == "heading" or any(s.target for s in self._spans):
            return False
        first = text.lstrip()[:1]
        return not first.islower() and (builder.size - self._line <= SHORT_LINE or builder.last in _CLOSING)

    def _input(self, attributes: Attributes, at: int, end: int) -> None:
        value = attributes.get("value")
        if value and (attributes.get("type") or "").lower() in ("submit", "button", "reset") and not self.top.unread:
            self.close()
            self.push("input", ELEMENTS["button"], attributes)
            if not self.top.unread:
                from html import unescape  # noqa: PLC0415 - a table of 2,000 names, for the label of a button

                self.stand_in(unescape(value), at, end)
                self.close()
            self.pop("input")

    def _imply(self, tag: str) -> None:
        ended, fences = IMPLIED[tag]
        # Rows and cells nest: each may be open once between its fences.
        for _ in ended:
            self._end_nearest(ended, fences)

    def _end_head(self) -> None:
        head = self._open["head"]
        if head.index:
            self._end(head)

    def _nearest(self, tags: tuple[str, ...]) -> Frame:
        nearest = self._open[tags[0]]
        for tag in tags[1:]:
            frame = self._open[tag]
            if frame.index > nearest.index:
                nearest = frame
        return nearest

    def _end_nearest(self, tags: tuple[str, ...], fences: tuple[str, ...]) -> None:
        frame = self._nearest(tags)
        if frame.index > self.top.wall and not (fences and frame.index <= self._nearest(fences).index):
            self._end(frame)

    def _end_open(self, tag: str) -> None:
        frame = self._open[tag]
        if frame.index < self.top.wall:
            return
        fences = END_FENCES.get(tag)
        if frame.index < (self.top.fence if fences is None else self._nearest(fences).index if fences else 0):
            return
        element = frame.element
        if element.block or element.unread or self.top.block < frame.index:
            self._end(frame)
        elif tag in FORMATTING:
            self._end_phrase(frame)

    def _end_phrase(self, frame: Frame) -> None:
        """A formatting element ends inside a block that began in it: only its link or mark ends."""
        self._open[frame.name] = frame.namesake
        if frame.start >= 0:
            self._end_span(frame)
        if frame.index <= self._low.index:
            self._low = frame.parent
        frame.name = ENDED

    def _end(self, frame: Frame) -> None:
        """Close an open element and all that is open in it."""
        outside = frame.parent
        while self.top is not outside:
            self._pop()

    def _pop(self) -> None:
        """Close the innermost open element."""
        frame = self.top
        if frame.element.block:
            if self.builder.is_open:
                self.close()
        elif frame.start >= 0:
            self._end_span(frame)
        parent = self.top = frame.parent
        self._open[frame.name] = frame.namesake
        if frame is self._low:
            self._low = parent

    def _end_span(self, frame: Frame) -> None:
        if self.builder.is_open:
            self._emit(frame)
        self._spans.remove(frame)
        frame.start = -1

    def _emit(self, frame: Frame) -> None:
        target = frame.target
        if target is not None:
            rel = frame.attributes.get("rel")
            self.builder.link(frame.start, target.strip(), tuple(rel.lower().split()) if rel else ())
        elif frame.element.mark:
            self.builder.mark(frame.start, frame.element.mark)
