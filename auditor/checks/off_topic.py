"""Lines inside an article that send readers to other pages: a label with a headline, and a link that stands alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from auditor.checks import Hits
from auditor.document import Block, Document
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.language.grammar import Grammar, check_templates
from auditor.language.lazy import lazy
from auditor.language.shape import is_prose, is_record
from auditor.language.topic import describe
from auditor.layout import gap
from auditor.lexicon import Term
from auditor.rule import Chosen, Rule, chosen

_LEADING = " \t»›>→▶►•*[(|–—-#"
_JOINT = lazy(r"\s*(?:[:»›→▶►|]|[–—-](?=\s))+\s*")
_JOINTS = frozenset(":»›→▶►|–—-")
_HEAD = lazy(r"[\"“‘'(\[#]?(?:[A-Z0-9]|[^\x00-\x7f])")
_NUMBERED = lazy(r"\d+[.)] ")
_FIRST = lazy(r"[A-Z][A-Za-z]*")
_ADDRESS = lazy(r"\b(?:you|your|we|we'll|we’ll|our|us)\b", re.IGNORECASE)
_SELLS = lazy(
    r"[%$£€]|\? (?:try|get|meet|see|join|start|check|discover|learn|find|here)\b|(?<!not )(?<!to )\bfree\b"
    r"|\b(?:newsletters?|news|updates?|subscri\w+|sign(?:ing)? up|offers?|deals?|save|discounts?|e-?mails?|alerts?"
    r"|today|now|trial|guide|facebook|twitter|instagram|website)\b",
    re.IGNORECASE,
)
LONGEST_CALL = 32
WRAPPED = 55
LONGEST_LABEL = 45
LONGEST_LINE = 260
LINKED = 0.8
SMALLEST_TOPIC = 40
TOPICS = {"labelled": 0, "link": SMALLEST_TOPIC, "call": 100}  # stems that the article must have
FAR = 0.2


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of lines that send readers elsewhere.

    `form` is `labelled`, a label with a headline ("Also read: …"), `link`, a line that is one link, or `call`,
    a short paragraph that begins with one of the imperatives `verbs` and is far from the article.
    `labels` are templates (see Grammar) over `words`, with or without a colon after them; `topics` are labels
    that count only with a colon and over a headline that is far from the article. The article must know at
    least `known_from` and less than `known_to` of the line's words.
    """

    form: Literal["labelled", "link", "call"] = "labelled"
    labels: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = {}
    verbs: tuple[str, ...] = ()
    known_from: float = 0.0
    known_to: float = 0.3

    def __post_init__(self) -> None:
        """Raise ValueError for a template with an unknown class of words."""
        check_templates((*self.labels, *self.topics), self.words)


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """No wordings: labels are read by their grammar."""
    del rules, facts
    return ()


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each block that sends readers elsewhere."""
    del hits, facts
    table = _table(chosen(rules))
    for index, numbers in sorted(_candidates(table, doc).items()):
        block = doc.blocks[index]
        for number in numbers:
            rule = rules[number]
            if block.role in rule.roles:
                known = _known(rule, table.grammars[number], doc, index)
                far = known is not None and rule.known_from <= known < rule.known_to
                if known is not None and far and doc.topic.holds(TOPICS[rule.form]):
                    yield _finding(rule, doc, block, known)
                    break


class _Table(Struct, frozen=True):
    """Which rules a line can be of, by number: those that know its first word, and for links those that ask for one."""

    grammars: Sequence[tuple[Grammar, Grammar]]
    openings: Mapping[str, Sequence[int]]
    links: Sequence[int]


def _candidates(table: _Table, doc: Document) -> Mapping[int, Sequence[int]]:
    """The rules that a line can be of, for each line but the first, which may be the title."""
    first = doc.openings.words
    named: dict[int, Sequence[int]] = {
        index: table.openings[word] for word in first.keys() & table.openings.keys() for index in first[word]
    }
    for index, share in enumerate(doc.linked):
        if share >= LINKED:
            named[index] = sorted({*named[index], *table.links}) if index in named else table.links
    spans = ((index, doc.blocks[index].span) for index in named if index)
    return {index: named[index] for index, span in spans if span.end - span.start <= LONGEST_LINE}


@cache
def _table(rules: Chosen[Spec]) -> _Table:
    grammars = [(Grammar(rule.labels, rule.words), Grammar(rule.topics, rule.words)) for rule in rules]
    openings: dict[str, list[int]] = {}
    for number, (rule, (labels, topics)) in enumerate(zip(rules, grammars, strict=True)):
        for word in sorted({*labels.openings, *topics.openings, *rule.verbs}):
            openings.setdefault(word, []).append(number)
    return _Table(grammars, openings, [number for number, rule in enumerate(rules) if rule.form == "link"])


def _known(rule: Spec, grammars: tuple[Grammar, Grammar], doc: Document, index: int) -> float | None:
    """How much of the line's words the article knows, or None when this is no line of the rule's form."""
    if rule.form == "labelled":
        return _labelled(*grammars, doc, index)
    return _lone_link(doc, index) if rule.form == "link" else _call(rule, doc, index)


def _call(rule: Spec, doc: Document, index: int) -> float | None:
    """How much of a call to the reader the article knows; one that speaks to no one must be far from it, and sell."""
    text = doc.texts[index]
    first = _FIRST.match(text)
    if (
        first is None
        or first[0].lower() not in rule.verbs
        or ":" in text[:LONGEST_LABEL]
        or not 4 <= len(text.split()) <= LONGEST_CALL
    ):
        return None
    if _is_wrapped(doc, index) or _is_a_step(doc, index):
        return None
    speaks = _ADDRESS.search(text)
    # A whole sentence may only begin like a call: "Order was restored by the evening."
    if not speaks and text[-1] == "." and not _SELLS.search(text):
        return None
    stems = doc.topic.informative(text)
    if len(stems) < 3:
        return None
    known = doc.topic.share(stems, own=int(is_prose(text)))
    return known if speaks or known == 0 else None


def _is_a_step(doc: Document, index: int) -> bool:
    """Whether the line is one of a checklist: no mark closes it, nor those of its neighbours that stand nearest."""
    gaps = {i: gap(doc, max(i, index)) for i in (index - 1, index + 1) if 0 <= i < len(doc.blocks)}
    nearest = [i for i, width in gaps.items() if width == min(gaps.values())]
    return all(doc.texts[i][-1].isalnum() for i in (index, *nearest))


def _is_wrapped(doc: Document, index: int) -> bool:
    """Whether the line is part of a paragraph that was wrapped by hand."""
    before = doc.texts[index - 1]
    after = doc.texts[index + 1][0] if index + 1 < len(doc.blocks) else ""
    return after.islower() or (len(before) > WRAPPED and (before[-1].islower() or before[-1] == ","))


def _labelled(labels: Grammar, topics: Grammar, doc: Document, index: int) -> float | None:
    """How much of the headline behind a label the article knows, or None when this is no such line."""
    text = doc.texts[index].lstrip(_LEADING)
    label, headline, strong = _split(labels, topics, text)
    if not label:
        return None
    known = doc.topic.share(doc.topic.informative(headline), own=int(is_prose(text)))
    if strong or (doc.topic.holds(SMALLEST_TOPIC) and known <= FAR and not is_record(text)):
        return known if strong or not _is_one_of_many(doc, index) else None
    return None


def _is_one_of_many(doc: Document, index: int) -> bool:
    """Whether the line is an item beside another that has a label as well, as in a log of changes."""
    near = [i for i in (index - 1, index, index + 1) if i < len(doc.blocks) and doc.blocks[i].role == "item"]
    return sum(_JOINT.search(doc.texts[i][: LONGEST_LABEL + 3]) is not None for i in near) > 1


def _split(labels: Grammar, topics: Grammar, text: str) -> tuple[str, str, bool]:
    """The label, the headline, and whether the label tells enough; empty when there is no label."""
    start = text[: LONGEST_LABEL + 3]
    joint = None if _JOINTS.isdisjoint(start) else _JOINT.search(start)
    if joint is not None and _HEAD.match(text, joint.end()):
        label, headline = text[: joint.start()], text[joint.end() :]
        strong = labels.fits(label)
        if strong or (topics.fits(label) and len(headline.split()) > 2):
            return label, headline, strong
    at = text.find(" ", text.find(" ") + 1)
    while 0 < at <= LONGEST_LABEL and text[at - 1].isalnum():
        if _HEAD.match(text, at + 1) and labels.fits(text[:at]) and len(text[at:].split()) > 2:
            return text[:at], text[at + 1 :], True
        at = text.find(" ", at + 1)
    return "", "", False


def _lone_link(doc: Document, index: int) -> float | None:
    """How much of a link's words the article knows, when the link is a block by itself."""
    text = doc.texts[index]
    if doc.linked[index] < LINKED or text[-1] == ":" or _NUMBERED.match(text):
        return None
    stems = doc.topic.informative(text) if len(text.split(None, 2)) > 2 else ()
    return doc.topic.share(stems) if stems else None


def _finding(rule: Spec, doc: Document, block: Block, known: float) -> Finding:
    line = block.span.of(doc.text)
    message = rule.message.replace("{line}", line).replace("{distance}", describe(known))
    return Finding(block.span, rule.id, rule.severity, message, Fix("take it out", (Edit(block.span, ""),)))
