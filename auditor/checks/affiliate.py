"""Links that pay whoever placed them, and whether the reader is told."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from auditor.checks import Hits
from auditor.document import Block, Document, Link
from auditor.facts.model import FactFile
from auditor.finding import Edit, Finding, Fix
from auditor.lexicon import Term
from auditor.rule import Rule

LINKED = 0.8
LONGEST_SCHEME = 8


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Keys of a rule of paid links.

    A link is paid when its `rel` says `sponsored`, when its host is one of `hosts` (or below one), or when its
    address carries one of `parameters`, written `name`, `name=value`, or `host:name`. With `undisclosed` the
    rule marks only the first paid link, and only where none of the wordings `notices` stands in the text. With
    `alone` it marks blocks that are nothing but a paid link: buttons of a shop.
    """

    hosts: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    undisclosed: bool = False
    alone: bool = False
    notices: tuple[str, ...] = ()


def terms(rules: Sequence[Spec], facts: FactFile | None) -> Iterable[Term]:
    """The wordings of notices."""
    del facts
    return (Term(rule.notices, rule.id, begins=False, ends=False) for rule in rules)


def check(rules: Sequence[Spec], doc: Document, hits: Hits, facts: FactFile | None) -> Iterator[Finding]:
    """A finding for each paid link, or for the first when no notice is there."""
    del facts
    for rule in rules:
        if rule.undisclosed and hits.get(rule.id):
            continue
        shares = zip(doc.blocks, doc.linked, strict=True)
        blocks = (block for block, share in shares if block.links and (not rule.alone or share >= LINKED))
        found = _findings(rule, doc, (block for block in blocks if block.role in rule.roles))
        yield from islice(found, 1) if rule.undisclosed else found


def _findings(rule: Spec, doc: Document, blocks: Iterable[Block]) -> Iterator[Finding]:
    for block in blocks:
        for link in block.links:
            mark = _paid(rule, link)
            if mark and link.span.end > link.span.start:
                span = block.span if rule.alone else link.span
                message = rule.message.replace("{mark}", mark).replace("{match}", span.of(doc.text))
                fix = Fix("take it out", (Edit(span, ""),)) if rule.alone else None
                yield Finding(span, rule.id, rule.severity, message, fix)
                if rule.alone:
                    break


def _paid(rule: Spec, link: Link) -> str:
    """What shows that a link is paid, or nothing."""
    if "sponsored" in link.rel:
        return "rel=sponsored"
    before, slashes, rest = link.target.partition("//")
    if not slashes or len(before) > LONGEST_SCHEME:
        return ""
    address, _, query = rest.partition("?")
    host = address.partition("/")[0].partition(":")[0].lower().removeprefix("www.")
    known = _hosts(rule.hosts)
    name = host
    while name and name not in known:
        name = name.partition(".")[2]
    return name or (_parameter(rule, host, query.partition("#")[0]) if query else "")


@cache
def _hosts(hosts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(hosts)


def _parameter(rule: Spec, host: str, query: str) -> str:
    """The first parameter of the address that only an affiliate's link has."""
    given = query.replace("&amp;", "&").split("&")
    for wanted in rule.parameters:
        place, _, rest = wanted.rpartition(":")
        if place in host and any(pair == rest or pair.startswith(f"{rest}=") for pair in given):
            return rest
    return ""
