"""What the text says and what the facts say of it: Claim and Verdict."""

from __future__ import annotations

from msgspec import Struct

from auditor.facts.dates import Dated
from auditor.facts.model import Fact, Status
from auditor.facts.numbers import Number
from auditor.facts.plain.statement import Statement
from auditor.span import Span

Value = Dated | Number | str | tuple[str, ...] | tuple[Dated, ...] | None


class Claim(Struct, frozen=True, gc=False):
    """An entity, a property and a value that a sentence ties together.

    A claim that is not `asserted` is `unread` when only the form of its sentence is unknown, and nothing in it says
    that it is not the author's word; it is `anothers` when the value belongs to another name of the sentence. `span`
    runs over entity, cue and value; `at` is the value's own place. `statement` says where its parts stand; a claim
    without one holds a known value near the cue, which may support a fact but never contradict it. `scope` are the
    words after a rank's cue. A date's value is empty where the text only says before or after it.
    """

    span: Span
    at: Span
    sentence: Span
    entity: str
    property: str
    text: str
    value: Value
    asserted: bool
    unread: bool = False
    anothers: bool = False
    time: Dated | None = None
    present: bool = False
    unit: str = ""
    clean: bool = True
    past: bool = False
    scope: str = ""
    statement: Statement | None = None


class Verdict(Struct, frozen=True, gc=False):
    """A claim, what the facts make of it, and why in words; `fact` is None when no fact speaks of it."""

    claim: Claim
    status: Status
    reason: str
    fact: Fact | None = None
    shown: str = ""
    source: str = ""
