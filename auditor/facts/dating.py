"""Whether a date after an event's word is the day of that event, by the words between the two."""

from __future__ import annotations

from itertools import pairwise

from auditor.facts.outline import Outline
from auditor.language.lazy import lazy

_ON = frozenset("in on at since from during around circa to of".split())
_STRETCHES = frozenset(
    "spring summer autumn fall winter end beginning start middle day morning evening afternoon night month year week "
    "half quarter days weeks months years january february march april may june july august september october november "
    "december season".split()
)


def is_dated(lines: Outline, letters: str, cue: int, place: int) -> bool:
    """Whether the date at `place` tells when the event at `cue` was: "opened in 1990", not "opened, ... of 1850".

    A name or noun of the sentence's next part has a date of its own; "as a hotel" makes another beginning of it.
    """
    between = letters[cue + 1 : place]
    if not between:
        return True
    if _is_anew(lines, cue, place) or (between.startswith(",") and _is_subordinate(lines, letters, cue)):
        return False
    last = between.rfind(",")
    tail = between[last + 1 :]
    if last >= 0 and tail[:1] not in ("p", "", "a", "K", "z", "V", "j") and any(c in tail for c in "wsg"):
        return False
    before = place - 1
    while before > cue and letters[before] in "djw" and letters[before - 1] in "pdjw" and letters[before] != "p":
        before -= 1
    if letters[before] == "o":
        return lines.word(before - 1).lower() in _STRETCHES or letters[before - 1] in "DON"
    return letters[before] != "p" or lines.word(before).lower() in _ON or letters[before - 1] in "DY"


_STATE = lazy(r"HB(?:d|pd?)$")


def is_state(lines: Outline, letters: str, entity: int, cue: tuple[int, int], place: int) -> bool:
    """Whether a date is the day since which the entity is what the cue names: "has been a member since 1990"."""
    since = letters[cue[1] + 1 : place] == "p" and lines.word(cue[1] + 1).lower() == "since"
    if not since or entity + 1 >= cue[0] or lines.word(entity + 1).lower() != "has":
        return False
    return lines.letters[cue[0]] != "v" and _STATE.match(letters[entity + 1 : cue[0]]) is not None


_OPENERS = frozenset("after before since until when while as".split())


def _is_subordinate(lines: Outline, letters: str, cue: int) -> bool:
    """Whether the event stands in a clause of time, which a comma ends ("a century after it opened, in 1990")."""
    return any(letters[i] in "pu" and lines.word(i).lower() in _OPENERS for i in range(cue))


_AGAIN = frozenset("again anew twice thrice repeatedly re-".split())


def _is_anew(lines: Outline, cue: int, place: int) -> bool:
    """Whether the event is qualified so that the entity may have had another of its kind."""
    words = [lines.word(i).lower() for i in range(max(0, cue - 2), place)]
    pairs = set(pairwise(words))
    if ("from", "the") in pairs or ("from", "his") in pairs or ("from", "her") in pairs:
        return True  # "resigned from the senate in"
    if ("as", "a") in pairs or ("as", "an") in pairs or ("as", "the") in pairs:
        return True
    if not _AGAIN.isdisjoint(words):
        return True
    return "first" in words and bool(
        {("by", "a"), ("by", "an"), ("with", "a")} & pairs or {"without", "in winter"} & {*words}
    )
