"""The article that remains of a document when furniture of the page and ads are taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.document import Block, Document
from auditor.finding import Finding
from auditor.layout import Elements, Shape, prose_words, shapes

# Names of elements that hold something else than the article, when they do not hold most of the page's prose.
ASIDE = frozenset(
    "nav navbar navigation menu footer aside sidebar sidebars comment comments commentlist respond disqus related "
    "recommended recommendations share sharing sharebar social addthis sharedaddy promo promos newsletter newsletters "
    "subscribe subscription signup ad ads advert advertisement advertising banner sponsor sponsored cookie cookies "
    "consent gdpr breadcrumb breadcrumbs byline author authors authorbox bio tags taglist caption figcaption credit credits "
    "popup modal overlay pagination pager teaser teasers outbrain taboola copyright toolbar login "
    "paywall time date datetime timestamp dateline recentcomments appstores feedback disclaimer rating imagecaption "
    "imagedescription imagesubtitle metadata postmeta entrymeta readmore masthead skiplink relatedposts morestories trending popular".split()
)


def article(doc: Document, findings: Iterable[Finding]) -> Sequence[Block]:
    """The blocks of the article, in the order of the source."""
    flagged = _whole_blocks(doc, findings)
    kept = [i for i, block in enumerate(doc.blocks) if i not in flagged and block.role not in ("control", "front_matter")]
    if doc.source.media == "text/html":
        kept = _main(doc, kept)
    return [doc.blocks[i] for i in kept]


def _whole_blocks(doc: Document, findings: Iterable[Finding]) -> set[int]:
    """Blocks that findings cover from their first to their last character."""
    covered: set[int] = set()
    for finding in findings:
        index = doc.block_index(finding.span.start)
        while index < len(doc.blocks) and doc.blocks[index].span.start < finding.span.end:
            if finding.span.contains(doc.blocks[index].span):
                covered.add(index)
            index += 1
    return covered


def _main(doc: Document, kept: Sequence[int]) -> list[int]:
    """Of the kept blocks those in the page's main element and in no element named for something else."""
    seen = shapes(doc)
    elements = Elements(doc, seen)
    aside = {**elements.named(ASIDE, GUARD), **elements.named(STRONG, GUARD2)}
    rest = [i for i in kept if doc.blocks[i].path not in aside]
    weights: dict[tuple[str, ...], int] = {}
    for i in rest:
        words = int(prose_words(doc.blocks[i], seen[i]) * (ITEM if doc.blocks[i].role == "item" else 1))
        path = doc.blocks[i].path
        for depth in range(len(path) + 1):
            weights[path[:depth]] = weights.get(path[:depth], 0) + words
    main = elements.main(weights, SHARE, POS)
    inside = [i for i in rest if doc.blocks[i].path[: len(main)] == main]
    return _intro(doc, seen, rest, inside) + _trimmed(doc, seen, inside)


def _intro(doc, seen, rest, inside):
    if not inside or not INTRO: return []
    head = [i for i in rest if i < inside[0] and doc.blocks[i].level == 1]
    if not head: return []
    return [i for i in rest if head[-1] < i < inside[0] and seen[i].prose]


def _trimmed(doc: Document, seen: Sequence[Shape], inside: Sequence[int]) -> list[int]:
    """Without links alone, and without what stands before the first paragraph and after the last."""
    homes = {_home(doc.blocks[i]) for i in inside if seen[i].prose}
    text = [i for i in inside if seen[i].linked < 0.7 or seen[i].words >= 25 or (CELLS and doc.blocks[i].role == "cell") or (doc.blocks[i].role in ROLES and _home(doc.blocks[i]) in homes and LP)]
    if CELLS: pass
    prose = [n for n, i in enumerate(text) if seen[i].prose]
    if not prose:
        return text
    text = [i for n, i in enumerate(text) if n >= prose[0] or not (doc.blocks[i].role == "heading")]
    if not HEADS: return text
    out = []
    for i in reversed(text):
        if doc.blocks[i].role == "heading" and (not out or (doc.blocks[out[-1]].role == "heading" and out[-1] != i + 1)):
            continue
        out.append(i)
    return out[::-1]


def _home(block):
    path = block.path
    n = len(path)
    while n and path[n-1].split('.')[0].split('#')[0] in ('a','strong','em','b','i','span','p','u','font'): n -= 1
    return path[:n]
SHARE=0.8; INTRO=True; LP=True
CELLS=True;HEADS=True;ROLES=('paragraph','heading'); GUARD=0.35
STRONG=frozenset("footer pagefooter sitefooter nav aside sidebar comments commentlist related relatedposts rodape piedepagina pied".split())
GUARD2=0.35; ITEM=1.0; POS=1.0
