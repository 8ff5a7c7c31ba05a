"""Short wordings with places for words: the grammar of labels and lead-ins in packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from auditor.language.lazy import lazy
from auditor.language.words import fold

_TOKEN = lazy(r"\{([^{}]+)\}|\(([^()]+)\)|([^\s(){}]+)")
_FIRST = lazy(r"\w[\w'’]*")
_MARKS = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) not in "_'"}
_STOPS = ".,:;!?"
LONGEST = 80
MOST_WORDS = 10
WILD = 3  # words for which a `*` stands at most


class Choices(Struct, frozen=True):
    """Wordings of which one may stand at a place, as `_plain` gives them, their last words, and the longest's size."""

    texts: frozenset[str]
    closings: frozenset[str]
    longest: int


class Candidates(Struct, frozen=True):
    """The templates of which a phrase can begin with one word, and the words with which it ends, None for any."""

    templates: Sequence[str]
    closings: frozenset[str] | None


class Grammar:
    """Phrases built from templates.

    In a template `{name}` stands for one of `words[name]`, `( )` is optional, `a|b` is either, and `*` is any one
    to three words, though not the first. There is no other repeat, so that matching takes linear time. Words are
    looked up, not compiled: nothing is made of a template before a text begins as it does.
    """

    def __init__(self, templates: Iterable[str], words: Mapping[str, Iterable[str]]) -> None:
        """Raises ValueError for a class of words that is not there."""
        self._templates = tuple(templates)
        check_templates(self._templates, words)
        self._words = words
        self._choices: dict[tuple[str, str], Choices] = {}
        self._candidates: dict[str, Candidates] = {}

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of all phrases, as `opening` gives them."""
        return frozenset().union(*(words for firsts in self._firsts.values() for words in firsts))

    @cached_property
    def signs(self) -> frozenset[str] | None:
        """Words of which each phrase has one, if possible none that may stand anywhere; None when it may have any."""
        optional = [part for template in self._templates for _, part, _ in _tokens(template) if part]
        common = set[str]().union(*(words for part in optional for words in self._needed(part)))
        found: set[str] = set()
        for template in self._templates:
            needed = self._needed(template)
            if not needed:
                return None
            found |= min(needed, key=lambda words: (len(words & common), len(words)))
        return frozenset(found)

    def _needed(self, template: str) -> Sequence[set[str]]:
        """For each place of a template that is not optional, the first words of what may stand there."""
        places = [(name, literal) for name, _, literal in _tokens(template) if name or literal not in ("", "*")]
        return [{text.partition(" ")[0] for text in self._of(name, literal).texts} for name, literal in places]

    def fits(self, text: str) -> bool:
        """Whether the whole of `text`, punctuation apart, is one of the phrases."""
        if len(text) > LONGEST:
            return False
        first = opening(text)
        if first not in self.openings or text.count(" ") >= MOST_WORDS:
            return False
        candidates = self._beginning(first)
        closings = candidates.closings
        last = text[text.rfind(" ") + 1 :].rstrip(_STOPS)
        if closings is not None and last.isalpha() and last.isascii() and last.lower() not in closings:
            return False  # as nearly always: then the rest need not be looked at
        words = _plain(text).split(" ")
        if closings is not None and words[-1] not in closings:
            return False
        return any(len(words) in self._ends(template, words, {0}) for template in candidates.templates)

    @cached_property
    def _firsts(self) -> Mapping[str, Sequence[frozenset[str]]]:
        """For each template the words with which a phrase of it can begin, in sets that the templates share."""
        openings: dict[str, frozenset[str]] = {}
        return {template: _firsts(template, self._words, openings) for template in self._templates}

    def _beginning(self, first: str) -> Candidates:
        """The templates of which a phrase can begin with the word."""
        found = self._candidates.get(first)
        if found is None:
            templates = [one for one, firsts in self._firsts.items() if any(first in words for words in firsts)]
            closings = [self._closings(template) for template in templates]
            known = [words for words in closings if words is not None]
            found = Candidates(templates, frozenset().union(*known) if len(known) == len(closings) else None)
            self._candidates[first] = found
        return found

    def _closings(self, template: str) -> set[str] | None:
        """The words with which a phrase of the template can end, None when any word can be the last."""
        found: set[str] = set()
        for name, optional, literal in reversed(_tokens(template)):
            last = self._closings(optional) if optional else None
            if not optional and literal != "*":
                return found | self._of(name, literal).closings
            if last is None:
                return None
            found |= last
        return found

    def _ends(self, template: str, words: Sequence[str], starts: set[int]) -> set[int]:
        """Where in `words` phrases of the template end that begin at one of `starts`."""
        for name, optional, literal in _tokens(template):
            if optional:
                starts = starts | self._ends(optional, words, starts)
            elif literal == "*":
                starts = {end for at in starts for end in range(at + 1, at + WILD + 1) if _is_wild(words, at, end)}
            else:
                choices = self._of(name, literal)
                starts = {end for at in starts for end in _following(words, at, choices)}
            if not starts:
                break
        return starts

    def _of(self, name: str, literal: str) -> Choices:
        """The wordings of the class `name`, or those of `a|b`."""
        found = self._choices.get((name, literal))
        if found is None:
            found = _choices(self._words[name] if name else literal.split("|"))
            self._choices[name, literal] = found
        return found


def _choices(wordings: Iterable[str]) -> Choices:
    texts = frozenset(map(_plain, wordings))
    closings = frozenset([text.rpartition(" ")[2] for text in texts])
    return Choices(texts, closings, 1 + max((text.count(" ") for text in texts), default=0))


def _following(words: Sequence[str], at: int, choices: Choices) -> Iterator[int]:
    """Where the wordings end that stand at a place."""
    for end in range(at + 1, min(at + choices.longest, len(words)) + 1):
        if " ".join(words[at:end]) in choices.texts:
            yield end


def _is_wild(words: Sequence[str], at: int, end: int) -> bool:
    """Whether a `*` may stand for the words from `at` to `end`."""
    return end <= len(words) and all(words[at:end])


def opening(text: str) -> str:
    """The first word of a text, folded: most texts can be told by it to be no phrase of a grammar."""
    plain = text[:LONGEST].partition(" ")[0]
    if plain.isalpha() and plain.isascii():
        return plain.lower()
    first = _FIRST.search(text, 0, LONGEST)
    return fold(first[0]).strip("'") if first else ""


def opening_at(folded: str, start: int, end: int) -> str:
    """The first word of a part of a folded text, as `opening` gives it."""
    first = _FIRST.search(folded, start, min(end, start + LONGEST))
    return first[0].strip("'") if first else ""


@lru_cache(maxsize=4096)  # rules share their templates
def _tokens(template: str) -> Sequence[tuple[str, str, str]]:
    """The pieces of a template: each the name of a class of words, an optional part, or `a|b`, the others empty."""
    return _TOKEN.findall(template)


def check_templates(templates: Iterable[str], words: Mapping[str, Iterable[str]]) -> None:
    """Raise ValueError for a template that names a class of words which is not there, or that any word can begin."""
    for template in templates:
        for part in template.split("{")[1:]:  # asked at every start for all templates, which then need no expression
            name = part.partition("}")[0]
            if name not in words:
                raise ValueError(f"unknown class of words '{name}' in '{template}'")
        if "*" in template and _begins_open(template):
            raise ValueError(f"'{template}' may begin with any word; put a word before the `*`")


@lru_cache(maxsize=4096)
def _begins_open(template: str) -> bool:
    """Whether any word can be the first of a template."""
    for name, optional, literal in _tokens(template):
        if literal == "*" or (optional and _begins_open(optional)):
            return True
        if name or literal:
            return False
    return False


def _firsts(
    template: str, words: Mapping[str, Iterable[str]], openings: dict[str, frozenset[str]]
) -> Sequence[frozenset[str]]:
    """The words with which a phrase of `template` can begin; `openings` keeps those of each class that can."""
    found: list[frozenset[str]] = []
    for name, optional, literal in _tokens(template):
        if optional:
            found += _firsts(optional, words, openings)
            continue
        if name and name not in openings:
            openings[name] = frozenset(map(opening, words[name]))
        return [*found, openings[name] if name else frozenset(map(opening, literal.split("|")))]
    return found


def _plain(text: str) -> str:
    """Folded words with one space between them, and one for each quotation mark at a word's edge."""
    folded = fold(text)
    if folded.isascii():
        plain = folded.translate(_MARKS)
    else:
        plain = "".join(char if char.isalnum() or char in "_'" else " " for char in folded)
    plain = " ".join(plain.split())
    return _unquoted(plain).strip() if "'" in plain else plain


def _unquoted(plain: str) -> str:
    """Words without the apostrophes that do not stand between two letters."""
    around = zip(f" {plain}", plain, f"{plain[1:]} ", strict=False)
    return "".join(" " if char == "'" and (before in " '" or after in " '") else char for before, char, after in around)
