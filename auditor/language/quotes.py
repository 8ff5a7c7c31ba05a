"""Which parts of a text stand in quotation marks."""

from __future__ import annotations

from functools import lru_cache

from auditor.language.lazy import lazy

_QUOTED = lazy(r"“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?|‘[^’]*’(?!\w)|(?<!\w)\"[^\"]*\"?|(?<!\w)'[^']*'(?!\w)|`[^`]+`")


@lru_cache(maxsize=16)  # one block is asked about once for each wording in it
def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of what is quoted in one block, the marks included.

    A quotation that is not closed runs to the end of the block, as it does in print when the next
    paragraph goes on with it; a single mark must close, since it may be an apostrophe.
    """
    if not any(mark in text for mark in "“«„‘\"'`"):
        return []
    return [match.span() for match in _QUOTED.finditer(text)]
