"""Short wordings with places for words: the grammar of labels and lead-ins in packs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from auditor.language.words import fold

_TOKEN = re.compile(r"\{([^{}]+)\}|\(([^()]+)\)|([^\s(){}]+)")
_BREAK = re.compile(r"[^\w']+|(?<!\w)'|'(?!\w)")
_FIRST = re.compile(r"\w[\w'’]*")
LONGEST = 80
MOST_WORDS = 10


class Grammar:
    """Phrases built from templates.

    In a template `{name}` stands for one of `words[name]`, `( )` is optional, `a|b` is either, and `*` is any
    one to three words. There is no other repeat, so that matching takes linear time.
    """

    def __init__(self, templates: Iterable[str], words: Mapping[str, Iterable[str]]) -> None:
        """Raises ValueError for a class of words that is not there."""
        templates = tuple(templates)
        patterns = [_pattern(template, words) for template in templates]
        self._fits = re.compile("|".join(patterns) if patterns else "(?!)")
        firsts = [_firsts(template, words) for template in templates]
        self._firsts = frozenset(word for first in firsts for word in first)
        self._any = any("*" in first for first in firsts)

    def begins(self, text: str) -> bool:
        """Whether a phrase begins as `text` does: a quick test that most texts fail."""
        first = _FIRST.search(text, 0, LONGEST)
        return first is not None and (self._any or fold(first[0]).strip("'") in self._firsts)

    def fits(self, text: str) -> bool:
        """Whether the whole of `text`, punctuation apart, is one of the phrases."""
        if len(text) > LONGEST or not self.begins(text) or text.count(" ") >= MOST_WORDS:
            return False
        return self._fits.fullmatch(_plain(text)) is not None


def _firsts(template: str, words: Mapping[str, Iterable[str]]) -> set[str]:
    """The words with which a phrase of `template` can begin."""
    found: set[str] = set()
    for name, optional, plain in _TOKEN.findall(template):
        if optional:
            found |= _firsts(optional, words)
            continue
        choices = words[name] if name else plain.split("|")
        return found | {plain if plain == "*" else _plain(choice).split()[0] for choice in choices}
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
        elif name and name not in words:
            raise ValueError(f"unknown class of words '{name}' in '{template}'")
        else:
            choices = sorted({_plain(choice) for choice in (words[name] if name else plain.split("|"))})
            pieces.append(f"(?:{'|'.join(map(re.escape, choices))})")
    return "".join(pieces)
