"""Blocks that stand on most of the pages that are checked at once: furniture of the site, whatever they say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.checks import Hits
from auditor.document import Document, Role
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.layout import shapes
from auditor.lexicon import Term
from auditor.rule import Rule

ALONE = 0.9
LEAST_LETTERS = 12


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of repeated blocks: those of fewer than `min_words` words or 12 letters are left alone.

    What counts as repeated is counted before (see Repetition). A block that stands alone between paragraphs of the
    article's own must stand on nine pages of ten, and a heading needs a repeated block under it or over it.
    """

    roles: tuple[Role, ...] = ("heading", "paragraph", "item", "caption")
    min_words: int = 3


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """No wordings: the pages beside this one count."""
    del rules, facts
    return ()


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each block that most pages have."""
    del hits, facts
    if not doc.repeated.blocks:
        return
    stands = _standing(doc, doc.repeated.blocks)
    for rule in rules:
        for index, count in stands.items():
            block = doc.blocks[index]
            words = block.span.of(doc.text)
            if block.role in rule.roles and words.count(" ") >= rule.min_words - 1 and _letters(words) >= LEAST_LETTERS:
                message = rule.message.replace("{count}", str(count)).replace("{pages}", str(doc.repeated.pages))
                message = message.replace("{where}", doc.repeated.where)
                yield Finding(block.span, rule.id, rule.severity, message, Fix("take it out", (Edit(block.span, ""),)))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _standing(doc: Document, counts: Mapping[int, int]) -> Mapping[int, int]:
    """The repeated blocks that stand where furniture does, or on nearly all pages."""
    own = [i for i in shapes(doc).prose if i not in counts]
    if not own:
        return {}
    first, last = own[0], own[-1]

    def stands(index: int, count: int) -> bool:
        if index - 1 in counts or index + 1 in counts:
            return True
        outside = not first < index < last
        if doc.blocks[index].role == "heading":  # in plain text only a guess
            return outside and doc.source.media == "text/plain"
        return outside or count >= ALONE * doc.repeated.pages

    return {index: count for index, count in counts.items() if stands(index, count)}
