"""Comments in a source that switch rules off: what they cover, and which of them were of no use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from auditor.document import Document
from auditor.finding import Finding
from auditor.language.lazy import lazy
from auditor.pack import names
from auditor.span import Span

UNKNOWN = "suppression.unknown"
UNUSED = "suppression.unused"
_DIRECTIVE = lazy(r"\s*auditor:\s*([\w-]+)[\s:]*(.*?)\s*\Z", re.DOTALL | re.IGNORECASE)
_VERBS = ("off", "on", "ignore-next")
_END = 1 << 60


class Suppression(Struct, frozen=True, gc=False):
    """Rules that are off from `start` to `end` of the text; `rules` empty means all of them.

    `source` is where the comment stands.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    source: Span

    def covers(self, finding: Finding) -> bool:
        """Whether the finding begins in the range and is of one of the rules."""
        return self.start <= finding.span.start < self.end and (
            not self.rules or any(names(name, finding.rule) for name in self.rules)
        )


def suppressions(doc: Document) -> list[Suppression]:
    """What the document's comments switch off.

    `off [RULE ...]` reaches to `on [RULE ...]` or the end, `ignore-next [RULE ...]` over the next block.
    """
    found: list[Suppression] = []
    still_open: list[tuple[tuple[str, ...], int, Span]] = []
    for comment in doc.comments:
        match = _DIRECTIVE.match(comment.text)
        if match is None or match[1] not in _VERBS:
            continue
        rules = tuple(match[2].replace(",", " ").split())
        if match[1] == "ignore-next":
            found.append(Suppression(rules, *_next_block(doc, comment.at), comment.source))
        elif match[1] == "off":
            still_open.append((rules, comment.at, comment.source))
        else:
            ended = [one for one in still_open if not rules or one[0] == rules]
            if not ended:  # it covers nothing, and so is told to be of no use
                found.append(Suppression(rules, comment.at, comment.at, comment.source))
            found.extend(Suppression(names_, start, comment.at, source) for names_, start, source in ended)
            still_open = [one for one in still_open if one not in ended]
    found.extend(Suppression(names_, start, _END, source) for names_, start, source in still_open)
    return found


def _next_block(doc: Document, at: int) -> tuple[int, int]:
    block = next((block for block in doc.blocks if block.span.end > at), None)
    return (max(at, block.span.start), block.span.end) if block else (at, at)


def apply(
    findings: Iterable[Finding], ranges: Sequence[Suppression], known: Sequence[str], active: Sequence[str]
) -> tuple[list[Finding], int, list[tuple[Span, Finding]]]:
    """Findings that stay, how many were dropped, and remarks on the comments themselves with their source span.

    `known` are the ids of all rules, `active` those that ran: a comment for a rule that did not run is not
    called unused.
    """
    kept: list[Finding] = []
    used: set[int] = set()
    dropped = 0
    for finding in findings:
        cover = next((number for number, one in enumerate(ranges) if one.covers(finding)), None)
        if cover is None:
            kept.append(finding)
        else:
            used.add(cover)
            dropped += 1
    return kept, dropped, list(_remarks(ranges, used, known, active))


def misspelt(doc: Document) -> Iterator[tuple[Span, Finding]]:
    """Remarks on comments that speak to this program in words that it does not know."""
    for comment in doc.comments:
        match = _DIRECTIVE.match(comment.text)
        if match is not None and match[1] not in _VERBS:
            message = f"this comment says '{match[1]}', which means nothing here: one of {', '.join(_VERBS)}"
            yield comment.source, Finding(Span(0, 0), UNKNOWN, "warning", message)


def _remarks(
    ranges: Sequence[Suppression], used: set[int], known: Sequence[str], active: Sequence[str]
) -> Iterator[tuple[Span, Finding]]:
    nowhere = Span(0, 0)
    for number, one in enumerate(ranges):
        strange = [name for name in one.rules if not any(names(name, rule) for rule in known)]
        for name in strange:
            message = f"this comment switches off '{name}', which is no rule: `auditor rules list` prints all of them"
            yield one.source, Finding(nowhere, UNKNOWN, "warning", message)
        ran = all(any(names(name, rule) for rule in active) for name in one.rules) and (one.rules or active == known)
        if number not in used and not strange and ran:
            message = "this comment switches off nothing: no finding stands in its range, so it can go"
            yield one.source, Finding(nowhere, UNUSED, "warning", message)
