"""Whether a sentence says of somebody or a club by which sport they are known ("is a Danish judo player")."""

from __future__ import annotations

from auditor.facts.closed import PLAYERS, SPORTSPEOPLE
from auditor.facts.plain.statement import Statement
from auditor.language.lazy import lazy

_BEFORE = frozenset("professional retired international veteran olympic paralympic".split())
_LEAD = ("", "d", "q", "dq")
_TEAMS = frozenset(("club", "team"))  # of which a club may have several, for several sports
_END = lazy(r"[.;rp]|,[rvdH]|$")


def is_of_player(statement: Statement) -> bool:
    """Whether a player's or club's kind stands right after "is a", with nothing but a nation before the sport."""
    letters, last, lines = statement.letters, statement.value[1], statement.lines
    if letters[: statement.entity] not in _LEAD:
        return False
    article = letters.rfind("Bd", statement.entity, statement.value[0]) + 1
    if any(letters[i] in "wjv" and statement.word(i) not in _BEFORE for i in range(article + 1, statement.value[0])):
        return False
    if lines.slice(*statement.value).lower() not in PLAYERS:
        last += 1
        if last >= len(letters) or statement.word(last) not in SPORTSPEOPLE - _TEAMS:
            return False
    return _END.match(letters, last + 1) is not None and not lines.text.endswith((" too.", " as well."))
