"""Comments in a source that switch rules off: what they cover, and which of them were of no use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from auditor.document import PROSE, Document
from auditor.finding import Finding
from auditor.language.lazy import lazy
from auditor.pack import names
from auditor.placed import nearest
from auditor.span import Span

UNKNOWN = "suppression.unknown"
UNUSED = "suppression.unused"
_DIRECTIVE = lazy(r"\s*auditor:\s*([\w-]+)[\s:]*(.*?)\s*\Z", re.DOTALL | re.IGNORECASE)
_VERBS = ("off", "on", "ignore-next")
_WITHOUT_COLON = lazy(r"\s*auditor\s+([\w-]+)\s*(.*?)\s*\Z", re.DOTALL | re.IGNORECASE)
_ASKED = (*_VERBS, "ignore", "ignore-line", "ignore-next-line", "disable", "disable-next-line", "enable", "skip")
_LONGEST = 400  # characters of a line that may be meant for this program
_END = 1 << 60


class Suppression(Struct, frozen=True, gc=False):
    """Rules that are off from `start` to `end` of the text, but for those that are `on` again.

    `rules` empty means all of them; `source` is where the comment stands.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    source: Span
    on: tuple[str, ...] = ()

    def covers(self, finding: Finding) -> bool:
        """Whether the finding begins in the range and is of one of the rules."""
        return (
            self.start <= finding.span.start < self.end
            and (not self.rules or any(names(name, finding.rule) for name in self.rules))
            and not any(names(name, finding.rule) for name in self.on)
        )

    def ended(self, at: int, rules: tuple[str, ...]) -> tuple[Suppression, Suppression | None]:
        """The part up to `at`, and what goes on from there when `rules` are on again; no rules means all."""
        left = tuple(one for one in self.rules if not any(names(name, one) for name in rules))
        goes_on = bool(rules) and bool(left or not self.rules)
        rest = replace(self, rules=left, start=at, on=(*self.on, *rules)) if goes_on else None
        return replace(self, end=at), rest

    def touches(self, rules: tuple[str, ...]) -> bool:
        """Whether one of `rules` is off here, wholly or in part; no rules means all."""
        if not rules or not self.rules:
            return True
        return any(names(name, one) or names(one, name) for name in rules for one in self.rules)


def suppressions(doc: Document) -> list[Suppression]:
    """What the document's comments switch off.

    `off [RULE ...]` reaches to `on [RULE ...]` or the end, for those rules that it names, `ignore-next [RULE ...]`
    over the next block.
    """
    found: list[Suppression] = []
    still_open: list[Suppression] = []
    for comment in doc.comments:
        match = _DIRECTIVE.match(comment.text)
        if match is None or match[1] not in _VERBS:
            continue
        rules = tuple(match[2].replace(",", " ").split())
        if match[1] == "ignore-next":
            found.append(Suppression(rules, *_next_block(doc, comment.at), comment.source))
        elif match[1] == "off":
            still_open.append(Suppression(rules, comment.at, _END, comment.source))
        else:
            ended = [one for one in still_open if one.touches(rules)]
            if not ended:  # it covers nothing, and so is told to be of no use
                found.append(Suppression(rules, comment.at, comment.at, comment.source))
            still_open = [one for one in still_open if one not in ended]
            for before, rest in (one.ended(comment.at, rules) for one in ended):
                found.append(before)
                still_open += [rest] if rest is not None else []
    return [*found, *still_open]


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
    used: set[Span] = set()
    dropped = 0
    for finding in findings:
        cover = next((one for one in ranges if one.covers(finding)), None)
        if cover is None:
            kept.append(finding)
        else:
            used.add(cover.source)
            dropped += 1
    return kept, dropped, list(_remarks(ranges, used, known, active))


def misspelt(doc: Document, known: Sequence[str]) -> Iterator[tuple[Span, Finding]]:
    """Remarks on what speaks to this program in words that it does not know, or in the text and not in a comment.

    `known` are the ids of all rules.
    """
    for comment in doc.comments:
        match = _DIRECTIVE.match(comment.text)
        bare = _WITHOUT_COLON.match(comment.text) if match is None else None
        if match is not None and match[1] not in _VERBS:
            hint = nearest(match[1], _VERBS)
            yield _remark(comment.source, f"this comment says '{match[1]}', which means nothing here: {hint}")
        elif bare is not None and _is_meant(bare[1], bare[2], known):
            verb = "" if bare[1] in _VERBS else f"; '{bare[1]}' means nothing here: {nearest(bare[1], _VERBS)}"
            yield _remark(comment.source, f"this comment switches nothing off without a colon: write 'auditor:'{verb}")
    for source in _in_the_text(doc, known) if "auditor:" in doc.folded else ():
        yield _remark(source, "this line is read as text and switches nothing off: put it into a comment")


def _remark(source: Span, message: str) -> tuple[Span, Finding]:
    return source, Finding(Span(0, 0), UNKNOWN, "warning", message)


def _in_the_text(doc: Document, known: Sequence[str]) -> Iterator[Span]:
    """Where a block of text begins with a line that would switch rules off if it stood in a comment."""
    for block in doc.blocks:
        if block.role not in PROSE:
            continue
        start = doc.map.source(block.span).start
        line = doc.source.content[start : start + _LONGEST].partition("\n")[0].partition("</")[0].rstrip()
        match = _DIRECTIVE.match(line)
        if match is not None and match[1] in (*_VERBS, "ignore") and _is_meant(match[1], match[2], known):
            yield Span(start, start + len(line))


def _is_meant(verb: str, rest: str, known: Sequence[str]) -> bool:
    """Whether words are for this program: they ask to leave something out, and name nothing but rules."""
    rules = rest.replace(",", " ").split()
    return verb in _ASKED and all(any(names(name, rule) for rule in known) for name in rules)


def _remarks(
    ranges: Sequence[Suppression], used: set[Span], known: Sequence[str], active: Sequence[str]
) -> Iterator[tuple[Span, Finding]]:
    for one in {one.source: one for one in reversed(ranges)}.values():  # of each comment the first range
        strange = [name for name in one.rules if not any(names(name, rule) for rule in known)]
        for name in strange:
            families = dict.fromkeys(rule.partition(".")[0] for rule in known)
            hint = nearest(name, [*families, *known], otherwise="`auditor rules list` prints all of them")
            yield _remark(one.source, f"this comment switches off '{name}', which is no rule: {hint}")
        ran = all(any(names(name, rule) for rule in active) for name in one.rules) and (one.rules or active == known)
        if one.source not in used and not strange and ran:
            message = "this comment switches off nothing: no finding stands in its range, so it can go"
            yield one.source, Finding(Span(0, 0), UNUSED, "warning", message)
