"""From when and until when a sentence says that somebody held what he held: "since 2014", "from 2012 to 2016"."""

from __future__ import annotations

from msgspec import Struct

from auditor.facts.dates import Dated, year
from auditor.facts.outline import Outline
from auditor.language.lazy import lazy


class Term(Struct, frozen=True, gc=False):
    """The first and the last day that are told, as far as they are; `ahead` when only the choice has that day."""

    start: Dated | None = None
    end: Dated | None = None
    ahead: bool = False


_SPAN = lazy(r"[,(]?(?P<how>p?)[dwo]{0,3}(?P<a>[DY])(?:[pa][dw]{0,3}(?P<b>[DY]))?(?=[.,;:)aq!rv~]|$)")
_FIRST = lazy(r"^pd?w?(?P<a>[DY]),?")
_SINCE = frozenset(("since", "from", "between"))
_UNTIL = frozenset(("until", "till"))
_ENTERED = frozenset(("became", "took", "takes", "becoming", "joined"))
_CHOSEN = frozenset("appointed named hired unveiled installed".split())  # who takes up the work on a later day


def term_of(lines: Outline, letters: str, first: int, last: int) -> Term | None:
    """The term told of a claim at tokens `first` to `last`: right behind it, or by a verb of beginning and a day."""
    found = _SPAN.match(letters, last + 1)
    if found is None:
        opening = _FIRST.match(letters, 0, first)
        return _begun(lines, first, last, lines.dates[opening.start("a")].value) if opening else None
    told = lines.dates[found.start("a")].value
    how = lines.word(found.start("how")).lower() if found["how"] else ""
    if found["b"]:
        return Term(told, lines.dates[found.start("b")].value) if how in ("from", "between") else None
    if told.precision == "range":
        return Term(year(told.start.year), year(told.end.year))
    if how in _UNTIL:
        return Term(end=told)
    return Term(told) if how in _SINCE else _begun(lines, first, last, told)


def _begun(lines: Outline, first: int, last: int, told: Dated) -> Term | None:
    """The term that a verb of beginning opens on the day that is told."""
    words = {lines.word(i).lower() for i in range(first, last + 1) if lines.letters[i] in "vg"}
    if not words.isdisjoint(_CHOSEN):
        return Term(told, ahead=True)
    return None if words.isdisjoint(_ENTERED) else Term(told)
