"""Blocks inside elements of a page that hold advertisements, by the names of their classes and ids."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from auditor.checks import Hits
from auditor.document import Document
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.language.grammar import Grammar, check_templates
from auditor.language.lazy import lazy
from auditor.lexicon import Term
from auditor.rule import Rule

_NAME = lazy(r"[.#]([^.#]+)")
_JOINTS = lazy(r"[-_:\d]+|(?<=[a-z])(?=[A-Z])")
_OUTER = lazy(r"(?:body|html|main|article)(?![^.#])")
MOST = 0.4


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of containers.

    `names` are templates (see Grammar) over `words` for a whole class or id, split where its parts meet:
    `relatedPosts` and `related-posts` are "related posts". `vendors` count wherever they stand in a name. An
    element that holds more than four tenths of the text is the page itself, whatever its name.
    """

    names: tuple[str, ...]
    vendors: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = {}

    def __post_init__(self) -> None:
        """Raise ValueError for a template with an unknown class of words."""
        check_templates(self.names, self.words)


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """No wordings: the markup counts."""
    del rules, facts
    return ()


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each block in a container."""
    del hits, facts
    if doc.source.media == "text/plain":
        return
    labels = set[str]().union(*{block.path for block in doc.blocks})
    for rule in rules:
        named = {label: _named(rule, label) if "." in label or "#" in label else "" for label in labels}
        if any(named.values()):
            yield from _findings(rule, doc, named)


def _findings(rule: Spec, doc: Document, named: Mapping[str, str]) -> Iterator[Finding]:
    sizes: Counter[str] = Counter()
    for block in doc.blocks:
        for label in set(block.path):
            if named[label]:
                sizes[label] += block.span.end - block.span.start
    for block in doc.blocks:
        name = next((named[label] for label in block.path if named[label] and sizes[label] <= MOST * len(doc.text)), "")
        if name and block.role in rule.roles:
            message = rule.message.replace("{name}", name).replace("{line}", block.span.of(doc.text))
            yield Finding(block.span, rule.id, rule.severity, message, Fix("take it out", (Edit(block.span, ""),)))


def _named(rule: Spec, label: str) -> str:
    """The class or id of an element by which it is a container, or nothing."""
    fit = _names(rule).fit
    name = next((name for name in _NAME.findall(label) if fit(name)), "")
    return "" if name and _OUTER.match(label) else name


class _Names:
    """What the names of containers look like; names are many and repeat, so that answers are kept."""

    def __init__(self, grammar: Grammar, vendors: re.Pattern[str]) -> None:
        self.fit = lru_cache(maxsize=4096)(
            lambda name: vendors.search(name) is not None or grammar.fits(_JOINTS.sub(" ", name))
        )


@cache
def _names(rule: Spec) -> _Names:
    either = "|".join(map(re.escape, rule.vendors)) or "(?!)"
    return _Names(Grammar(rule.names, rule.words), re.compile(either, re.IGNORECASE))
