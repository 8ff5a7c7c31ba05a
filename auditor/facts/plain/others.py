"""Whether the parts of a claim tell of somebody or something else than the entity, its place or its work."""

from __future__ import annotations

from auditor.facts.names import is_country
from auditor.facts.plain.statement import CREATING, FICTION, Statement, knows
from auditor.language.lazy import lazy

_MAKERS = ("author", "director", "performer", "composer")


def is_others(statement: Statement) -> bool:
    """Whether a claim is of another event, person, version or place than the one that the facts tell of."""
    declared, behind = statement.declared, max(statement.cue[1], statement.value[1])
    if declared.type == "date" and not declared.topic and _is_anothers_doing(statement):
        return True
    if declared.type == "date" and _is_first_of_its_way(statement):
        return True
    if declared.cardinality == "one_at_a_time" and _is_played(statement):
        return True
    if behind < statement.entity and _has_a_subject(statement, behind + 1):
        return True
    if statement.shape == "fixed":
        return statement.entity > behind + 1 and statement.word(statement.entity - 1) not in _FIRMS
    if declared.topic in ("place", "seat", "city") and _is_region(statement):
        return True
    if declared.topic == "sport" and statement.word(statement.cue[0]) == "played":
        return True  # once, beside his own
    return declared.topic in _MAKERS and _is_told_by_its_maker(statement)


_FIRMS = frozenset(  # "the Lyon-based maker Upland", but not "subsidiary"
    "company firm group giant maker manufacturer producer retailer publisher bank insurer airline startup start-up "
    "organisation organization agency institute union federation body charity association".split()
)
_AGENT = lazy(r"C[^,;:BHM]*?y[dwjs]*(?P<name>K*)")


def _is_anothers_doing(statement: Statement) -> bool:
    """Whether an event that can be repeated has an agent whom the facts do not know: "described in 1660 by sailors"."""
    agent = _AGENT.match(statement.letters, statement.cue[0])
    if agent is None or statement.word(statement.cue[0]) in CREATING:
        return False
    name = statement.lines.slice(agent.start("name"), agent.end("name") - 1) if agent["name"] else ""
    return not name or not knows(statement, name)


_IN_A_WORK = lazy(r"p[di][wj]?(?P<noun>w)")


def _is_played(statement: Statement) -> bool:
    """Whether an office is one of a story: "its mayor in the film is"."""
    found = _IN_A_WORK.search(statement.letters, statement.cue[1] + 1, statement.last + 1)
    return found is not None and statement.word(found.start("noun")) in FICTION


_MANNER = lazy(r"C[^,;:BHM]*?y(?!(?:d?w{0,2})?K+(?![ws]))")


def _is_first_of_its_way(statement: Statement) -> bool:
    """Whether what was done first was so in one way, or for one kind of people: "first climbed by a woman in"."""
    return statement.word(statement.cue[0]) == "first" and bool(_MANNER.match(statement.letters, statement.cue[0]))


_SUBJECT_OF = lazy(r",[djw]*K+j?(?P<verb>[vws])")


def _has_a_subject(statement: Statement, start: int) -> bool:
    """Whether what is set off before the entity has a subject of its own: "Born in 1886, Ann Lee met E"."""
    found = _SUBJECT_OF.match(statement.letters[start : statement.entity])
    if found is None:
        return False
    verb = statement.word(start + found.start("verb"))
    return found["verb"] != "w" or verb.endswith("ed")


def _is_region(statement: Statement) -> bool:
    """Whether a place has an article and is no country, so that another may lie in it: "the Midlands"."""
    article = statement.letters[statement.value[0] - 1 : statement.value[0]] == "d"
    return (
        article
        and statement.word(statement.cue[0]) in _DWELLING
        and not is_country(statement.lines.slice(*statement.value))
    )


_DWELLING = frozenset("born died passed hails hailed comes based located situated headquartered".split())


def _is_told_by_its_maker(statement: Statement) -> bool:
    """Whether "by" and a name right after the entity's make it another of the name: "Hey Jude by Ann Lee was"."""
    entity, cue = statement.entity, statement.cue
    return cue == (entity + 1, entity + 1) and statement.word(cue[0]) == "by"
