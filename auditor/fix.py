"""Edits to a source: the fixes of findings, applied where the text maps exactly onto the source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from auditor.document import Document, Source
from auditor.finding import Edit, Located, Report
from auditor.readers import read
from auditor.removal import removal
from auditor.span import Span

ROUNDS = 20


def mended(
    source: Source, check: Callable[[Source], Report], *, unsafe: bool = False, rounds: int = ROUNDS
) -> tuple[Source, Report]:
    """The source after the fixes of what `check` finds, until it finds nothing more to fix, and the last report.

    What goes may leave a neighbour without its place: then that one goes in the next of at most `rounds` rounds.
    """
    report = check(source)
    for _ in range(rounds):
        content = fixed(source, report.findings, unsafe=unsafe)
        if content == source.content:
            break
        source = Source(source.name, content, source.media, source.document, source.meta)
        report = check(source)
    return source, report


def fixed(source: Source, findings: Iterable[Located], *, unsafe: bool = False) -> str:
    """The source's content after the safe fixes of `findings` (the unsafe ones too, if asked).

    A block that is deleted whole goes with its list marker, its element and its lines. Inside a block an edit is left
    out when its span does not read the same in the source (an entity or markup stands inside it) or when it
    overlaps one before.
    """
    wanted = [
        edit
        for one in findings
        if one.finding.fix is not None and (unsafe or one.finding.fix.safe)
        for edit in one.finding.fix.edits
    ]
    if not wanted:
        return source.content
    doc = read(source)
    gone = frozenset(_deleted(doc, wanted))
    edits = [(span, "") for span in removal(doc, gone)]
    edits += [(place, edit.text) for edit in wanted if (place := _place(doc, edit, gone)) is not None]
    return _applied(source.content, edits)


def _applied(content: str, edits: Iterable[tuple[Span, str]]) -> str:
    parts: list[str] = []
    at = 0
    for place, text in sorted(edits):
        start = place.start if text else max(place.start, at)  # two deletions may share the space between them
        if at <= start < place.end:
            parts += [content[at:start], text]
            at = place.end
    return "".join((*parts, content[at:]))


def _deleted(doc: Document, edits: Sequence[Edit]) -> Iterator[int]:
    """The blocks of which the edits delete every character."""
    at = -1
    for span in sorted(edit.span for edit in edits if not edit.text):
        index = doc.block_index(span.start)
        while index < len(doc.blocks) and doc.blocks[index].span.start < span.end:
            block = doc.blocks[index].span
            at = max(at, block.start)
            if span.start <= at or not doc.text[at : span.start].strip():
                at = max(at, min(span.end, block.end))
                if at == block.end:
                    yield index
            index += 1


def _place(doc: Document, edit: Edit, gone: frozenset[int]) -> Span | None:
    """Where the edit goes in the source; a deletion takes a space with it, so that none is left double."""
    if doc.block_index(edit.span.start) in gone or not doc.map.is_exact(edit.span, doc.source.content, doc.text):
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
