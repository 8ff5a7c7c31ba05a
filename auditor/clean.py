"""The article that remains of a document when furniture of the page and ads are taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import structs

from auditor.document import PARTING, Block, Document, Mark
from auditor.finding import Finding
from auditor.layout import Elements, Path, Shape, home, prose_words, shapes
from auditor.span import Run, SourceMap, Span

# Names of elements that hold something else than the article. An element that holds more of the page's prose
# than the share is the article's, whatever it is called: a class may say what a page has, not what it is.
NAMES: Sequence[tuple[float, frozenset[str]]] = (
    (
        0.6,
        frozenset(
            "nav footer sitefooter pagefooter rodape fusszeile piedepagina aside sidebar sidebars comments commentlist "
            "related relatedposts rail rightrail leftrail".split()
        ),
    ),
    (
        0.35,
        frozenset(
            "navbar navigation menu comment respond disqus recommended recommendations share sharing sharebar social "
            "addthis sharedaddy promo promos newsletter newsletters subscribe subscription signup ad ads advert "
            "advertisement advertising banner sponsor sponsored cookie cookies consent gdpr breadcrumb breadcrumbs "
            "byline author authors authorbox bio tags taglist caption figcaption credit credits imagecaption "
            "imagedescription imagesubtitle popup modal overlay pagination pager teaser teasers outbrain taboola "
            "copyright toolbar login paywall time date datetime timestamp dateline recentcomments appstores feedback "
            "disclaimer metadata postmeta entrymeta readmore masthead skiplink morestories trending "
            "breakingnews latestnews topstories mostread newsticker popular".split()
        ),
    ),
)
LINKED = 0.7
LINKED_WORDS = 25
LEAD_WORDS = 10
LEAD_DEPTH = 2


def article(doc: Document, say: Callable[[Document], Iterable[Finding]]) -> Document:
    """The document of the article alone, in the order of the source.

    Of a page, only what lies in its main element and in none that is named for something else is read; what
    `say` finds in it takes away the blocks that it covers from the first to the last character.
    """
    blocks = [i for i, block in enumerate(doc.blocks) if block.role != "control" and not block.is_matter]
    is_page = doc.source.media == "text/html"
    part = narrowed(doc, _main(doc, blocks) if is_page else blocks)
    flagged = _covered(part, say(part))
    left: Sequence[int] = [i for i in range(len(part.blocks)) if i not in flagged]
    if is_page:
        seen = shapes(part)
        left = _without_ends(part, seen, _without_links(part, seen, left))
    return narrowed(part, left)


def narrowed(doc: Document, kept: Sequence[int]) -> Document:
    """The document of the blocks at `kept`, with their links and marks, and the way back to the same source."""
    if len(kept) == len(doc.blocks):
        return doc
    parts: list[str] = []
    blocks: list[Block] = []
    runs: list[Run] = []
    marks: list[Mark] = []
    at = 0
    for i in kept:
        block = doc.blocks[i]
        place = doc.map.source(block.span)
        if parts:
            parts.append(PARTING)
            runs.append((at, runs[-1][2], runs[-1][2], False))
            at += len(PARTING)
        parts.append(block.span.of(doc.text))
        runs.append((at, place.start, place.end, False))
        shift = at - block.span.start
        links = tuple(structs.replace(link, span=_moved(link.span, shift)) for link in block.links)
        blocks.append(structs.replace(block, span=_moved(block.span, shift), links=links))
        marks += [structs.replace(mark, span=_moved(mark.span, shift)) for mark in doc.marks_in(block.span)]
        at = blocks[-1].span.end
    return structs.replace(
        doc, text="".join(parts), blocks=tuple(blocks), map=SourceMap(runs, at), marks=marks, comments=()
    )


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)


def _covered(doc: Document, findings: Iterable[Finding]) -> set[int]:
    covered: set[int] = set()
    for finding in findings:
        index = doc.block_index(finding.span.start)
        while index < len(doc.blocks) and doc.blocks[index].span.start < finding.span.end:
            if finding.span.contains(doc.blocks[index].span):
                covered.add(index)
            index += 1
    return covered


def _main(doc: Document, kept: Sequence[int]) -> Sequence[int]:
    """Of the blocks at `kept` those of the page's article."""
    seen = shapes(doc)
    elements = Elements(doc, seen, frozenset().union(*(names for _, names in NAMES)))
    aside: dict[Path, str] = {}
    for share, names in NAMES:
        aside.update(elements.named(names, share))
    rest = [i for i in kept if doc.blocks[i].path not in aside]
    words: dict[Path, int] = {}
    for i in rest:
        path = doc.blocks[i].path
        words[path] = words.get(path, 0) + prose_words(doc.blocks[i], seen[i])
    main = elements.main(words)
    inside = [i for i in rest if doc.blocks[i].path[: len(main)] == main]
    before = [i for i in rest if inside and i < inside[0]]
    return [*_intro(doc, seen, before, main), *inside]


def _intro(doc: Document, seen: Sequence[Shape], before: Sequence[int], main: Path) -> Sequence[int]:
    """Of the blocks `before` the main element the article's lead, which often has a box of its own.

    It is prose after the page's title, or in a box that the main element shares.
    """
    titles = [i for i in before if doc.blocks[i].level == 1]
    near = main[: max(0, len(main) - LEAD_DEPTH)]

    def leads(index: int) -> bool:
        block = doc.blocks[index]
        if not (seen[index].prose or _is_lead(block, seen[index])):
            return False
        return (bool(titles) and titles[-1] < index) or block.path[: len(near)] == near

    return [i for i in before if leads(i)]


def _is_lead(block: Block, shape: Shape) -> bool:
    """Whether a heading is a lead: below the title, and as long as a sentence."""
    return block.level > 1 and shape.words >= LEAD_WORDS and shape.linked < LINKED


def _without_links(doc: Document, seen: Sequence[Shape], inside: Sequence[int]) -> Sequence[int]:
    """Without short blocks that are links and stand where no paragraph stands; table cells may be links."""
    homes = {home(doc.blocks[i].path) for i in inside if seen[i].prose}

    def stays(index: int) -> bool:
        block = doc.blocks[index]
        if seen[index].linked < LINKED or seen[index].words >= LINKED_WORDS or block.role == "cell":
            return True
        return block.role in ("paragraph", "heading") and home(block.path) in homes

    return [i for i in inside if stays(i)]


def _without_ends(doc: Document, seen: Sequence[Shape], text: Sequence[int]) -> Sequence[int]:
    """Without headings before the first paragraph, and without headings of what was left out."""
    first = next((i for i in text if seen[i].prose), -1)
    left: list[int] = []
    for i in reversed(text):
        block = doc.blocks[i]
        if block.role == "heading" and not (i < first and _is_lead(block, seen[i])):
            heads_nothing = not left or (doc.blocks[left[-1]].role == "heading" and left[-1] != i + 1)
            if heads_nothing or i < first:
                continue
        left.append(i)
    return left[::-1]
