"""HTML pages: from tokens with their places to the text that a reader of the page sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.document import Document, Source
from auditor.language.lazy import lazy
from auditor.readers.builder import Builder
from auditor.readers.counting import count_words
from auditor.readers.elements import POINTS, VOID
from auditor.readers.flow import Flow
from auditor.readers.frame import NO_ATTRIBUTES, Attributes
from auditor.span import Lines

if TYPE_CHECKING:
    from turbohtml import Token

# A superscript whose whole text is a link into the page, as [1] or 1: a footnote's number, no text.
_NOTE = lazy(
    r"""<sup\b[^>]{0,200}>\s*\[?\s*<a\b[^>]{0,300}?href\s*=\s*["']?[^\s"'>]{0,300}\#[^>]{0,300}>"""
    r"""([^<]{0,20})</a>\s*\]?\s*</sup\s*>""",
    re.IGNORECASE,
)
_NOTE_INSIDE = lazy(
    r"""<a\b[^>]{0,300}?href\s*=\s*["']?\#[^>]{0,300}>\s*<sup\b[^>]{0,200}>([^<]{0,20})</sup\s*>\s*</a\s*>""",
    re.IGNORECASE,
)
_RAW = frozenset(("script", "style"))
_WAITING = frozenset((3, 5))
_TELLING = frozenset(("title", "meta", "link", "html"))
_DRAWN = frozenset(("svg", "math"))
SPECIAL = _TELLING | _DRAWN | {"sup", "a"}
_BARE = VOID - POINTS - SPECIAL  # their attributes say nothing
_NOTED = _RAW | POINTS | SPECIAL | _BARE
Runs = Sequence[tuple[int, int]]
_META = {
    "description": "description",
    "og:type": "type",
    "article:published_time": "date",
}


def read(source: Source) -> Document:
    """The text of a page; what no reader sees is left out and counted in `skipped`."""
    builder = Builder(source)
    flow = Flow(builder)
    page = Page(flow)
    page.feed(source.content)
    flow.close()
    document = builder.document({**page.meta, **source.meta}, flow.skipped)
    document.__dict__["lines"] = page.lines  # as it would make them: of a page they cost as much as a check
    return document


class Page:
    """Feeds the tokens of markup to a Flow and keeps what the page says of itself."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._in_title = False
        self._place = Place("", None)
        self.meta: dict[str, str] = {}

    @property
    def lines(self) -> Lines:
        """The line table of the markup that was fed last."""
        return self._place.lines

    def feed(self, markup: str, runs: Runs | None = None) -> None:  # noqa: C901, PLR0912 - the one loop over all tokens
        """Read `markup`, the whole source or, joined, the `runs` of it."""
        from turbohtml import TokenType, tokenize  # noqa: PLC0415

        text, start, end, other = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG, _WAITING
        flow, builder, content = self._flow, self._flow.builder, self._flow.content
        place = self._place = Place(markup, runs)
        starts, is_plain = place.lines.starts, place.is_plain
        token = waits = None  # a token that is taken when the next one after `passed` comes, as its extent counts
        passed = 0
        raw = ""  # the element that holds no markup and is open, a script or a style sheet
        for token in tokenize(markup, resolve_references=False):
            if waits is not None:
                after = place.offset(token)
                if after < passed:
                    continue
                if not passed:
                    self._point(waits, place, after)
                waits, passed = None, 0
            kind = token.type
            if kind is text:
                data = token.data or ""
                if raw:
                    flow.skipped[raw] += count_words(data)
                elif flow.top.unread:
                    self._skip(data)
                elif (builder.is_open and flow.broken is None) or not data.isspace():
                    if is_plain:
                        at = starts[token.line - 1] + token.col
                        after = at + len(data)
                        flow.text(at, after, content[at:after])
                    else:
                        self._read(*place.extent(token, data))
            elif kind is start:
                tag = token.tag or ""
                if tag not in _NOTED:
                    flow.start(tag, dict(pairs) if (pairs := token.attrs) else NO_ATTRIBUTES)
                elif tag in _RAW:
                    raw = tag
                elif tag in POINTS or (passed := self._take(token, tag)):
                    waits = token
            elif kind is end:
                if raw:
                    raw = ""
                elif (tag := token.tag or "") == "br":
                    waits = token
                else:
                    self._in_title = False
                    flow.end(tag)
            elif kind in other:
                waits = token
        self._finish(token, None if passed else waits, raw)

    def _finish(self, token: Token | None, waits: Token | None, raw: str) -> None:
        """Take what the markup ends with; `token` is the last one."""
        place, flow = self._place, self._flow
        if waits is not None:
            self._point(waits, place, len(place.markup))
        elif raw:
            flow.start(raw, NO_ATTRIBUTES)
        elif token is not None and token.type.name == "TEXT" and not flow.top.unread:
            # A tag that the end of the page cuts off gives no token: it is kept as the text that it may be.
            self._read(place.end(token, token.data or ""), len(place.markup))

    def _read(self, start: int, end: int) -> None:
        """Take the text at `start:end` of the markup."""
        for a, b in self._place.parts(start, end):
            self._flow.text(a, b, self._flow.content[a:b])

    def _skip(self, data: str) -> None:
        if self._in_title:
            self._title(data)
        self._flow.skip(data)

    def _point(self, token: Token, place: Place, after: int) -> None:
        """Take a token whose extent counts; the next one begins at `after`."""
        kind = token.type.name
        a, b = place.source(place.offset(token), after)
        if kind == "START_TAG":
            self._flow.point(token.tag or "", dict(token.attrs or ()), a, b)
        elif kind == "END_TAG":
            self._flow.line_break(a, b)
        elif kind == "COMMENT":
            self._flow.comment(token.data or "", a, b)
        else:
            self._reference(token.data or "", a, b)

    def _take(self, token: Token, tag: str) -> int:
        """Take a special tag; where in the markup the footnote's number ends that it begins, or 0."""
        attributes = dict(pairs) if tag not in _BARE and (pairs := token.attrs) else NO_ATTRIBUTES
        if tag == "sup" or (tag == "a" and (attributes.get("href") or "").startswith("#")):
            pattern = _NOTE if tag == "sup" else _NOTE_INSIDE
            note = pattern.match(self._place.markup, self._place.offset(token))
            if note:
                self._flow.footnote(note[1])
                return note.end()
        elif tag in _TELLING:
            self._describe(tag, attributes)
        elif tag in _DRAWN and token.self_closing:  # a drawing or a formula without anything in it
            return 0
        self._flow.start(tag, attributes)
        return 0

    def _reference(self, text: str, start: int, end: int) -> None:
        if self._in_title:
            self._title(text)
        self._flow.stand_in(text, start, end)

    def _title(self, text: str) -> None:
        self.meta["title"] = " ".join((self.meta["title"] + text).split()) + (" " if text[-1:].isspace() else "")

    def _describe(self, tag: str, attributes: Attributes) -> None:
        if tag == "title":
            self._in_title = "title" not in self.meta and self._flow.top.unread in ("", "head")
            self.meta.setdefault("title", "")
        elif tag == "html":
            self._keep("lang", attributes.get("lang"))
        elif tag == "link" and "canonical" in (attributes.get("rel") or "").lower().split():
            self._keep("url", attributes.get("href"))
        elif tag == "meta":
            name = (attributes.get("name") or attributes.get("property") or "").lower()
            if name in _META:
                self._keep(_META[name], attributes.get("content"))

    def _keep(self, key: str, value: str | None) -> None:
        if value and value.strip():
            self.meta.setdefault(key, value.strip())


class Place:
    """Where tokens of a markup stand in the source, from which the markup may be joined runs."""

    def __init__(self, markup: str, runs: Runs | None) -> None:
        self.markup = markup
        self.lines = Lines(markup)
        self._starts = self.lines.starts
        self._folded = "\r" in markup
        self._runs = runs or ()
        # Whether a text stands in the source as far from where it begins as it is long.
        self.is_plain = not self._runs and not self._folded
        self._source = [a for a, _ in self._runs]
        self._joined = [0, *accumulate(b - a for a, b in self._runs)]

    def offset(self, token: Token) -> int:
        """Where in the markup the token begins."""
        return self._starts[token.line - 1] + token.col

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source span from the first to the last character of the markup's `start:end`."""
        return (self._place(start), self._place(end - 1) + 1) if self._runs else (start, end)

    def extent(self, token: Token, data: str) -> tuple[int, int]:
        """From where to where in the markup a text stands; its `data` has LF for every line break."""
        start = self._starts[token.line - 1] + token.col
        return start, self.end(token, data) if self._folded else start + len(data)

    def end(self, token: Token, data: str) -> int:
        """Where in the markup a text ends."""
        breaks = data.count("\n") if self._folded else 0
        if breaks:
            return self._starts[token.line - 1 + breaks] + len(data) - data.rfind("\n") - 1
        return self._starts[token.line - 1] + token.col + len(data)

    def parts(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The spans of the source that the markup's `start:end` is made of."""
        if not self._runs:
            return ((start, end),)
        return list(self._parts(*self.source(start, end))) if start < end else ()

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for i in range(max(0, bisect_right(self._source, start) - 1), len(self._runs)):
            a, b = self._runs[i]
            if a >= end:
                break
            if max(a, start) < min(b, end):
                yield max(a, start), min(b, end)

    def _place(self, joined: int) -> int:
        i = min(bisect_right(self._joined, joined) - 1, len(self._runs) - 1)
        return self._source[i] + joined - self._joined[i]
