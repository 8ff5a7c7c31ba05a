"""From a Document and its hits to claims: entity, cue and value, tied together by the sentence's outline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from auditor.document import Block, Document
from auditor.facts.assertion import is_retorted
from auditor.facts.claim import Claim
from auditor.facts.doubt import is_doubted
from auditor.facts.mentions import CUE, NAME, SHORT, Mention, by_tag, mentions
from auditor.facts.model import Fact, FactFile, Property
from auditor.facts.outline import outline
from auditor.facts.search import Search
from auditor.lexicon import Hit
from auditor.span import Span

_ROLES = ("paragraph", "item", "cell", "caption")
_PRONOUN = re.compile(r"(?:It|He|She|They|Its|His|Her|Their)\b")
_THE = re.compile(r"Th(?:e|is) ([a-z]{3,})\b")

Hits = Mapping[str, Sequence[Hit]]


def find_claims(doc: Document, hits: Hits, facts: FactFile) -> Iterator[list[Claim]]:
    """The claims of a document; those about one property of one entity in one sentence come together."""
    names = hits.get(NAME, ())
    if not names:
        return
    cues = hits.get(CUE, ())
    shorts = hits.get(SHORT, ())
    blocks = sorted({doc.block_index(hit.start) for hit in names} | {doc.block_index(hit.start) for hit in shorts})
    for index in blocks:
        block = doc.blocks[index]
        if block.role in _ROLES and "quote" not in block.path:
            yield from _block_claims(doc, block, names, shorts, cues, facts)


def within(hits: Sequence[Hit], span: Span) -> Sequence[Hit]:
    """The hits that lie inside a span."""
    low = bisect_left(hits, span.start, key=lambda hit: hit.start)
    high = bisect_left(hits, span.end, key=lambda hit: hit.start)
    return [hit for hit in hits[low:high] if hit.end <= span.end]


def _block_claims(
    doc: Document, block: Block, names: Sequence[Hit], shorts: Sequence[Hit], cues: Sequence[Hit], facts: FactFile
) -> Iterator[list[Claim]]:
    sentences = _whole(doc.sentences(block), within(names, block.span))
    topic: set[str] = set()
    for number, span in enumerate(sentences):
        found = mentions(doc.text, within(names, span), facts)
        short = within(shorts, span)
        carried = next(iter(topic)) if len(topic) == 1 else None
        if found or (carried and (short or _takes_up(doc.text, span.start, carried, facts) is not None)):
            following = (
                doc.text[sentences[number + 1].start : sentences[number + 1].end] if number + 1 < len(sentences) else ""
            )
            near = by_tag(within(cues, span))
            known = list(found)
            if carried:
                known.extend(
                    Mention(h.start, h.end, (h.tag,)) for h in short if h.tag == carried and not _hit(found, h)
                )
                known.sort()
            if _open_quote(doc.text[block.span.start : span.start]):
                continue
            doubted = number > 0 and is_doubted(sentences[number - 1].of(doc.text))
            yield from sentence_claims(doc, span, known, carried, near, facts, doubted or is_retorted(following))
        topic |= {key for mention in found for key in mention.keys}


def _whole(sentences: Sequence[Span], names: Sequence[Hit]) -> Sequence[Span]:
    """Sentences, joined where one was cut inside a name ("A.C. Milan")."""
    whole: list[Span] = []
    for span in sentences:
        if whole and any(hit.start < span.start < hit.end for hit in names):
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return whole


def _open_quote(before: str) -> bool:
    """Whether a quotation that began in an earlier sentence is still open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _takes_up(text: str, start: int, carried: str, facts: FactFile) -> int | None:
    """The offset of the word that takes up the entity of the sentence before: a pronoun, "the tower" for a tower."""
    if _PRONOUN.match(text, start):
        return 0
    noun = _THE.match(text, start)
    if noun is None:
        return None
    entity = facts.entities[carried]
    known = any(
        noun[1] in re.split(r"[^a-z]+", name.lower()) for name in (*entity.all_names, *entity.short_names, carried)
    )
    return noun.start(1) - start if known else None


def _hit(found: Sequence[Mention], hit: Hit) -> bool:
    return any(m.start < hit.end and hit.start < m.end for m in found)


def sentence_claims(
    doc: Document,
    span: Span,
    found: Sequence[Mention],
    carried: str | None,
    cues: Mapping[str, Sequence[tuple[int, int, str]]],
    facts: FactFile,
    retorted: bool,
) -> Iterator[list[Claim]]:
    """The claims of one sentence."""
    text = span.of(doc.text)
    base = span.start
    targets: list[tuple[str, int]] = [
        (mention.keys[0], mention.start - base) for mention in found if len(mention.keys) == 1 and not mention.inner
    ]
    taken_up = _takes_up(text, 0, carried, facts) if carried is not None else None
    named = any(m.start - base <= (taken_up or 0) < m.end - base for m in found)
    if carried is not None and taken_up is not None and not named:
        targets.append((carried, taken_up))
    asked = {key: list(_properties(facts, key, cues)) for key, _ in targets}
    if retorted or not any(asked.values()):
        return
    lines = outline(text, [(m.start - base, m.end - base, m.keys) for m in found])
    at = {start: index for index, start in enumerate(lines.starts)}
    together: dict[tuple[str, str], list[Claim]] = {}
    for key, start in targets:
        for declared, known in asked[key]:
            search = Search(lines, base, key, at[start], declared, known, facts)
            near = cues.get(declared.key, ())
            found_here = search.claims([(a - base, b - base, shape) for a, b, shape in near], at)
            together.setdefault((key, declared.key), []).extend(found_here)
    yield from (claims for claims in together.values() if claims)


_WITHOUT_CUE = frozenset(("birth", "death", "work", "office", "ended", "nation", "sport"))


def _properties(facts: FactFile, key: str, cues: Mapping[str, object]) -> Iterator[tuple[Property, Sequence[Fact]]]:
    """The properties of an entity that a sentence with these cues can speak of, with their facts."""
    entity = facts.entities[key]
    for property_key in dict.fromkeys(fact.property_ for fact in entity.facts):
        declared = facts.properties[property_key]
        if property_key in cues or declared.topic in _WITHOUT_CUE:
            yield declared, [fact for fact in entity.facts if fact.property_ == property_key]
