"""Lines before and behind an article that their neighbours tell: menus of a site, and what stands between buttons."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from auditor.document import Document
from auditor.language.shape import is_record
from auditor.layout import Shapes, is_link, plain_line, plain_words

BETWEEN, FAR_BETWEEN = 3, 8  # lines
LONGEST_NAME, ENTRY_WORDS = 40, 5  # letters of a name, words of an entry
LEAST, FEWEST, EACH = 2, 3, 3  # entries, marks, lines to a mark
LISTED, RECORDS = 9, 3  # lines before, and those of days or measures among them


class Names(Struct, frozen=True):
    """Names of entries in the menus of sites, as `plain_words` gives them, and the words with which they begin.

    `sites` are those that no article lists, `first` those that begin a menu, `all` these, other parts and subjects.
    """

    sites: frozenset[str]
    first: frozenset[str]
    all: frozenset[str]
    openings: frozenset[str]


def names(sites: Iterable[str], first: Iterable[str], others: Iterable[str]) -> Names:
    """The names, folded."""
    kinds = [frozenset(map(plain_line, some)) for some in (sites, first, others)]
    known = kinds[0].union(*kinds)
    return Names(kinds[0], kinds[1], known, frozenset([name.partition(" ")[0] for name in known]))


def named(doc: Document, known: Names) -> dict[int, str]:
    """The lines that are a name of an entry, whatever numbers and marks stand beside it."""
    text, openings, blocks = doc.folded, doc.openings.words, doc.blocks
    found: dict[int, str] = {}
    for word in known.openings.intersection(openings):
        for index in openings[word]:
            span = blocks[index].span
            if span.end - span.start <= LONGEST_NAME:
                said = " ".join(plain_words(span.of(text)))
                if said in known.all:
                    found[index] = said
    return found


def may_hold_menus(doc: Document, entries: Collection[int]) -> bool:
    """Whether there are two entries at all, or two links before the title."""
    if len(entries) >= LEAST:
        return True
    title = next((i for i, block in enumerate(doc.blocks) if block.level == 1), 0)
    return title > 1 and sum(share == 1.0 for share in doc.linked[:title]) >= LEAST


def head(doc: Document, known: Names, entries: Mapping[int, str], kept: Collection[int], first: int) -> Iterator[int]:
    """The lines of menus before the paragraph at `first`: entries in a row, and what stands among them.

    Before the article's title entries that are links count without a name, and the name of the site may stand above.
    Elsewhere the title may be anywhere: where no line is left for it, a line without a name may be it.
    """
    title = next((i for i in range(first) if doc.blocks[i].level == 1), -1)
    told = {i for i in entries if i < (title if title > 0 else first)}
    if title > 0:
        told |= {i for i in range(title) if doc.linked[i] and is_link(doc, i) and _is_entry(doc, i)}
        for run in _runs(doc, range(title), told, kept):
            inner = range(run.start, max(told.intersection(run)) + 1)
            if _is_menu(inner, told, told.union(kept), kept):
                yield from (i for i in inner if i not in kept)
        return
    for run in _runs(doc, range(title + 1, first), told, kept):
        inside = told.intersection(run)
        inner = range(min(inside), max(inside) + 1)
        begins = entries[inner.start] in known.first
        sure = {i for i in inside if begins or entries[i] in known.sites}.union(kept)
        if _is_menu(inner, told, sure, kept):
            titled = any(i not in kept and i not in told for i in range(inner.stop, first))
            yield from (i for i in inner if i not in kept and (titled or i in told))


def tail(doc: Document, known: Names, entries: Mapping[int, str], kept: Collection[int], last: int) -> Iterator[int]:
    """The lines of menus behind the paragraph at `last`: three entries in a row that no line announces."""
    told = {i for i in entries if i > last}
    sure = {i for i in told if entries[i] in known.sites}.union(kept)
    for run in _runs(doc, range(last + 1, len(doc.blocks)), told, kept):
        inside = told.intersection(run)
        inner = range(min(inside), max(inside) + 1)
        rowed = _is_menu(inner, told, sure, kept) and _in_a_row(inner, told, kept)
        if rowed and len(inside) >= LEAST and doc.texts[inner.start - 1][-1:] != ":":
            yield from (i for i in inner if i not in kept)


def _is_entry(doc: Document, index: int) -> bool:
    """Whether a line is short and no sentence, as the entries of a menu are."""
    text = doc.texts[index]
    return len(text) <= LONGEST_NAME and text.count(" ") < ENTRY_WORDS and text[-1] not in ".,:;!"


def _runs(doc: Document, lines: range, told: set[int], kept: Collection[int]) -> Iterator[range]:
    """The stretches of lines that may be entries or are furniture, with an entry in each."""
    walls = [i for i in lines if i not in kept and i not in told and not _is_entry(doc, i)]
    for before, end in pairwise([lines.start - 1, *walls, lines.stop]):
        run = range(before + 1, end)
        if not told.isdisjoint(run):
            yield run


def _is_menu(inner: range, told: set[int], sure: set[int], kept: Collection[int]) -> bool:
    """Whether enough of the lines, and three of them, are entries or furniture, and two are sure to be a site's."""
    marks = sum(i in told or i in kept for i in inner)
    return marks >= max(FEWEST, len(inner) / EACH) and len(sure.intersection(inner)) >= LEAST


def _in_a_row(inner: range, told: set[int], kept: Collection[int]) -> bool:
    """Whether three of the lines that follow each other are entries or furniture."""
    marks = [i in told or i in kept for i in inner]
    return any(all(marks[at : at + FEWEST]) for at in range(len(marks) - FEWEST + 1))


def between(doc: Document, seen: Shapes, marks: Sequence[int]) -> Iterator[int]:
    """Lines without a sentence between two pieces of furniture: a few, or some more that may be entries of a menu."""
    for gap in (range(a + 1, b) for a, b in pairwise(marks)):
        if len(gap) > FAR_BETWEEN or any(seen[i].sentence for i in gap):
            continue
        if len(gap) <= BETWEEN or all(_is_entry(doc, i) and not is_record(doc.texts[i]) for i in gap):
            yield from gap


def goes_on(doc: Document, start: int, rest: Sequence[int]) -> bool:
    """Whether a list of days or measures goes on after the block at `start`, which broke into it."""

    def records(indices: Iterable[int]) -> int:
        return sum(is_record(doc.blocks[i].span.of(doc.text)) for i in indices)

    return records(range(max(0, start - LISTED), start)) >= RECORDS and 2 * records(rest) > len(rest)
