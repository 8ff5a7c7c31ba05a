"""Whether the parts of a claim stand in one clause about the entity itself, so that a fact can deny what it says."""

from __future__ import annotations

from functools import partial

from auditor.facts.antecedent import is_sole
from auditor.facts.beside import is_cut, is_for_one, is_of_another_edition, is_passed
from auditor.facts.carry import is_alone, is_person
from auditor.facts.namesake import is_namesake
from auditor.facts.narrow import (
    is_in_another_state,
    is_longer,
    is_narrowed,
    is_of_another_form,
    is_of_old_times,
    is_somebodys,
)
from auditor.facts.outline import Outline
from auditor.facts.plain.statement import OF_COUNTRIES, Statement, is_where, knows
from auditor.facts.subject import is_subject
from auditor.facts.ties import is_tied
from auditor.facts.titles import TITLES
from auditor.language.lazy import lazy

_HE = lazy(r"[KV].*h")


def is_strict(statement: Statement) -> bool:
    """Whether cue and value are tied to the entity, which is the clause's subject and not a part of or one like it."""
    lines, letters, entity, value = statement.lines, statement.letters, statement.entity, statement.value
    cue = statement.cue[0] if statement.has_cue else -1
    return (
        is_tied(lines, letters, entity, value, statement.shape, statement.declared, partial(knows, statement))
        and not _HE.search(letters[entity : max(cue, entity)])
        and _is_meant(statement)
        and not (entity < max(cue, value[0]) and _is_of_its_like(lines, entity))
        and not (_is_generic(lines, entity) or _is_at_another_time(statement))
        and not _is_another(statement)
        and (
            0 <= cue < entity
            or _is_within(statement)
            or is_where(statement)
            or is_subject(lines, letters, entity, value[0], cue)
        )
    )


_BESIDE = lazy(r"[KV][^,;:]*,(?P<p>p)[^,;:]*[KNws],[rv]")


def _is_of_its_like(lines: Outline, entity: int) -> bool:
    """Whether a relative clause or participle follows a name set beside the entity's: "like the Rialto, which"."""
    found = _BESIDE.match(lines.letters, entity)
    return found is not None and lines.word(found.start("p")).lower() not in ("in", "at", "on", "of")


_PRONOUN = lazy(r"[BHMvs].*?(?:,a?|a|;)(?P<it>[ni])")


def _is_meant(statement: Statement) -> bool:
    """Whether a pronoun that begins another clause after the entity's can mean nothing but the entity."""
    lines, entity = statement.lines, statement.entity
    found = _PRONOUN.search(lines.letters, entity + 1, max(min(statement.cue[0], statement.value[0]), entity + 1))
    if found is None:
        return True
    at = found.start("it")
    word = lines.word(at).lower()
    things = word in ("it", "its")
    alone = is_alone(lines, statement.key, plural=word in ("they", "their"), thing=things, end=at)
    return alone and is_sole(lines, statement.key, word, end=at)


def _is_within(statement: Statement) -> bool:
    """Whether a sentence opens with where what it tells holds: "In Peru, the currency is"."""
    opens = statement.letters[: statement.entity] == "p" and statement.word(0) == "in"
    return opens and statement.shape == "role" and statement.declared.topic in OF_COUNTRIES


def _is_another(statement: Statement) -> bool:
    """Whether words beside the name make another thing of it."""
    lines, entity, known = statement.lines, statement.entity, statement.facts.entities[statement.key]
    return (
        is_narrowed(lines, entity)
        or _is_of_another_year(statement)
        or is_longer(lines, entity, lambda: is_person(statement.facts, statement.key))
        or is_somebodys(lines, entity, known)
        or is_in_another_state(lines, entity, known)
        or is_of_another_form(lines, entity, known, statement.facts)
        or is_namesake(statement)
        or is_cut(statement)
        or is_for_one(statement)
        or is_of_another_edition(statement)
        or is_passed(statement, lines.slice(*statement.value))
    )


_YEAR_BEFORE = lazy(r"(?:^|.*[diPK])(?P<year>Y)[wsjK-]{0,3}$")
_YEAR_AFTER = lazy(r"E(?:o(?P<of>Y)|q?\((?P<year>Y)\)q?[BHMvs])")  # the subject; a list of works is one maker's


def _is_of_another_year(statement: Statement) -> bool:
    """Whether a year beside the name tells another from it: "the 1969 Lisbon earthquake", "Casablanca (1983)"."""
    letters, entity = statement.letters, statement.entity
    found = _YEAR_BEFORE.match(letters[:entity]) or _YEAR_AFTER.match(letters, entity)
    return found is not None and not knows(statement, statement.lines.word(found.start(found.lastgroup or "year")))


_AGAIN = lazy(r"\bfirst\b.*\b(?:but|again|before|then)\b")


def _is_at_another_time(statement: Statement) -> bool:
    """Whether a clause of time before the value, or a second turn after it, makes it one value of several."""
    lines, letters, declared = statement.lines, statement.letters, statement.declared
    if declared.type == "date":
        return _AGAIN.search(lines.text) is not None
    if letters[0] in "pj" and is_of_old_times(lines.text):
        return True
    if declared.topic in _CHANGING and letters[0] == "u" and "," in letters:
        return True  # "while its ground is rebuilt, the club plays at"
    if declared.topic in _GROUNDS and _is_played_once(statement):
        return True  # "played at": where, it does no more
    if declared.type != "number":
        return False
    when = letters[0] == "u" and lines.word(0).lower() not in ("although", "though", "whereas")
    if statement.shape == "copula" and letters[statement.last + 1 : statement.last + 3] == ",B":
        return when and "," in letters[2:]  # "the tower, 90 metres high, was the tallest until"
    return (when and "," in letters[2:]) or _BACK_THEN.search(lines.text) is not None


_CHANGING = frozenset(("ground", "seat", "league", "city", "holding"))


def _is_played_once(statement: Statement) -> bool:
    """Whether the verb of playing nearest to a ground or league is one of the past."""
    verbs = (statement.word(at) for at in range(statement.value[1], statement.first - 1, -1))
    return next((verb in _WERE for verb in verbs if verb in _WERE or verb in _ARE), False)


_GROUNDS = frozenset(("ground", "league"))
_WERE = frozenset(("played", "competed"))
_ARE = frozenset(("play", "plays", "compete", "competes"))
_BACK_THEN = lazy(
    r"\b(?:was|were|had)\b.{0,200} (?:when|after|before|until|by the time|at the time|at that time|while|"
    r"then|at first|initially|originally|at the start|at the outset|in those days|to begin with|back then)\b"
)
_GENERIC = frozenset("a an another each every some any no".split())


def _is_generic(lines: Outline, entity: int) -> bool:
    """Whether the name stands for one of a kind ("a telephone") and not for the entity itself."""
    if entity > 0 and lines.word(entity - 1).lower() in _GENERIC and lines.word(entity)[0].islower():
        return True
    at = entity - 1
    while at > 0 and lines.letters[at] in "wjO":
        at -= 1
    if not 0 <= at < entity - 1 or lines.word(at).lower() not in ("a", "an"):
        return False
    return lines.word(entity - 1).lower() not in TITLES
