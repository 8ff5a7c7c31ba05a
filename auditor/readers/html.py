"""HTML pages: from tokens with their places to the text that a reader of the page sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from auditor.document import Document, Source
from auditor.readers.builder import Builder
from auditor.readers.flow import Flow
from auditor.readers.frame import NO_ATTRIBUTES
from auditor.span import Lines

if TYPE_CHECKING:
    from turbohtml import Token

# A superscript whose whole text is a link into the page, as [1] or 1: a footnote's number, no text.
_NOTE = re.compile(
    r"""<sup\b[^>]{0,200}>\s*\[?\s*<a\b[^>]{0,300}?href\s*=\s*["']?[^\s"'>]{0,300}\#[^>]{0,300}>"""
    r"""([^<]{0,20})</a>\s*\]?\s*</sup\s*>""",
    re.IGNORECASE,
)
_NOTE_INSIDE = re.compile(
    r"""<a\b[^>]{0,300}?href\s*=\s*["']?\#[^>]{0,300}>\s*<sup\b[^>]{0,200}>([^<]{0,20})</sup\s*>\s*</a\s*>""",
    re.IGNORECASE,
)
SPECIAL = frozenset(("sup", "a", "svg", "math", "title", "meta", "link", "html"))
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
    return builder.document({**page.meta, **source.meta}, flow.skipped)


class Page:
    """Feeds the tokens of markup to a Flow and keeps what the page says of itself."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._passed = 0
        self._in_title = False
        self.meta: dict[str, str] = {}

    def feed(self, markup: str, runs: Runs | None = None) -> None:  # noqa: C901 - the one loop over all tokens
        """Read `markup`, the whole source or, joined, the `runs` of it."""
        from turbohtml import TokenType, tokenize  # noqa: PLC0415

        text, start, end, reference = (
            TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG, TokenType.CHARACTER_REFERENCE,
        )  # fmt: skip
        comment = TokenType.COMMENT
        starts = Lines(markup).starts
        size = len(markup)
        flow = self._flow
        place = None if runs is None else Place(runs)
        self._passed = 0
        before: Token | None = None
        at = 0
        for token in chain(tokenize(markup, resolve_references=False), (None,)):
            # A token ends where the next one begins.
            after = starts[token.line - 1] + token.col if token is not None else size
            if before is not None and at >= self._passed:
                kind = before.type
                a, b = (at, after) if place is None else place(at, after)
                if kind is text:
                    data = before.data or ""
                    if self._in_title:
                        self._title(data)
                    if place is None:
                        flow.text(at, after, data)
                    else:
                        self._parts(a, b, place)
                elif kind is start:
                    tag = before.tag or ""
                    if tag not in SPECIAL or not self._take(before, markup, at, after):
                        pairs = before.attrs
                        flow.start(tag, dict(pairs) if pairs else NO_ATTRIBUTES, a, b)
                elif kind is end:
                    self._in_title = False
                    flow.end(before.tag or "", a, b)
                elif kind is reference:
                    self._reference(before.data or "", a, b)
                elif kind is comment:
                    flow.comment(before.data or "", a, b)
            before, at = token, after

    def _take(self, token: Token, markup: str, at: int, end: int) -> bool:
        """Take what a special tag at `at:end` says; whether there is nothing more to it."""
        tag = token.tag or ""
        if tag in ("sup", "a"):
            note = None
            if tag == "sup":
                note = _NOTE.match(markup, at)
            elif markup.find("#", at, end) >= 0:
                note = _NOTE_INSIDE.match(markup, at)
            if note:
                self._flow.footnote(note[1])
                self._passed = note.end()
            return note is not None
        if tag in ("svg", "math"):
            return token.self_closing
        self._describe(tag, dict(token.attrs or ()))
        return False

    def _parts(self, start: int, end: int, place: Place) -> None:
        for a, b in place.parts(start, end):
            self._flow.text(a, b, self._flow.content[a:b])

    def _reference(self, text: str, start: int, end: int) -> None:
        if self._in_title:
            self._title(text)
        self._flow.stand_in(text, start, end)

    def _title(self, text: str) -> None:
        self.meta["title"] = " ".join((self.meta["title"] + text).split()) + (" " if text[-1:].isspace() else "")

    def _describe(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if tag == "title":
            self._in_title = "title" not in self.meta and self._flow.unread in ("", "head")
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
    """Where spans of joined runs stand in the source that the runs were cut from."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._source = [a for a, _ in runs]
        self._joined = [0, *accumulate(b - a for a, b in runs)]

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        """The source span from the first to the last character of `start:end`."""
        return self._offset(start), self._offset(end - 1) + 1

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of the source span `start:end` that lie in runs."""
        for i in range(max(0, bisect_right(self._source, start) - 1), len(self._runs)):
            a, b = self._runs[i]
            if a >= end:
                break
            if max(a, start) < min(b, end):
                yield max(a, start), min(b, end)

    def _offset(self, joined: int) -> int:
        i = min(bisect_right(self._joined, joined) - 1, len(self._runs) - 1)
        return self._source[i] + joined - self._joined[i]
