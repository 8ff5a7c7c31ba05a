"""Figures of an article that contradict each other, which needs no fact file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from auditor.document import Document
from auditor.facts.model import FactFile
from auditor.facts.sums import AROUND, BESIDE, GATES, NEAR, SUMS, WORDS
from auditor.finding import Finding
from auditor.lexicon import Hit, Term
from auditor.rule import Rule
from auditor.span import Span

_OWNER = "consistency"


class Spec(Rule, frozen=True, kw_only=True, gc=False):
    """`check` says what is compared; the message may hold {match} and {reason}."""

    check: Literal["weekday", "order", "age", "list", "percent", "self"]


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """The words without which a check has nothing to look at."""
    del facts
    for rule in rules:
        for word in WORDS[rule.check]:
            words = word.replace(" ", "").isalpha()
            yield Term((word,), _OWNER, rule.check, begins=words, ends=words)


def check(
    rules: Sequence[Spec], doc: Document, hits: Mapping[str, Sequence[Hit]], facts: FactFile | None
) -> Iterator[Finding]:
    """A finding for each pair of figures that cannot both be right."""
    del facts
    found = hits.get(_OWNER, ())
    for rule in rules:
        sentences = _sentences(rule, doc, [hit for hit in found if hit.tag == rule.check])
        yield from _against_itself(rule, doc, sentences) if rule.check == "self" else _sums(rule, doc, sentences)


def _sentences(rule: Spec, doc: Document, hits: Sequence[Hit]) -> list[Span]:
    """The sentences that hold a hit with figures around it, in blocks that the rule reads."""
    spans: dict[Span, None] = {}
    near, around = NEAR.get(rule.check), GATES[rule.check]
    for hit in hits:
        if near is not None and not near.search(doc.text, max(0, hit.start - BESIDE), hit.end + BESIDE):
            continue
        if not around.search(doc.text, max(0, hit.start - AROUND), hit.end + AROUND):
            continue
        if doc.block_at(hit.start).role in rule.roles:
            spans[doc.sentence(Span(hit.start, hit.end))] = None
    return list(spans)


def _sums(rule: Spec, doc: Document, sentences: Iterable[Span]) -> Iterator[Finding]:
    for span in sentences:
        for clash in SUMS[rule.check](span.of(doc.text)):
            yield _finding(rule, doc, Span(span.start + clash.start, span.start + clash.end), clash.reason)


def _against_itself(rule: Spec, doc: Document, sentences: Sequence[Span]) -> Iterator[Finding]:
    if len(sentences) < 2:
        return
    from auditor.facts.selves import clashes, told  # noqa: PLC0415 - few articles tell two such dates

    said = [one for span in sorted(sentences) for one in told(span.of(doc.text), span.start)]
    for later, first in clashes(said):
        reason = f"the {later.event} of {later.name} is {first.value} here and {later.value} there"
        yield _finding(rule, doc, later.span, reason, (first.span, "the first date"))


def _finding(rule: Spec, doc: Document, span: Span, reason: str, *related: tuple[Span, str]) -> Finding:
    data = {"match": span.of(doc.text), "reason": reason}
    return Finding(
        span=span,
        rule=rule.id,
        severity=rule.severity,
        message=rule.message.format_map(data),
        related=related,
        data=data,
    )
