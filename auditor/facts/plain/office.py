"""Whether an office of which a sentence tells can be the one that the facts mean."""

from __future__ import annotations

from auditor.facts.names import is_broad
from auditor.facts.plain.statement import Statement
from auditor.language.lazy import lazy

_AS = lazy(r"p?[djwvKs]{0,3}?(?P<office>[wK])(?=[po,.;DY]|$)(?:od?(?P<body>[Kw]+))?")
# Of these a person holds one; who was a mayor or a chairman may have held another office as well.
_HIGHEST = frozenset("president chancellor premier monarch king queen emperor empress pope sultan tsar".split())
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
    told, _, body = lines.slice(
        at + named, (office.end("body") if office["body"] else office.end("office")) - 1
    ).partition(" of ")
    words = told.replace("-", " ").split()
    title = [word.lower() for word in words]
    two = title[-2:] in _HIGHEST_OF_TWO
    known = not body or is_broad(body) or body.lower() in _WORLD or statement.lines.names.get(office.end("body") - 1)
    return bool(known) and (two or title[-1] in _HIGHEST) and all(map(_is_of_a_state, words[: -1 - two]))


_HIGHEST_OF_TWO = (["prime", "minister"], ["secretary", "general"], ["director", "general"])
_WORLD = frozenset(("the united nations", "united nations", "the republic", "the country"))
_NATION = lazy(r"(?:[A-Z][a-z]+(?:an|ish|ese|i|ch|ek|ss)|U\.?[SK]\.?|the|first|second|third|next|new|its|his|\d+\w\w)$")


def _is_of_a_state(word: str) -> bool:
    """Whether a word before an office leaves it that of a state: "French president", but not "club president"."""
    return _NATION.match(word) is not None or is_broad(word)
