"""Blocks inside elements of a page that hold advertisements, by the names of their classes and ids."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from auditor.checks import Hits
from auditor.document import Document
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.language.grammar import Grammar, check_templates
from auditor.language.lazy import lazy
from auditor.layout import plain_words
from auditor.lexicon import Term
from auditor.rule import Rule

_NAME = lazy(r"[.#]([^.#]+)")
_JOINTS = lazy(r"[-_:\d]+|(?<=[a-z])(?=[A-Z])")
_OUTER = lazy(r"(?:body|html|main|article)(?![^.#])")
MOST, HALF = 0.4, 0.5
PROSE = 20  # words


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
    if not any("." in element or "#" in element for element in doc.elements):
        return
    for rule in rules:
        called = _names(rule).among(doc.names)
        elements = [element for element, names in doc.elements.items() if not called.isdisjoint(names)]
        found = ((element, _named(element, called)) for element in elements)
        named = {element: name for element, name in found if name and not _is_slug(doc, element, name)}
        if named:
            yield from _findings(rule, doc, named)


def _findings(rule: Spec, doc: Document, named: Mapping[str, str]) -> Iterator[Finding]:
    sizes = dict.fromkeys(named, 0)
    paths = {path: indices for path, indices in doc.paths.items() if not named.keys().isdisjoint(path)}
    for path, indices in paths.items():
        size = sum([len(doc.texts[index]) for index in indices])
        for label in named.keys() & set(path):
            sizes[label] += size
    small = {label for label, size in sizes.items() if size <= MOST * len(doc.text)}
    found: dict[int, str] = {}
    for path, indices in paths.items():
        first = next((label for label in path if label in small), None)
        if first is not None:
            found.update(dict.fromkeys(indices, named[first]))
    for index, name in sorted(found.items()):
        block = doc.blocks[index]
        if block.role in rule.roles:
            message = rule.message.replace("{name}", name).replace("{line}", doc.texts[index])
            yield Finding(block.span, rule.id, rule.severity, message, Fix("take it out", (Edit(block.span, ""),)))


def _named(element: str, called: Container[str]) -> str:
    """The class or id of an element that is `called` as a container is, or nothing."""
    return "" if _OUTER.match(element) else next((name for name in _NAME.findall(element) if name in called), "")


def _is_slug(doc: Document, element: str, name: str) -> bool:
    """Whether a name is an id that was made of a heading: of its own, or of the one above a passage of prose."""
    if f"#{name}" not in element:
        return False
    first, *rest = (index for index, block in enumerate(doc.blocks) if element in block.path)
    said = plain_words(doc.blocks[first].span.of(doc.folded))
    if doc.blocks[first].role != "heading" or _JOINTS.sub(" ", name).lower().split() != said:
        return False
    return not rest or any(doc.texts[i].count(" ") >= PROSE and doc.linked[i] < HALF for i in rest)


class _Names:
    """What the names of containers look like; pages of one site share theirs, so that answers are kept."""

    def __init__(self, grammar: Grammar, vendors: Sequence[str]) -> None:
        self._grammar = grammar
        self._vendors = [vendor.lower() for vendor in vendors]
        self._signs = grammar.signs
        self.fit = lru_cache(maxsize=4096)(self._fits)

    def _fits(self, name: str) -> bool:
        """Whether a class or id is the name of a container."""
        lower = name.lower()
        return any(vendor in lower for vendor in self._vendors) or self._grammar.fits(_JOINTS.sub(" ", name))

    def among(self, names: Mapping[str, Sequence[str]]) -> set[str]:
        """Those of a page's names that containers have: nearly all are told apart by their words."""
        signs, every = self._signs, "\n".join(names).lower()
        if signs is None or "'" in every or not every.isascii():
            return set(filter(self.fit, names))
        may_be = [name for name, words in names.items() if not signs.isdisjoint(words)]
        sold = [vendor for vendor in self._vendors if vendor in every]
        may_be += [name for name in names if any(vendor in name.lower() for vendor in sold)] if sold else []
        return set(filter(self.fit, may_be))


@cache
def _names(rule: Spec) -> _Names:
    return _Names(Grammar(rule.names, rule.words), rule.vendors)
