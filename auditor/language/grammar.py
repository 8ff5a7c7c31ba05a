"""Short wordings with places for words: the grammar of labels and lead-ins in packs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from auditor.language.lazy import lazy
from auditor.language.words import fold

_TOKEN = lazy(r"\{([^{}]+)\}|\(([^()]+)\)|([^\s(){}]+)")
_NAME = lazy(r"\{([^{}]+)\}")
_BREAK = lazy(r"[^\w']+|(?<!\w)'|'(?!\w)")
_FIRST = lazy(r"\w[\w'’]*")
LONGEST = 80
MOST_WORDS = 10


class Grammar:
    """Phrases built from templates.

    In a template `{name}` stands for one of `words[name]`, `( )` is optional, `a|b` is either, and `*` is any one
    to three words, though not the first. There is no other repeat, so that matching takes linear time. A template
    is compiled when a text begins as it does.
    """

    def __init__(self, templates: Iterable[str], words: Mapping[str, Iterable[str]]) -> None:
        """Raises ValueError for a class of words that is not there."""
        self._templates = tuple(templates)
        check_templates(self._templates, words)
        self._words = words
        self._patterns: dict[str, re.Pattern[str]] = {}
        openings = {name: {_opening(choice) for choice in choices} for name, choices in words.items()}
        self._by_first: dict[str, list[str]] = {}
        for template in self._templates:
            for word in _firsts(template, openings):
                self._by_first.setdefault(word, []).append(template)

    @property
    def openings(self) -> frozenset[str]:
        """The first words of all phrases, as `opening` gives them."""
        return frozenset(self._by_first)

    def fits(self, text: str) -> bool:
        """Whether the whole of `text`, punctuation apart, is one of the phrases."""
        if len(text) > LONGEST:
            return False
        candidates = self._by_first.get(opening(text))
        if candidates is None or text.count(" ") >= MOST_WORDS:
            return False
        plain = _plain(text)
        return any(self._pattern(template).fullmatch(plain) for template in candidates)

    def _pattern(self, template: str) -> re.Pattern[str]:
        found = self._patterns.get(template)
        if found is None:
            found = self._patterns[template] = re.compile(_pattern(template, self._words))
        return found


@lru_cache(maxsize=1024)  # the lines of one text are asked about once for each rule
def opening(text: str) -> str:
    """The first word of a text, folded: most texts can be told by it to be no phrase of a grammar."""
    return _opening(text)


def _opening(text: str) -> str:
    first = _FIRST.search(text, 0, LONGEST)
    return fold(first[0]).strip("'") if first else ""


def check_templates(templates: Iterable[str], words: Mapping[str, Iterable[str]]) -> None:
    """Raise ValueError for a template that names a class of words which is not there, or that any word can begin."""
    for template in templates:
        for name in _NAME.findall(template):
            if name not in words:
                raise ValueError(f"unknown class of words '{name}' in '{template}'")
        if _begins_open(template):
            raise ValueError(f"'{template}' may begin with any word; put a word before the `*`")


def _begins_open(template: str) -> bool:
    """Whether any word can be the first of a template."""
    for name, optional, plain in _TOKEN.findall(template):
        if plain == "*" or (optional and _begins_open(optional)):
            return True
        if name or plain:
            return False
    return False


def _firsts(template: str, openings: Mapping[str, set[str]]) -> set[str]:
    """The words with which a phrase of `template` can begin; `openings` are those of each class of words."""
    found: set[str] = set()
    for name, optional, plain in _TOKEN.findall(template):
        if optional:
            found |= _firsts(optional, openings)
            continue
        if name:
            return found | openings[name]
        return found | {_opening(choice) for choice in plain.split("|")}
    return found


def _plain(text: str) -> str:
    """Folded words, each with one space before it."""
    return " " + _BREAK.sub(" ", fold(text)).strip()


def _pattern(template: str, words: Mapping[str, Iterable[str]]) -> str:
    pieces = []
    for name, optional, plain in _TOKEN.findall(template):
        if plain == "*":
            pieces.append(r"(?: [\w']+){1,3}")
        elif optional:
            pieces.append(f"(?:{_pattern(optional, words)})?")
        else:
            choices = sorted({_plain(choice) for choice in (words[name] if name else plain.split("|"))})
            pieces.append(f"(?:{'|'.join(map(re.escape, choices))})")
    return "".join(pieces)
