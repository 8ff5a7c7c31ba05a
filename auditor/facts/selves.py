"""Finds two sentences of one article that give a subject different days of birth, death or foundation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from auditor.facts.assertion import is_asserted
from auditor.facts.dates import Dated
from auditor.facts.outline import Outline, outline
from auditor.language.lazy import lazy
from auditor.span import Span

CUES: Mapping[str, str] = {"born": "birth", "died": "death", "founded": "foundation", "established": "foundation"}
_SAID = lazy(  # an aside that is a name or has an article may tell a namesake: "Smith College, Ohio, was"
    r"^d?(?P<name>K[KN]*)q?(?:(?:,(?!K{1,2},|d)[^,BHMv]{1,20},)?B?|,|\(\W?)(?P<cue>[vw])(?:[pdKoy]|,(?=[pK]))*?(?P<v>[DY])"
)
_NAMED = lazy(r"[^\W\d_a-z]\S* (?:[^\W_a-z])")  # two words that can be a name


class Said(Struct, frozen=True):
    """A dated event of a named subject, as one sentence tells it."""

    name: str
    event: str
    value: Dated
    span: Span


def told(text: str, base: int) -> Iterator[Said]:
    """The dated birth, death or foundation that a sentence tells of its subject; `base` is the sentence's offset."""
    if _NAMED.search(text) is None:
        return
    lines = outline(text)
    found = _SAID.match(lines.letters)
    if found is None:
        return
    event = CUES.get(lines.word(found.start("cue")).lower())
    place = found.start("v")
    if event is None or not _is_whole(lines, found, place):
        return
    first = found.start("name")
    if is_asserted(lines, first, place, first):
        name = lines.slice(first, found.end("name") - 1)
        span = Span(base + lines.starts[first], base + lines.ends[place])
        yield Said(name, event, lines.dates[place].value, span)


def _is_whole(lines: Outline, found: re.Match[str], place: int) -> bool:
    """Whether subject and date stand alone: a name of two words or more, one date, no list."""
    many = found.end("name") - found.start("name") >= 2
    exact = lines.dates[place].value.precision in ("day", "month", "year")
    before = lines.word(place - 1).lower() if place else ""
    return many and exact and before not in ("before", "after", "about", "around", "by", "until", "since")


def clashes(said: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs that cannot both be right: the later one, and the first that it denies."""
    seen: dict[tuple[str, str], Said] = {}
    for one in said:
        first = seen.setdefault((one.name, one.event), one)
        if not first.value.touches(one.value):
            yield one, first
