"""Short wordings with places for words: the grammar of labels and lead-ins in packs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from auditor.language.words import fold

_TOKEN = re.compile(r"\{([^{}]+)\}|\(([^()]+)\)|([^\s(){}]+)")
_BREAK = re.compile(r"[^\w']+|(?<!\w)'|'(?!\w)")
LONGEST = 80
MOST_WORDS = 10


class Grammar:
    """Phrases built from templates.

    In a template `{name}` stands for one of `words[name]`, `( )` is optional, `a|b` is either, and `*` is any
    one to three words. There is no other repeat, so that matching takes linear time.
    """

    def __init__(self, templates: Iterable[str], words: Mapping[str, Iterable[str]]) -> None:
        """Raises ValueError for a class of words that is not there."""
        patterns = [_pattern(template, words) for template in templates]
        self._fits = re.compile("|".join(patterns) if patterns else "(?!)")

    def fits(self, text: str) -> bool:
        """Whether the whole of `text`, punctuation apart, is one of the phrases."""
        if len(text) > LONGEST or text.count(" ") >= MOST_WORDS:
            return False
        return self._fits.fullmatch(_plain(text)) is not None


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
