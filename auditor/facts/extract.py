"""From a Document and its hits to claims: entity, cue and value, tied together by the sentence's outline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from msgspec import Struct, structs

from auditor.document import Block, Document
from auditor.facts.antecedent import is_sole
from auditor.facts.assertion import is_asserted
from auditor.facts.carry import has_rival, is_defined, is_kind, is_person, leads_on
from auditor.facts.claim import Claim
from auditor.facts.doubt import is_doubted
from auditor.facts.mentions import CUE, NAME, SHORT, Mention, by_tag, mentions
from auditor.facts.model import FactFile, Told
from auditor.facts.outline import letter_of, outline
from auditor.facts.retort import is_retorted
from auditor.facts.search import Search
from auditor.facts.staging import opens_a_stage, staged
from auditor.facts.titles import TITLES
from auditor.language.lazy import lazy
from auditor.lexicon import Hit
from auditor.span import Span

_ROLES = ("paragraph", "item", "cell", "caption", "quote")
_PRONOUN = lazy(r"(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey|Its|His|Her|Their)\b")
_THEN_PRONOUN = lazy(
    r"(?:Born|Founded|Established|Opened|Built|Completed|Released|Published|Launched|Designed|Created|Raised|Educated)\b"
    r"[^.;:?!()\"“]{2,60}?, (?P<pronoun>it|he|she|they)\b"
)
_THE = lazy(r"Th(?:e|is) ([a-z]{3,})\b")

Hits = Mapping[str, Sequence[Hit]]


class _Text(Struct, frozen=True):
    """A document with what was found in it."""

    doc: Document
    facts: FactFile
    names: Sequence[Hit]
    shorts: Sequence[Hit]
    cues: Sequence[Hit]


def find_claims(doc: Document, hits: Hits, facts: FactFile) -> Iterator[Iterable[Claim]]:
    """The claims of a document; those about one property of one entity in one sentence come together.

    They are looked for as they are asked for.
    """
    names = hits.get(NAME, ())
    if not names:
        return
    text = _Text(doc, facts, names, hits.get(SHORT, ()), hits.get(CUE, ()))
    seen: set[str] = set()
    indexes = sorted({doc.block_index(hit.start) for hit in (*names, *text.shorts)}) if len(doc.blocks) > 1 else [0]
    unmeant = staged(doc, indexes, names)
    for index in indexes:
        block = doc.blocks[index]
        if block.role in _ROLES:
            if block.role == "quote" or "quote" in block.path or index in unmeant:
                yield from map(_disowned, _block_claims(text, block, set(seen)))
            else:
                yield from _block_claims(text, block, seen)
        elif block.role == "heading":
            seen |= {hit.tag for hit in within(names, block.span)}


def _disowned(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims that stand in the text, but not as the author's own word."""
    return (structs.replace(claim, asserted=False, unread=False) for claim in claims)


def within(hits: Sequence[Hit], span: Span) -> Sequence[Hit]:
    """The hits that lie inside a span."""
    if not hits:
        return ()
    low = bisect_left(hits, span.start, key=_start) if hits[0].start < span.start else 0
    high = bisect_left(hits, span.end, key=_start) if hits[-1].start >= span.end else len(hits)
    return [hit for hit in hits[low:high] if hit.end <= span.end]


_start = attrgetter("start")


def _block_claims(text: _Text, block: Block, seen: set[str]) -> Iterator[Iterable[Claim]]:
    """The claims of a paragraph; `seen` are the entities that the document has named so far."""
    names = within(text.names, block.span)
    sentences = _apart(text.doc.text, _whole(text.doc.sentences(block), names), names)
    sentences = _clauses(text, sentences)
    spoken = [span.of(text.doc.text) for span in sentences]
    topic: set[str] = set()
    is_staged = False
    for number, span in enumerate(sentences):
        if number and opens_a_stage(spoken[number - 1], named=bool(within(names, sentences[number - 1]))):
            is_staged, seen = True, set(seen)
        if span.end - span.start > _LONGEST:
            continue
        found = mentions(text.doc.text, within(text.names, span), text.facts)
        carried = next(iter(topic)) if len(topic) == 1 else None
        rival = number > 0 and has_rival(spoken[number - 1])
        known = sorted([*found, *_short(text, span, found, topic, seen)]) if text.shorts and not rival else found
        keys = {key for mention in found for key in mention.keys}
        taken_up = carried is not None and _takes_up(spoken[number], 0, carried, text.facts) is not None
        sole = True
        if taken_up and carried and number:
            goes_on, sole = _goes_on(text, sentences[number - 1], carried, spoken[number])
            if not goes_on:
                carried, taken_up = None, False
        if known or taken_up:
            near = by_tag(within(text.cues, span))
            made = sentence_claims(text.doc, span, known, carried, near, text.facts, sole=sole)
            own = not is_staged and not _open_quote(text.doc.text[block.span.start : span.start])
            yield from made if own and _stands(spoken, number) else map(_disowned, made)
        topic |= keys
        seen |= keys


def _stands(spoken: Sequence[str], number: int) -> bool:
    """Whether neither the sentence before a sentence doubts it nor the one after it takes it back."""
    if number and is_doubted(spoken[number - 1]):
        return False
    return number + 1 == len(spoken) or not is_retorted(spoken[number + 1])


def _goes_on(text: _Text, span: Span, key: str, following: str) -> tuple[bool, bool]:
    """Whether a sentence speaks of the entity for the author, so that a pronoun after it goes on doing so.

    And whether the pronoun can mean nothing else that the sentence tells of.
    """
    if following[:1].islower() and _NAMING.match(text.doc.text, span.start):
        return True, True
    if span.end - span.start > _LONGEST:
        return False, False
    found = mentions(text.doc.text, within(text.names, span), text.facts)
    lines = outline(span.of(text.doc.text), [(m.start - span.start, m.end - span.start, m.keys) for m in found])
    first = (lines.token_at(found[0].start - span.start) or 0) if found else 0
    born = _THEN_PRONOUN.match(following)
    word = (born["pronoun"] if born else following.partition(" ")[0]).capitalize()
    defined = word in ("It", "Its", "The", "This") and is_defined(lines, key)
    person = is_person(text.facts, key)
    goes_on = is_asserted(lines, first, first, first) and leads_on(lines, key, word, person=person, defined=defined)
    return goes_on, goes_on and (defined or is_sole(lines, key, word))


def _short(text: _Text, span: Span, found: Sequence[Mention], topic: set[str], seen: set[str]) -> Iterator[Mention]:
    """Short names that can mean one entity only: the paragraph's, or the only one of that name so far."""
    for hit in within(text.shorts, span):
        if any(m.start < hit.end and hit.start < m.end for m in found):
            continue
        if any(m.start == hit.end + 1 and m.keys == (hit.tag,) for m in found):
            continue  # "the film Casablanca" is one name
        told = seen | topic
        if hit.tag not in told and _is_first_told(text, span, found, hit):
            told = told | {hit.tag}
        rivals = {other.tag for other in within(text.shorts, Span(hit.start, hit.end)) if other.tag in told}
        if rivals == {hit.tag} and topic <= rivals and not _has_namesake(text, hit):
            yield Mention(hit.start, hit.end, (hit.tag,))


def _is_first_told(text: _Text, span: Span, found: Sequence[Mention], hit: Hit) -> bool:
    """Whether the sentence has named the bearer of a short name, and nothing else of its noun ("an older tower")."""
    whole = text.doc.text
    noun = whole[hit.start : hit.end].rpartition(" ")[2].lower()
    before = [m for m in found if m.end <= hit.start]
    own = sum(noun in whole[m.start : m.end].lower() for m in before)
    alone = bool(before) and all(m.keys == (hit.tag,) for m in before)
    return alone and whole[span.start : hit.start].lower().count(noun) <= own


def _has_namesake(text: _Text, short: Hit) -> bool:
    """Whether the paragraph has named another who bears the short name ("Pierre Curie", before "Curie")."""
    whole = text.doc.text
    start = text.doc.block_at(short.start).span.start
    bearer = re.compile(rf"([A-Z][\w’'.]*)[ -]{re.escape(whole[short.start : short.end])}\b")
    own = [hit for hit in text.names if hit.tag == short.tag]
    return any(
        letter_of(found[1]) == "K"
        and found[1].lower().rstrip(".") not in TITLES
        and not any(hit.start < found.end() <= hit.end for hit in own)
        for found in bearer.finditer(whole, start, short.start)
    )


def _whole(sentences: Sequence[Span], names: Sequence[Hit]) -> Sequence[Span]:
    """Sentences, joined where one was cut inside a name ("A.C. Milan")."""
    if len(sentences) == 1:
        return sentences
    whole: list[Span] = []
    for span in sentences:
        if whole and any(hit.start < span.start < hit.end for hit in names):
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return whole


_LONGEST = 1200  # characters: what is longer is no sentence, and its names and cues would be matched all with all
_STOP = lazy(  # begins with its rarest letter
    r"[.!?](?:(?<=[^\W\d_A-Z]{5}.)|(?<=\d [mg]\.)|(?<=\d (?:km|kg|cm|mm|ft|ha|MW|kW)\.))[”’\"')]*\s+(?=[“\"]?[A-Z])"
)


_LONG = 5  # letters


def _apart(text: str, sentences: Sequence[Span], names: Sequence[Hit]) -> Sequence[Span]:
    """Sentences, parted at a full stop after a long word or a measure ("... Buchanan. Not quite.", "350 m. It")."""
    parts: list[Span] = []
    for span in sentences:
        start = span.start
        for stop in _STOP.finditer(text, span.start, span.end):
            if stop.start() - span.start >= _LONG and not any(hit.start < stop.end() - 1 < hit.end for hit in names):
                parts.append(Span(start, stop.end()))
                start = stop.end()
        if start < span.end:
            parts.append(Span(start, span.end) if start > span.start else span)
    return parts


_NAMING = lazy(
    r"(?:(?:The|Its|Their) (?:full ?|official |legal |registered |formal |proper )+"
    r"|(?P<owner>[A-Z][\w.&-]*(?: [A-Z\d][\w.&-]*){0,5})['’]s (?:[a-z]+ ?(?=name)|full |official )?)(?:name|title)"
    r"(?: of (?:the (?P<noun>\w+)|(?P<whose>[A-Z][^,;:]{1,60}?)))? (?:is|was) (?:the )?[“\"]?"
    r"(?P<called>[A-Z][^,;:“”\"]{1,60}?)(?P<end>[”\"]?)(?:,? and|[,;]) (?=(?:it|they|he|she) )"
)


_AND_IT = lazy(r"(?:,? and|;) (?=(?:it|they|he|she) )")


def _clauses(text: _Text, sentences: Sequence[Span]) -> Sequence[Span]:
    """Sentences, those parted in two of which one clause speaks of the entity and the other of "it"."""
    parts: list[Span] = []
    whole = text.doc.text
    for span in sentences:
        naming = _NAMING.match(whole, span.start, span.end)
        if naming and any(_is_named(naming, hit, text.facts) for hit in within(text.names, span)):
            parts += [Span(span.start, naming.end("end")), Span(naming.end(), span.end)]
            continue
        then = _AND_IT.search(whole, span.start, span.end)
        start = span.start + 4 * whole.startswith("The ", span.start)
        if then and any(hit.start in (start, span.start) for hit in within(text.names, span)):
            parts += [Span(span.start, then.start()), Span(then.end(), span.end)]
        else:
            parts.append(span)
    return parts


def _is_named(naming: re.Match[str], hit: Hit, facts: FactFile) -> bool:
    """Whether a known name is the one that is told, or the one whose other name is: not that of its rival."""
    if hit.start == naming.start("called"):
        noun = naming["noun"]
        return hit.end <= naming.end("called") and (noun is None or is_kind(facts, hit.tag, noun))
    return (hit.start, hit.end) in (naming.span("owner"), naming.span("whose"))


def _open_quote(before: str) -> bool:
    """Whether a quotation that began in an earlier sentence is still open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _takes_up(text: str, start: int, carried: str, facts: FactFile) -> int | None:
    """The offset of the word that takes up the entity of the sentence before: a pronoun, "the tower" for a tower."""
    if _PRONOUN.match(text, start):
        return 0
    born = _THEN_PRONOUN.match(text, start)
    if born is not None:
        return born.start("pronoun") - start
    noun = _THE.match(text, start)
    if noun is None:
        return None
    entity = facts.entities[carried]
    known = is_kind(facts, carried, noun[1]) or any(
        noun[1] in re.split(r"[^a-z]+", name.lower()) for name in (*entity.all_names, *entity.short_names, carried)
    )
    return noun.start(1) - start if known else None


def sentence_claims(
    doc: Document,
    span: Span,
    found: Sequence[Mention],
    carried: str | None,
    cues: Mapping[str, Sequence[tuple[int, int, str]]],
    facts: FactFile,
    *,
    sole: bool = True,
) -> Iterator[Iterable[Claim]]:
    """The claims of one sentence; `sole` when what takes up `carried` cannot mean anything else."""
    text = span.of(doc.text)
    base = span.start
    targets: list[tuple[str, int]] = [
        (mention.keys[0], mention.start - base) for mention in found if len(mention.keys) == 1 and not mention.inner
    ]
    taken_up = _takes_up(text, 0, carried, facts) if carried is not None else None
    named = any(m.start - base <= (taken_up or 0) < m.end - base for m in found)
    if carried is not None and taken_up is not None and not named:
        targets.append((carried, taken_up))
    asked = {key: _asked(facts, key, cues, text) for key, _ in targets}
    if not any(asked.values()):
        return
    lines = outline(text, [(m.start - base, m.end - base, m.keys) for m in found])
    together: dict[tuple[str, str], list[Iterator[Claim]]] = {}
    for key, start in targets:
        for told in asked[key]:
            search = Search(lines, base, key, lines.token_at(start) or 0, told, facts)
            near = cues.get(told.declared.key, ())
            found_here = search.claims([(a - base, b - base, shape) for a, b, shape in near])
            if not sole and (key, start) == (carried, taken_up):
                found_here = (structs.replace(claim, clean=False) for claim in found_here)
            together.setdefault((key, told.declared.key), []).append(found_here)
    for searches in together.values():
        claims = chain.from_iterable(searches)
        yield _marked_up(doc, claims) if doc.marks else claims


def _marked_up(doc: Document, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims without those that are struck out; what markup quotes or shows as code is not the author's word."""
    for claim in claims:
        marks = {mark.kind for mark in doc.marks_in(claim.span) if mark.span.overlaps(claim.span)}
        if "deleted" not in marks:
            yield structs.replace(claim, asserted=False, unread=False) if marks & {"quote", "code"} else claim


_WITHOUT_CUE = frozenset(("birth", "death", "work", "office", "ended", "sport"))


def _asked(facts: FactFile, key: str, cues: Mapping[str, object], text: str) -> Sequence[Told]:
    """What is known of an entity that a sentence with these cues can speak of.

    No date is without a digit, though "it still plays" needs none; the dates of a life need a cue or a parenthesis.
    """
    asked = []
    for property_key, told in facts.told(key).items():
        topic = told.declared.topic
        if property_key not in cues and (
            topic not in _WITHOUT_CUE or (topic in ("birth", "death") and "(" not in text)
        ):
            continue
        if told.declared.type != "date" or topic == "ended" or _DIGIT.search(text):
            asked.append(told)
    return asked


_DIGIT = lazy(r"\d")
