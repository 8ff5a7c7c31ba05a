"""reStructuredText: headings, paragraphs, items, tables and directives, at their places."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec import Struct

from auditor.document import Document, Role, Source
from auditor.language.lazy import lazy
from auditor.readers.builder import Builder
from auditor.readers.rst_inline import Inline
from auditor.span import Lines

_ADORNS = lazy(r"([!-/:-@\[-`{-~])\1*")
_BULLET = lazy(r"(?:[-*+•‣⁃|]|(?:\d{1,4}|[a-zA-Z]|#)[.)]|\((?:\d{1,4}|[a-zA-Z]|#)\))[ \t]+(?=\S)")
_EXPLICIT = lazy(r"\.\.(?:[ \t]+|$)")
_DIRECTIVE = lazy(r"(?:\|[^|\n]*\|[ \t]+)?([\w:+.-]+)::[ \t]*")
_FOOTNOTE = lazy(r"\[[^\]\n]{1,80}\][ \t]+")
_FIELD = lazy(r":[^:\s](?:[^:\n]|:(?!\s))*:(?:[ \t]+|$)")
_GRID = lazy(r"\+(?:[-=]+\+)+")
_SIMPLE = lazy(r"=+(?:[ \t]+=+)+")
_CELL = lazy(r"[^|]+")
_SPOKEN = frozenset("note warning tip important caution attention danger error hint seealso".split())
_TITLED = frozenset("admonition topic sidebar rubric centered table list-table".split())
# Directives whose content is prose; that of all others is not read.
_PROSE = (
    _SPOKEN
    | _TITLED
    | frozenset(
        "epigraph highlights pull-quote compound container class versionadded versionchanged deprecated only figure"
        " rst-class".split()
    )
)
_LISTINGS = frozenset("code code-block sourcecode parsed-literal prompt".split())


class Line(Struct, frozen=True, gc=False):
    """A line of the source, `start:end` without the white space around it, and how far it is indented."""

    start: int
    end: int
    indent: int
    text: str


def read(source: Source) -> Document:
    """The text of an article, without its markup."""
    builder = Builder(source)
    reader = _Reader(source.content, builder)
    reader.run()
    return builder.document(source.meta, reader.skipped)


class _Reader:
    """Goes over the lines of one document."""

    def __init__(self, content: str, builder: Builder) -> None:
        self._builder = builder
        self._inline = Inline(builder)
        starts = [*Lines(content).starts, len(content)]
        self._lines = [_line(content, a, b) for a, b in pairwise(starts)]
        self._at = 0
        # How far the text around is indented: what is further in is a quotation.
        self._margins = [0]
        self._literal = False
        self._styles: list[str] = []
        self._begun = False
        self.skipped: Counter[str] = Counter()

    def run(self) -> None:
        """Read the whole document."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.text:
                self._at += 1
                continue
            while self._margins[-1] > line.indent:
                self._margins.pop()
            literal, self._literal = self._literal, False
            if literal and line.indent > self._margins[-1]:
                self._listing(line.indent)
            elif not (self._heading(line) or self._explicit(line) or self._table(line) or self._field(line)):
                self._paragraph(line)

    def _heading(self, line: Line) -> bool:
        after, last = self._ahead(1), self._ahead(2)
        if _ADORNS.fullmatch(line.text) and (len(line.text) > 3 or after.text):
            if after.text and last.text == line.text and len(line.text) >= len(after.text):
                self._title(after, line.text[0] * 2, 3)
                return True
            if len(line.text) > 3 and not after.text:
                self._at += 1
                return True
        wide = line.indent == after.indent == 0 and len(after.text) >= max(2, min(len(line.text), 4))
        if wide and _ADORNS.fullmatch(after.text) and not _BULLET.match(line.text):
            self._title(line, after.text[0], 2)
            return True
        return False

    def _title(self, line: Line, style: str, size: int) -> None:
        if style not in self._styles:
            self._styles.append(style)
        self._builder.open("heading", level=min(6, self._styles.index(style) + 1))
        self._close(line.start, line.end)
        self._at += size

    def _explicit(self, line: Line) -> bool:
        opens = _EXPLICIT.match(line.text)
        if opens is None:
            return False
        start = line.start + opens.end()
        rest = line.text[opens.end() :]
        directive, note = _DIRECTIVE.match(rest), _FOOTNOTE.match(rest)
        self._at += 1
        if directive:
            self._directive(line, directive[1], start + directive.end())
        elif note:
            self._margins.append(self._inside(line))
            self._block("paragraph", start + note.end(), line.end)
        elif rest.startswith("_"):
            return True
        else:
            end = self._skip(line, "")
            self._builder.close()
            self._builder.comment(self._builder.content[start:end].strip(), line.start, end)
        return True

    def _directive(self, line: Line, name: str, start: int) -> None:
        name = name.rpartition(":")[2] if name not in _PROSE else name
        if name not in _PROSE:
            while self._here().text.startswith(":") and self._here().indent > line.indent:
                self._at += 1
            if name in _LISTINGS and self._body().indent > line.indent:
                self._listing(self._body().indent)
            else:
                self._skip(line, "directive")
            return
        spoken = start < line.end and (name in _SPOKEN or name in _TITLED)
        options = self._at
        while _FIELD.match(self._here().text) and self._here().indent > line.indent:
            self._at += 1
        self._margins.append(self._inside(line))
        if spoken and name in _SPOKEN and options == self._at:
            self._block("paragraph", start, line.end)
        elif spoken:
            self._builder.open("paragraph")
            self._close(start, line.end)

    def _field(self, line: Line) -> bool:
        found = _FIELD.match(line.text)
        if found is None:
            return False
        self._at += 1
        if not self._begun:
            self._skip(line, "field")
        elif line.start + found.end() < line.end:
            self._margins.append(self._inside(line))
            self._block("item", line.start + found.end(), line.end)
        return True

    def _table(self, line: Line) -> bool:
        if _GRID.fullmatch(line.text):
            row: list[list[tuple[int, int]]] = []
            while (here := self._here()).text[:1] in ("+", "|"):
                if here.text[0] == "+":
                    self._row(row)
                    row = []
                else:
                    cells = [found.span() for found in _CELL.finditer(here.text)]
                    row += [[] for _ in range(len(cells) - len(row))]
                    for cell, (a, b) in zip(row, cells, strict=False):
                        cell.append((here.start + a, here.start + b))
                self._at += 1
            self._row(row)
            return True
        if not _SIMPLE.fullmatch(line.text):
            return False
        columns = [found.start() for found in re.finditer("=+", line.text)]
        self._at += 1
        while (here := self._here()).text:
            if not _ADORNS.fullmatch(here.text.replace(" ", "")) or here.text[0] not in "=-":
                places = [min(here.end, here.start + a) for a in columns]
                self._row([[span] for span in pairwise([*places, here.end])])
            self._at += 1
        return True

    def _row(self, cells: list[list[tuple[int, int]]]) -> None:
        for cell in cells:
            self._builder.open("cell")
            for start, end in cell:
                if start < end:
                    self._inline.add(start, end)
                    self._builder.space(end, end)
            self._builder.close()

    def _paragraph(self, line: Line) -> None:
        bullet = _BULLET.match(line.text)
        if bullet:
            self._margins.append(line.indent + bullet.end())
            self._at += 1
            self._block("item", line.start + bullet.end(), line.end)
            return
        after = self._ahead(1)
        self._at += 1
        if after.text and after.indent > line.indent:
            self._margins.append(after.indent)
            self._builder.open("term")
            self._close(line.start, line.end)
            return
        role: Role = "quote" if line.indent > self._margins[-1] else "paragraph"
        self._block(role, line.start, line.end, line.indent)

    def _block(self, role: Role, start: int, end: int, indent: int | None = None) -> None:
        """A block that begins at `start` and goes on in the lines that are indented alike."""
        indent = self._margins[-1] if indent is None else indent
        while (here := self._here()).text and here.indent == indent and not _BULLET.match(here.text):
            if _EXPLICIT.match(here.text):
                break
            end = here.end
            self._at += 1
        self._begun = True
        self._builder.open(role)
        content = self._builder.content
        if content.startswith("::", end - 2, end):
            self._literal = True
            end -= 1 if end - 3 >= start and not content[end - 3].isspace() else 2
        self._close(start, end)

    def _close(self, start: int, end: int) -> None:
        self._inline.add(start, end)
        self._builder.close()

    def _listing(self, indent: int) -> None:
        """Lines that keep their white space, as long as they are indented as far."""
        while not self._here().text and self._at < len(self._lines):
            self._at += 1
        start = end = self._here().start
        while self._at < len(self._lines) and (not (here := self._here()).text or here.indent >= indent):
            end = here.end if here.text else end
            self._at += 1
        self._builder.open("code", verbatim=True)
        self._builder.add(self._builder.content[start:end], start, end)
        self._builder.close()

    def _skip(self, line: Line, reason: str) -> int:
        """Pass over what is indented under `line`; where it ends."""
        end = line.end
        while self._at < len(self._lines) and (not (here := self._here()).text or here.indent > line.indent):
            if here.text:
                end = here.end
                if reason:
                    self.skipped[reason] += len(here.text.split())
            self._at += 1
        return end

    def _inside(self, line: Line) -> int:
        """How far the text under `line` is indented."""
        body = self._body()
        return body.indent if body.indent > line.indent else line.indent + 1

    def _body(self) -> Line:
        return next((line for line in self._lines[self._at : self._at + 8] if line.text), _NOTHING)

    def _here(self) -> Line:
        return self._ahead(0)

    def _ahead(self, steps: int) -> Line:
        at = self._at + steps
        return self._lines[at] if at < len(self._lines) else _NOTHING


_NOTHING = Line(0, 0, 0, "")


def _line(content: str, start: int, end: int) -> Line:
    raw = content[start:end]
    text = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    return Line(start + indent, start + indent + len(text), len(raw[:indent].expandtabs(8)) if text else 0, text)
