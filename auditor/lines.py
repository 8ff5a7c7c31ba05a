"""The lines of a document as boxes of links are made of them: the kind of each, found when it is first asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from auditor.document import Document, Role
from auditor.language.grammar import LONGEST, Grammar, opening
from auditor.language.shape import LONGEST_LINE, LineShape, breaks_off, line_shape, may_be_headline, series
from auditor.layout import is_link

LineKind = Literal["lead_in", "reference"] | LineShape
WALLS: tuple[Role, ...] = ("code", "front_matter", "control", "quote", "cell", "caption", "term")


class LeadIns(Struct, frozen=True):
    """Grammars of lead-ins, those of furniture and of references, and the words with which they can begin."""

    pairs: Sequence[tuple[Grammar, Grammar]]
    openings: frozenset[str]

    def may_be(self, text: str) -> bool:
        """Whether a line is short enough for a lead-in and begins as one."""
        return len(text) <= LONGEST and opening(text) in self.openings

    def kind(self, text: str) -> LineKind | None:
        """What kind of lead-in a line is, if it is one."""
        if self.may_be(text):
            for furniture, references in self.pairs:
                if furniture.fits(text):
                    return "lead_in"
                if references.fits(text):
                    return "reference"
        return None


class Lines:
    """The blocks of a document with their kinds, which are found only in stretches where a box can be."""

    def __init__(self, doc: Document, lead_ins: LeadIns, least: int) -> None:
        """`least` is the number of lines that make a box when none of them tells by itself."""
        self.doc = doc
        self._lead_ins = lead_ins
        text = doc.text
        self.texts = [text[block.span.start : block.span.end] for block in doc.blocks]
        self.linked = [bool(block.links) and is_link(doc, block) for block in doc.blocks]
        self.kinds: list[LineKind] = ["wall" if block.role in WALLS else "prose" for block in doc.blocks]
        self._breaks = "..." in text or "…" in text
        self._leads: dict[int, LineKind] = {}
        self.stretches = [part for stretch in self._open() for part in self._parts(stretch, least)]
        self._find_kinds(index for stretch in self.stretches for index in stretch)
        for index in self._series():
            self.kinds[index] = "wall"

    def _open(self) -> Iterator[range]:
        """The stretches between walls and what is prose by its length alone."""
        start = 0
        for index, text in enumerate(self.texts):
            long = len(text) > LONGEST_LINE and not self.linked[index] and not (self._breaks and breaks_off(text))
            if long or self.kinds[index] == "wall":
                yield range(start, index)
                start = index + 1
        yield range(start, len(self.texts))

    def _parts(self, stretch: range, least: int) -> Iterable[range]:
        """Where in a stretch a box can be: anywhere when one line tells by itself, else in rows of headlines."""
        leads = {index: kind for index in stretch if (kind := self._lead_ins.kind(self.texts[index])) is not None}
        self._leads |= leads
        low, high = stretch.start, stretch.stop
        if leads or True in self.linked[low:high] or (self._breaks and any(map(breaks_off, self.texts[low:high]))):
            return (stretch,)
        return self._rows(stretch, least) if len(stretch) >= least else ()

    def _rows(self, stretch: range, least: int) -> Iterator[range]:
        """The rows of at least so many lines that may be headlines, with single lines between these."""
        found = [index for index in stretch if may_be_headline(self.texts[index])]
        parted = [place for place in range(1, len(found)) if found[place] - found[place - 1] > 2]
        for first, after in pairwise((0, *parted, len(found))):
            if first < after and found[after - 1] + 1 - found[first] >= least:
                yield range(found[first], found[after - 1] + 1)

    def _find_kinds(self, indices: Iterable[int]) -> None:
        for index in indices:
            self.kinds[index] = self._kind(index)

    def _kind(self, index: int) -> LineKind:
        """The kind of a block by itself."""
        if index in self._leads:
            return self._leads[index]
        shape = line_shape(self.texts[index])
        return "headline" if self.linked[index] and shape in ("prose", "sentence", "short") else shape

    def _series(self) -> Sequence[int]:
        """Lines of a numbered series of which two stand over paragraphs: "Day 3: Rest" is a sub-heading anywhere."""
        if not self._numbered(self.stretches):
            return ()
        known = {index for stretch in self.stretches for index in stretch}
        self._find_kinds([index for stretch in self._open() for index in stretch if index not in known])
        names = self._numbered([range(len(self.texts))])
        above = Counter(name for index, name in names.items() if "prose" in self.kinds[index + 1 : index + 3])
        return [index for index, name in names.items() if above[name] > 1]

    def _numbered(self, stretches: Iterable[range]) -> Mapping[int, str]:
        """What shows that a line is of a numbered series, by its index."""
        places = (index for stretch in stretches for index in stretch if self.kinds[index] in ("headline", "short"))
        return {index: name for index in places if (name := series(self.texts[index]))}
