"""What a check says: severities, fixes, findings, and the report on one document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from auditor.span import Position, Span

Severity = Literal["info", "warning", "error"]
SEVERITIES: Mapping[str, int] = {"info": 0, "warning": 1, "error": 2}


class Edit(Struct, frozen=True, gc=False):
    """Put `text` where `span` of the Document's text is."""

    span: Span
    text: str


class Fix(Struct, frozen=True, gc=False):
    """Edits that mend a finding; `safe` when they cannot take anything from the article."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Finding(Struct, frozen=True, gc=False):
    """One remark of one rule about a span of the Document's text.

    `related` are further spans with what they are; `data` is what the rule can name exactly
    (a fact finding carries entity, property, value, fact and reason), for machine output.
    """

    span: Span
    rule: str
    severity: Severity
    message: str
    fix: Fix | None = None
    related: tuple[tuple[Span, str], ...] = ()
    data: Mapping[str, str] | None = None

    @property
    def family(self) -> str:
        """The pack that the rule belongs to."""
        return self.rule.partition(".")[0]


class Located(Struct, frozen=True, gc=False):
    """A finding with its place in the source: `end` is exclusive.

    `bytes` are the two columns counted in bytes of UTF-8. `excerpt` is the first source line, or of a very long line
    the part from column `excerpt_column` on.
    """

    finding: Finding
    start: Position
    end: Position
    source: Span
    bytes: tuple[int, int]
    excerpt: str
    excerpt_column: int
    fingerprint: str


class Problem(Struct, frozen=True, gc=False):
    """Something that kept an input from being read in full; it is never counted as clean.

    `ours` marks a fault of the program, not of the input.
    """

    where: str
    what: str
    hint: str = ""
    ours: bool = False

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f" ({self.hint})" if self.hint else "")


class Coverage(Struct, frozen=True, gc=False):
    """Words read, and words left out by reason (`code`, `script`, `language` ...)."""

    words: int
    skipped: Mapping[str, int]


class Report(Struct, frozen=True, gc=False):
    """All that is said of one document; `document` is its id inside a container, else None.

    `known` counts the findings that a baseline knows, `untouched` those that stand on no changed line.
    """

    name: str
    document: str | None
    findings: tuple[Located, ...] = ()
    suppressed: int = 0
    problems: tuple[Problem, ...] = ()
    coverage: Coverage = Coverage(0, {})
    known: int = 0
    untouched: int = 0
