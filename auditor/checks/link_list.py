"""Boxes of links to other pages: headlines under a lead-in, without one, and teasers that break off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from auditor.checks import Hits
from auditor.document import Block, Document, Role
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.language.grammar import Grammar
from auditor.language.shape import is_cut_off, is_dateline, is_excerpt, is_headline, is_prose
from auditor.lexicon import Term
from auditor.rule import Rule

Box = Literal["led", "related", "bare", "teaser", "excerpt", "empty"]
LineKind = Literal["lead_in", "reference", "headline", "sentence", "cut_off", "short", "date", "prose", "wall"]
LONGEST_LINE = 260
WALLS: tuple[Role, ...] = ("code", "front_matter", "control", "quote", "cell", "caption", "term")
LINKED = 0.8
SMALLEST_TOPIC = 60


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of link boxes.

    `box` is what the rule reports: `led` a box under a lead-in, `related` the same where the headlines share
    words with the article, `bare` headlines without a lead-in, `teaser` headlines with a text that breaks
    off, `excerpt` a text that ends in `[…]`, `empty` a lead-in whose links are gone.
    `lead_ins` are templates (see Grammar) over `words`; `references` are lead-ins that an article's own list
    may have, so that they count only over headlines that share nothing with it. `least` is the number of
    headlines that a bare box needs, `known` the greatest share of its words that the article knows.
    """

    box: Box
    lead_ins: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = {}
    least: int = 3
    known: float = 0.25

    def __post_init__(self) -> None:
        """Raise ValueError for a template with an unknown class of words."""
        Grammar((*self.lead_ins, *self.references), self.words)


class Lines(Struct, frozen=True):
    """The blocks of a document with the shape of each."""

    doc: Document
    kinds: Sequence[LineKind]
    linked: Sequence[bool]

    def text(self, index: int) -> str:
        """The text of one block."""
        return self.doc.blocks[index].span.of(self.doc.text)


class Found(Struct, frozen=True):
    """A box: the blocks of it, its lead-in, if any, and how much of its words the article knows."""

    lead: int | None
    items: Sequence[int]
    known: float
    kind: Box


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """No wordings: the shape of lines counts."""
    del rules, facts
    return ()


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each line of each box."""
    del hits, facts
    lines = _lines(doc, rules)
    by_box = {rule.box: rule for rule in rules}
    for found in _boxes(lines, max(rule.least for rule in rules), max(rule.known for rule in rules)):
        rule = by_box.get(found.kind)
        if rule is not None:
            yield from _findings(rule, doc, found)


@cache
def _grammar(templates: tuple[str, ...], words: tuple[tuple[str, tuple[str, ...]], ...]) -> Grammar:
    return Grammar(templates, dict(words))


def _lines(doc: Document, rules: Sequence[Spec]) -> Lines:
    grammars = [
        (_grammar(r.lead_ins, tuple(r.words.items())), _grammar(r.references, tuple(r.words.items())))
        for r in rules if r.lead_ins
    ][:1]  # fmt: skip
    linked = [doc.linked(block) >= LINKED for block in doc.blocks]
    return Lines(doc, [_kind(doc, block, grammars) for block in doc.blocks], linked)


def _kind(doc: Document, block: Block, grammars: Sequence[tuple[Grammar, Grammar]]) -> LineKind:
    size = block.span.end - block.span.start
    if block.role in WALLS:
        return "wall"
    text = block.span.of(doc.text)
    if size > LONGEST_LINE:
        return "cut_off" if is_cut_off(text) else "prose"
    for furniture, references in grammars:
        if furniture.fits(text):
            return "lead_in"
        if references.fits(text):
            return "reference"
    if is_cut_off(text):
        return "cut_off"
    if is_headline(text):
        return "headline"
    if is_dateline(text):
        return "date"
    if is_prose(text):
        return "sentence" if len(text.split()) <= 25 else "prose"
    return "short"


def _boxes(lines: Lines, least: int, known: float) -> Iterator[Found]:
    """All boxes in order."""
    at = 0
    while at < len(lines.kinds):
        kind = lines.kinds[at]
        found = None
        if kind in ("lead_in", "reference"):
            found = _led(lines, at)
        elif kind in ("headline", "cut_off"):
            found = _bare(lines, at, least, known)
        if found is None:
            at += 1
        else:
            yield found
            at = found.items[-1] + 1 if found.items else at + 1


def _led(lines: Lines, at: int) -> Found | None:
    """The box under the lead-in at `at`."""
    furniture = lines.kinds[at] == "lead_in"
    items = _items(lines, at + 1, led=True)
    share = _known(lines, items)
    if not items or (len(items) < 2 and not lines.linked[items[0]]):
        following = lines.kinds[at + 1] if at + 1 < len(lines.kinds) else "lead_in"
        return (
            Found(at, (), 0.0, "empty")
            if furniture and following != "prose" and len(lines.text(at).split()) > 1
            else None
        )
    if share <= RELATED:
        return Found(at, items, share, "led")
    return Found(at, items, share, "related") if furniture else None


RELATED = 0.4


def _items(lines: Lines, start: int, *, led: bool) -> list[int]:
    """Indices of the lines from `start` on that look like the items of one box."""
    items: list[int] = []
    for index in range(start, len(lines.kinds)):
        if not _joins(lines, items, index, led=led):
            break
        items.append(index)
    return _trimmed(lines, items)


def _joins(lines: Lines, items: Sequence[int], index: int, *, led: bool) -> bool:
    """Whether a line goes on with the box."""
    kind = lines.kinds[index]
    if kind in ("wall", "lead_in", "reference", "prose"):
        return False
    if items:
        first = lines.doc.blocks[items[0]]
        if lines.linked[items[0]] and not lines.linked[index] and kind not in ("cut_off", "date"):
            return False
        if lines.doc.blocks[index].role != first.role and "heading" not in (lines.doc.blocks[index].role, first.role):
            return kind == "cut_off"
    if kind in ("short", "date", "sentence"):
        return led or lines.linked[index]
    return True


def _trimmed(lines: Lines, items: list[int]) -> list[int]:
    """The items without lines at the end that belong to the article: the heading of the prose that follows."""
    while items:
        last = items[-1]
        follows = last + 1 < len(lines.kinds) and lines.kinds[last + 1] in ("prose", "sentence", "wall")
        own = follows and not lines.linked[last] and lines.kinds[last] != "cut_off"
        if own and lines.doc.topic.known(lines.text(last)) >= RELATED:
            items = items[:-1]
        else:
            break
    return items


def _bare(lines: Lines, at: int, least: int, known: float) -> Found | None:
    """The box without a lead-in that begins at `at`."""
    if lines.kinds[at] == "cut_off":
        return Found(None, (at,), 0.0, "excerpt") if is_excerpt(lines.text(at)) else None
    items = _items(lines, at, led=False)
    if not items:
        return None
    cut = sum(lines.kinds[i] == "cut_off" for i in items)
    linked = sum(lines.linked[i] for i in items)
    if not cut and len(items) < (2 if linked == len(items) else least):
        return None
    share = _known(lines, items)
    if lines.doc.topic.size < SMALLEST_TOPIC or share > known:
        return None
    return Found(None, items, share, "teaser" if cut * 3 >= len(items) else "bare")


def _known(lines: Lines, items: Iterable[int]) -> float:
    """How much of the informative words of all items the article knows."""
    topic = lines.doc.topic
    stems: set[str] = set()
    for index in items:
        stems |= topic.informative(lines.text(index))
    return topic.share(stems)


def _findings(rule: Spec, doc: Document, found: Found) -> Iterator[Finding]:
    blocks = ([found.lead] if found.lead is not None else []) + list(found.items)
    reason = _reason(doc, found)
    for index in blocks:
        block = doc.blocks[index]
        fix = Fix("take it out", (Edit(block.span, ""),))
        message = rule.message.replace("{reason}", reason).replace("{line}", block.span.of(doc.text))
        yield Finding(block.span, rule.id, rule.severity, message, fix)


def _reason(doc: Document, found: Found) -> str:
    """Why this is a box, in words."""
    count = len(found.items)
    lines = "1 headline" if count == 1 else f"{count} lines"
    lead = f"under “{doc.blocks[found.lead].span.of(doc.text)}”" if found.lead is not None else "in a row"
    shared = "that share no words with the article" if found.known == 0 else (
        f"of whose words the article knows {round(100 * found.known)} %"
    )  # fmt: skip
    return f"{lines} {lead} {shared}" if count else ""
