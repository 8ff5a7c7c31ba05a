"""Claims of the text held against the fact file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from auditor import facts as fact_checker
from auditor.document import Document
from auditor.facts.model import FactFile, Status
from auditor.finding import Finding
from auditor.lexicon import Hit, Term
from auditor.rule import Rule

if TYPE_CHECKING:  # it brings all that reads claims
    from auditor.facts.claim import Verdict


class Spec(Rule, frozen=True, kw_only=True, gc=False):
    """Speaks of every claim with this verdict.

    Its message may hold {entity}, {property}, {value}, {fact}, {reason}, {source} and {match}; {cited} is the
    source in parentheses, or nothing where the file names none.
    """

    verdict: Status


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """The names and cues of the fact file."""
    return fact_checker.terms(facts) if facts is not None and rules else ()


def check(
    rules: Sequence[Spec], doc: Document, hits: Mapping[str, Sequence[Hit]], facts: FactFile | None
) -> Iterator[Finding]:
    """A finding for each claim whose verdict a rule asks for."""
    if facts is None or not rules:
        return
    asked = {rule.verdict: rule for rule in rules}
    for verdict in fact_checker.claims(doc, hits, facts):
        rule = asked.get(verdict.status)
        if rule is not None and doc.block_at(verdict.claim.span.start).role in rule.roles:
            data = describe(verdict, facts) | {"sentence": verdict.claim.sentence.of(doc.text)}
            match = verdict.claim.span.of(doc.text)
            yield Finding(
                span=verdict.claim.span,
                rule=rule.id,
                severity=rule.severity,
                message=rule.message.format_map(
                    {**data, "match": match, "cited": f" ({verdict.source})" if verdict.source else ""}
                ),
                related=((verdict.claim.at, "the value"),),
                data=data,
            )


def describe(verdict: "Verdict", facts: FactFile) -> dict[str, str]:
    """What machine output carries of a verdict."""
    claim = verdict.claim
    return {
        "entity": claim.entity,
        "name": facts.name(claim.entity),
        "property": claim.property,
        "label": facts.properties[claim.property].label,
        "value": claim.text,
        "fact": verdict.shown,
        "reason": verdict.reason,
        "source": verdict.source,
    }
