"""Texts that ask for more years of school than their readers should need."""

from collections.abc import Iterable, Iterator, Sequence

from auditor.checks import Hits
from auditor.document import Document
from auditor.facts.model import FactFile
from auditor.finding import Finding
from auditor.language.readability import Formula, grade
from auditor.lexicon import Term
from auditor.rule import Rule


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """`highest` is the highest grade allowed; texts under `min_words` words are left alone."""

    highest: float = 14.0
    min_words: int = 100
    formula: Formula = "automated_readability_index"


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """No wordings: the whole text counts."""
    del rules, facts
    return ()


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """One finding on the first paragraph when the running text is too hard."""
    del hits, facts
    paragraphs = [block for block in doc.blocks if block.role == "paragraph"]
    text = "\n".join(block.span.of(doc.text) for block in paragraphs)
    count = len(text.split())
    for rule in rules:
        if count < rule.min_words:
            continue
        found = grade(text, rule.formula)
        if found > rule.highest:
            message = (
                rule.message.replace("{grade}", f"{found:.1f}")
                .replace("{highest}", f"{rule.highest:g}")
                .replace("{words}", f"{count:,}")
            )
            yield Finding(paragraphs[0].span, rule.id, rule.severity, message)
