"""Whether an office of which a sentence tells can be the one that the facts mean."""

from __future__ import annotations

from auditor.facts.plain.statement import Statement
from auditor.language.lazy import lazy

_AS = lazy(r"p?[djwvKs]{0,3}?(?P<office>[wK])(?=[po,.;DY]|$)(?:od?(?P<body>[Kw]+))?")
# Of these a person holds one; who was a mayor or a chairman may have held another office as well.
_HIGHEST = frozenset("president chancellor premier monarch king queen emperor empress pope sultan tsar".split())
# Of these one can be president as well, beside an office of state.
_BODIES = frozenset(
    "party opposition university council committee college society association house club federation board institute "
    "academy bank group union league chamber union senate parliament faculty school foundation commission".split()
)
# What is done on another day than the office begins or ends, or leaves another office than the one that is meant.
_BESIDE_OFFICE = frozenset("was elected resigned stepped".split())


def is_highest(statement: Statement) -> bool:
    """Whether an office that is told of may be the one that the facts mean: not "as minister of", "was elected to"."""
    at = statement.cue[1] + 1
    lines, letters = statement.lines, statement.letters
    verb = statement.word(statement.cue[0])
    named = letters[at : at + 1] == "p" and statement.word(at) == "as"
    if verb in _BESIDE_OFFICE and not (named and verb != "was"):
        return False
    office = _AS.match(letters, at)
    served = statement.word(at - 1) == "as"
    if not (named or served) and (verb != "became" or statement.cue[1] > statement.cue[0]):
        return True  # a cue of the fact file names the office itself: "became mayor"
    if office is None:
        return False
    end = office.end("body") if office["body"] else office.end("office")
    told, _, body = lines.slice(at + named, end - 1).lower().replace("-", " ").partition(" of ")
    words = told.split()
    if not _LOWER.isdisjoint(words) or not _BODIES.isdisjoint(body.split()[-1:]):
        return False
    return words[-1] in _HIGHEST or words[-2:] in _HIGHEST_OF_TWO


_LOWER = frozenset("vice deputy acting interim assistant under junior".split())
_HIGHEST_OF_TWO = (["prime", "minister"], ["secretary", "general"], ["director", "general"])
