"""Looks for the claims of one sentence about one property of one entity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from auditor.facts import attach
from auditor.facts.assertion import is_asserted, is_given_away
from auditor.facts.claim import Claim
from auditor.facts.closed import CLOSED, PLAYERS
from auditor.facts.dates import Dated, year
from auditor.facts.loose import is_anothers, is_one_of
from auditor.facts.model import FactFile, Told
from auditor.facts.outline import Outline, last_of_cue, with_places, without_asides
from auditor.facts.plain.statement import Statement
from auditor.facts.reading import Reading, read_value
from auditor.facts.tense import acts_now
from auditor.facts.timing import is_past, tense_and_time
from auditor.language.lazy import lazy
from auditor.span import Span

_VALUES: Mapping[str, frozenset[str]] = {  # the letters without which a sentence has no value of a type
    "date": frozenset("DY"),
    "number": frozenset("NY"),
    "rank": frozenset("Od"),
    "entity": frozenset("VK"),
    "text": frozenset("VKNYDw"),
}
_NEEDED: Mapping[str, str] = {"birth": "(", "death": "(", "work": "Y", "sport": "B"}  # what a claim without a cue needs
_ENDS_A_NAME = ("league", "language", "constellation", "ground")  # "the Premier League"
_OWN = ("Its", "His", "Her", "Their")


class Search:
    """One entity, one property, one sentence."""

    def __init__(
        self,
        lines: Outline,
        base: int,
        key: str,
        index: int,
        told: Told,
        facts: FactFile,
    ) -> None:
        self.lines, self.base, self.key, self.index = lines, base, key, index
        self.told, self.declared, self.facts = told, told.declared, facts

    @property
    def _kind(self) -> str:
        """The type of value to look for: a code is a text, whatever the file calls it."""
        return "text" if self.declared.topic == "code" else self.declared.type

    def claims(self, cues: Sequence[tuple[int, int, str]]) -> Iterator[Claim]:
        """Strict claims of every cue; a loose one where none is tied closely."""
        if not cues and _NEEDED.get(self.declared.topic, "") not in self.lines.letters:
            return
        marked = self._marked()
        if cues and not _VALUES[self._kind].isdisjoint(marked):
            yield from self._cued(marked, cues)
        yield from self._cueless(marked)

    def _cued(self, marked: str, cues: Sequence[tuple[int, int, str]]) -> Iterator[Claim]:
        kind, found = self._kind, False
        for start, end, shape in _longest(cues):
            span = self._tokens(marked, self.lines.token_at(start), end, shape)
            if span is None:
                continue
            first, last = span
            letters = with_places(without_asides(marked[:first] + "C" + "c" * (last - first) + marked[last + 1 :]))
            seen: set[int] = set()
            ahead = self.index < first
            for tie in attach.ties(kind, shape, self.declared.topic, entity_first=ahead):  # type: ignore[arg-type]
                for match in tie.matches(letters, self.index, first):
                    place = match.start("v")
                    claim = None if place in seen else self._claim(place, letters, first, shape)
                    if claim is not None and self._measured(claim, shape):
                        seen.add(place)
                        found = True
                        yield claim
            if not found:
                yield from self._loose(letters, (first, last), shape)

    def _tokens(self, marked: str, first: int | None, end: int, shape: str) -> tuple[int, int] | None:
        """The first and last token of a cue that ends at offset `end`; None when it is part of another word or name."""
        if first is None:
            return None
        last, ends = first, self.lines.ends
        while last + 1 < len(ends) and ends[last] < end:
            last += 1
        if ends[last] != end or "E" in marked[first : last + 1]:
            return None
        if marked[first - 1 : first] == "-" and marked[first - 2 : first - 1] == "w":
            return None  # "re-released"
        named = self.declared.topic not in _ENDS_A_NAME and self.lines.word(first)[0].isupper()
        if named and first and marked[first - 1] in ("KV" if shape == "count" else "KVN"):
            return None  # "the Digital Service Headquarters": part of a name
        return first, last

    def _measured(self, claim: Claim, shape: str) -> bool:
        """A measure needs its unit, unless its own noun announces it ("covers 103,000" may be of anything)."""
        if shape == "dated":
            return self.lines.text[: claim.at.start - self.base].endswith((" in ", ", "))  # not "born in 1907 to"
        return self.declared.topic != "measure" or shape == "role" or bool(claim.unit)

    def _marked(self) -> str:
        """The outline with the entity as E, and the values that the file knows as V."""
        letters = list(self.lines.letters)
        if self.declared.type in ("entity", "text"):
            marked: set[int] = set()
            for name in self.told.forms:
                _mark_value(letters, self.lines, name, marked)
            self._mark_common(letters)
        letters[self.index] = "I" if self.lines.word(self.index) in _OWN else "E"
        return "".join(letters)

    def _mark_common(self, letters: list[str]) -> None:
        """Put K on common nouns that are values of the property: another entity's, or of a kind that is closed."""
        known = self.facts.common_values.get(self.declared.key, frozenset())
        if self.declared.topic in CLOSED:
            known |= CLOSED[self.declared.topic]
        if self.declared.topic == "sport":
            known |= PLAYERS.keys()
        if not known:
            return
        for first, letter in enumerate(letters):
            if letter not in "wsgv":
                continue
            for last in range(min(first + 2, len(letters) - 1), first - 1, -1):
                if letters[last] in "wsgv" and self.lines.slice(first, last) in known:
                    letters[first : last + 1] = "K" * (last + 1 - first)
                    break

    def _claim(self, place: int, letters: str, cue: int, shape: str = "") -> Claim | None:
        """The claim whose value stands at token `place`."""
        entity = self.index
        reading = read_value(self.lines, letters, place, self.declared, cue)
        if reading is None:
            return None
        low, high = min(entity, cue, reading.first), max(entity, cue, reading.last)
        made = self._made(reading, letters, low, high, shape=shape)
        if shape == "count" and is_one_of(letters, entity, reading.first):
            return msgspec.structs.replace(made, anothers=True)
        return made

    def _made(
        self, reading: Reading, letters: str, first: int, last: int, *, shape: str = "", loose: bool = False
    ) -> Claim:
        lines = self.lines
        time, present = tense_and_time(lines, letters, self.index, reading, self.declared, shape)
        asserted = is_asserted(lines, first, last, self.index)
        return Claim(
            span=Span(self.base + lines.starts[first], self.base + lines.ends[last]),
            at=Span(self.base + lines.starts[reading.first], self.base + lines.ends[reading.last]),
            sentence=Span(self.base, self.base + len(lines.text)),
            entity=self.key,
            property=self.declared.key,
            text=lines.slice(reading.first, reading.last),
            value=reading.value,
            asserted=asserted,
            unread=not asserted and not is_given_away(lines),
            time=time,
            present=present,
            unit=reading.unit,
            clean=reading.clean,
            scope=_scope(lines, letters) if self.declared.type == "rank" else "",
            statement=None if loose else self._statement(reading, letters, shape),
            past=self.declared.type == "number" and is_past(lines, letters, self.index, reading),
        )

    def _statement(self, reading: Reading, letters: str, shape: str) -> Statement:
        start = letters.find("C")
        cue = (start, last_of_cue(letters, start)) if start >= 0 else (self.index, self.index)
        value = (reading.first, reading.last)
        key, facts = self.key, self.facts
        return Statement(self.lines, letters, self.index, cue, value, shape, reading.unit, self.declared, key, facts)

    def _loose(self, letters: str, cue: tuple[int, int], shape: str) -> Iterator[Claim]:
        """A known value near the cue, with the entity elsewhere in the sentence: it can only support."""
        first = cue[0]
        wanted = "V" if self.declared.type in ("entity", "text") else "DY" if self.declared.type == "date" else "NY"
        for place in range(max(0, first - 8), min(first + 10, len(letters))):
            if letters[place] in wanted:
                reading = read_value(self.lines, letters, place, self.declared, first)
                if reading is not None:
                    low, high = min(self.index, first, reading.first), max(self.index, first, reading.last)
                    claim = self._made(reading, letters, low, high, loose=True)
                    another = is_anothers(self.lines, letters, self.index, cue, place, shape)
                    yield msgspec.structs.replace(claim, anothers=True) if another else claim
        if self.declared.type == "entity" and "V" not in letters:
            yield from self._unread(letters, cue)

    def _unread(self, letters: str, cue: tuple[int, int]) -> Iterator[Claim]:
        """A name right beside the cue, in a sentence of a form that is not known: shown, and not judged."""
        found = _BEHIND.match(letters, cue[1] + 1) or _AHEAD.search(letters, 0, cue[0])
        reading = found and read_value(self.lines, letters, found.start("v"), self.declared, cue[0])
        if reading:
            low, high = min(self.index, cue[0], reading.first), max(self.index, cue[1], reading.last)
            made = self._made(reading, letters, low, high, loose=True)
            yield msgspec.structs.replace(made, asserted=False, unread=made.asserted or made.unread)

    def _cueless(self, letters: str) -> Iterator[Claim]:
        """What needs no cue: the dates of a life after a name, a work's year, the holder of an office."""
        topic = self.declared.topic
        if topic in ("birth", "death"):
            yield from self._life(letters, topic)
        elif topic == "ended":
            yield from self._present(letters)
        for tie in attach.CUELESS.get(topic, ()):
            for match in tie.matches(letters, self.index, self.index):
                claim = self._claim(self._begin(match.start("v"), letters), letters, self.index)
                if claim is not None:
                    yield claim

    def _begin(self, place: int, letters: str) -> int:
        """The first token of a value that ends a run of names, of which those in small letters are its own."""
        while (
            letters[place - 1] in "KV" and self.lines.word(place)[0].islower() and self.lines.word(place - 1).islower()
        ):
            place -= 1
        return place

    def _present(self, letters: str) -> Iterator[Claim]:
        verb = acts_now(self.lines, letters, self.index)
        if verb is not None:
            reading = Reading(verb, verb, None)
            yield msgspec.structs.replace(self._made(reading, letters, self.index, verb), present=True)

    def _life(self, letters: str, topic: str) -> Iterator[Claim]:
        for match in attach.LIFE.matches(letters, self.index, self.index):
            place, last = match.start("v"), match.start("last")
            first = self.lines.dates[place].value
            value: Dated | None = first
            if first.precision == "range":
                value = year(first.start.year if topic == "birth" else first.end.year)
            elif topic == "death":
                value = self.lines.dates[last].value if last >= 0 else None
                place = max(place, last)
            elif last < 0 and first.precision != "day":
                value = None
            if value is not None:
                yield self._made(Reading(place, place, value), letters, self.index, place)


_BEHIND = lazy(r"(?:Bj?d?|,d?|o?d?)(?P<v>K)")
_AHEAD = lazy(r"(?<![KNV])(?P<v>K)[KN]*(?:Bj?d?|,d?|[jH]|,E?[PI])$")
_SCOPE_END = lazy(r"[,;:.()]")


def _scope(lines: Outline, letters: str) -> str:
    """The words after a rank's cue that say among what it is: "in the world", "of the Great Lakes"."""
    rest = lines.text[lines.ends[last_of_cue(letters, letters.find("C"))] :]
    end = _SCOPE_END.search(rest)
    return rest[: end.start()].strip() if end else rest.strip()


def _longest(cues: Sequence[tuple[int, int, str]]) -> Sequence[tuple[int, int, str]]:
    """Cues that are not part of a longer one of the same shape."""
    if len(cues) == 1:
        return cues
    return [
        (a, b, shape)
        for a, b, shape in cues
        if not any(c <= a and b <= d and (c, d) != (a, b) and other == shape for c, d, other in cues)
    ]


def _mark_value(letters: list[str], lines: Outline, name: str, marked: set[int]) -> None:
    """Put V on the first token of each place where a known value stands, and K on the rest; `marked` are tokens."""
    text = lines.text
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        first = lines.token_at(start)
        if first is not None:
            last = first
            while last + 1 < len(lines.starts) and lines.ends[last] < end:
                last += 1
            if first not in marked and lines.ends[last] >= end and lines.ends[last] - end <= 1:
                marked.update(range(first, last + 1))
                for index in range(first, last + 1):
                    letters[index] = "V" if index == first else "K"
        start = text.find(name, end)
