"""The lines of a document as boxes of links are made of them: the kind of each, found when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise
from typing import Literal

from msgspec import Struct

from auditor.document import Document, Role
from auditor.language.grammar import LONGEST, Grammar
from auditor.language.rows import Rider, rider
from auditor.language.shape import ELLIPSES, LONGEST_LINE, LineShape, breaks_off, line_shape, may_be_headline, series
from auditor.layout import LINKED, is_link

LineKind = Literal["lead_in", "reference"] | LineShape
WALLS: frozenset[Role] = frozenset(("code", "front_matter", "control", "quote", "cell", "caption", "term"))


class LeadIns(Struct, frozen=True):
    """Grammars of lead-ins, those of furniture and of references, and the words with which they can begin.

    `sections` are names of sections of a paper, in small letters.
    """

    pairs: Sequence[tuple[Grammar, Grammar]]
    openings: frozenset[str]
    sections: frozenset[str] = frozenset()

    def kind(self, text: str) -> LineKind | None:
        """What kind of lead-in a line is that begins as one, if it is one."""
        for furniture, references in self.pairs:
            if furniture.fits(text):
                return "lead_in"
            if references.fits(text):
                return "reference"
        return None


class Lines:
    """The blocks of a document, where a box of them can begin, and what kind of line each is."""

    def __init__(self, doc: Document, lead_ins: LeadIns, least: int) -> None:
        """`least` is the number of lines that make a box when none of them tells by itself."""
        self.doc = doc
        self.texts = doc.texts
        self._lead_ins = lead_ins
        self._least = least
        self.broken = frozenset(_broken(doc))
        self._kinds: dict[int, LineKind] = {}
        self._alone: dict[int, LineKind] = {}
        self._riders: dict[int, Rider | None] = {}
        self._headings: dict[str, bool] = {}
        self.linked = frozenset(i for i, share in enumerate(doc.linked) if share >= LINKED and is_link(doc, i))

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The lines with which a box can begin, in order."""
        rows = (index for stretch in self._open() for row in self._rows(stretch) for index in row)
        return sorted({*self._leads, *rows})

    @cached_property
    def _leads(self) -> Mapping[int, LineKind]:
        """What kind of lead-in lines are."""
        first, known, texts = self.doc.openings.words, self._lead_ins.openings, self.texts
        named = [index for word in known.intersection(first) for index in first[word]]
        may_be = [index for index in named if len(texts[index]) <= LONGEST and not self._is_wall(index)]
        kinds = {index: self._lead_ins.kind(texts[index]) for index in may_be}
        return {index: kind for index, kind in kinds.items() if kind is not None}

    def _is_wall(self, index: int) -> bool:
        return self.doc.blocks[index].role in WALLS

    @cached_property
    def _closed(self) -> Mapping[int, None]:
        """The walls and what is prose by its length alone, in order."""
        blocks, telling = enumerate(zip(self.doc.blocks, self.texts, strict=True)), self._telling
        return dict.fromkeys(
            i for i, (block, text) in blocks if block.role in WALLS or (len(text) > LONGEST_LINE and i not in telling)
        )

    @cached_property
    def _telling(self) -> frozenset[int]:
        """The lines that tell by themselves: links, and what breaks off."""
        return self.linked | self.broken

    def _open(self) -> Iterator[range]:
        """The stretches between walls and prose in which there can be a box."""
        ends = [-1, *self._closed, len(self)]
        told = self.broken or self.linked
        for before, end in pairwise(ends):
            if end - before > self._least or (told and end - before > 1):
                yield range(before + 1, end)

    def _rows(self, stretch: range) -> Iterator[range]:
        """The rows of lines that may be headlines, with single lines between these: so many lines, or one that tells.

        What tells by itself is a link, and a line that breaks off.
        """
        telling = self._telling.intersection(stretch) if self._telling else self._telling
        if not telling and len(stretch) < self._least:
            return
        texts = self.texts
        found = [index for index in stretch if index in telling or may_be_headline(texts[index])]
        parted = [place for place in range(1, len(found)) if found[place] - found[place - 1] > 2]
        for first, after in pairwise((0, *parted, len(found))):
            if first < after:
                row = range(found[first], found[after - 1] + 1)
                if len(row) >= self._least or not telling.isdisjoint(row):
                    yield row

    def kind(self, index: int) -> LineKind:
        """The kind of a line; behind the last one stands a wall."""
        known = self._kinds.get(index)
        if known is None:
            known = self._kinds[index] = self._found(index) if index < len(self.texts) else "wall"
        return known

    def _found(self, index: int) -> LineKind:
        kind = self._by_itself(index)
        if kind in ("headline", "short"):
            name = series(self.texts[index])
            if name and self._is_of_headings(name):
                return "wall"
        return kind

    def rider(self, index: int) -> Rider | None:
        """What a page writes beside a headline, if the line is that; a link is none."""
        if not 0 < index < len(self.texts) or index in self.linked or index in self._closed:
            return None
        if index not in self._riders:
            self._riders[index] = rider(self.texts[index], self._lead_ins.sections)
        return self._riders[index]

    def _by_itself(self, index: int) -> LineKind:
        """The kind of a line, whatever the others are."""
        known = self._alone.get(index)
        if known is None:
            known = self._alone[index] = self._shape(index)
        return known

    def _shape(self, index: int) -> LineKind:
        if index in self._closed:
            return "wall" if self._is_wall(index) else "prose"
        if index in self._leads:
            return self._leads[index]
        shape = line_shape(self.texts[index])
        return "headline" if index in self.linked and shape in ("prose", "sentence", "short") else shape

    def _is_of_headings(self, name: str) -> bool:
        """Whether two lines of a numbered series stand over paragraphs: "Day 3: Rest" is a sub-heading anywhere."""
        known = self._headings.get(name)
        if known is None:
            above = filter(self._is_over_prose, self._series[name])
            known = self._headings[name] = sum(1 for _ in islice(above, 2)) > 1
        return known

    def _is_over_prose(self, index: int) -> bool:
        following = range(index + 1, min(index + 3, len(self)))
        return self._by_itself(index) in ("headline", "short") and "prose" in map(self._by_itself, following)

    @cached_property
    def _series(self) -> Mapping[str, Sequence[int]]:
        """The lines of each numbered series."""
        found: dict[str, list[int]] = {}
        for index in range(len(self)):
            found.setdefault(series(self.texts[index]), []).append(index)
        return found


def _broken(doc: Document) -> Iterator[int]:
    """The lines with an ellipsis at the end or close before."""
    for mark in ELLIPSES:
        at = doc.text.find(mark)
        while at >= 0:
            index = doc.block_index(at)
            end = doc.blocks[index].span.end
            if breaks_off(doc.texts[index]):
                yield index
            at = doc.text.find(mark, end)
