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
_VERBS = frozenset("check see view compare get find buy shop order available".split())
_DIGIT = lazy(r"\d")
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
    for block, line in zip(doc.blocks, doc.texts, strict=True):
        if SHORTEST <= len(line) <= LONGEST and (_is_price(line) or _is_call(line)):
            for rule in rules:
                if block.role in rule.roles:
                    fix = Fix("take it out", (Edit(block.span, ""),))
                    yield Finding(block.span, rule.id, rule.severity, rule.message.replace("{line}", line), fix)


def _is_price(line: str) -> bool:
    """Whether a line is a price, and where or how it is had."""
    found = _LINE.fullmatch(line) if _DIGIT.search(line) else None
    return found is not None and (not found["shop"] or found["shop"][0].isupper())


def _is_call(line: str) -> bool:
    """Whether a line asks to look at a price; few lines begin so, and the expression takes long to compile."""
    return line.partition(" ")[0].lower() in _VERBS and _CHECK.fullmatch(line) is not None
