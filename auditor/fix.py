"""Edits to a source: the fixes of findings, applied where the text maps exactly onto the source."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.document import Document, Source
from auditor.finding import Edit, Located
from auditor.readers import read
from auditor.span import Span


def fixed(source: Source, findings: Iterable[Located], *, unsafe: bool = False) -> str:
    """The source's content after the safe fixes of `findings` (the unsafe ones too, if asked).

    An edit is left out when its span does not read the same in the source (an entity or markup stands
    inside it) or when it overlaps one before.
    """
    doc = read(source)
    edits = sorted(
        (place, edit.text)
        for one in findings
        if one.finding.fix is not None and (unsafe or one.finding.fix.safe)
        for edit in one.finding.fix.edits
        if (place := _place(doc, edit)) is not None
    )
    parts: list[str] = []
    at = 0
    for place, text in edits:
        start = place.start if text else max(place.start, at)  # two deletions may share the space between them
        if at <= start < place.end:
            parts += [source.content[at:start], text]
            at = place.end
    return "".join((*parts, source.content[at:]))


def _place(doc: Document, edit: Edit) -> Span | None:
    """Where the edit goes in the source; a deletion takes a space with it, so that none is left double."""
    if not doc.map.is_exact(edit.span, doc.source.content, doc.text):
        return None
    place = doc.map.source(edit.span)
    content = doc.source.content
    if not edit.text:
        before, after = content[place.start - 1 : place.start], content[place.end : place.end + 1]
        if after == " " and before in ("", " ", "\n"):
            return Span(place.start, place.end + 1)
        if before == " " and (after in ("", "\n", ".", ",", ";", ":", "!", "?", ")")):
            return Span(place.start - 1, place.end)
    return place
