"""Lines that stand on most pages of a site or folder: counted in one cheap pass, before pages are checked."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from auditor.digest import blake2b
from auditor.document import Document, Repeated, Source
from auditor.language.lazy import lazy

LEAST_PAGES = 5
SHARE = 0.6
MOST_PAGES = 300
MOST_LINES = 500_000
LONGEST = 400
PROSE_WORDS = 12
MOST_A_PAGE = 2
DRAFTS = 2  # of the text of paragraphs, how much stands on the others for each part that does not
# What stands after a tag and before the next; a sign that begins none, as in `a < b`, is of the text.
# Mostly a tag follows at once: a repeat that is not begun costs nothing.
_TEXT = lazy(r">([^<]+(?:(?=<[a-zA-Z/!?])|(?:<(?![a-zA-Z/!?])[^<]*)*))")
_MARK = lazy(r"[>#*+•–—-]+|\d{1,3}[.)]")
_WORD = lazy(r"\w+")
_LETTERS = lazy(r"[^\W\d_]{2}")


class Site(Struct, frozen=True, gc=False):
    """A site or folder: how many of its pages were counted, and on how many of them each repeated line stands.

    `openings` are the first words of the lines: by them most blocks are told from all lines at once. `signs` are their
    longest words: a text without it does not hold the line.
    """

    name: str
    pages: int
    lines: Mapping[str, int]
    openings: frozenset[str]
    signs: Mapping[str, str]


class Repeats(Struct, frozen=True):
    """The lines that stand on most pages of each site: a value that processes may share."""

    sites: Mapping[str, Site] = {}

    def key(self, source: Source) -> bytes:
        """A hash of all that may bear on a source: it changes when its neighbours change what would be said of it."""
        known = self.sites.get(_site(source))
        if known is None:
            return b""
        content = source.content
        said = [(line, known.lines[line]) for line, sign in known.signs.items() if sign in content]
        if not said:  # then the neighbours bear on nothing, however many they are
            return b""
        return blake2b(repr((known.pages, sorted(said))).encode(), digest_size=16).digest()

    def of(self, doc: Document) -> Repeated:
        """The blocks of a document that stand on most pages of its site.

        A line that a page says thrice is one of its own forms, and a page whose whole text stands on the others as
        well is a copy: of both nothing is said. Nor of paragraphs, when most of a page's stand on the others: then the
        pages are drafts of one article.
        """
        known = self.sites.get(_site(doc.source)) if self.sites else None
        content, media = doc.source.content, doc.source.media
        if known is None or not any(sign in content for sign in known.signs.values()):
            return Repeated()
        found: dict[int, int] = {}
        for index, block in enumerate(doc.blocks):
            first = _WORD.search(doc.text, block.span.start, block.span.end)
            if first is None or first[0] not in known.openings:
                continue
            counts = [known.lines.get(part, 0) for part in _parts(doc.map.source(block.span).of(content), media)]
            if counts and all(counts):
                found[index] = min(counts)
        sizes = {i: block.span.end - block.span.start for i, block in enumerate(doc.blocks) if _is_long(doc, i)}
        shared = sum(sizes[i] for i in sizes.keys() & found.keys())
        own = sum(sizes.values()) - shared
        if not own:
            return Repeated()
        if shared > DRAFTS * own:
            found = {i: n for i, n in found.items() if i not in sizes}
        said = Counter(doc.blocks[i].span.of(doc.text) for i in found)
        often = {i: n for i, n in found.items() if said[doc.blocks[i].span.of(doc.text)] <= MOST_A_PAGE}
        return Repeated(often, known.pages, known.name)


class Repetition:
    """Counts the lines of pages by site; memory stays bounded, however many pages come.

    Of each site the first 300 pages are counted, and a copy of a page counts once. When the lines are too many, sites
    of which fewest pages came are forgotten, and lines that stand on one page only.
    """

    def __init__(self) -> None:
        self._counts: dict[str, Counter[int]] = {}
        self._pages: dict[str, set[int]] = {}
        self._twice: dict[int, str] = {}
        self.size = 0  # lines held

    def add(self, source: Source) -> None:
        """Count one page.

        Its lines are counted as they stand, by their hashes: only of those that come again is more asked.
        """
        name = _site(source)
        pages = self._pages.setdefault(name, set())
        whole = hash(source.content)
        if whole in pages or len(pages) >= MOST_PAGES:
            return
        pages.add(whole)
        counts = self._counts.setdefault(name, Counter())
        before = len(counts)
        lines = set(map(str.strip, _pieces(source.content, source.media)))
        by_hash = dict(zip(map(hash, lines), lines, strict=True))
        for known in (counts.keys() & by_hash.keys()) - self._twice.keys():
            self._twice[known] = by_hash[known]
        counts.update(by_hash.keys())
        self.size += len(counts) - before
        if self.size > MOST_LINES:
            self._forget()

    def value(self) -> Repeats:
        """What was counted, of sites with at least five pages."""
        known: dict[str, Site] = {}
        for name, counts in self._counts.items():
            pages = len(self._pages[name])
            most = self._most(counts, pages, _media(name)) if pages >= LEAST_PAGES else {}
            if most:
                signs = {line: max(line.split(), key=len) for line in most}
                known[name] = Site(name.partition(" ")[0], pages, most, frozenset(map(_opening, most)), signs)
        return Repeats(known)

    def _most(self, counts: Counter[int], pages: int, media: str) -> Mapping[str, int]:
        """The lines that stand on most pages, with how many; those that differ in white space and marks are one."""
        found: dict[str, int] = {}
        for one in counts.keys() & self._twice.keys():
            line = _line(self._twice[one], media)
            if line:
                found[line] = min(pages, found.get(line, 0) + counts[one])
        return {line: found[line] for line in sorted(found) if found[line] >= SHARE * pages}

    def _forget(self) -> None:
        for name in sorted(self._counts, key=lambda one: len(self._pages[one])):
            if self.size <= MOST_LINES // 2:
                break
            kept = Counter({line: count for line, count in self._counts[name].items() if count > 1})
            if len(self._pages[name]) < LEAST_PAGES:
                kept = Counter()
                del self._pages[name]
            self.size -= len(self._counts[name]) - len(kept)
            if name in self._pages:
                self._counts[name] = kept
            else:
                del self._counts[name]
        held = {line for counts in self._counts.values() for line, count in counts.items() if count > 1}
        self._twice = {line: text for line, text in self._twice.items() if line in held}


def _is_long(doc: Document, index: int) -> bool:
    block = doc.blocks[index].span
    return doc.text.count(" ", block.start, block.end) >= PROSE_WORDS


def _opening(line: str) -> str:
    from html import unescape  # noqa: PLC0415 - a table of 2,000 names, and most inputs repeat nothing

    found = _WORD.search(unescape(line))
    return found[0] if found else ""


def counted(sources: Iterable[Source]) -> Repeats:
    """The repeated lines of all sources."""
    counting = Repetition()
    for source in sources:
        counting.add(source)
    return counting.value()


def _site(source: Source) -> str:
    """The name of the site or folder that a source belongs to: its host, its container, or its folder.

    `a/index.html` and `b/index.html` are pages of one folder.
    """
    url = source.meta.get("url", "")
    if "//" in url:
        host = url.partition("//")[2].partition("/")[0].rpartition("@")[2].lower().removeprefix("www.")
        return f"site {source.media} {host}"
    if source.document is not None:
        return f"file {source.media} {source.name}"
    folder, name = os.path.split(source.name)
    if name.partition(".")[0].lower().strip("_") in ("index", "readme"):
        folder = os.path.dirname(folder)  # noqa: PTH120 - asked for each of thousands of files
    return f"folder {source.media} {folder}"


def _media(name: str) -> str:
    """The media type of the pages of a site or folder."""
    return name.split(" ", 2)[1]


def _pieces(content: str, media: str) -> Sequence[str]:
    """What could be repeated: of a page the texts between tags, else the lines."""
    return _TEXT.findall(">" + content) if media == "text/html" else content.split("\n")


def _parts(content: str, media: str) -> Iterator[str]:
    """The lines in a part of a source."""
    return filter(None, (_line(piece, media) for piece in _pieces(content, media)))


def _line(piece: str, media: str) -> str:
    """A line with one space between its words and no mark before them; empty when it says nothing or is too long."""
    if len(piece) > LONGEST or not _LETTERS.search(piece):
        return ""
    words = piece.split()
    return " ".join(words) if media == "text/html" else _unmarked(words)


def _unmarked(words: list[str]) -> str:
    """The words of a line without the marks of its heading, quotation or list."""
    at = 0
    while at < len(words) - 1 and (_MARK.fullmatch(words[at]) is not None):
        at += 1
    return " ".join(words[at:])
