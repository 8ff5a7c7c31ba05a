"""Whole blocks that are furniture of the page: judged one by one, then revised by their neighbours."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, pairwise
from typing import Literal

from msgspec import Struct

from auditor.checks import Hits
from auditor.document import Document, Role
from auditor.doubled import doubled
from auditor.ends import Names, between, goes_on, head, may_hold_menus, named, names, tail
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.language.quotes import quoted_spans
from auditor.layout import LONG_WORDS, Elements, Shapes, is_of_text, plain_line, plain_words, shapes
from auditor.lexicon import Hit, Term
from auditor.regex import Pattern, matches
from auditor.regex import terms as pattern_terms
from auditor.rule import Chosen, Rule, chosen
from auditor.span import Span

Structure = Literal["none", "menu", "tail", "between", "repeat"]
Place = Literal["any", "start", "end", "ends"]
BLOCKS: tuple[Role, ...] = ("heading", "paragraph", "item", "caption")
ALONE, COMMENT_REACH = 3, 3
SECTION = 2  # paragraphs
OWN_WORDS = 20  # from which on what stands beside the words of an interface is the article's own
TABLE_ROWS, HEADLINE_WORDS = 15, 4
LINE_WORDS = 14
SENTENCE_ENDS = (". ", "! ", "? ")
SHOWN = 60
_IS_A_LINE = "the whole block is “{}”"
_HAS_NO_OTHER_WORD = "“{}” holds no word but those of an interface"


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of whole blocks. A block is the rule's when any of these holds:

    `lines`: its words are one of these, whatever its numbers and marks. `words`: it holds nothing but these
    and the words of `around`, and at least one of these. (Both are for blocks of at most 14 words.) `phrases`
    and `patterns`: it holds one, outside of quotation marks; with `case: true` patterns are matched on the
    letters as they stand. `inside`: it lies in an element with one of these words in its tag, id or classes.
    `structure`: what stands around it; for `menu`, `sites`, `first` and `others` name entries (see `ends.Names`).

    `max_words` limits the block. `place`: before the article's first paragraph, after its last, or either.
    `support: near` asks for furniture next to it, unless it stands before the first or after the last
    paragraph; `pair` takes for it two such lines that are no items of a list. `opens` says what such a line
    begins: `links` or `comments`, which `structure: tail` follows to the end of the text, or `answers`, of which
    the text itself consists, so that comments before them end nothing.
    """

    roles: tuple[Role, ...] = BLOCKS
    lines: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    case: bool = False
    inside: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    structure: Structure = "none"
    max_words: int = 12
    place: Place = "any"
    support: Literal["none", "near", "pair"] = "none"
    opens: Literal["none", "links", "comments", "answers"] = "none"

    def __post_init__(self) -> None:
        """Raise ValueError for a rule that can never speak, or with a wrong expression."""
        if self.structure == "none" and not (self.lines or self.words or self.phrases or self.patterns or self.inside):
            raise ValueError("a rule of kind block needs lines, words, phrases, patterns, inside or structure")


class Claim(Struct, frozen=True, gc=False):
    """A rule's claim to a block, with the reason in words, or to one sentence, the `part`, of a longer block."""

    rule: Spec
    reason: str
    part: Span | None = None


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """Phrases, and the literals of the expressions."""
    del facts
    for rule in rules:
        yield Term(rule.phrases, f"block/{rule.id}")
        yield from pattern_terms(rule.patterns, f"block/{rule.id}/pattern")


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """Findings on blocks, those of one rule that follow each other in one finding."""
    del facts
    seen, table = shapes(doc), _table(chosen(rules))
    claims: dict[int, Claim] = {}
    sure: dict[int, Claim] = {}
    parts: dict[int, Claim] = {}
    made = [*_wordings(table, doc, seen, hits), *_vocabulary(table, doc, seen), *_containers(table, doc, seen)]
    for index, claim in sorted(made, key=lambda one: one[1].rule.structure != "none"):
        is_sure = claim.rule.place == "any" and claim.rule.support == "none"
        if claim.part is None:
            claims.setdefault(index, claim)
            if is_sure:
                sure.setdefault(index, claim)
        elif is_sure:
            parts.setdefault(index, claim)
    kept = _revised(doc, claims, sure, seen) if claims else {}
    for rule in table.structured:
        found = _STRUCTURES[rule.structure](table, doc, seen, kept)
        new = {i: Claim(rule, why) for i, why in found if i not in kept and doc.blocks[i].role in rule.roles}
        kept = {**kept, **new}
    yield from _findings(doc, kept)
    yield from (_finding(doc, [i], parts) for i in parts if i not in kept)


# --- first step: each block by itself -------------------------------------------------------


def _wordings(table: "_Table", doc: Document, seen: Shapes, hits: Hits) -> Iterator[tuple[int, Claim]]:
    owned = hits.keys() & table.owners.keys()
    if not owned:
        return
    starts, spaces = doc.starts, (0, *seen.spaces)  # by how many blocks start before
    near: dict[tuple[int, bool], list[Hit]] = {}
    for owner in owned:
        number, whole = table.owners[owner]
        most = table.rules[number].max_words
        kept = [hit for hit in hits[owner] if spaces[bisect_right(starts, hit.start)] < most]
        if kept:
            near[number, whole] = kept
    for number in sorted({number for number, _ in near}):
        rule = table.rules[number]
        spans = [Span(hit.start, hit.end) for hit in near.get((number, True), ())]
        parts = near.get((number, False))
        if parts:
            text, looks = doc.text if rule.case else doc.folded, partial(_may, rule, doc, seen)
            spans += [span for _, span in matches(rule.patterns, doc, parts, text, looks)]
        for span in spans:
            index = doc.block_index(span.start)
            if _may(rule, doc, seen, index) and not _is_quoted(doc, index, span):
                yield index, Claim(rule, f"it says “{_short(span.of(doc.text))}”", _part(doc, index, span))


def _part(doc: Document, index: int, span: Span) -> Span | None:
    """The sentence of the words, unless it is most of the block: other sentences may be the article's own."""
    text = doc.blocks[index].span.of(doc.text)
    if not any(end in text for end in SENTENCE_ENDS):
        return None
    sentence, block = doc.sentence(span), doc.blocks[index].span
    is_most = 2 * (sentence.end - sentence.start) >= block.end - block.start
    return None if is_most or text.count(" ") - sentence.of(doc.text).count(" ") < OWN_WORDS else sentence


def _may(rule: Spec, doc: Document, seen: Shapes, index: int) -> bool:
    """Whether the rule looks into a block."""
    block = doc.blocks[index]
    if block.role not in rule.roles or seen.spaces[index] >= rule.max_words:
        return False
    return seen[index].words <= rule.max_words


def _is_quoted(doc: Document, index: int, span: Span) -> bool:
    """Whether the words stand in quotation marks inside a longer block: then someone writes about them."""
    block = doc.blocks[index].span
    at = block.start
    quotes = quoted_spans(block.of(doc.text))
    return any(at + a < span.start and span.end < at + b and b - a < block.end - at for a, b in quotes)


def _vocabulary(table: "_Table", doc: Document, seen: Shapes) -> Iterator[tuple[int, Claim]]:
    """Blocks that are a line of an interface: every word is one that interfaces are made of."""
    text, openings, spaces = doc.folded, doc.openings, seen.spaces
    first = [index for word in table.known.intersection(openings.words) for index in openings.words[word]]
    for index in sorted({*first, *openings.marked}):
        if spaces[index] >= LINE_WORDS:
            continue
        span = doc.blocks[index].span
        last = text[text.rfind(" ", span.start, span.end) + 1 or span.start : span.end]
        if last.isalpha() and last not in table.endings:
            continue
        said = plain_words(text[span.start : span.end])
        numbers = [(number, _IS_A_LINE) for number in table.lines.get(" ".join(said), ())]
        numbers += [(number, _HAS_NO_OTHER_WORD) for number in table.fitting(said)]
        if numbers and is_of_text(doc, index):
            continue
        for number, reason in numbers:
            rule = table.rules[number]
            if seen[index].words <= LINE_WORDS and _may(rule, doc, seen, index):
                yield index, Claim(rule, reason.format(_short(doc.blocks[index].span.of(doc.text))))


class _Table(Struct, frozen=True):
    """What rules look for, to their numbers: owners of terms (and whether these are whole wordings), lines, words.

    `allowed` are all words of a rule, `known` and `endings` those with which a line of an interface can begin and end;
    `inside` are the rules that look for elements, `elements` the words for which they ask in names, and `structured`
    the rules that look for what stands around a block.
    """

    rules: Sequence[Spec]
    inside: Sequence[Spec]
    elements: frozenset[str]
    structured: Sequence[Spec]
    names: Names
    owners: Mapping[str, tuple[int, bool]]
    lines: Mapping[str, Sequence[int]]
    words: Mapping[str, Sequence[int]]
    allowed: Sequence[frozenset[str]]
    known: frozenset[str]
    endings: frozenset[str]

    def fitting(self, said: Sequence[str]) -> Iterator[int]:
        """Numbers of the rules that know all words, and one of them as a sign."""
        if not self.words.keys().isdisjoint(said):
            for word in said:
                for number in self.words.get(word, ()):
                    if self.allowed[number].issuperset(said):
                        yield number


@cache
def _table(rules: Chosen[Spec]) -> _Table:
    lines: dict[str, list[int]] = {}
    words: dict[str, list[int]] = {}
    owners = {f"block/{rule.id}": (i, True) for i, rule in enumerate(rules)}
    owners |= {f"block/{rule.id}/pattern": (i, False) for i, rule in enumerate(rules)}
    for number, rule in enumerate(rules):
        for line in rule.lines:
            lines.setdefault(plain_line(line), []).append(number)
        for word in rule.words:
            words.setdefault(word, []).append(number)
    allowed = [frozenset((*rule.words, *rule.around)) for rule in rules]
    known = frozenset(line.partition(" ")[0] for line in lines).union(*allowed)
    endings = frozenset(line.rpartition(" ")[2] for line in lines).union(*allowed)
    inside = [rule for rule in rules if rule.inside]
    structured = [rule for rule in rules if rule.structure != "none"]
    elements = frozenset[str]().union(*(rule.inside for rule in inside))
    kinds = zip(*((rule.sites, rule.first, rule.others) for rule in rules), strict=True)
    entries = names(*(chain.from_iterable(kind) for kind in kinds))
    return _Table(rules, inside, elements, structured, entries, owners, lines, words, allowed, known, endings)


def _containers(table: _Table, doc: Document, seen: Shapes) -> Iterator[tuple[int, Claim]]:
    """Blocks in elements that are named for what they hold."""
    if not table.inside:
        return
    elements = Elements(doc, seen, table.elements)
    for rule in table.inside:
        for path, element in elements.named(frozenset(rule.inside)).items():
            claim = Claim(rule, f"it lies in the element {element}")
            yield from ((index, claim) for index in doc.paths[path] if doc.blocks[index].role in rule.roles)


# --- second step: the neighbours -------------------------------------------------------------


def _revised(doc: Document, claims: Mapping[int, Claim], sure: Mapping[int, Claim], seen: Shapes) -> dict[int, Claim]:
    """The claims that stand where their rule asks, and that have the company they need: the article's title, too.

    Where the first claim to a block fails, the one to it that is `sure`, which asks for neither, stays.
    """
    body = _body(claims, seen)
    first, last = (body[0], body[-1]) if body else (len(seen), -1)
    title = next((i for i in range(first) if doc.blocks[i].level == 1), -1)
    kept: dict[int, Claim] = {}
    waiting: dict[int, Claim] = {}
    for index, claim in sorted(claims.items()):
        outside = index < first or index > last
        places = {"any": True, "start": index < first, "end": index > last, "ends": outside}
        stands = places[claim.rule.place]
        if stands and (claim.rule.support == "none" or (outside and body and index != title)):
            kept[index] = claim
        elif index in sure:
            kept[index] = sure[index]
        elif stands:
            waiting[index] = claim
    kept.update((i, waiting.pop(i)) for i in _pairs(waiting, doc))
    while found := [i for i in waiting if i - 1 in kept or i + 1 in kept]:
        kept.update((i, waiting.pop(i)) for i in found)
    return kept


def _pairs(waiting: Mapping[int, Claim], doc: Document) -> Sequence[int]:
    """The blocks that a rule of pairs claims with the one beside them, and that are no items of a list."""
    may = {i: one.rule for i, one in waiting.items() if one.rule.support == "pair" and doc.blocks[i].role != "item"}
    return [i for i, rule in may.items() if rule in (may.get(i - 1), may.get(i + 1))]


def _body(claims: Mapping[int, Claim], seen: Shapes) -> Sequence[int]:
    """The paragraphs of the article: prose that no rule claims and that does not stand alone among claims."""
    prose = [i for i in seen.prose if i not in claims]
    known, claimed = set(prose), claims.keys()

    def is_alone(index: int) -> bool:
        near = range(index - ALONE, index + ALONE + 1)
        return len(known.intersection(near)) == 1 and len(claimed & near) >= ALONE

    body = [i for i in prose if not is_alone(i)]
    return body or prose


def _tail(table: "_Table", doc: Document, seen: Shapes, kept: Mapping[int, Claim]) -> Iterator[tuple[int, str]]:
    """All that follows a line that opens the page's end: links to other pages, or the readers' comments."""
    del table
    for start in sorted(kept):
        opens = kept[start].rule.opens
        if opens in {"none", "answers"}:
            continue
        rest = range(start + 1, len(seen))
        prose = [i for i in seen.prose if i > start and i not in kept and seen[i].words >= LONG_WORDS]
        before = sum(i < start and i not in kept for i in seen.prose)
        if opens == "links":
            ends = before >= 3 and all(i + 1 in kept for i in prose) and _is_list_of_pages(rest, seen, kept)
            ends = ends and not goes_on(doc, start, [i for i in rest if i not in kept])
        else:
            signs = [i for i in rest if i in kept and kept[i].rule.opens == "comments"]
            near = start + COMMENT_REACH if kept[start].rule.support != "none" else len(seen)
            ends = before >= 1 and (not prose or any(i <= near for i in signs))
            ends = ends and not _has_sections(doc, rest, set(prose), signs)
            ends = ends and not any(kept[i].rule.opens == "answers" for i in rest if i in kept)
        if ends:
            line = _short(doc.blocks[start].span.of(doc.text))
            yield from ((i, f"it follows “{line}”, after which no article goes on") for i in rest if i not in kept)
            return


def _has_sections(doc: Document, rest: range, prose: set[int], signs: Sequence[int]) -> bool:
    """Whether a heading and two paragraphs follow, none of them beside a sign of comments: then an article goes on."""
    heads = [i for i in rest if doc.blocks[i].role == "heading" and i not in signs]
    parts = (range(head + 1, end) for head, end in pairwise([*heads, rest.stop]))
    return any(len(prose.intersection(part)) >= SECTION and not any(i in part for i in signs) for part in parts)


def _is_list_of_pages(rest: Sequence[int], seen: Shapes, kept: Mapping[int, Claim]) -> bool:
    """Whether the blocks can be links to other pages: less than the article, and no table of numbers and names."""
    bare = [seen[i].words for i in rest if i not in kept]
    if len(bare) > TABLE_ROWS and sum(bare) < HEADLINE_WORDS * len(bare):
        return False
    return 2 * sum(seen[i].words for i in rest) <= sum(shape.words for shape in seen)


def _menu(table: "_Table", doc: Document, seen: Shapes, kept: Mapping[int, Claim]) -> Iterator[tuple[int, str]]:
    """Menus of the site before the article's first paragraph and after its last."""
    entries = named(doc, table.names)
    body = _body(kept, seen) if may_hold_menus(doc, entries) else ()
    if body:
        found = [*head(doc, table.names, entries, kept, body[0]), *tail(doc, table.names, entries, kept, body[-1])]
        yield from ((i, "it is part of a menu of the site") for i in found)


def _between(table: "_Table", doc: Document, seen: Shapes, kept: Mapping[int, Claim]) -> Iterator[tuple[int, str]]:
    """Short blocks without a sentence between two pieces of furniture, after the article's last paragraph."""
    del table
    last = max(_body(kept, seen), default=len(seen)) if len(kept) > 1 else len(seen)
    found = between(doc, seen, [i for i in sorted(kept) if i > last])
    yield from ((i, "it stands between furniture of the page, after the article's end") for i in found)


def _repeat(table: "_Table", doc: Document, seen: Shapes, kept: Mapping[int, Claim]) -> Iterator[tuple[int, str]]:
    """A block that says word for word what one just before it said, as doubled captions and teasers do."""
    del table, seen, kept
    return ((index, "it repeats the words of a block just before") for index in doubled(doc))


_STRUCTURES = {"menu": _menu, "tail": _tail, "between": _between, "repeat": _repeat}


# --- what is said ---------------------------------------------------------------------------


def _findings(doc: Document, kept: Mapping[int, Claim]) -> Iterator[Finding]:
    run: list[int] = []
    for index in sorted(kept):
        if run and (index != run[-1] + 1 or kept[index].rule is not kept[run[0]].rule):
            yield _finding(doc, run, kept)
            run = []
        run.append(index)
    if run:
        yield _finding(doc, run, kept)


def _finding(doc: Document, run: Sequence[int], kept: Mapping[int, Claim]) -> Finding:
    first = kept[run[0]]
    rule, reason = first.rule, first.reason + (f", and {len(run) - 1} more" if len(run) > 1 else "")
    spans = [doc.blocks[i].span for i in run] if first.part is None else [first.part]
    fix = Fix("take the block out", tuple(Edit(span, "") for span in spans)) if first.part is None else None
    match = _short(spans[0].of(doc.text))
    message = rule.message.replace("{match}", match).replace("{reason}", reason)
    return Finding(Span(spans[0].start, spans[-1].end), rule.id, rule.severity, message, fix)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
