"""Finds the present tense of what a subject does, which is out of date once the subject has ended."""

from __future__ import annotations

import re

from auditor.facts.outline import Outline, without_asides
from auditor.language.lazy import lazy

# Verbs of acting: what a body does only as long as it exists. "Stands for", "remains the largest" outlive it.
_ACTS = frozenset(
    "plays works operates conducts supports protects collaborates cooperates continues provides helps faces assists "
    "contributes runs maintains monitors trains patrols seeks aims strives employs produces manufactures "
    "publishes sells "
    "offers trades serves governs administers competes performs meets organizes organises coordinates oversees manages "
    "functions engages focuses relies requires needs struggles delivers implements facilitates promotes ensures "
    "undertakes deploys recruits negotiates mediates enforces issues regulates advises pays builds develops invests "
    "addresses strengthens safeguards advocates fosters upholds tackles".split()
)
_STATES = frozenset(
    "tasked responsible mandated active operating operational deployed currently now still committed working expected "
    "planning preparing supporting helping engaged staffed essential crucial vital pivotal".split()
)
_KEEPS = frozenset("crucial vital pivotal essential active committed deployed operational central important".split())
_CONCERNS = frozenset("future outlook mandate role work mission presence operations task tasks efforts success".split())
_FOLLOWS = lazy(r"E[qz)]*(?:\([^()]*\))?(?:,[^,;:BHMvE]{1,30},)?j*(?=[svB])")


def acts_now(lines: Outline, letters: str, entity: int) -> int | None:
    """The token of a verb that says what the entity does at present, None when there is none.

    A sentence with a date in it tells of that date, whatever its tense.
    """
    if any(letter in "DY" for letter in letters):
        return None
    follows = _FOLLOWS.match(without_asides(letters), entity)
    if follows is None or follows.end() >= len(letters):
        return None
    at = follows.end()
    word = lines.word(at).lower()
    following = lines.word(at + 1).lower() if at + 1 < len(letters) else ""
    if letters[entity - 1 : entity] == "o" or letters[entity - 2 : entity] == "od":
        return at if _of_its_work(lines, letters, entity) and word in ("remains", "continues") else None
    if letters[entity - 1 : entity] in ("p", "y", "a") or letters[entity - 2 : entity - 1] in ("p", "y"):
        return None
    if word in _ACTS and letters[at + 1 : at + 2] not in ("", ".", ",", "B", "H", "v", "M"):
        return at
    if word in ("is", "are"):
        return at if following in _STATES else None
    return at if word in ("remains", "remain") and following in _KEEPS else None


def _of_its_work(lines: Outline, letters: str, entity: int) -> bool:
    """Whether the entity stands in "the mandate of E", at the sentence's beginning."""
    if not re.fullmatch(r"d?[wsj]{1,3}od?", letters[:entity]):
        return False
    return any(lines.word(i).lower() in _CONCERNS for i in range(entity))
