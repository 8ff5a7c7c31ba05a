"""Runs the examples of rules: what a rule says on its own bad and good texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Located
from auditor.fix import fixed
from auditor.pack import Ruleset
from auditor.repetition import counted
from auditor.rule import Example, Rule, said
from auditor.span import Span

Status = Literal["right", "missing", "noisy", "wrong place", "wrong fix"]
_MARK = re.compile(r"\[\[(?!\[)|\]\](?!\])|⟦|⟧")  # the second pair for spans that begin or end with a bracket


class Outcome(Struct, frozen=True):
    """How one example went: `number` is its place in the rule, bad ones first; `story` is for people."""

    rule: str
    number: int
    status: Status
    story: str


def trials(ruleset: Ruleset) -> Iterator[Outcome]:
    """All examples of all rules, each rule run alone on its own."""
    for rule in ruleset.rules:
        alone = Ruleset(ruleset.packs, (rule,))
        plain = Auditor(alone)
        for number, example in enumerate((*rule.examples.bad, *rule.examples.good)):
            bad = number < len(rule.examples.bad)
            yield _outcome(rule, number, said(example), plain, bad=bad)


def marked(text: str) -> tuple[str, list[Span]]:
    """A text without its `[[ ]]` marks, and the spans that they enclosed."""
    spans: list[Span] = []
    parts: list[str] = []
    at = size = begin = 0
    for match in _MARK.finditer(text):
        part = text[at : match.start()]
        parts.append(part)
        size += len(part)
        at = match.end()
        if match[0] in ("[[", "⟦"):
            begin = size
        else:
            spans.append(Span(begin, size))
    return "".join((*parts, text[at:])), spans


def _outcome(rule: Rule, number: int, example: Example, auditor: Auditor, *, bad: bool) -> Outcome:
    content, wanted = marked(example.text) if bad else (example.text, [])
    if example.facts is not None:
        from auditor.facts.load import parse_facts  # noqa: PLC0415

        auditor = Auditor(auditor.ruleset, parse_facts(example.facts, f"{rule.id} example"))
    source = Source(rule.id, content, example.media)
    if example.beside:
        pages = (Source(rule.id, text, example.media) for text in (content, *example.beside))
        auditor = Auditor(auditor.ruleset, auditor.facts, repeats=counted(pages))
    found = [one for one in auditor.check(source).findings if one.finding.rule == rule.id]
    status, story = _judge(found, wanted, content, bad=bad)
    if status == "right" and example.fixed is not None:
        after = fixed(source, found, unsafe=True)
        if after != example.fixed:
            status, story = "wrong fix", f"fixed to {after!r}, not to {example.fixed!r}"
    return Outcome(rule.id, number, status, f"{rule.id}: {status}: {story} in {content!r}" if story else "")


def _judge(found: Sequence[Located], wanted: Sequence[Span], content: str, *, bad: bool) -> tuple[Status, str]:
    spans = [one.source for one in found]
    shown = [span.of(content) for span in spans]
    if bad and not wanted:
        return "missing", "a bad example needs [[ ]] around each span to be found"
    if spans == list(wanted):
        return "right", ""
    if not spans:
        return "missing", f"nothing was found, not {[span.of(content) for span in wanted]!r}"
    if not wanted or len(spans) > len(wanted):
        return "noisy", f"found {shown!r}"
    return "wrong place", f"found {shown!r}, not {[span.of(content) for span in wanted]!r}"
