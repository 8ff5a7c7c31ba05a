"""What is read: a Source, and the Document that a reader makes of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Literal

from msgspec import Struct, field

from auditor.language import fold, identify, sentence_spans
from auditor.language.grammar import opening_at
from auditor.language.shape import LONGEST_LINE, is_prose
from auditor.language.topic import Topic
from auditor.language.words import parted_names
from auditor.span import Lines, SourceMap, Span

Media = Literal["text/plain", "text/markdown", "text/mdx", "text/x-rst", "application/x-ipynb+json", "text/html"]
Role = Literal[
    "heading", "paragraph", "item", "cell", "quote", "code", "caption", "front_matter", "term", "control",
]  # fmt: skip
AS_IT_STANDS: tuple[Role, ...] = ("code", "front_matter")
NOT_OWN: tuple[Role, ...] = (*AS_IT_STANDS, "control")
PARTING = "\n\n"  # between two blocks in the text of a document
MOST_LINKED = 0.8
_MARKS = "*\"'“”‘’()[],.:;!?…#>|-–—"
PROSE: tuple[Role, ...] = ("heading", "paragraph", "item", "cell", "caption", "term")


class Source(Struct, frozen=True, gc=False):
    """One text as it was given: decoded once, line breaks untouched.

    `document` is the id inside a container (JSONL), else None; `meta` holds what the container
    knows of it (`url`, `date`).
    """

    name: str
    content: str
    media: Media
    document: str | None = None
    meta: Mapping[str, str] = {}


class Link(Struct, frozen=True, gc=False):
    """A span of the text that leads to `target`; `rel` are the words of an HTML `rel` attribute."""

    span: Span
    target: str
    rel: tuple[str, ...] = ()


MarkKind = Literal["code", "emphasis", "strong", "quote", "footnote", "deleted", "cite"]


class Mark(Struct, frozen=True, gc=False):
    """An inline span with a meaning: `code`, `emphasis`, a `footnote` reference (an empty span) ..."""

    span: Span
    kind: MarkKind


class Comment(Struct, frozen=True, gc=False):
    """A comment of the source, which is no text: `at` is the offset in the text where it stands."""

    text: str
    at: int
    source: Span


class Block(Struct, frozen=True, gc=False):
    """A paragraph, heading, list item, table cell ...: its span, role and place in the structure.

    `path` names the open elements from the outside in, for HTML as `tag#id.class.class`, for Markdown
    `quote`, `list`, `table`, `footnote`, `front_matter`. `level` is a heading's rank, else 0.
    """

    span: Span
    role: Role
    path: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    level: int = 0

    @property
    def is_matter(self) -> bool:
        """Whether it stands in the front matter, as a title does that is read as prose."""
        return self.path[:1] == ("front_matter",)


class Repeated(Struct, frozen=True, gc=False):
    """Which blocks, by index, stand on most of the pages beside a document, and on how many of `pages`.

    `where` names these: "this folder", "this site".
    """

    blocks: Mapping[int, int] = {}
    pages: int = 0
    where: str = ""


class Openings(Struct, frozen=True, gc=False):
    """The blocks that may be a line, by index, under their first word as `opening` gives it.

    `marked` are those that begin with more than the letters of a word.
    """

    words: Mapping[str, Sequence[int]]
    marked: Sequence[int]


class Document(Struct, frozen=True, eq=False, dict=True):
    """The text that a reader sees, in blocks, and the way back to its source.

    Inside a block every run of white space is one space (code and front matter keep their own), and blocks are
    parted by a blank line. Blocks are sorted and do not overlap. `line_starts` is where in running text lines of the
    source begin, besides those with which blocks do.
    """

    source: Source
    text: str
    blocks: Sequence[Block]
    map: SourceMap
    marks: Sequence[Mark] = ()
    comments: Sequence[Comment] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    repeated: Repeated = field(default_factory=Repeated)
    line_starts: frozenset[int] = frozenset()

    @cached_property
    def lines(self) -> Lines:
        """The line table of the source."""
        return Lines(self.source.content)

    @cached_property
    def folded(self) -> str:
        """The text in small letters and with plain quotes, at the same length: what wordings are looked for in."""
        return fold(self.text)

    @cached_property
    def language(self) -> str:
        """ISO 639-1 code of the text's language, or `und` when the text is too short to tell."""
        return identify(self.folded)

    @cached_property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        kept = [block.span for block in self.blocks if block.role in AS_IT_STANDS]
        spaces = self.text.count(" ") - sum(self.text.count(" ", span.start, span.end) for span in kept)
        return spaces + len(self.blocks) - len(kept) + sum(len(span.of(self.text).split()) for span in kept)

    @cached_property
    def openings(self) -> Openings:
        """The blocks by their first word."""
        words: dict[str, list[int]] = {}
        marked: list[int] = []
        folded = self.folded
        for index, block in enumerate(self.blocks):
            span = block.span
            start, end = span.start, span.end
            if end - start > LONGEST_LINE:
                continue
            space = folded.find(" ", start, end)
            word = folded[start : end if space < 0 else space]
            if not word.isalpha():
                marked.append(index)
                bare = word.strip(_MARKS)
                word = bare if bare.isalpha() else opening_at(folded, start, end)
            known = words.get(word)
            if known is None:
                words[word] = [index]
            else:
                known.append(index)
        return Openings(words, marked)

    @cached_property
    def paths(self) -> Mapping[tuple[str, ...], Sequence[int]]:
        """The blocks, by index, under their path: many share one."""
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for index, block in enumerate(self.blocks):
            found[block.path].append(index)
        return found

    @cached_property
    def elements(self) -> Mapping[str, Sequence[str]]:
        """The elements that blocks lie in, each with its tag, id and classes."""
        found = frozenset[str]().union(*self.paths)
        return {element: element.replace("#", " ").replace(".", " ").split() for element in found}

    @cached_property
    def names(self) -> Mapping[str, Sequence[str]]:
        """The tags, ids and classes of the elements, each with all by which it may be known."""
        return parted_names(set(chain.from_iterable(self.elements.values())))

    @cached_property
    def topic(self) -> Topic:
        """What the title and the running text are about: short lines and cut-off ones tell of other texts too often."""
        own = [
            (block.span, text)
            for block, text, linked in zip(self.blocks, self.texts, self.linked, strict=True)
            if linked < MOST_LINKED and block.role not in NOT_OWN
        ]
        folded = self.folded
        spans = [span for place, (span, text) in enumerate(own) if not place or is_prose(text)]
        return Topic([folded[span.start : span.end] for span in spans], self.language)

    @cached_property
    def texts(self) -> Sequence[str]:
        """The text of each block."""
        text = self.text
        return [text[block.span.start : block.span.end] for block in self.blocks]

    @cached_property
    def linked(self) -> Sequence[float]:
        """How much of each block's text leads somewhere else: 1 when a link to another page covers all of it."""
        name = self.source.document or self.source.name
        file = name.replace("\\", "/").rpartition("/")[2]
        own = frozenset(("", file, self.source.meta.get("url", "")))
        return [_linked(block, own) if block.links else 0.0 for block in self.blocks]

    @cached_property
    def starts(self) -> list[int]:
        """Where the blocks begin."""
        return [block.span.start for block in self.blocks]

    def block_index(self, offset: int) -> int:
        """Index of the block that holds `offset`, or that ends last before it."""
        return (bisect_right(self.starts, offset) or 1) - 1

    def block_at(self, offset: int) -> Block:
        """The block that holds `offset`."""
        return self.blocks[self.block_index(offset)]

    def sentence(self, span: Span) -> Span:
        """The span from the first to the last sentence that `span` touches, inside its block."""
        block = self.block_at(span.start)
        sentences, starts = self._parted(block)
        if not sentences:
            return block.span
        first = max(0, bisect_right(starts, span.start) - 1)
        last = max(first, bisect_right(starts, max(span.start, span.end - 1)) - 1)
        return Span(sentences[first].start, sentences[last].end)

    def sentences(self, block: Block) -> Sequence[Span]:
        """Spans of a block's sentences, without the white space around them."""
        return self._parted(block)[0]

    def _parted(self, block: Block) -> tuple[Sequence[Span], Sequence[int]]:
        """The sentences of a block, and where they start."""
        at = block.span.start
        known = self._sentences.get(at)
        if known is None:
            spans = [Span(at + a, at + b) for a, b in sentence_spans(block.span.of(self.text))]
            known = self._sentences[at] = (spans, [span.start for span in spans])
        return known

    @cached_property
    def _sentences(self) -> dict[int, tuple[Sequence[Span], Sequence[int]]]:
        return {}

    def marks_in(self, span: Span) -> Iterator[Mark]:
        """Marks that touch `span` (an empty mark counts when it stands inside or at its end), in order of place."""
        marks, starts, ends = self._marks
        low, high = bisect_left(ends, span.start), bisect_right(starts, span.end)
        return (mark for mark in marks[low:high] if span.start <= mark.span.end)

    @cached_property
    def _marks(self) -> tuple[Sequence[Mark], Sequence[int], Sequence[int]]:
        """The marks by where they start, their starts, and how far they and those before them reach."""
        marks = sorted(self.marks, key=lambda mark: mark.span.start)
        return marks, [mark.span.start for mark in marks], list(accumulate((mark.span.end for mark in marks), max))


def _linked(block: Block, own: frozenset[str]) -> float:
    size, covered = block.span.end - block.span.start, 0
    for link in block.links:
        if "#" not in link.target or link.target[: link.target.index("#")] not in own:
            covered += link.span.end - link.span.start
    return covered / size if covered < size else min(1.0, covered / max(1, size))
