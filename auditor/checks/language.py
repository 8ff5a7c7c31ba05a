"""Texts in another language than the one that their page declares."""

from collections.abc import Iterable, Iterator, Sequence

from auditor.checks import Hits
from auditor.document import Document
from auditor.facts.model import FactFile
from auditor.finding import Finding
from auditor.language.detection import detect
from auditor.lexicon import Term
from auditor.rule import Rule

_UNKNOWN = "und"


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """`expected` is the language of texts that declare none; texts under `min_words` words are left alone."""

    expected: str = ""
    min_words: int = 25


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """No wordings: the whole text counts."""
    del rules, facts
    return ()


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """One finding on the first block when the text is in another language than declared."""
    del hits, facts
    declared = doc.meta.get("lang", "").strip().lower()[:2]
    for rule in rules:
        wanted = declared or rule.expected
        if not wanted or doc.words < rule.min_words:
            continue
        found = detect(doc.text)
        if found not in (_UNKNOWN, wanted):
            message = rule.message.replace("{found}", found).replace("{declared}", wanted)
            yield Finding(doc.blocks[0].span, rule.id, rule.severity, message)
