"""Whether the words around a claim make it one of a part, a kind, an occasion or a time that the fact is not about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from auditor.facts.model import Entity, FactFile
from auditor.facts.names import is_state
from auditor.facts.outline import Outline
from auditor.facts.titles import TITLES
from auditor.language.lazy import lazy

# Adjectives before a name that cut a piece out of what it names, or put another in its place.
_NARROWING = frozenset(
    "greater metropolitan northern southern eastern western north-eastern north-western south-eastern south-western "
    "central inner outer upper lower rural urban suburban downtown coastal mainland inland old new ancient medieval "
    "colonial modern contemporary present current present-day modern-day former future proposed planned "
    "original rival fictional fake "
    "virtual miniature imperial occupied unoccupied divided restored refurbished renovated rebuilt reconstructed "
    "expanded extended enlarged reunited imaginary alternative alternate so-called would-be real other second third "
    "earlier later previous next replacement first last temporary provisional junior senior early late free "
    "independent elder younger reformed revived adapted televised animated filmed".split()
)
_CUT = ("pre-", "post-", "inter", "mid-", "ex-", "non-", "proto-", "neo-")
_PARTITIVE = frozenset("part parts half most much all some none quarter third section stretch share rest".split())


def is_somebodys(lines: Outline, entity: int, known: Entity) -> bool:
    """Whether a possessive before the name makes it one of several ("Hong Kong's Basic Law"), when no fact has it."""
    if entity < 2 or lines.letters[entity - 1] != "P" or lines.letters[entity - 2] != "K":
        return False
    owner = lines.word(entity - 2)
    return not any(owner in value for fact in known.facts for value in fact.accepted)


def is_narrowed(lines: Outline, entity: int) -> bool:
    """Whether an adjective or a noun of part stands before the name ("greater Oslo", "part of Oslo")."""
    at = entity - 1
    if at > 0 and lines.letters[at] == "P" and lines.letters[at - 1] in "ws":
        return True  # "the women's Bundesliga"
    if at < 0 or lines.letters[at] not in "wjOgvs":
        if at > 0 and lines.letters[at] == "d":
            at -= 1
        part = at > 0 and lines.letters[at] == "o" and lines.word(at - 1).lower() in _PARTITIVE
        return part or lines.word(entity).lower().startswith(("pre-", "post-"))
    word = lines.word(at).lower()
    return lines.letters[at] == "O" or word in _NARROWING or word.startswith(_CUT)


# Before what is no person a title makes another name ("Mr. Bean"); "Mrs." before a man's name is his wife.
_OF_PERSONS = frozenset(
    "mr mrs ms miss dr sir lady lord madame dame venerable blessed deputy senator congressman congresswoman rev hon "
    "honourable honorable comrade sheikh imam maestro".split()
)
_OF_WIVES = frozenset("mrs lady madame".split())
# What stands before a person's name and is no part of it: "American", "Inventor".
_OF_PERSON = lazy(r"(?:an|ish|ese|er|or|ist|French|Dutch|Greek|Swiss|Thai)$")


def is_longer(lines: Outline, entity: int, is_person: Callable[[], bool]) -> bool:
    """Whether a capital word makes the name part of a longer one ("White gold"): no title, nor a person's nation."""
    if entity == 0 or lines.letters[entity - 1] != "K":
        return False
    word = lines.word(entity - 1)
    title = word.lower().rstrip(".")
    if title in _OF_PERSONS:
        return title in _OF_WIVES or not is_person()
    return title not in TITLES and not (_OF_PERSON.search(word) and is_person())


_STATE = lazy(r"Kq?,(?P<state>K{1,2})[,BHv]")


def is_in_another_state(lines: Outline, entity: int, known: Entity) -> bool:
    """Whether a state after the name tells the place from its namesake, unless the facts name that state."""
    found = _STATE.match(lines.letters, entity)
    if found is None:
        return False
    state = lines.slice(found.start("state"), found.end("state") - 1)
    if not is_state(state):
        return False
    return not any(state in value for fact in known.facts for value in fact.accepted)


# Works in another form than the entity's own, told by a property that only one form has.
_SCREEN = frozenset("film movie series miniseries sitcom show cartoon anime screenplay directed starring".split())
_STAGE = frozenset("musical opera ballet play stage".split())
_PAGE = frozenset("novel book novella memoir poem story comic manga".split())
_SOUND = frozenset("song album single track soundtrack record".split())
_FORMS: Mapping[str, frozenset[str]] = {
    "author": _SCREEN | _STAGE | _SOUND,
    "director": _PAGE | _STAGE | _SOUND,
    "composer": _PAGE | _SCREEN | _SOUND | {"musical", "play"},
    "performer": _PAGE | _STAGE | _SCREEN,
}


# What is aired in parts and what is not; a film has a director as well.
_AIRED = frozenset("series miniseries sitcom serial show soap".split())
_UNPARTED = frozenset("film movie picture feature".split())
# Forms of works that bear each other's names; words of one line mean the same.
_FAMILIES = (
    _AIRED,
    _UNPARTED,
    *(
        frozenset(line.split())
        for line in (
            "song single track tune",
            "album record soundtrack compilation lp",
            "novel book novella memoir story tale",
            "musical",
            "opera operetta",
            "ballet",
            "play",
            "game videogame",
            "painting",
        )
    ),
)
_IN_PARTS = frozenset(
    "number of episodes|episodes|number of seasons|seasons|original broadcaster|broadcaster|network|original network|"
    "channel|first aired".split("|")
)


def _is_aired(known: Entity, facts: FactFile) -> bool:
    """Whether an entity is known as one that is aired in parts, by its facts or by what it is called."""
    if any(facts.properties[fact.property_].label in _IN_PARTS for fact in known.facts):
        return True
    return any(not _AIRED.isdisjoint(name.lower().split()) for name in (*known.all_names, *known.short_names))


def is_of_another_form(lines: Outline, entity: int, known: Entity, facts: FactFile) -> bool:
    """Whether "the film Dracula" stands where the facts are of a book, "the series Fargo" where they are of a film."""
    start = entity
    while start > 0 and start > entity - 4 and lines.letters[start - 1] in "wsKqYD":
        start -= 1
    told = _KIND_TOLD.match(lines.letters, entity)
    end = told.end() if told else entity + 2
    said = {lines.word(i).lower() for i in range(start, min(end, len(lines.letters)))}
    topics = {facts.properties[fact.property_].topic for fact in known.facts}
    others = [_FORMS[topic] for topic in topics if topic in _FORMS]
    if others and all(said & forms for forms in others):
        return True
    own = {word for name in known.short_names for word in name.lower().split()}
    families = [forms for forms in _FAMILIES if not said.isdisjoint(forms)]
    if families and any(not own.isdisjoint(forms) for forms in _FAMILIES):
        return all(own.isdisjoint(forms) for forms in families)
    aired, unparted = bool(said & _AIRED), bool(said & _UNPARTED)
    return aired != unparted and "director" in topics and _is_aired(known, facts) != aired


# "Dracula is a 1931 horror film", "Dracula, directed by"
_KIND_TOLD = lazy(r"[KE]q?(?:\([^()]{1,12}\))?(?:(?:B|,|\()d?[wsvjKYDNO-]{1,6}|,[vg])")


_TIME_LEAD = lazy(
    r"^\W*(?:(?:during|under|before|after(?! all)|until|till|throughout|prior to|following) |(?:in|at|by|"
    r"for|over|through|from|"
    r"within) (?:the |a |an |his |her |its |their |that |those |these |this )?(?:[\w-]+ ){0,3}?(?:war|wars|era|period|"
    r"centur(?:y|ies)|days|years?|times?|decades?|ages?|reign|season|past|beginning|start|end|outset|first|youth|"
    r"childhood|interim|interwar|antiquity|heyday|peak|height|moment|stage|point|while|spell|tenure|occupation|"
    r"rule)\b|once\b|originally\b|initially\b|at first\b|formerly\b(?! (?:known|called|named))|"
    r"previously\b|back then\b|then\b|long ago\b|"
    r"historically\b(?! speaking)|for (?:centuries|decades|years|generations)\b)",
    re.IGNORECASE,
)


def is_of_old_times(text: str) -> bool:
    """Whether a sentence opens with a time without a date, of which a fact that changes says nothing."""
    return _TIME_LEAD.match(text) is not None
