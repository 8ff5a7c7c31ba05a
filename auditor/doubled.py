"""Blocks that say again, word for word, what one just before them said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from auditor.document import Document
from auditor.span import Span

LETTERS, REACH, MOST = 40, 3, 3
ENDING = 32
_BULLETS = " •-*"


def doubled(doc: Document) -> Iterator[int]:
    """The indices of blocks of some length that one of the three before them says as well.

    What a text says more than thrice with something between, as a chorus or the entries of a log, is a form of its own.
    """
    if not _may_be(doc):
        return
    places: dict[str, list[int]] = {}
    for index, block in enumerate(doc.blocks):
        # The front matter's title and description are often said again where the article begins.
        if block.is_matter or block.span.end - block.span.start < LETTERS:
            continue
        text = block.span.of(doc.folded).strip(_BULLETS)
        # Who is quoted twice signs twice.
        if len(text) >= LETTERS and text[0] not in "–—" and "(@" not in text:
            places.setdefault(text, []).append(index)
    for found in places.values():
        near = REACH if len(found) <= MOST else 1
        yield from (later for first, later in pairwise(found) if later - first <= near)


def _may_be(doc: Document) -> bool:
    """Whether two blocks end alike, which is seen without reading them."""
    text, long = doc.folded, [block.span for block in doc.blocks if block.span.end - block.span.start >= LETTERS]
    ends = [span.end if text[span.end - 1] not in _BULLETS else _last(span, text) for span in long]
    return len({text[end - ENDING : end] for end in ends}) < len(long)


def _last(span: Span, text: str) -> int:
    """Where the words of a block end that has bullets behind them."""
    return span.start + len(span.of(text).rstrip(_BULLETS))
