"""The checker of facts: fact files, claims found in text, and the verdict on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import structs

if TYPE_CHECKING:
    from auditor.document import Document
    from auditor.facts.claim import Verdict
    from auditor.facts.model import FactFile
    from auditor.lexicon import Hit, Term

_WEIGHT = {"supported": 0, "imprecise": 1, "outdated": 2, "contradicted": 3, "unverifiable": 4}


def terms(facts: FactFile) -> Iterator[Term]:
    """The names of all entities and the cues of all properties, for the lexicon."""
    from auditor.facts import mentions  # noqa: PLC0415 - a run without facts needs none of it

    return mentions.terms(facts)


def claims(doc: Document, hits: Mapping[str, Sequence[Hit]], facts: FactFile) -> Iterator[Verdict]:
    """The verdict on each claim of a document, in order of place: one an entity, property and sentence."""
    from auditor.facts.extract import find_claims  # noqa: PLC0415
    from auditor.facts.judge import judge  # noqa: PLC0415

    for together in find_claims(doc, hits, facts):
        best = _best(judge(claim, facts) for claim in together)
        if best is not None:
            yield best


def _best(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that weighs least: once a claim is borne out by a fact no other is even looked for."""
    seen: list[Verdict] = []
    for verdict in verdicts:
        if verdict.status == "supported":
            return verdict
        seen.append(verdict)
    best = min(seen, key=lambda verdict: _WEIGHT[verdict.status], default=None)
    if best and best.status == "contradicted" and _disagree(seen):
        return structs.replace(best, status="unverifiable", reason="the sentence gives several values")
    return best


def _disagree(verdicts: Sequence[Verdict]) -> bool:
    """Whether a sentence gives two values that are both denied, at places of their own: one may be of another thing."""
    denied = [v.claim for v in verdicts if v.status == "contradicted"]
    if len({claim.text for claim in denied}) == 1:
        return False  # one value, said twice
    places = sorted({(claim.at.start, claim.at.end) for claim in denied})
    return any(end <= start for (_, end), (start, _) in pairwise(places))
