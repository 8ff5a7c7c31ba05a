"""Wordings: fixed phrases and regular expressions, where they stand in a block, and what excuses them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Literal

from auditor.checks import Hits
from auditor.document import Block, Document
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.language.lazy import lazy
from auditor.language.usage import begins_sentence, is_mention, is_quoted
from auditor.lexicon import Hit, Term
from auditor.regex import ANCHORED, Pattern, matches, widest
from auditor.regex import terms as pattern_terms
from auditor.rule import Chosen, Rule, chosen
from auditor.span import Span

Where = Literal["anywhere", "start", "end", "edge", "sentence", "whole", "block"]
PARAGRAPH_WORDS, SUBJECT_PARAGRAPHS = 20, 3
EDGE = 40  # marks and spaces that may stand between a wording and the edge of its block
MARKS = 12  # quotation marks, bullets and emphasis that may stand before a wording
_BREAK = lazy(r"[^\w\s,/&']")
_PUNCTUATION = " \t.,:;!?…*•-–—|·>»#()[]{}\"'“”‘’"


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of wordings.

    `phrases` are fixed wordings, matched in any letter case; `patterns` regular expressions, matched on
    folded text (small letters, plain quotes) unless `case` keeps the letters as they are.
    `where`: `anywhere`, at the `start` or `end` of its block or at either `edge`, where a `sentence` begins, the
    `whole` block, or `anywhere` but marking the whole `block`. `max_words` limits the block's length. `quoted:
    false` leaves
    quotations and inline code alone, `mentioned: false` all words that are spoken of and not said. `unless`
    names wordings that excuse the block, or, with `excuse: text`, the whole text; `subject` those that excuse the
    whole text when three of its longer paragraphs hold one: then the article is about what the rule looks for.
    `place` asks for the first or last blocks of the text. `fix: delete` offers to take the wording out.
    """

    phrases: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    case: bool = False
    where: Where = "anywhere"
    max_words: int = 0
    quoted: bool = True
    mentioned: bool = True
    unless: tuple[str, ...] = ()
    excuse: Literal["block", "text"] = "block"
    subject: tuple[str, ...] = ()
    place: Literal["any", "first", "last", "ends"] = "any"
    fix: Literal["none", "delete", "delete_safe"] = "none"

    def __post_init__(self) -> None:
        """Raise ValueError for a rule without wordings."""
        if not self.phrases and not self.patterns:
            raise ValueError("a rule of kind phrase needs `phrases` or `patterns`")


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """Phrases, excuses, and the literals of the expressions."""
    del facts
    for rule in rules:
        for words in (True, False):  # marks alone may stand anywhere
            phrases = [phrase for phrase in rule.phrases if any(map(str.isalpha, phrase)) == words]
            yield Term(phrases, rule.id, begins=words, ends=words)
        yield from pattern_terms(rule.patterns, f"{rule.id}/pattern", anchored=rule.where in ANCHORED)
        yield Term(rule.unless, f"{rule.id}/unless")
        yield Term(rule.subject, f"{rule.id}/subject")


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each wording that stands where its rule says."""
    del facts
    asked = _owners(chosen(rules))
    for number in sorted({asked[owner] for owner in hits.keys() & asked.keys()}):
        rule = rules[number]
        looks = partial(_looks, rule, doc)
        spans = [Span(hit.start, hit.end) for hit in hits.get(rule.id, ()) if looks(doc.block_index(hit.start))]
        literals = hits.get(f"{rule.id}/pattern")
        if literals:
            stands = partial(_can_begin, rule, doc) if rule.where in ANCHORED else None
            text = doc.text if rule.case else doc.folded
            spans += [span for _, span in matches(rule.patterns, doc, literals, text, looks, stands)]
        if not spans or (rule.excuse == "text" and f"{rule.id}/unless" in hits):
            continue
        if not _is_subject(doc, hits.get(f"{rule.id}/subject", ())):
            excuses = {doc.block_index(hit.start) for hit in hits.get(f"{rule.id}/unless", ())}
            yield from _findings(rule, doc, widest(spans), excuses)


@cache
def _owners(rules: Chosen[Spec]) -> Mapping[str, int]:
    """Under which names the wordings of rules are found, and the numbers of the rules."""
    return {name: number for number, rule in enumerate(rules) for name in (rule.id, f"{rule.id}/pattern")}


def _looks(rule: Spec, doc: Document, index: int) -> bool:
    """Whether the rule looks into a block: by its role, its place in the text and its length."""
    block = doc.blocks[index]
    last = len(doc.blocks) - 1
    if block.role not in rule.roles or not (
        rule.place == "any" or (rule.place != "last" and index < 2) or (rule.place != "first" and index > last - 2)
    ):
        return False
    return not rule.max_words or doc.text.count(" ", block.span.start, block.span.end) < rule.max_words


def _can_begin(rule: Spec, doc: Document, pattern: Pattern, index: int, hit: Hit) -> bool:
    """Whether a match that holds the hit can begin where the rule wants it."""
    block = doc.blocks[index]
    start = block.span.start
    if not pattern.before:
        return rule.where == "whole" or _stands(rule, doc, block, Span(hit.start, hit.end))
    first = hit.start - pattern.before - MARKS
    if first <= start:
        return True
    if rule.where != "sentence":
        return False
    between = Span(first, hit.start)
    return _BREAK.search(between.of(doc.text)) is not None or not doc.line_starts.isdisjoint(
        range(first, hit.start + 1)
    )


def _is_subject(doc: Document, hits: Sequence[Hit]) -> bool:
    """Whether the text is about what the words `hits` say: whether several longer paragraphs hold one."""
    holders = {doc.block_index(hit.start) for hit in hits}
    return sum(len(doc.blocks[i].span.of(doc.text).split()) >= PARAGRAPH_WORDS for i in holders) >= SUBJECT_PARAGRAPHS


def _findings(rule: Spec, doc: Document, spans: Iterable[Span], excuses: set[int]) -> Iterator[Finding]:
    done = -1
    for span in spans:
        index = doc.block_index(span.start)
        block = doc.blocks[index]
        if index in excuses or index == done or not _stands(rule, doc, block, span):
            continue
        if _is_spoken_of(rule, doc, index, span):
            continue
        match = span.of(doc.text)
        if rule.where in ("whole", "block"):
            span, done = block.span, index
        fix = Fix("take it out", (Edit(span, ""),), safe=rule.fix == "delete_safe") if rule.fix != "none" else None
        yield Finding(span, rule.id, rule.severity, rule.message.replace("{match}", match), fix)


def _stands(rule: Spec, doc: Document, block: Block, span: Span) -> bool:
    """Whether the span stands in its block where the rule wants it."""
    if rule.where in ("anywhere", "block"):
        return True
    low, high = max(block.span.start, span.start - EDGE), min(block.span.end, span.end + EDGE)
    if rule.where == "sentence":
        at = span.start
        return begins_sentence(doc.text[low : span.end], at - low) or at in doc.line_starts
    before = low == block.span.start and not doc.text[low : span.start].strip(_PUNCTUATION)
    after = high == block.span.end and not doc.text[span.end : high].strip(_PUNCTUATION)
    return {"start": before, "end": after, "edge": before or after, "whole": before and after}[rule.where]


def _is_spoken_of(rule: Spec, doc: Document, index: int, span: Span) -> bool:
    """Whether the span stands in quotation marks or is a mention, where the rule leaves these alone."""
    if rule.quoted and rule.mentioned:
        return False
    if any(mark.kind in ("code", "quote") and mark.span.contains(span) for mark in doc.marks_in(span)):
        return True
    block = doc.blocks[index].span
    text = block.of(doc.folded)
    start, end = span.start - block.start, span.end - block.start
    if rule.mentioned:
        return is_quoted(text, start, end)
    if '\\"' in doc.map.source(block).of(doc.source.content):  # data of a program, where quotes are escaped
        return True
    above = doc.blocks[index - 1].span.of(doc.folded) if index else ""
    if index == 1 and ":" not in above:  # the first line of a text is its title, whatever it says
        above = ""
    return is_mention(text, start, end, above)
