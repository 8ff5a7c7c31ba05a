"""Whether a date is the day of the event itself, by what stands between the event's word and the date."""

from __future__ import annotations

from auditor.facts.plain.statement import CIRCUMSTANCES, ONCE, Statement, is_award
from auditor.language.lazy import lazy

_SETTING = lazy(
    r":?(?P<place>(?:y[diN]?[jwvgsKO]{1,4}(?=p)|pdwoK+(?:,K+)*,?(?=p)|[py]d?K+(?:[,o]?K+)*(?:ad?K+)?|pd?[KY]+PK+|K+|pY|p(?:i|K)[jw]{0,2}w(?=p))*),?(?P<tail>[pdjwgo]*)$"
)
_IN_PLACE = lazy(r"pd?K")
_JOURNEYS = frozenset(
    "voyage journey flight trip crossing harbour harbor port bay waters coast sea home house "
    "state province county district city town municipality village borough region".split()
)


def _is_journey(statement: Statement, start: int, end: int) -> bool:
    """Whether a phrase without a known name tells where or on which way something happened: "on her maiden voyage"."""
    return any(statement.word(i) in _JOURNEYS for i in range(start, end))


_WHEN = frozenset(
    "in on at of the a an early late mid spring summer autumn fall winter year month day night evening morning "
    "afternoon middle end beginning start about circa around and only just sometime "
    "exactly precisely already back".split()
)


_SUDDENLY = frozenset("suddenly unexpectedly peacefully tragically prematurely quietly heroically".split())
_NAME_FIRST = lazy(r"^K[KN]*;")  # "(born Ann Lee; 6 July 1907"
_FATE = lazy(r"(?P<how>j(?=[pov]))|,?(?:(?:v|p(?:dwo)?)N|o[di]?[jwgvsK]{1,3}|p[di]?[jwgv]{0,2}(?P<noun>[ws])),?(?=p|$)")


def _past_fate(statement: Statement, start: int, end: int) -> int:
    """The token after what tells how, where or how old somebody died: "of a stroke", "in a car crash", "aged 70"."""
    while found := _FATE.match(statement.letters[start:end]):
        if found["how"] and statement.word(start) not in _SUDDENLY:
            break
        if found["noun"] and statement.word(start + found.start("noun")) not in CIRCUMSTANCES:
            break
        start += found.end()
    return start


def happened_then(statement: Statement) -> bool:
    """Whether a date is that of the event itself: not "opened to visitors in", "premiered in London in"."""
    last, first = statement.cue[1], statement.value[0]
    if statement.declared.topic in ("birth", "death", "loss"):
        last = _past_fate(statement, last + 1, first) - 1
    inside = statement.letters[last + 1 : first].replace("z", "")
    if statement.declared.topic == "birth":
        inside = _NAME_FIRST.sub("", inside)
    found = _SETTING.match(inside)
    if found is None:
        return False
    if found["tail"].count("p") > 1:
        return False  # "first climbed in winter in"
    placed = "p" in found["place"] or _IN_PLACE.match(statement.letters, statement.value[1] + 1)
    if placed and statement.declared.topic not in ONCE and not is_award(statement):
        return False
    if placed and any(c == "w" for c in found["place"]) and not _is_journey(statement, last + 1, first):
        return False
    return all(statement.word(i) in _WHEN for i in range(first - len(found["tail"]), first))
