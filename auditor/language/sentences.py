"""Where sentences begin and end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from auditor.language.lazy import lazy

_INNER_END = lazy(r"[.!?…。！？]['\"’”»)\]]*\s")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of one block, without the white space around them.

    Punkt (Kiss and Strunk 2006, in nupunkt's port) decides; it is loaded only for a text in which
    something ends before the end.
    """
    spans: Sequence[tuple[int, int]] = [(0, len(text))]
    if _INNER_END.search(text):
        spans = _splitter()(text)
    trimmed = []
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            trimmed.append((start, end))
    return trimmed


@cache
def _splitter() -> Callable[[str], Sequence[tuple[int, int]]]:
    from nupunkt import sent_spans  # noqa: PLC0415 - 50 ms, and most texts are checked without

    return sent_spans
