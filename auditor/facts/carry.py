"""Whether a pronoun or a short name can only mean the entity of which the sentence before it speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.facts.antecedent import WORKS
from auditor.facts.model import FactFile
from auditor.facts.outline import Outline
from auditor.language.lazy import lazy

_RUN = lazy(r"K[KN]*")
_PLACING = frozenset("in at from near within across outside through into".split())
_AMBIGUOUS = frozenset(("to", "of", "on"))  # "moved to Paris", but "wrote to Asa Gray"
_SUBJECT = lazy(r"(?:^|.*[,;:~])[adjlOuwsvgKqD]{0,5}$")
_PARTNER = lazy(r"ad?[Kihw]|,d?[Kih]")
_MALE = lazy(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_FEMALE = lazy(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)


_OF_PEOPLE = frozenset(("birth", "death", "father", "mother", "office_start", "office_end"))
_PERSONAL = frozenset(
    "spouse, nationality, occupation, place of birth, birth place, place of death, death place, alma mater, employer, "
    "children, child, sibling, place of burial, burial place, "
    " religion, position, citizenship, award received".split(", ")
)


def is_person(facts: FactFile, key: str) -> bool:
    """Whether the facts of an entity are such as only people have."""
    declared = [facts.properties[fact.property_] for fact in facts.entities[key].facts]
    return any(one.topic in _OF_PEOPLE or one.label in _PERSONAL for one in declared)


# The nouns that take up an entity of which such facts are known.
_NOUNS: Mapping[str, frozenset[str]] = {
    "ground": frozenset(("club", "team", "side")),
    "league": frozenset(("club", "team", "side")),
    "seat": frozenset(
        "company firm group manufacturer corporation organisation organization maker carmaker automaker airline "
        "retailer brand brewery publisher studio developer startup conglomerate multinational giant agency".split()
    ),
    "author": frozenset("book novel publication paperback hardback play poem memoir story comic manga".split()),
    "number of pages": frozenset("book novel publication paperback hardback memoir".split()),
    "director": frozenset(
        "film movie picture series sitcom anime thriller drama comedy western musical blockbuster melodrama".split()
    ),
    "composer": frozenset("opera symphony ballet operetta oratorio concerto sonata musical song".split()),
    "developer": frozenset("game videogame software app program".split()),
    "number of episodes": frozenset("series sitcom show anime".split()),
    "number of seasons": frozenset("series sitcom show anime".split()),
    "painter": frozenset("painting picture canvas portrait fresco".split()),
    "record label": frozenset("song album single record band duo trio singer rapper".split()),
    "performer": frozenset(("song", "album", "single", "record")),
    "city": frozenset(("country", "nation", "republic", "state")),
    "currency": frozenset(("country", "nation", "republic", "state")),
    "floor count": frozenset(("building", "tower", "skyscraper", "hotel")),
    "loss": frozenset(
        "ship warship liner ferry vessel steamer steamship battleship submarine galleon boat yacht".split()
    ),
    "sculptor": frozenset(("statue", "sculpture", "monument")),
    "architect": frozenset("building tower skyscraper bridge church cathedral museum stadium".split()),
    "structural engineer": frozenset("bridge tower viaduct building".split()),
    "main span": frozenset(("bridge",)),
    "number of moons": frozenset(("planet",)),
    "scientific name": frozenset("animal plant bird fish mammal tree".split()),
    "founder": frozenset(("company", "firm", "group")),
    "number of students": frozenset(("university", "college", "school")),
    "number of members": frozenset(("club", "organisation", "organization", "association", "union")),
    "number of employees": frozenset(("company", "firm", "group", "manufacturer", "corporation")),
}


def is_kind(facts: FactFile, key: str, noun: str) -> bool:
    """Whether "the NOUN" can take up an entity, by what is known of it: "the club" one that has a ground."""
    declared = (facts.properties[fact.property_] for fact in facts.entities[key].facts)
    return any(noun in _NOUNS.get(one.topic, ()) or noun in _NOUNS.get(one.label, ()) for one in declared)


def leads_on(before: Outline, key: str, word: str, *, person: bool, defined: bool) -> bool:
    """Whether `word`, which opens a sentence, means the entity `key` after the sentence `before`.

    It does when all that is said there is what the entity is `defined` to be. Else another name could be meant as well,
    and so could the wing, the wife or the partner of the entity.
    """
    if word in (("It", "Its") if person else ("He", "His", "She", "Her")):
        return False
    if not defined and not is_alone(before, key, plural=word in ("They", "Their"), thing=word in ("It", "Its")):
        return False
    if word in ("He", "His"):
        return _FEMALE.search(before.text) is None
    if word in ("She", "Her"):
        return _MALE.search(before.text) is None
    return True


def is_alone(before: Outline, key: str, *, plural: bool, thing: bool, end: int | None = None) -> bool:
    """Whether no other name stands in the sentence but those of places, and the entity's own is its subject.

    `end` is the token before which the sentence is looked at; a pronoun that stands there can mean the entity only.
    """
    letters = before.letters[:end]
    own = {index for index, keys in before.names.items() if keys == (key,) and index < len(letters)}
    there = -1  # the token after the last place
    for run in _RUN.finditer(letters):
        at, after = run.span()
        if at in own or _DESCRIBING.match(letters, after):
            continue
        if not at and letters[1:2] in ("p", "y", "d") and _PARTICIPLE.search(before.word(0)):
            continue  # "Founded in 1953,"
        if not thing and at and letters[at - 1] in "wq" and before.word(at - 1 - (letters[at - 1] == "q")) in WORKS:
            continue  # "her book Silent Spring" is no he, nor she
        previous = at - 1
        while previous > 0 and letters[previous] in "dwj":
            previous -= 1
        word = before.word(previous).lower() if previous >= 0 and letters[previous] in "poy" else ""
        maker = thing and word == "by" and letters[at - 1] != "d"
        placed = maker or word in _PLACING or (word in _AMBIGUOUS and after - at == 1)
        joint = letters[previous] if previous >= 0 else ""
        if not (placed or joint in (",", "(") or (joint == "a" and previous == there)):
            return False
        there = after
    first = min(own, default=None)
    return first is None or _is_topic(letters, first, plural=plural)


_DEFINED = lazy(r"d?K(?P<rest>z*(?:,[^,;:BHM]{1,40},)?Bd[^,;:MTrtufo]*)[.]?$")
_KNOWN_FOR = lazy(r"p[dwjO]*$")
_BY_WAY = frozenset("in for at across within".split())


def is_defined(before: Outline, key: str) -> bool:
    """Whether a sentence says what the entity is: "E is a country in Africa, known for the Okavango Delta"."""
    found = _DEFINED.match(before.letters)
    if found is None or before.names.get(found.start("rest") - 1) != (key,):
        return False
    rest = range(*found.span("rest"))
    if any(before.letters[at] == "p" and before.word(at).lower() not in _BY_WAY for at in rest):
        return False  # "is a short walk from the Palace", "is an answer to a book"
    runs = _RUN.finditer(before.letters, rest.start)
    return all(_KNOWN_FOR.search(before.letters[: run.start()]) for run in runs)


_PARTICIPLE = lazy(r"[a-z]{2}(?:ed|ing|orn|lt|tten|own)$")
_DESCRIBING = lazy(r"w|-|s(?![pndhKy])")  # "British ships", but not "the Lusitania sinks in"
_RIVAL = lazy(r"\b(?:with|like|than|unlike|to|against|and|or) the [A-Z]")


def has_rival(before: str) -> bool:
    """Whether a sentence compares the entity with another of its kind, which a short name can mean as well."""
    return _RIVAL.search(before) is not None


def _is_topic(letters: str, at: int, *, plural: bool) -> bool:
    """Whether the name at `at` is what its sentence is about; "they" cannot mean "the ground of" the club."""
    if plural:
        return not _PARTNER.match(letters, at + 1)
    if letters[at + 1 : at + 2] == "P" or _PARTNER.match(letters, at + 1):
        return letters[at + 1 : at + 2] == "," and letters[at + 2 : at + 3] == "d"  # ", the river of ..."
    return _SUBJECT.match(letters[:at]) is not None
