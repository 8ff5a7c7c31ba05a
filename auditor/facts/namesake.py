"""Whether the words right after a name tell another bearer of it, or its company, from the entity."""

from __future__ import annotations

from auditor.facts.carry import is_person
from auditor.facts.names import is_broad, is_state
from auditor.facts.plain.statement import MADE, Statement, fits, knows
from auditor.language.lazy import lazy


def is_namesake(statement: Statement) -> bool:
    """Whether "X plc", "X, Jr.", "X (town)", "X, Ontario" or "X, the brewery" stands where the facts are of X."""
    after = statement.lines.text[statement.lines.ends[statement.entity] :]
    if _BODY.match(after) or _EDITION.match(after) or _is_company(statement):
        return True
    branch = _BRANCH.match(after)
    if branch is not None:
        return _is_firm(statement) and not _is_its_own(statement, branch[1])
    aside = _ASIDE.match(after)
    if aside is not None:
        return _is_told_apart(statement, aside[1])
    place = _PLACE.match(after)
    if place is not None and statement.value[0] != statement.entity + 2:
        return _is_elsewhere(statement, place[1])
    described = _DESCRIBED.match(after)
    if described is not None and _is_apposition(statement, described.end()):
        return not _is_apt(statement, described["words"], alone=statement.word(statement.entity).count(" ") == 0)
    return False


# A club's company, a firm's foreign sister, a father and a son; a form that the entity bears is part of its name.
_BODY = lazy(
    r",? (?:Inc|Ltd|Limited|plc|PLC|NV|N\.V|AG|GmbH|SA|S\.A|SpA|LLC|LLP|Corp|Jr|Sr|Junior|Senior|II|III|IV|the "
    r"(?:Elder|Younger|Second|Third))\b"
)
_COMPANY = lazy(r"\b(?:Inc|Ltd|Limited|plc|PLC|NV|N\.V|AG|GmbH|SA|S\.A|SpA|LLC|Corp)\b\.?$")
_OF_FIRMS = frozenset(("seat", "holding", "org"))
_FIRMS = frozenset(
    "number of employees|employees|chief executive officer|ceo|revenue|industry|products|product|key people|"
    "founder|founders|founded by".split("|")
)
_ASIDE = lazy(r"[”\"’']? \(([^()\d:=–-]{2,60})\)")
_EDITION = lazy(
    r"[”\"’']? \([^()]*\b(?:[Ee]dition|[Vv]ersion|[Rr]emaster(?:ed)?|[Rr]emix|[Dd]eluxe|[Dd]emo|[Rr]eissue|[Ll]ive)\b"
)
_BRANCH = lazy(r" in (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?=[a-z])")
_PLACE = lazy(r", ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?:, (?=[a-z])| (?=(?:is|was|has|had)\b))")
_DESCRIBED = lazy(r", (?:the|an?) (?P<words>[\w’' -]{3,80}?)(?:,| who\b| which\b| that\b)")
_FROM = lazy(r"\b(?:in|from|near) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
_HEAD = lazy(r"(?:.*? )??(?P<noun>[a-z][\w-]*)(?= (?:of|in|at|on|from|for|by|near|with|and|to|based|named|called)\b|$)")
_ARTICLE = lazy(r"(?:the|an?) ")
_WHERE = frozenset("pictured left right above below centre center front back top bottom".split())


def _is_company(statement: Statement) -> bool:
    """Whether the name has a legal form that no name of the entity has, which is known as no firm."""
    name = statement.lines.slice(statement.entity, statement.entity)
    known = statement.facts.entities[statement.key]
    if name in known.all_names or _COMPANY.search(name) is None:
        return False
    return not _is_firm(statement)


def _is_firm(statement: Statement) -> bool:
    """Whether the entity is known by facts such as firms have; a firm "in America" is its branch there."""
    known = statement.facts.entities[statement.key].facts
    declared = [statement.facts.properties[fact.property_] for fact in known]
    return any(one.topic in _OF_FIRMS or one.label in _FIRMS for one in declared)


def _is_told_apart(statement: Statement, words: str) -> bool:
    """Whether an aside after the name is a place or a kind that the entity is not known by: "(Nevada)", "(town)"."""
    if words[0].isupper():
        return (
            words.replace(" ", "").isalpha()
            and not _is_its_own(statement, words)
            and not _abbreviates(statement, words)
        )
    article = _ARTICLE.match(words)
    if article is None and (" " in words or words.endswith(("ed", "ly")) or words in _WHERE):
        return False
    return not _is_apt(statement, words[article.end() if article else 0 :], alone=False)


def _abbreviates(statement: Statement, words: str) -> bool:
    """Whether the capitals of an acronym stand in the name in their order ("NATO")."""
    letters = iter(statement.word(statement.entity))
    return words.isupper() and all(one in letters for one in words.lower())


def _is_its_own(statement: Statement, name: str) -> bool:
    names = statement.facts.entities[statement.key].all_names
    return knows(statement, name) or any(name in one or one in name for one in names)


def _is_elsewhere(statement: Statement, place: str) -> bool:
    """Whether a name after a comma is a town or state of which the facts do not tell: "Celtic, Boston"."""
    return not (_is_its_own(statement, place) or (is_broad(place) and not is_state(place)))


def _is_apposition(statement: Statement, length: int) -> bool:
    """Whether what stands between two commas has neither the cue ("X, a product of Y,") nor a verb of its own."""
    lines, at = statement.lines, statement.entity + 1
    end = lines.ends[statement.entity] + length
    if lines.starts[at] < lines.starts[statement.cue[0]] < end:
        return False
    while at < len(lines.starts) and lines.starts[at] < end - 1:
        if statement.letters[at] in "BHM" or (statement.letters[at] == "v" and not _is_noun(statement, at)):
            return False
        at += 1
    return True


def _is_noun(statement: Statement, at: int) -> bool:
    """Whether a word of a verb's form is a noun or participle of a description: "a play", "a town founded in"."""
    return statement.letters[at - 1] == "d" or statement.word(at) in MADE


_SORT = lazy(
    r"(?:[\w-]+ )*?(?:brand|kind|type|sort|make|style|form|breed|line|variety|model|species) of (?P<of>[a-z]+)"
)
_CITIZENS = frozenset(("national", "native", "citizen", "graduate"))


def _is_apt(statement: Statement, words: str, *, alone: bool) -> bool:
    """Whether a description can be the entity's; `alone` when its name is one word, as many people bear it."""
    head = _HEAD.match(words)
    if head is None:
        return True
    kind = _SORT.match(words)  # "a brand of biscuit" is a biscuit
    noun = kind["of"] if kind else head["noun"]
    known = statement.facts.entities[statement.key]
    said = {word for name in known.short_names for word in name.lower().split()} - {"the"}
    if is_person(statement.facts, statement.key):
        return noun in said or ((fits(statement, noun) or noun in _CITIZENS) and not (alone and said))
    place = _FROM.search(words)  # "Elbe, a river in Washington"
    return noun in _OF_ANYTHING or (
        fits(statement, noun) and not (place is not None and _is_elsewhere(statement, place[1]))
    )


# What can be said of nearly anything, and so tells no namesake apart.
_OF_ANYTHING = frozenset(
    "pride work hit success wonder jewel gem landmark icon symbol emblem masterpiece classic favourite favorite giant "
    "leader pioneer rival heart home body institution organisation organization agency entity structure site place "
    "creation achievement feat triumph monument treasure showpiece wedge needle slab colossus beauty one "
    "member part winner".split()
)
