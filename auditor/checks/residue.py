"""Marks that a program left in the source: private tags, link targets, alternative texts, tokens in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from auditor.checks import Hits
from auditor.document import Block, Document
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.language import fold
from auditor.language.lazy import lazy
from auditor.language.quotes import quoted_spans
from auditor.lexicon import Lexicon, Term
from auditor.regex import Pattern, numbers, widest
from auditor.regex import terms as pattern_terms
from auditor.rule import Chosen, Rule, chosen
from auditor.span import Span

_FENCE = lazy(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_SCRIPT = lazy(r"<(script|style|SCRIPT|STYLE)\b")
_JOINED = lazy(r"['\"`]\s*[+,)]")
_SPOKEN_OF = lazy(r"\b(?:markers?|tokens?|tags?|strings?|labels?|such as|like|called|named)\W{0,3}\Z")
LONGEST_QUOTE = 200
GAP = 256  # spaces for a script: more than an expression looks over
_QUOTES = "\"'`“”‘’«»"


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of residue.

    `patterns` are regular expressions on folded text (small letters, plain quotes). They are looked for in the text
    and, in Markdown and HTML, in the source as well, since a tag, a link's target or an image's alternative text is
    no part of the text. `fix: true` takes out what stands in the text. `once: true` reports only the first mark that
    the source alone shows.
    """

    patterns: tuple[Pattern, ...]
    fix: bool = False
    once: bool = False


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """The literals of the expressions."""
    del facts
    for rule in rules:
        yield from pattern_terms(rule.patterns, rule.id)


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each mark in the text, and for each mark that only the source shows."""
    del facts
    seen: list[Span] = []
    for rule in rules:
        for span in _matches(rule, doc.folded, hits):
            seen.append(doc.map.source(span))
            if not _is_shown(doc, span):
                yield _finding(rule, span, span.of(doc.text), exact=True)
    if doc.source.media != "text/plain":
        yield from _unread(rules, doc, seen)


def _matches(rule: Spec, folded: str, hits: Hits) -> Iterable[Span]:
    """Matches of the rule's expressions around its literals, without those inside one before."""
    found = hits.get(rule.id)
    if not found:
        return ()
    near: dict[int, list[int]] = {}
    for hit in found:
        for number in numbers(hit.tag):
            near.setdefault(number, []).append(hit.start)
    return widest(
        span for number, places in near.items() for span in rule.patterns[number].find(folded, folded, places)
    )


def _finding(rule: Spec, span: Span, match: str, *, exact: bool) -> Finding:
    fix = Fix("take it out", (Edit(span, ""),), safe=True) if rule.fix and exact else None
    return Finding(span, rule.id, rule.severity, rule.message.replace("{match}", match), fix)


def _is_shown(doc: Document, span: Span) -> bool:
    """Whether the mark is shown as an example: as code, in quotation marks, or behind a word for such marks."""
    block = doc.block_at(span.start)
    if block.role == "code" and not _is_open(doc, block):
        return True
    if any(mark.kind == "code" and mark.span.overlaps(span) for mark in doc.marks_in(span)):
        return True
    at, text = block.span.start, block.span.of(doc.text)
    start, end = span.start - at, span.end - at
    if _JOINED.match(text, end) and text[:start].endswith("("):
        return True
    if _SPOKEN_OF.search(text[max(0, start - 16) : start]):
        return True
    return any(a < start and end < b < a + LONGEST_QUOTE for a, b in quoted_spans(text))


def _is_open(doc: Document, block: Block) -> bool:
    """Whether a fence opens this block of code and none closes it, so that it swallowed the rest of the text."""
    return block is doc.blocks[-1] and len(_FENCE.findall(doc.source.content)) % 2 == 1


def _unread(rules: Sequence[Spec], doc: Document, seen: Sequence[Span]) -> Iterator[Finding]:
    """Marks of which the text shows nothing, or not the whole; `seen` are the places of those that it shows."""
    page = _Page(doc.source.content, whole=doc.source.media != "text/html")
    folded = fold(page.text)
    hits = _lexicon(chosen(rules)).scan(folded)
    for rule in rules:
        for found in _matches(rule, folded, hits):
            place = page.source(found)
            if not any(place.overlaps(one) for one in seen) and not _is_example(doc, place):
                yield _finding(rule, _beside(doc, place), place.of(doc.source.content), exact=False)
                if rule.once:
                    break


class _Page:
    """A source, without its scripts and styles unless it is `whole`: they are most of a page and none of the text."""

    def __init__(self, content: str, *, whole: bool) -> None:
        self._starts, self._places = [0], [0]
        parts: list[str] = []
        done = at = 0
        for opened in () if whole else _SCRIPT.finditer(content):
            first = opened.end()
            if first > done:
                end = content.find(f"</{opened[1]}", first)
                end = len(content) if end < 0 else end
                gap = min(GAP, end - first)
                parts += (content[done:first], " " * gap)
                at += first - done + gap
                self._starts.append(at)
                self._places.append(end)
                done = end
        self.text = "".join((*parts, content[done:])) if done else content

    def source(self, span: Span) -> Span:
        """The span of the source that a span of the text stands for."""
        return Span(self._place(span.start), self._place(span.end - 1) + 1)

    def _place(self, offset: int) -> int:
        part = bisect_right(self._starts, offset) - 1
        return self._places[part] + offset - self._starts[part]


@cache
def _lexicon(rules: Chosen[Spec]) -> Lexicon:
    return Lexicon(terms(rules, None), dense=True)


def _is_example(doc: Document, place: Span) -> bool:
    """Whether the place is in code, in a script, or set in quotation marks of a text."""
    content = doc.source.content
    if place.start and content[place.start - 1] in "\"'`“‘«" and content[place.end : place.end + 1] in tuple(_QUOTES):
        return content[: place.start].rstrip(_QUOTES)[-1:] not in ("=", "(")
    if _JOINED.match(content, place.end) and content[place.start - 1 : place.start] == "(":
        return True
    code = [block.span for block in doc.blocks if block.role == "code"]
    code += [mark.span for mark in doc.marks if mark.kind == "code"]
    return any(doc.map.source(span).overlaps(place) for span in code)


def _beside(doc: Document, place: Span) -> Span:
    """The text that the mark belongs to: what it covers, the words of its link, else the empty span where it stands."""
    shown = [piece for piece in doc.map.pieces if piece.aligned and piece.source.overlaps(place)]
    if shown:
        first, last = shown[0], shown[-1]
        start = first.text.start + max(0, place.start - first.source.start)
        return Span(start, last.text.end - max(0, last.source.end - place.end))
    words = place.of(doc.source.content)
    links = [link.span for block in doc.blocks for link in block.links if words in link.target]
    if links:
        return min(links, key=lambda span: abs(doc.map.source(span).start - place.start))
    before = [piece.text.end for piece in doc.map.pieces if piece.aligned and piece.source.end <= place.start]
    return Span(before[-1], before[-1]) if before else Span(0, 0)
