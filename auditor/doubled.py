"""Blocks that say again, word for word, what one just before them said."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.document import Document
from auditor.span import Span

LETTERS, REACH = 40, 3
ENDING = 32
_BULLETS = " •-*"


def doubled(doc: Document) -> Iterator[int]:
    """The indices of blocks of some length that one of the three before them says as well."""
    if not _may_be(doc):
        return
    last: dict[str, int] = {}
    for index, block in enumerate(doc.blocks):
        # The front matter's title and description are often said again where the article begins.
        if block.is_matter or block.span.end - block.span.start < LETTERS:
            continue
        text = block.span.of(doc.folded).strip(_BULLETS)
        # Who is quoted twice signs twice.
        if len(text) >= LETTERS and text[0] not in "–—" and "(@" not in text:
            if index - last.get(text, -REACH - 1) <= REACH:
                yield index
            last[text] = index


def _may_be(doc: Document) -> bool:
    """Whether two blocks end alike, which is seen without reading them."""
    text, long = doc.folded, [block.span for block in doc.blocks if block.span.end - block.span.start >= LETTERS]
    bare = (span if text[span.end - 1] not in _BULLETS else _without_bullets(span, text) for span in long)
    return len({text[span.end - ENDING : span.end] for span in bare}) < len(long)


def _without_bullets(span: Span, text: str) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip(_BULLETS)))
