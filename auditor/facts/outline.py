"""The outline of a sentence: one letter for each word or mark, on which patterns of attachment are matched."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from msgspec import Struct, field

from auditor.facts.dates import DateMention, find_dates
from auditor.facts.numbers import Number, NumberMention, find_numbers, parse_number
from auditor.language.lazy import lazy

# E the entity, C the cue, V a value that the file knows; K a capital word or another name; D a date, Y four digits that
# may be a year, N a number, O an ordinal; B be, H have, M modal, T not, v another verb, s a word that ends in s;
# d article, i its/their, h he, n it, P 's, o of, y by, p preposition, a and, l or, u subordinator, f if/whether,
# r who/which, t that, x there, j adverb, g a word in -ing, w any other word, q a quotation mark, z a parenthesis,
# ~ a dash.
_GROUPS = {
    "d": "a an the this these those each every another any",
    "i": "its their his her our your my",
    "h": "he she we i you one him us me",
    "n": "it they them",
    "B": "is are was were be been being am can",
    "H": "has have had having with",
    "M": "would could might may should must shall will",
    "T": "isn't wasn't aren't weren't hasn't haven't hadn't don't doesn't didn't cannot can't couldn't wouldn't won't "
         "shouldn't not n't never no neither nor none nobody nothing hardly scarcely without falsely wrongly "
         "incorrectly mistakenly erroneously supposedly allegedly reportedly purportedly almost nearly "
         "barely virtually",
    "o": "of",
    "y": "by",
    "p": "in on at from to for as into during since until till between within near under over through across around "
         "after before about against among via upon off onto towards toward than like per throughout despite "
         "unlike above below beside behind beyond inside outside alongside opposite beneath underneath amid "
         "amidst aboard amongst",
    "a": "and plus &",
    "l": "or",
    "u": "but yet although though while when because so unless whereas however",
    "f": "if whether unless suppose supposing assuming imagine provided lest",
    "r": "who which whose where whom",
    "t": "that",
    "x": "there",
    "O": "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "j": "also originally first officially later currently now then still formally initially finally only just already "
         "once again previously formerly today newly recently soon eventually subsequently itself best well "
         "sometime widely actually really originally publicly presently always ever "
         "himself herself themselves",
    "g": "standing measuring rising stretching spanning covering weighing flowing seating reaching "
         "boasting towering soaring",
    "v": "wrote began took went led made won held built became become becomes said told gave got came ran rose fell "
         "grew saw set put left met lost kept stood sold sent brought bought found taught fought spent written "
         "known done "
         "seen given taken born shot sung play plays compete competes remains remain did does do cost hit "
         "bore "
         "drew flew fled chose broke spoke stole drove rode wore tore threw knew blew hid shook forgot understood felt "
         "dealt meant slept swept lent hung dug struck sat fed caught sought thought laid paid heard quit "
         "shut shed "
         "comprise consist contain include employ "
         "say says tell tells sank sprang swam swore withdrew",
}  # fmt: skip
_NO_NAMES = "vjO"  # with a capital they are parts of names: "Led Zeppelin", "Best Actor"
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)
_OPENING = frozenset(
    "meanwhile moreover furthermore nevertheless nonetheless therefore thus hence instead likewise overall indeed "
    "yesterday tomorrow besides otherwise elsewhere afterwards afterward perhaps sometimes often nowadays first second "
    "next regardless rather anyway yes well please notwithstanding according".split()
)
_CLASS = {word: letter for letter, words in _GROUPS.items() for word in words.split()}
_TOKEN = lazy(
    r"['’]s\b|(?:[A-Z]\.)+(?:[A-Z]\b\.?)?|(?:Jr|Sr|Dr|Mr|Mrs|Ms|St|Gen|Col|Lt|Sgt|Capt|Prof|Rev|vs|No)\."
    r"|[^\W_]+(?:[.&'’](?!s\b)[^\W_]+)*|[^\s\w]|_"
)
_PLACES = lazy(r"(?<=p)K[KN]*(?:,K[KN]*){1,2}(?=,?a[BHvjC])")  # "in Lyon, France, and was"
_ASIDE = lazy(r"\([^()EC]*\)")
_CODE = lazy(r"q[NK](?:-[NK]){2,}q?")  # a number as it is printed on a thing, with or without its second mark
_QUOTES = frozenset("\"“”„«»'‘’`")


class Outline(Struct):
    """The tokens of one sentence: a letter each, with their spans in the text."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    dates: Mapping[int, DateMention] = field(default_factory=dict)
    numbers: Mapping[int, NumberMention] = field(default_factory=dict)
    names: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    _plain: str | None = None
    judged: dict[tuple[int, int, int], bool] = field(default_factory=dict)  # what was asked about assertion

    def word(self, index: int) -> str:
        """The text of a token."""
        return self.text[self.starts[index] : self.ends[index]]

    @property
    def plain(self) -> str:
        """The text without the known names, whose words say nothing of the sentence (the album "Rumours")."""
        if self._plain is None:
            self._plain = self.text
            for index in sorted(self.names, reverse=True):
                self._plain = self._plain[: self.starts[index]] + "X" + self._plain[self.ends[index] :]
        return self._plain

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` through token `last`."""
        return self.text[self.starts[first] : self.ends[last]]

    def token_at(self, offset: int) -> int | None:
        """Index of the token that begins at `offset`."""
        index = bisect_left(self.starts, offset)
        return index if index < len(self.starts) and self.starts[index] == offset else None


Piece = tuple[int, int, str, object]  # a stretch that is one token: where it starts and ends, its letter, what it is
_start = itemgetter(0)
Taken = Sequence[tuple[int, int, tuple[str, ...]]]


def outline(text: str, taken: Taken = ()) -> Outline:
    """The outline of a sentence; `taken` are the spans of known names, which are one token each."""
    pieces: list[Piece] = [(a, b, "K", keys) for a, b, keys in taken]
    pieces += [
        (d.start, d.end, "Y" if d.bare else "D", d) for d in find_dates(text) if not _covered(pieces, d.start, d.end)
    ]
    for number in find_numbers(text, [(a, b) for a, b, _, _ in pieces]):
        if not _covered(pieces, number.start, number.end) and not _is_name(text, number):
            pieces.append((number.start, number.end, "O" if number.ordinal else "N", number))
    pieces.sort(key=_start)
    made = Outline(text, "", [], [], {}, {}, {})
    letters: list[str] = []
    at = 0
    for start, end, letter, what in pieces:
        if at < start:
            _plain(made, letters, at, start)
        _put(made, letters, start, end, letter, what)
        at = end
    _plain(made, letters, at, len(text))
    made.letters = "".join(letters)
    if not _PARTICLES.isdisjoint(text.split(" ")) and _PARTICLE.search(text):
        made.letters = _with_particles(made)
    return made


_PARTICLES = frozenset("de da do dos del della di du la le las los van von der den ter bin ibn al el und".split())
_PARTICLE = lazy(rf"\w (?:{'|'.join(sorted(_PARTICLES))}) \w")
_PARTED = lazy(r"(?<=K)w{1,2}(?=K)")


def _with_particles(lines: Outline) -> str:
    """The letters with "de" and "van" as parts of the names that they join ("Rio de Janeiro")."""

    def join(match: re.Match[str]) -> str:
        small = all(lines.word(i) in _PARTICLES for i in range(*match.span()))
        return ("K" if small else "w") * len(match.group())

    return _PARTED.sub(join, lines.letters)


def _covered(pieces: Sequence[Piece], start: int, end: int) -> bool:
    return any([a < end and start < b for a, b, _, _ in pieces])  # noqa: C419 - most sentences have one or two


def _is_name(text: str, number: NumberMention) -> bool:
    """A number word with a capital inside a sentence ("One Direction") is no number."""
    return number.word and number.start > 0 and text[number.start].isupper()


def _put(made: Outline, letters: list[str], start: int, end: int, letter: str, what: object) -> None:
    index = len(made.starts)
    letters.append(letter)
    made.starts.append(start)
    made.ends.append(end)
    if isinstance(what, DateMention):
        made.dates[index] = what  # type: ignore[index]
        if letter == "Y":
            year = text_number(made.text[start:end], start)
            made.numbers[index] = year  # type: ignore[index]
    elif isinstance(what, NumberMention):
        made.numbers[index] = what  # type: ignore[index]
    elif isinstance(what, tuple):
        made.names[index] = what  # type: ignore[index]


def without_asides(letters: str) -> str:
    """The letters with every parenthesis that holds neither entity nor cue made invisible, and quoted codes."""
    if "q" in letters:
        letters = _CODE.sub(_invisible, letters)
    return _ASIDE.sub(_invisible, letters) if "(" in letters else letters


def _invisible(match: re.Match[str]) -> str:
    return "z" * len(match.group())


def with_places(letters: str) -> str:
    """The letters with a place and what it lies in as one name, where more is said of the subject after it."""
    return _PLACES.sub(lambda match: match.group().replace(",", "K"), letters) if ",K" in letters else letters


def last_of_cue(letters: str, cue: int) -> int:
    """The last token of a cue that begins at token `cue`."""
    while letters[cue + 1 : cue + 2] == "c":
        cue += 1
    return cue


def text_number(text: str, start: int) -> NumberMention:
    """Four digits that may be a year, as a number."""
    return NumberMention(start, start + len(text), parse_number(text) or Number(0.0))


def _plain(made: Outline, letters: list[str], start: int, end: int) -> None:
    """The tokens of a stretch that holds no name, date or number."""
    starts, ends = made.starts, made.ends
    for chunk in made.text[start:end].split(" "):
        if chunk:
            told, spans = _tokens(chunk)
            if spans and not starts:
                told = letter_of(chunk[slice(*spans[0])]) + told[1:]
            letters.append(told)
            for a, b in spans:
                starts.append(start + a)
                ends.append(start + b)
        start += len(chunk) + 1


@lru_cache(maxsize=16384)
def _tokens(chunk: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """The letters of what stands between two spaces inside a sentence, and where in it each token starts and ends."""
    found = list(_TOKEN.finditer(chunk))
    return "".join(_letter(match.group(), first=False) for match in found), [match.span() for match in found]


@lru_cache(maxsize=4096)
def letter_of(word: str) -> str:
    """The letter of a capital word at the beginning of a sentence: K when it is no common small word."""
    return _letter(word, first=True)


def _letter(word: str, *, first: bool) -> str:
    if not word[0].isalnum():
        if word == "&":
            return "a"
        if len(word) > 1:
            return "P"
        if word[0] in _QUOTES:
            return "q"
        return "~" if word in "–—" else word
    lower = word.lower().replace("’", "'")
    known = _CLASS.get(lower)
    if known and (word[0].islower() or first or (len(word) > 1 and known not in _NO_NAMES)) and word != "May":
        return known
    if lower in _CALENDAR or (first and lower in _OPENING) or (first and len(lower) > 5 and lower.endswith("ly")):
        return "w" if lower in _CALENDAR else "j"
    if word[0].isupper() or word[0].isdigit():
        return "K"
    return _by_ending(lower)


def _by_ending(lower: str) -> str:
    if lower.endswith("ed") and len(lower) > 3:
        return "v"
    if lower.endswith("ing") and len(lower) > 5:
        return "g"
    if lower.endswith("ly") and len(lower) > 4:
        return "j"
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        return "s"
    return "w"


__all__ = ["Outline", "outline"]
