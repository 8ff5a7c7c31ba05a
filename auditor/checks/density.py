"""How thick over-used words stand in a text: a score with the words that made it, never a verdict on who wrote it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from auditor.checks import Hits
from auditor.document import Document
from auditor.facts.model import FactFile
from auditor.finding import Finding
from auditor.language.assertion import is_story
from auditor.lexicon import Term
from auditor.rule import Rule
from auditor.span import Span


class Word(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A word in its forms, how much each use counts, and between which months it was seen to be over-used."""

    forms: tuple[str, ...]
    weight: int
    first: str
    last: str


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of density.

    The score is the weight of all `words` per 1,000 words of the text, each counted `most` times at most. A text of
    at least `min_words` that scores at least `score` is remarked on, when at
    least `least` of the words are in it; one that tells a story never is. `named` are told in the message.
    """

    words: tuple[Word, ...]
    score: float
    min_words: int = 400
    most: int = 3
    least: int = 5
    named: int = 8

    def __post_init__(self) -> None:
        """Raise ValueError for a rule that could stand in the way of a text."""
        if self.severity != "info":
            raise ValueError("a rule of density only informs: its severity is info")


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """All forms of all words."""
    del facts
    for rule in rules:
        for number, word in enumerate(rule.words):
            yield Term(word.forms, rule.id, tag=str(number))


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """One remark on a text in which the words stand too thick, at the first of them."""
    del facts
    for rule in rules:
        found = [hit for hit in hits.get(rule.id, ()) if doc.block_at(hit.start).role in rule.roles]
        if not found or doc.words < rule.min_words:
            continue
        uses = Counter(int(hit.tag) for hit in found)
        score = 1000 * sum(rule.words[n].weight * min(uses[n], rule.most) for n in uses) / doc.words
        if len(uses) >= rule.least and score >= rule.score and not is_story(doc.text):
            first = Span(found[0].start, found[0].end)
            message = rule.message.replace("{score}", f"{score:.1f}").replace("{words}", _listed(rule, uses))
            yield Finding(first, rule.id, rule.severity, message, data={"score": f"{score:.1f}"})


def _listed(rule: Spec, uses: Counter[int]) -> str:
    """The words that made the score, those that counted most first."""
    order = sorted(uses, key=lambda n: (-rule.words[n].weight * min(uses[n], rule.most), rule.words[n].forms[0]))
    shown = [f"{rule.words[n].forms[0]} {uses[n]}×" for n in order[: rule.named]]
    return ", ".join(shown) + (f" and {len(order) - rule.named} more" if len(order) > rule.named else "")
