"""Whether a known value near a cue is told of another than the entity, which the sentence only names as well."""

from __future__ import annotations

from auditor.facts.outline import Outline
from auditor.language.lazy import lazy

_CLAUSES = frozenset("after before since until till when while as because although though where once if".split())
_CLAUSE = lazy(r"[pu](?=[^,;:puE]*[hnKws][^,;:puE]*[BHvs][^,;:E]*$)")
_ANOTHERS = lazy(r"od?[wj]{0,2}(?P<name>K+)(?!od?E)")
_OWNED = lazy(r"(?:^|[^KN])K[KN]*P[wj]{0,2}$")
_SUBJECT = lazy(r"^d?K[KN]*(?:,?[KN]+[.,]?){0,2}(?:,?r?(?:HB|[BH])?j?)$")
_COUNTING = lazy(r"[wsjKg-]{0,3}$")
_COUNTED = lazy(r"(?:[,:(~]|B)j?$")
_OF_OTHERS = lazy(r"od?N[wj]?[ws]")
_ONE_OF = lazy(r"(?:Bj?)?[Nh]?od?$")


def is_anothers(lines: Outline, letters: str, entity: int, cue: tuple[int, int], value: int, shape: str) -> bool:
    """Whether the cue's subject or owner is another name, or the entity stands in a clause with a subject of its own.

    `cue` are its first and last token, `value` is the value's first.
    """
    first, last = cue
    if shape == "count" and not _is_counted(letters, first, last, value):
        return True
    if entity > max(last, value) and _has_its_own_clause(lines, letters, max(last, value), entity):
        return True
    if shape == "role":
        if lines.letters[last] == "s" and _OF_OTHERS.match(letters, last + 1):
            return True  # "daughters of two teachers"
        owner = _ANOTHERS.match(letters, last + 1)
        if owner and not owner.start("name") <= value < owner.end("name") and entity > owner.end():
            return "a" not in letters[owner.end() : entity]  # "author of Emma and of E"
        return entity > value > last and _OWNED.search(letters[:first]) is not None
    return shape in ("passive", "event") and entity > first and _SUBJECT.match(letters[:first]) is not None


def is_one_of(letters: str, entity: int, number: int) -> bool:
    """Whether the entity is told to be one of what is counted: "E was one of 2 children" gives it none."""
    return entity < number and _ONE_OF.fullmatch(letters[entity + 1 : number]) is not None


def _is_counted(letters: str, first: int, last: int, value: int) -> bool:
    """Whether a number counts what the cue names: "two daughters", not "the daughter of two teachers"."""
    if value < first:
        return _COUNTING.fullmatch(letters[value + 1 : first]) is not None
    return _COUNTED.fullmatch(letters[last + 1 : value]) is not None


def _has_its_own_clause(lines: Outline, letters: str, start: int, entity: int) -> bool:
    """Whether a conjunction and a verb stand before the entity: "founded by Ann Lee after she left E"."""
    found = _CLAUSE.search(letters[:entity], start + 1)
    return found is not None and lines.word(found.start()).lower() in _CLAUSES
