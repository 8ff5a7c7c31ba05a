"""Statements that a machine had a part in the text: allowed, required or forbidden, where and in which words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from auditor.checks import Hits
from auditor.document import Block, Document
from auditor.facts.model import FactFile
from auditor.finding import Finding, Severity
from auditor.language.lazy import lazy
from auditor.language.usage import is_quoted
from auditor.lexicon import Hit, Lexicon, Term
from auditor.regex import Pattern, apart, matches, numbers
from auditor.regex import terms as pattern_terms
from auditor.rule import Rule
from auditor.span import Span

Place = Literal["first", "last", "section", "front_matter"]
_FIELD = lazy(r"^[ \t]*[\"']?([\w-]+)[\"']?[ \t]*[:=][ \t]*(\S.*)$", re.MULTILINE)
SHORT_WORD = 2
_NO = ("false", "no", "none", "0", '""', "''", "null", "~")


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of disclosures.

    `patterns` say how a disclosure reads, and `needs` are words of which its block holds one (those of more than
    two letters also as part of a longer word), which spares most texts the expressions. `policy`: `allow` reports
    each one, `forbid` reports it as a warning at least, `require` reports a text that has none. With `places` a
    disclosure must stand in the `first` or `last` block, in a `section` whose heading holds one of `sections`, or
    in the `front_matter` under one of `keys`; with `wordings` it must hold one of them. `asks` makes the rule look
    not for disclosures but for what they ask of the reader: patterns that are looked for in the block of a
    disclosure and in the next.
    """

    patterns: tuple[Pattern, ...]
    needs: tuple[str, ...] = ()
    asks: tuple[Pattern, ...] = ()
    policy: Literal["allow", "require", "forbid"] = "allow"
    places: tuple[Place, ...] = ()
    sections: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """The words that disclosures hold; where a rule names none, the literals of its expressions."""
    del facts
    for rule in rules:
        for word in rule.needs:
            yield Term((word,), f"{rule.id}/needs", begins=len(word) <= SHORT_WORD, ends=len(word) <= SHORT_WORD)
        if not rule.needs:
            yield from _literals(rule)


def _literals(rule: Spec) -> Iterator[Term]:
    return pattern_terms((*rule.patterns, *rule.asks), rule.id)


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """Disclosures and what is wrong with them, by each rule's policy."""
    del facts
    for rule in rules:
        found = list(_disclosures(rule, doc, hits))
        if rule.asks and found:
            yield from _asks(rule, doc, hits, found)
        elif rule.policy == "require":
            yield from _required(rule, doc, found)
        else:
            for span in found:
                yield _remark(rule, doc, span)


def _disclosures(rule: Spec, doc: Document, hits: Hits) -> Iterator[Span]:
    holders = {doc.block_index(hit.start) for hit in hits.get(f"{rule.id}/needs", ())}
    literals = _found(rule, doc, hits, holders)
    return _matches(rule, doc, literals, range(len(rule.patterns))) if literals else iter(())


def _found(rule: Spec, doc: Document, hits: Hits, blocks: Iterable[int]) -> Sequence[Hit]:
    """The literals of the expressions: in these blocks where the rule needs words, so that other texts are spared."""
    if not rule.needs:
        return hits.get(rule.id, ())
    found: list[Hit] = []
    for index in sorted(blocks):
        block = doc.blocks[index].span
        inside = _lexicon(rule).scan(block.of(doc.folded)).get(rule.id, ())
        found += [Hit(block.start + hit.start, block.start + hit.end, hit.tag) for hit in inside]
    return found


@cache
def _lexicon(rule: Spec) -> Lexicon:
    return Lexicon(_literals(rule))


def _matches(rule: Spec, doc: Document, literals: Iterable[Hit], indices: range) -> Iterator[Span]:
    """Places of the expressions of those indices, the widest of those that overlap."""
    wanted = [Hit(hit.start, hit.end, str(one)) for hit in literals for one in numbers(hit.tag) if one in indices]
    every = matches(
        (*rule.patterns, *rule.asks), doc, wanted, doc.folded, lambda index: doc.blocks[index].role in rule.roles
    )
    return apart(span for index, span in every if not _is_shown(doc, doc.blocks[index], span))


def _is_shown(doc: Document, block: Block, span: Span) -> bool:
    if any(mark.kind in ("code", "quote") and mark.span.overlaps(span) for mark in doc.marks_in(span)):
        return True
    return is_quoted(block.span.of(doc.text), span.start - block.span.start, span.end - block.span.start)


def _asks(rule: Spec, doc: Document, hits: Hits, found: Sequence[Span]) -> Iterator[Finding]:
    """What is asked of the reader in the block of a disclosure or in the next."""
    near = {index + step for index in (doc.block_index(span.start) for span in found) for step in (0, 1)}
    near.discard(len(doc.blocks))
    asks = range(len(rule.patterns), len(rule.patterns) + len(rule.asks))
    for span in _matches(rule, doc, _found(rule, doc, hits, near), asks):
        if doc.block_index(span.start) in near:
            yield _finding(rule, doc, span, rule.severity, rule.message)


def _required(rule: Spec, doc: Document, found: Sequence[Span]) -> Iterator[Finding]:
    """A remark when no disclosure stands where, and reads as, the rule wants it."""
    if not doc.blocks or any(not _wrong(rule, doc, span) for span in found) or _field(rule, doc):
        return
    if found:
        yield _finding(rule, doc, found[0], _at_least_warning(rule), f"“{{match}}” {_wrong(rule, doc, found[0])}")
        return
    where = f" (looked for in: {', '.join(rule.places)})" if rule.places else ""
    message = f"no statement says whether a machine had a part in the text{where}"
    yield _finding(rule, doc, doc.blocks[0].span, _at_least_warning(rule), message)


def _remark(rule: Spec, doc: Document, span: Span) -> Finding:
    if rule.policy == "forbid":
        return _finding(rule, doc, span, _at_least_warning(rule), "a disclosure that the rules forbid: “{match}”")
    wrong = _wrong(rule, doc, span)
    if wrong:
        return _finding(rule, doc, span, _at_least_warning(rule), f"“{{match}}” {wrong}")
    return _finding(rule, doc, span, rule.severity, rule.message)


def _at_least_warning(rule: Spec) -> Severity:
    return "warning" if rule.severity == "info" else rule.severity


def _finding(rule: Spec, doc: Document, span: Span, severity: Severity, message: str) -> Finding:
    return Finding(span, rule.id, severity, message.replace("{match}", span.of(doc.text)))


def _wrong(rule: Spec, doc: Document, span: Span) -> str:
    """What is wrong with a disclosure, empty when nothing is."""
    if rule.places and not any(_stands(rule, doc, doc.block_index(span.start), place) for place in rule.places):
        return f"stands outside of the places for it: {', '.join(rule.places)}"
    text = doc.block_at(span.start).span.of(doc.folded)
    if rule.wordings and not any(wording.lower() in text for wording in rule.wordings):
        return f"is not worded as the rules want it: {' or '.join(f'“{one}”' for one in rule.wordings)}"
    return ""


def _stands(rule: Spec, doc: Document, index: int, place: Place) -> bool:
    if place == "first":
        return index <= _first(doc)
    if place == "last":
        return index == len(doc.blocks) - 1
    if place == "front_matter":
        return doc.blocks[index].is_matter
    above = [block for block in doc.blocks[: index + 1] if block.role == "heading"]
    return bool(above) and any(name.lower() in above[-1].span.of(doc.folded) for name in rule.sections)


def _first(doc: Document) -> int:
    """Index of the first block that is no front matter and no heading."""
    return next((i for i, block in enumerate(doc.blocks) if block.role != "heading" and not block.is_matter), 0)


def _field(rule: Spec, doc: Document) -> bool:
    """Whether the front matter says it, under one of the rule's keys."""
    if rule.places and "front_matter" not in rule.places:
        return False
    front = "\n".join(block.span.of(doc.text) for block in doc.blocks if block.role == "front_matter")
    fields = _FIELD.finditer(front)
    return any(field[1] in rule.keys and field[2].strip().lower() not in _NO for field in fields)
