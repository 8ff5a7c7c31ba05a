"""What every rule has: its id, severity, message, reason, scope and examples."""

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar, TypeVar

from msgspec import Struct

from auditor.document import PROSE, Media, Role
from auditor.finding import Severity


class Example(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A text on which a rule must speak or stay quiet.

    `[[ ]]` marks each span that a bad example must give, in the source; `fixed` is the source after the
    rule's fix; `facts` is a fact file's content for rules that need one; `beside` are other pages of the same folder.
    """

    text: str
    media: Media = "text/plain"
    fixed: str | None = None
    facts: str | None = None
    beside: tuple[str, ...] = ()


class Examples(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Both kinds are required: a rule is what it says and what it leaves alone."""

    bad: tuple[Example | str, ...]
    good: tuple[Example | str, ...]


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The part that all kinds share; a kind's `Spec` adds its own keys.

    `languages` are ISO 639-1 codes, empty for any language; `roles` are the roles of block in which the
    rule looks; a rule with `default: false` speaks only when it is selected by name or family; `yields` names
    rules that know better: where one of them speaks of the same block, this one is quiet. A kind whose expressions
    match letters in any case says so with `ignore_case`.
    """

    ignore_case: ClassVar[bool] = False

    id: str
    kind: str
    severity: Severity
    message: str
    why: str
    examples: Examples
    languages: tuple[str, ...] = ("en",)
    roles: tuple[Role, ...] = PROSE
    default: bool = True
    yields: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By the id: a rule is a key of tables that are looked up for each document, and has thousands of words."""
        return hash(self.id)

    @property
    def family(self) -> str:
        """The pack's name."""
        return self.id.partition(".")[0]


R = TypeVar("R", bound=Rule)


class Chosen(tuple[R, ...]):  # noqa: SLOT001 - it keeps its hash
    """Rules as the key of a table that is made of them: their hash is made once, not for each document."""

    def __hash__(self) -> int:
        """The hash of all rules."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return super().__hash__()


def chosen(rules: Sequence[R]) -> Chosen[R]:
    """The rules as a key, the same object when they are one already."""
    return rules if isinstance(rules, Chosen) else Chosen(rules)


def said(example: Example | str) -> Example:
    """An example that was written as bare text, as an Example."""
    return Example(text=example) if isinstance(example, str) else example
