"""Lines that are nothing but a price and a shop."""

import re
from collections.abc import Iterable, Iterator, Sequence

from auditor.checks import Hits
from auditor.document import Document
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.language.lazy import lazy
from auditor.lexicon import Term
from auditor.rule import Rule

_PRICE = r"(?:(?:[$£€¥]|US\$|USD ?|Rs\.? ?|₹) ?\d[\d,.]*|\d[\d,.]* ?(?:€|EUR|USD|GBP))"
_LINE = lazy(
    rf"(?:(?:now|only|from|was|just|sale|price|save|list price)[: ]+)?{_PRICE}(?:[ /–-]+(?:was |now |from )?{_PRICE})?"
    r"(?: ?\(.{1,20}\))?[ ,]*(?:(?:at|from|on|via) (?P<shop>[A-Z0-9][\w.'&’-]*(?: [A-Z0-9&][\w.'&’-]*){0,4})"
    r"|(?:with|using) (?:the )?(?:promo |coupon |discount )?code .{2,30})(?: ?\(.{1,30}\))?[.!*]?",
    re.IGNORECASE,
)
_CHECK = lazy(
    r"(?i:(?:(?:check|see|view|compare|get|find)(?: the)?(?: (?:latest|best|current|lowest))? (?:prices?|deals?)"
    r"|(?:buy|shop|order)(?: it| this)?(?: now)?|available now) (?:at|on|from) (?:the )?)"
    r"[A-Z][\w.'&’-]*(?: [A-Za-z&][\w.'&’-]*){0,4}(?: ?\(.{1,30}\))?[.!*»›>]?"
)
LONGEST = 90
SHORTEST = 6


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A rule of price lines has no keys of its own."""


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """No wordings: the line is read as a whole."""
    del rules, facts
    return ()


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each block that is a price at a shop, or a call to look at one."""
    del hits, facts
    for block in doc.blocks:
        if not SHORTEST <= block.span.end - block.span.start <= LONGEST:
            continue
        line = block.span.of(doc.text)
        found = _LINE.fullmatch(line)
        if (found and (found["shop"] or "")[:1].isupper()) or (found and not found["shop"]) or _CHECK.fullmatch(line):
            for rule in rules:
                if block.role in rule.roles:
                    fix = Fix("take it out", (Edit(block.span, ""),))
                    yield Finding(block.span, rule.id, rule.severity, rule.message.replace("{line}", line), fix)
