"""The kinds of check: one module each, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from auditor.document import Document
from auditor.facts.model import FactFile
from auditor.finding import Finding
from auditor.lexicon import Hit, Term
from auditor.rule import Rule

KINDS: tuple[str, ...] = (
    "affiliate",
    "block",
    "claim",
    "consistency",
    "container",
    "density",
    "disclosure",
    "language",
    "link_list",
    "off_topic",
    "offer",
    "phrase",
    "readability",
    "repeated",
    "residue",
    "superlative",
)

Hits = Mapping[str, Sequence[Hit]]


class Kind(Protocol):
    """What a module of this package offers.

    `Spec` is the kind's rule with its own keys. `terms` names the wordings that the lexicon must find for
    the rules (and for the fact file). `check` yields findings; it changes nothing and keeps nothing.
    """

    Spec: type[Rule]

    def terms(self, rules: Sequence[Any], facts: FactFile | None) -> Iterable[Term]: ...

    def check(self, rules: Sequence[Any], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]: ...


@cache
def kind(name: str) -> Kind:
    """The module of a kind, imported when a rule of the kind is there."""
    return cast("Kind", import_module(f"auditor.checks.{name}"))
