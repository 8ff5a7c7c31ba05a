"""The shape of a line: a sentence of prose, a headline, a text that was cut off."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’»)]*_ "
_ENDS = frozenset(".!?:;")
_CUT = re.compile(
    r"(?:\w[\w'’%,;:)\"”]*[\s\xa0]?(?:…|\.\.\.+)|\[(?:…|\.\.\.+)\]|\((?:…|\.\.\.+)\)|&hellip;)"
    r"[\s\xa0]*(?:\(?(?:read|see|view|show) (?:more|full|on)\b.{0,20}|(?:continue|keep) reading.{0,20}|more\W{0,3}|[»→>]+)?\Z",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?:\[(?:…|\.\.\.+)\]|(?:…|\.\.\.+)\s*(?:read more|continue reading)\W{0,3})\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CODE = re.compile(r"[{}<>=|\\]|//|\(\)|::|;\Z|\A[#$@]|--\w|\w\.\w+\(")
_DATE = re.compile(
    r"\W*(?:by\b.{0,40}|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)?(?:day)?,?\s*"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|\d{1,4})[\s./-].{0,20}\d|\d+ (?:min|hour|day|week|month)s?\b.{0,12})\W*",
    re.IGNORECASE,
)  # fmt: skip
_QUOTATION = re.compile(r"[\"“].*[,?!.…\-–—][\"”]")
PROSE_WORDS = 9
LONGEST_HEADLINE = 26


def is_cut_off(text: str) -> bool:
    """Whether the text breaks off in an ellipsis, as the first words of another page do in a teaser."""
    return (
        len(text) > 15 and _CUT.search(text, max(0, len(text) - 60)) is not None and not text.startswith(("…", "..."))
    )


def is_excerpt(text: str) -> bool:
    """Whether it breaks off in `[…]` or in "… Read more", which people do not write."""
    return len(text) > 30 and _BRACKETED.search(text, max(0, len(text) - 40)) is not None


def is_prose(text: str) -> bool:
    """Whether the text reads as running text: a sentence of nine words and more that is closed, or 25 words."""
    size = len(text.split(None, LONGEST_HEADLINE))
    if is_cut_off(text):
        return False
    if size >= LONGEST_HEADLINE:
        return True
    end = text.rstrip(_CLOSERS)[-1:]
    return size >= PROSE_WORDS and end in _ENDS and title_share(text) < 0.6


def title_share(text: str) -> float:
    """How many of the words of four letters and more begin with a capital."""
    found = [word for word in _WORD.findall(text) if len(word) > 3]
    return sum(word[0].isupper() for word in found) / len(found) if found else 0.0


def is_headline(text: str) -> bool:
    """Whether the text has the shape of a headline.

    It begins with a capital, a digit or a quotation mark and has three to 25 words; no comma, colon or full
    stop closes it (a question or exclamation mark may; a full stop when most words are capitalized); it is no
    line of code and no line of dialogue.
    """
    bare = text.strip(" \"'“”‘’«»[]")
    size = len(bare.split(None, LONGEST_HEADLINE))
    if not 3 <= size < LONGEST_HEADLINE or not (bare[0].isupper() or bare[0].isdigit() or not bare[0].isascii()):
        return False
    if bare[-1] in ",:;" or (bare[-1] == "." and title_share(bare) < 0.6):
        return False
    return _CODE.search(text) is None and not (_QUOTATION.match(text) and title_share(bare) < 0.6)


def is_dateline(text: str) -> bool:
    """Whether the text is a date, an age or a byline, as it stands beside a headline in a list."""
    return len(text) < 60 and _DATE.fullmatch(text) is not None
