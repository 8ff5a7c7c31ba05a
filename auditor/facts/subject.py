"""Whether an entity is what its clause is about, and not the object of something else in it."""

from __future__ import annotations

from auditor.facts.outline import Outline


def is_subject(lines: Outline, letters: str, entity: int, value: int, cue: int) -> bool:
    """Whether the entity can be the clause's subject: it is not the object of a preposition when it comes first."""
    if entity > value:
        return True
    if letters[entity + 1 : entity + 3] != ",r" and "r" in letters[letters.rfind(",", 0, entity) + 1 : entity]:
        return False  # "Spitz, whose record Phelps broke, was born"
    if letters[:entity] in _OWNED and lines.word(entity - 2 - (letters[entity - 1] == "d")).lower().endswith(_NAMING):
        return True
    before = entity
    while before > 0 and letters[before - 1] in "dwjKsq":
        before -= 1
    if before == 0 or letters[before - 1] not in "poy":
        return True
    following = letters[entity + 1 : entity + 3]
    opens = before == 1 or letters[before - 2] in ",;"
    if opens and following[:1] in ("B", "C", "v", "H") and lines.word(before - 1).lower() in _CLAUSES:
        return True  # "after the hall opened in"
    if before == 1 and following[:1] == "," and value < cue:
        return True  # "In the republic, Dutch is the official language"
    of_noun = before > 1 and letters[before - 2] in "wsKNE)" and not _is_whole(lines, letters, before)
    of_noun = of_noun and lines.word(before - 2) != "home"  # "is home to"
    if following[:1] == "," and ("," in letters[:entity] or of_noun):
        return False  # "Albert, the husband of Victoria, died"; "the annex to the hall, opened in"
    if following[:1] == "P" and of_noun and letters[entity + 2 : entity + 3] == "C" and "," in letters[entity:value]:
        return False  # "the son of the firm's chairman, Henry"
    return following[:1] in ("(", "r", "t", ")", "z", "P") or following in (",r", ",C", ",v", ",g", ",t")


def _is_whole(lines: Outline, letters: str, before: int) -> bool:
    """Whether "the NOUN of" before a name is no part, kin or copy of it, so that ", which" can mean the name."""
    if letters[before - 1] != "o":
        return False
    return letters[before - 2] in "ws" and lines.word(before - 2).lower().removesuffix("s") not in _PARTS


_CLAUSES = frozenset(("after", "before", "since", "until", "as"))
_PARTS = frozenset(
    "wing annex annexe extension tower branch terminal replica copy edition version sequel prequel remake part "
    "section side district suburb quarter subsidiary chapter sister son father mother brother wife husband daughter "
    "widow child parent friend rival successor predecessor half end front rear roof floor hall foyer entrance gate "
    "garden museum school department office team side division arm unit model variant translation adaptation film "
    "album song single cover tributary neighbour neighbor member student pupil colleague nephew niece uncle aunt "
    "cousin grandson grandfather".split()
)
_NAMING = ("name", "title", "abbreviation", "motto")

_OWNED = ("dwwo", "dwwod", "dwo", "dwod")
