"""Claims that need support, and whether a link, a note, a figure or a named source stands by them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import ClassVar, Literal

from auditor import facts as fact_checker
from auditor.checks import Hits
from auditor.document import Block, Document, Link
from auditor.facts.model import FactFile
from auditor.finding import Finding
from auditor.language.assertion import has_figure, has_named_source, has_reason, is_asserted, is_name, is_story
from auditor.language.lazy import lazy
from auditor.language.usage import is_code_like, is_quoted
from auditor.lexicon import Term
from auditor.regex import Pattern, apart, matches
from auditor.regex import terms as pattern_terms
from auditor.rule import Rule
from auditor.span import Span

Support = Literal["link", "note", "figure", "source", "reason", "rank"]
_SAID: Mapping[Support, str] = {
    "link": "a link to another site",
    "note": "a note",
    "figure": "a figure",
    "source": "a named source",
    "reason": "a reason",
    "rank": "the fact file",
}
_SOLD = lazy(
    r"[?&/](?:tag|aff\w*|ref|referrer|partner|clickid|sid|subid|coupon|utm_medium=affiliate)[=/]|\b(?:amzn\.to|anrdoezrs|"
    r"shareasale|awin1|go\.redirectingat|prf\.hn|linksynergy|dpbolvw|jdoqocy|tkqlhce|click\.|shop\.|store\.|/dp/|/buy)"
)
_NUMBER = lazy(r"[\[(^]*(?:\d{1,3}|[a-z]|note \d+|citation needed)[\])]*")
_EVIDENCE = lazy(
    r"\b(?:study|studies|survey|report|ranking|census|data|poll|benchmarks?|statistics|figures|source|index)\b",
    re.IGNORECASE,
)
_REFERENCE = lazy(r"\A\W*(?:\d+\.\s*)?\^|\bRetrieved\b|\bISBN\b|\bpp\. \d")
_OF_REFERENCES = ("Retrieved", "ISBN", "pp. ", "^")
LONGEST_SENTENCE = 2000  # what is longer is a list or a page without full stops, not a claim
_NUMBERED = lazy(r"\[\d{1,3}\]")
AFTER = 14  # a note may stand behind the full stop


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of claims.

    `patterns` say how a claim reads; letters match in any case but inside `(?-i:...)`. `support`
    names what excuses a claim in its sentence: a `link` that is not the seller's, a `note`, a `figure`, a
    named `source`, a `reason`, a `rank` that the fact file bears out or denies; in a message `{looked}` lists them.
    `unless` are patterns that excuse a sentence.
    Questions, opinions, reports, orders, wishes, negations, names, quotations and stories are never claims.
    """

    ignore_case: ClassVar[bool] = True

    patterns: tuple[Pattern, ...]
    support: tuple[Support, ...] = ()
    unless: tuple[Pattern, ...] = ()


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """The literals of the expressions, and the names and cues of the fact file where a rank can support a claim."""
    if facts is not None and any("rank" in rule.support for rule in rules):
        yield from fact_checker.terms(facts)
    for rule in rules:
        yield from pattern_terms(rule.patterns, rule.id)


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each claim that nothing in its sentence supports."""
    story: bool | None = None
    ranked: Sequence[Span] | None = None
    for rule in rules:
        for block, text, span in _matches(rule, doc, hits):
            if not _is_claim(rule, doc, block, text, span):
                continue
            if story is None:
                story = is_story(doc.text)
            if story:
                return
            if facts is not None and "rank" in rule.support:
                ranked = ranked if ranked is not None else _ranked(doc, hits, facts)
                if any(one.overlaps(span) for one in ranked):
                    continue
            looked = ", ".join(_SAID[one] for one in rule.support if one != "rank" or facts is not None)
            message = rule.message.replace("{match}", span.of(doc.text)).replace("{looked}", looked)
            yield Finding(span, rule.id, rule.severity, message)


def _matches(rule: Spec, doc: Document, hits: Hits) -> Iterator[tuple[Block, str, Span]]:
    """Each match with its block and the text of that, which is cut out once: a block may hold thousands."""
    last, text = None, ""
    found = matches(
        rule.patterns, doc, hits.get(rule.id, ()), doc.text, lambda index: doc.blocks[index].role in rule.roles
    )
    for span in apart(span for _, span in found):
        block = doc.block_at(span.start)
        if block is not last:
            last, text = block, block.span.of(doc.text)
        yield block, text, span


@lru_cache(maxsize=16)
def _is_reference(text: str) -> bool:
    return any(mark in text for mark in _OF_REFERENCES) and bool(_REFERENCE.search(text))


def _ranked(doc: Document, hits: Hits, facts: FactFile) -> Sequence[Span]:
    """The claims of rank on which the fact file has a word: what it denies is a finding of facts."""
    if all(declared.type != "rank" for declared in facts.properties.values()):
        return ()
    return [
        verdict.claim.span
        for verdict in fact_checker.claims(doc, hits, facts)
        if facts.properties[verdict.claim.property].type == "rank" and verdict.status in ("supported", "contradicted")
    ]


def _is_claim(rule: Spec, doc: Document, block: Block, text: str, span: Span) -> bool:
    """Whether the author claims it in a block with this text, and nothing that the rule looks for supports it."""
    place = doc.sentence(span)
    if place.end - place.start > LONGEST_SENTENCE:
        return False
    sentence = place.of(doc.text)
    start, end = span.start - place.start, span.end - place.start
    if any(mark.kind in ("code", "quote", "cite") and mark.span.overlaps(span) for mark in doc.marks_in(span)):
        return False
    if is_quoted(text, span.start - block.span.start, span.end - block.span.start) or _is_reference(text):
        return False
    if not is_asserted(sentence, start, end) or is_name(sentence, start, end) or is_code_like(sentence):
        return False
    if any(pattern.holds(sentence) for pattern in rule.unless):
        return False
    return not any(_is_supported(kind, doc, block, place, span) for kind in rule.support)


def _is_supported(kind: Support, doc: Document, block: Block, place: Span, span: Span) -> bool:
    sentence = place.of(doc.text)
    if kind == "link":
        bare = "://" in doc.text[span.start : place.end]
        return bare or any(_bears_out(doc, link, span) for link in block.links if link.span.overlaps(place))
    if kind == "note":
        wide = Span(place.start, min(block.span.end, place.end + AFTER))
        marks = any(mark.kind == "footnote" for mark in doc.marks_in(wide))
        return (
            marks
            or bool(_NUMBERED.search(wide.of(doc.text)))
            or any(link.span.overlaps(wide) and _NUMBER.fullmatch(link.span.of(doc.text)) for link in block.links)
        )
    if kind == "figure":
        return has_figure(sentence)
    if kind == "source":
        return has_named_source(sentence)
    return has_reason(doc.text[place.start : span.start])


def _bears_out(doc: Document, link: Link, span: Span) -> bool:
    """Whether a link can support a claim: not one of the seller's, of the own site, or on the subject's name."""
    if _SOLD.search(link.target) or link.target.startswith(("mailto:", "tel:")):
        return False
    host = _host(link.target)
    if host and host == _host(doc.meta.get("url", "")):
        return False
    words = link.span.of(doc.text)
    return link.span.end > span.start or bool(_EVIDENCE.search(words)) or len(words.split()) > 4


def _host(address: str) -> str:
    """The host of an absolute address, empty for any other."""
    _, scheme, rest = address.partition("://")
    return rest.partition("/")[0].lower().removeprefix("www.") if scheme else ""
