"""Boxes of links to other pages: headlines under a lead-in, without one, and teasers that break off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from auditor.checks import Hits
from auditor.document import Document
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.headlines import (
    LISTED,
    are_cards,
    are_headlines,
    capitalized,
    how_many,
    is_introduced,
    known_share,
    marked,
    may_be_headlines,
    may_be_works,
    with_riders,
)
from auditor.language.grammar import Grammar, check_templates
from auditor.language.shape import holds_sentences, is_excerpt
from auditor.language.topic import describe
from auditor.layout import gap
from auditor.lexicon import Term
from auditor.lines import LeadIns, LineKind, Lines
from auditor.rule import Chosen, Rule, chosen

Box = Literal["led", "related", "bare", "teaser", "excerpt", "empty"]
SMALLEST_TOPIC = 60
RELATED = 0.4
FAR_EACH = 0.05
LONE_TEASER = 0.15
REFERENCE = 0.2
MOST_RELATED = 8
SHORT_CUT = 60
LAST_LINES = 8
LONGEST_PAIR = 80  # letters of a headline of two sentences
MOST_TEASERS = 200  # lines
LEAST, MOST_RIDERS = 2, 3


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of link boxes.

    `box` is what the rule reports: `led` a box under a lead-in, `related` the same where the headlines share
    words with the article, `bare` headlines without a lead-in, `teaser` headlines with a text that breaks
    off, `excerpt` a text that ends in `[…]`, `empty` a lead-in whose links are gone.
    `lead_ins` are templates (see Grammar) over `words`; `references` are lead-ins that an article's own list
    may have, so that they count only over headlines that share nothing with it. `least` is the number of
    headlines that a bare box needs, `known` the greatest share of its words that the article knows. `sections`
    are names of sections of a paper, in small letters, as they stand beside headlines.
    """

    box: Box
    lead_ins: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = {}
    least: int = 3
    known: float = 0.25
    sections: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for a template with an unknown class of words."""
        check_templates((*self.lead_ins, *self.references), self.words)


class Found(Struct, frozen=True):
    """A box: the blocks of it, its lead-in, if any, and how much of its words the article knows."""

    lead: int | None
    items: Sequence[int]
    known: float
    kind: Box


class Ask(Struct, frozen=True):
    """What is asked of headlines: how many, how much of their words the article may know; `sure` when marks tell."""

    least: int
    known: float
    sure: bool


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """No wordings: the shape of lines counts."""
    del rules, facts
    return ()


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each line of each box."""
    del hits, facts
    by_box = {rule.box: rule for rule in reversed(rules)}
    bare = by_box.get("bare", rules[0])
    lines = Lines(doc, _lead_ins(chosen(rules)), bare.least)
    for found in _boxes(lines, bare):
        rule = by_box.get(found.kind)
        if rule is not None:
            yield from _findings(rule, doc, found)


@cache
def _lead_ins(rules: Chosen[Spec]) -> LeadIns:
    """The lead-ins of all rules, once for those that share them."""
    known = {(rule.lead_ins, rule.references, tuple(rule.words.items())) for rule in rules if rule.lead_ins}
    pairs = [(Grammar(leads, dict(words)), Grammar(references, dict(words))) for leads, references, words in known]
    openings = frozenset[str]().union(*(grammar.openings for pair in pairs for grammar in pair))
    return LeadIns(pairs, openings, frozenset[str]().union(*(rule.sections for rule in rules)))


def _boxes(lines: Lines, bare: Spec) -> Iterator[Found]:
    """All boxes in order."""
    after = 1  # the first line may be the title
    for at in lines.starts:
        if at < after:
            continue
        kind, found = lines.kind(at), None
        if kind in ("lead_in", "reference"):
            found = _led(lines, at)
        elif kind in ("headline", "cut_off"):
            found, after = _bare(lines, at, bare)
        if found is not None:
            yield found
            after = max(after, found.items[-1] + 1) if found.items else after


def _led(lines: Lines, at: int) -> Found | None:
    """The box under the lead-in at `at`."""
    furniture = lines.kind(at) == "lead_in"
    items = _first(lines, _items(lines, at + 1, led=True))
    if not _is_box(lines, items):
        return _empty(lines, at) if furniture else None
    share = known_share(lines, items)
    if not furniture:
        far = share <= REFERENCE and how_many(lines, items) > 2 and not may_be_works(lines, at, items)
        return Found(at, items, share, "led") if far else None
    return Found(at, items, share, "led" if share <= RELATED else "related")


def _is_box(lines: Lines, items: Sequence[int]) -> bool:
    """Whether lines under a lead-in are a box: two headlines or one link, and hardly anything else."""
    heads = [i for i in items if i in lines.linked or lines.kind(i) in ("headline", "cut_off")]
    return 2 * len(heads) >= len(items) > 0 and (how_many(lines, items) > 1 or items[0] in lines.linked)


def _empty(lines: Lines, at: int) -> Found | None:
    """A lead-in with nothing under it: the text ends, or other lines of the page follow."""
    following = lines.kind(at + 1)
    ends = following == "lead_in" or (following in ("short", "wall") and len(lines) - at - 1 <= LAST_LINES)
    return Found(at, (), 0.0, "empty") if ends and len(lines.texts[at].split()) > 1 else None


def _items(lines: Lines, start: int, *, led: bool) -> list[int]:
    """Indices of the lines from `start` on that look like the items of one box."""
    items: list[int] = []
    while _joins(lines, items, start + len(items), led=led):
        items.append(start + len(items))
    return _without_strays(lines, items)


def _without_strays(lines: Lines, items: list[int]) -> list[int]:
    """The items without the last lines that are no headlines, unless the headline before has the same beneath it."""
    end = len(items)
    while end and not _is_head(lines, items[end - 1]):
        end -= 1
    if end in (0, len(items)):
        return items[:end]
    kinds = [lines.rider(index) or lines.kind(index) for index in items]
    heads = [place for place in range(end) if _is_head(lines, items[place])]
    if kinds[end] == "mark":
        end += 1
    if len(heads) == 1:
        return items[:end]
    for kind, before in zip(kinds[end:], kinds[heads[-2] + end - heads[-1] : heads[-1]], strict=False):
        if kind != before or (kind == "short" and len(heads) < 3):
            break
        end += 1
    return items[:end]


def _is_head(lines: Lines, index: int) -> bool:
    """Whether a line of a box is a headline or its text, and not what stands beside one."""
    return index in lines.linked or (lines.rider(index) is None and lines.kind(index) not in ("short", "date"))


def _joins(lines: Lines, items: Sequence[int], index: int, *, led: bool) -> bool:
    """Whether a line goes on with the box."""
    kind, blocks = lines.kind(index), lines.doc.blocks
    if _is_outside(lines, index, kind) or (led and _is_running(lines, index, kind)):
        return False
    if not items:
        return led or kind == "headline"
    if _is_parted(lines, items, index):
        return False
    first = items[0]
    if (led or first not in lines.linked) and lines.rider(index) is not None:
        return len(items) < MOST_RIDERS or any(lines.rider(one) is None for one in items[-MOST_RIDERS:])
    if kind == "short" and lines.kind(items[-1]) == "short":
        return False
    if first in lines.linked and index not in lines.linked:
        return led and kind in ("cut_off", "date")
    if blocks[index].role != blocks[first].role and "heading" not in (blocks[index].role, blocks[first].role):
        return led and kind == "cut_off"
    if kind == "sentence" and not led:
        return lines.kind(index + 1) == "headline"
    if kind == "cut_off" and len(lines.texts[index]) <= SHORT_CUT:
        return True
    return kind == "headline" or led or index in lines.linked


def _is_running(lines: Lines, index: int, kind: LineKind) -> bool:
    """Whether a paragraph holds sentences, and is longer than the headlines that hold two."""
    text = lines.texts[index]
    may_be = kind in ("sentence", "short") and len(text) > LONGEST_PAIR
    return may_be and lines.doc.blocks[index].role == "paragraph" and holds_sentences(text)


def _is_outside(lines: Lines, index: int, kind: LineKind) -> bool:
    """Whether a line is in no box, whatever stands before it: prose, a lead-in, a short sentence."""
    if kind == "headline":
        return False
    if kind == "lead_in" and lines.rider(index) == "mark":  # "Sponsored" leads in, unless it stands at each headline
        return "mark" not in (lines.rider(index - 2), lines.rider(index + 2))
    if kind == "short":
        return index not in lines.linked and lines.texts[index].endswith(".")
    return kind in ("wall", "lead_in", "reference", "prose")


def _is_parted(lines: Lines, items: Sequence[int], index: int) -> bool:
    """Whether a line stands farther below the box than any line of it below the one before.

    Cards may stand farther apart than their lines do.
    """
    wide = gap(lines.doc, index) if len(items) > 1 else 0
    if not wide or wide <= gap(lines.doc, items[-1]) or wide <= max(gap(lines.doc, one) for one in items[1:]):
        return False
    return lines.rider(items[-1]) is None or sum(_is_head(lines, one) for one in items) > 1


def _first(lines: Lines, items: list[int]) -> list[int]:
    """The items from the first on, up to where the article goes on: the head of the list with the greatest distance."""
    if items and items[0] in lines.linked:
        return items
    sums = list(accumulate(_distance(lines, index) for index in items))
    if not sums or max(sums) <= 0:
        return [index for index in items[:MOST_RELATED] if lines.kind(index) != "sentence"]
    return items[: sums.index(max(sums)) + 1]


def _farthest(lines: Lines, items: list[int]) -> list[int]:
    """The part of the items with the greatest distance, without lines of the article before and after it."""
    best, low, high, total, start = 0.0, 0, 0, 0.0, 0
    for place, index in enumerate(items):
        if total <= 0:
            total, start = 0.0, place
        total += _distance(lines, index)
        if total > best:
            best, low, high = total, start, place + 1
    return items[low:high]


def _distance(lines: Lines, index: int) -> float:
    """How far a line is from the article: positive when it is of something else."""
    topic = lines.doc.topic
    stems = topic.informative(lines.texts[index])
    return RELATED - topic.share(stems) if stems else 0.01


def _bare(lines: Lines, at: int, rule: Spec) -> tuple[Found | None, int]:
    """The teasers or the box without a lead-in that begins at `at`, and where the next may begin."""
    if lines.kind(at) == "cut_off":
        return _excerpt(lines, (at,)), at + 1
    items = _teasers(lines, at) if lines.broken else []
    if items:
        return _teaser_box(lines, items) or _excerpt(lines, items), items[-1] + 1
    items = _items(lines, at, led=False)
    if len(items) > 1 and lines.kind(items[-1] + 1) == "cut_off":
        items.pop()
    return _headline_box(lines, items, rule), (items[-1] if items else at) + 1


def _excerpt(lines: Lines, items: Sequence[int]) -> Found | None:
    """The first of the lines that was cut off by a program, whatever it is about."""
    return next((Found(None, (index,), 0.0, "excerpt") for index in items if is_excerpt(lines.texts[index])), None)


def _teaser_box(lines: Lines, items: Sequence[int]) -> Found | None:
    """Headlines with texts that break off, when they are not about the article's subject."""
    share = known_share(lines, items)
    far = share <= (RELATED if len(items) > 3 else LONE_TEASER)
    return Found(None, items, share, "teaser") if far and lines.doc.topic.holds(SMALLEST_TOPIC) else None


def _headline_box(lines: Lines, items: list[int], rule: Spec) -> Found | None:
    """Headlines in a row, when they are not about the article's subject."""
    if items and items[0] in lines.linked:
        return _link_box(lines, items, rule)
    if len(items) < LEAST:
        return None
    items = _unwrapped(lines, items)
    heads = [index for index in items if lines.rider(index) is None]
    ask = _ask(lines, items, heads, rule)
    if not heads or how_many(lines, heads) < ask.least or not may_be_headlines(lines, heads):
        return None
    if is_introduced(lines, items):
        return None
    rows = [marked(lines, items, heads)] if ask.sure else [heads, capitalized(lines, heads)]
    return next((found for row in rows if row and (found := _row(lines, items, row, ask))), None)


def _link_box(lines: Lines, items: Sequence[int], rule: Spec) -> Found | None:
    """Links in a row, when they are not about the article's subject, or headings of other pages."""
    count = how_many(lines, items)
    if count < LEAST or not may_be_headlines(lines, items) or is_introduced(lines, items):
        return None
    above = len(items) > 2 and all(lines.doc.blocks[i].role == "heading" for i in items)
    if not (above or are_headlines(lines, items, 0.0)) or not lines.doc.topic.holds(SMALLEST_TOPIC):
        return None  # as most are not: then nothing need be known of the article
    share = known_share(lines, items)
    far = share <= min(rule.known, FAR_EACH * max(3, count)) and are_headlines(lines, items, share)
    return Found(None, items, share, "bare") if above or far else None


def _ask(lines: Lines, items: Sequence[int], heads: Sequence[int], rule: Spec) -> Ask:
    """Few headlines, of which the article may know much, where nearly each has a mark that a page alone sets."""
    kinds = [lines.rider(index) for index in with_riders(lines, items, heads)]
    most, marks = max(1, len(heads) - 1), kinds.count("mark")
    if marks >= most:
        return Ask(1, LONE_TEASER if marks == 1 else RELATED, sure=True)
    if kinds.count("age") >= max(2, most):
        return Ask(2, RELATED, sure=True)
    if kinds.count("section") >= max(2, most):
        return Ask(2, LISTED, sure=True)
    return Ask(rule.least, rule.known, sure=False)


def _row(lines: Lines, items: Sequence[int], heads: list[int], ask: Ask) -> Found | None:
    """The box of these headlines, with what stands beside them, when they are far from the article."""
    few = len(heads) <= ask.least and lines.linked.isdisjoint(heads) and not ask.sure
    if few and (len(heads) < ask.least or not are_headlines(lines, heads, 0.0)):
        return None  # as most do not: then nothing need be known of the article
    heads = _farthest(lines, heads)
    share, count = known_share(lines, heads), how_many(lines, heads)
    far = count >= ask.least and share <= (ask.known if ask.sure else min(ask.known, FAR_EACH * max(3, count)))
    titles = far and (are_cards(lines, heads) if ask.sure else are_headlines(lines, heads, share))
    found = titles and lines.doc.topic.holds(SMALLEST_TOPIC)
    return Found(None, with_riders(lines, items, heads), share, "bare") if found else None


def _unwrapped(lines: Lines, items: list[int]) -> list[int]:
    """The items without a last line that goes on in small letters: text wrapped by hand."""
    following = lines.texts[items[-1] + 1][:1] if items and items[-1] + 1 < len(lines) else ""
    return items[:-1] if following.islower() else items


def _teasers(lines: Lines, at: int) -> list[int]:
    """Headlines from `at` on that are each followed by a text that breaks off."""
    items: list[int] = []
    end = at + MOST_TEASERS
    while at < end and lines.kind(at) in ("headline", "sentence", "short"):
        after = at + 2 if lines.kind(at + 1) == "date" else at + 1
        if after >= end or lines.kind(after) != "cut_off":
            break
        items += range(at, after + 1)
        at = after + 2 if after + 1 < end and lines.kind(after + 1) == "date" else after + 1
    return items


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
    if not count:
        return ""
    lines = "1 line" if count == 1 else f"{count} lines"
    lead = f"under “{doc.blocks[found.lead].span.of(doc.text)}”" if found.lead is not None else "in a row"
    return f"{lines} {lead}, {describe(found.known)}"
