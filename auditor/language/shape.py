"""The shape of a line: a sentence of prose, a headline, a text that was cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from auditor.language.lazy import lazy
from auditor.language.words import STOP_WORDS, fold

LineShape = Literal["headline", "sentence", "cut_off", "short", "date", "prose", "wall"]
LONGEST_LINE = 260
ELLIPSES = ("...", "…")
_CLOSERS = "\"'”’»)]*_ "
_ENDS = frozenset(".!?:;")
_DOTS = r"(?:…|\.\.\.+)"
_CUT = lazy(
    rf"(?:\w[\w'’%,;:)\"”]*[\s\xa0]?{_DOTS}|\[{_DOTS}\]|\({_DOTS}\))[\s\xa0]*"
    r"(?:\(?(?:read|see|view|show) (?:more|full|on)\b.{0,20}|(?:continue|keep) reading.{0,20}|more\W{0,3}|[»→>]+)?\Z",
    re.IGNORECASE,
)
_BRACKETED = lazy(rf"(?:\[{_DOTS}\]|{_DOTS}\s*(?:read more|continue reading)\W{{0,3}})\Z", re.IGNORECASE)
_LONG = lazy(r"([^\W\d_])[\w'’-]{3,}")  # the first letter of each
# The same for most texts in a quarter of the time: capitals are "A", small letters "a", what else a word may hold "0".
_CAPITALS, _SMALL, _OTHERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz", b"0123456789_'-"
_KINDS = bytes(
    ord("A" if code in _CAPITALS else "a" if code in _SMALL else "0" if code in _OTHERS else " ") for code in range(256)
)
_ALIKE = bytes.maketrans(b"A0", b"aa")
# Each sign of code begins with its mark, so that all that is none is passed over at once.
_CODE = lazy(
    r"[{}<>=\\|/(:;#$@.-](?:(?<=[{}<>=\\])|(?<=\|).*\||(?<=/)/|(?<=\()\)|(?<=:):|(?<=;)\Z|(?<=\A[#$@])|(?<=-)-\w"
    r"|(?<=\w\.)\w+\()"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE = lazy(
    rf"\W*(?:(?-i:[Bb]y [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}(?:,.{{0,25}})?)"
    rf"|(?:{_DAY},?\s*)?(?:{_MONTH}|\d{{1,4}})[\s./-].{{0,30}}(?:\d|[ap]\.?m\.?)"
    r"|\d+ (?:min|hour|day|week|month)s?\b.{0,12})\W*",
    re.IGNORECASE,
)
# The first letters of what the expression takes for a day, a month or "by"; what is no ASCII may fold to them.
_DATE_HEADS = {"by ", *"jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun".split()}
_FORM = lazy(
    r"\b(?:your (?:comment|name|e-?mail|message|rating)|copy content|required fields|log(?:ged)? in)\b", re.IGNORECASE
)
_DIGIT, _DIGITS = lazy(r"\d"), lazy(r"\d+")
_QUOTATION = lazy(
    r"[\"“].*[,…\-–—][\"”]|[\"“](?=.*\b(?:I|I'm|you|we|he|she|my|me|him|your)\b).*[,?!.][\"”]|[\"“][^\"“”]+[\"”] [a-z]"
)
_SPEECH = lazy(r"(?:[A-Z]|[A-Z][A-Z.#\d -]{2,30}|[A-Z][a-z]+): ")
_INNER_END = lazy(r"[a-z\d][.!?] [A-Z\"“]")
_LONGEST_TITLE = 170
PROSE_WORDS = 9
TITLE = 0.6
LONGEST_FORM = 90
SHORTEST_CUT = 28
CUT_REACH = 60
LONGEST_HEADLINE = 26


def line_shape(text: str) -> LineShape:
    """The shape of one block; a `wall` is a line of a form, `short` what is none of the others."""
    if is_cut_off(text):
        return "cut_off"
    if len(text) > LONGEST_LINE or is_dialogue(text):
        return "prose"
    if text[-1:] == "." and title_share(text) < TITLE:
        size = _words(text)
        return "prose" if size >= LONGEST_HEADLINE else "sentence" if size >= PROSE_WORDS else "short"
    if is_of_a_form(text):
        return "wall"
    if is_dateline(text):
        return "date"
    if is_headline(text) and not is_record(text):
        return "headline"
    return _running(text) or "short"


def breaks_off(text: str) -> bool:
    """Whether an ellipsis stands at the end of the text or close before."""
    end = text[-CUT_REACH:]
    return "..." in end or "…" in end


def is_cut_off(text: str) -> bool:
    """Whether the text breaks off in an ellipsis, as the first words of another page do in a teaser."""
    if not breaks_off(text) or len(text) < SHORTEST_CUT or text[0].islower():
        return False
    if text.count("…") + text.count("...") > 1 or text.startswith(("…", "...")):
        return False
    return _CUT.search(text, max(0, len(text) - CUT_REACH)) is not None


def is_excerpt(text: str) -> bool:
    """Whether it breaks off in `[…]` or in "… Read more", which people do not write."""
    return len(text) > 30 and _BRACKETED.search(text, max(0, len(text) - 40)) is not None


def holds_sentences(text: str) -> bool:
    """Whether one sentence ends in the text and another one begins."""
    return _INNER_END.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether the text reads as running text: a sentence of nine words and more that is closed, or 25 words."""
    return _running(text) is not None and not is_cut_off(text)


def _running(text: str) -> Literal["sentence", "prose"] | None:
    """Whether the text reads as a sentence that is closed, or by its length as prose."""
    size = _words(text)
    if size >= LONGEST_HEADLINE:
        return "prose"
    closed = size >= PROSE_WORDS and text.rstrip(_CLOSERS)[-1:] in _ENDS
    return "sentence" if closed and title_share(text) < TITLE else None


def _words(text: str) -> int:
    """How many words a text has; from `LONGEST_HEADLINE` on, it does not matter."""
    spaces = text.count(" ")
    return spaces if spaces > LONGEST_HEADLINE else len(text.split(None, LONGEST_HEADLINE))


def _without_type(text: str) -> str:
    """A text with the same words, in plain letters if it has no others."""
    if text.isascii():
        return text
    for mark in "“”‘–—…":
        text = text.replace(mark, " ")
    return text.replace("’", "'")


@lru_cache(maxsize=256)  # each line is asked about by several questions, one after the other
def title_share(text: str) -> float:
    """How many of the words of four letters and more begin with a capital."""
    text = _without_type(text)
    if not text.isascii():
        found = _LONG.findall(text)
        return sum(map(str.isupper, found)) / len(found) if found else 0.0
    letters = b" " + text.encode().translate(_KINDS)
    while b" 0" in letters:  # words begin with a letter
        letters = letters.replace(b" 0", b" ")
    letters = letters.replace(b" A", b" H").translate(_ALIKE)
    capitals, small = letters.count(b" Haaa"), letters.count(b" aaaa")
    return capitals / (capitals + small) if capitals else 0.0


def may_be_headline(text: str) -> bool:
    """Whether `line_shape` may take the text for a headline: the cheap part of what it asks."""
    last = text[-1:]
    if last == ".":
        return title_share(text) >= TITLE
    return last not in ",:;" and not (text[0].islower() and text[0].isascii()) and len(text.split(None, 2)) > 2


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
    if bare[-1] in ",:;" or (bare[-1] == "." and title_share(bare) < TITLE):
        return False
    if len(bare) > _LONGEST_TITLE or ((". " in bare or "! " in bare or "? " in bare) and _sentences(bare) > 2):
        return False
    if _CODE.search(text):
        return False
    return text[0] not in '"“' or _QUOTATION.match(text) is None or title_share(bare) >= TITLE


def _sentences(text: str) -> int:
    """How many sentences a text may be."""
    return len(_INNER_END.findall(text)) + 1


def is_of_a_form(text: str) -> bool:
    """Whether the text is a line of a form that readers fill in."""
    if len(text) >= LONGEST_FORM:
        return False
    lower = text.lower()
    return ("your " in lower or "copy " in lower or "log" in lower or "required " in lower) and bool(_FORM.search(text))


def is_dateline(text: str) -> bool:
    """Whether the text is a date, an age or a byline, as it stands beside a headline in a list."""
    return len(text) < 60 and _begins_as_date(text) and _DATE.fullmatch(text) is not None


def _begins_as_date(text: str) -> bool:
    """Whether a text begins as `_DATE` does, which takes a millisecond to compile."""
    head = text[:3]
    if not head[:1].isalnum():
        start = next((at for at, char in enumerate(text) if char.isalnum() or char == "_"), len(text))
        head = text[start : start + 3]
    return head[:1].isdecimal() or not head.isascii() or head.lower() in _DATE_HEADS


_RECORD = lazy(
    rf"(?:{_MONTH} \d{{1,2}}\b(?!,? \d{{4}}).*|{_DAY}\b.*\d.*|\d{{4}}[./-]\d{{1,2}}[./-].*"
    r"|(?:\S+ ){1,5}\(?(?!(?:19|20)\d\d\b)[$€£]?\d[\d.,:/%-]*\s?[a-z]{0,8}\.?\)?"
    r"|[\w /&-]{2,24}: (?P<value>\S+(?: \S+){0,2}))",
    re.IGNORECASE,
)


def is_record(text: str) -> bool:
    """Whether the text is an entry of a list or table: a day and what is on, a measure, a name and a value."""
    may_be = len(text) < 90 and (": " in text or _DIGIT.search(text))
    found = _RECORD.fullmatch(text) if may_be else None
    return found is not None and not has_function_word(found["value"] or "")


def is_speech(text: str) -> bool:
    """Whether the text begins with the name of who speaks, as in an interview or a play."""
    return _SPEECH.match(text) is not None


def has_function_word(text: str) -> bool:
    """Whether the text has a stop word, as a headline does and a name, an address or an entry seldom does."""
    return not _FUNCTION.isdisjoint(fold(text).split())


_FUNCTION = frozenset().union(*STOP_WORDS.values())


_DIALOGUE = lazy(r"[\"“][^\"“”]+[\"”] (?:[a-z]|[A-Z]\w+ [a-z]+(?:ed|id|s)\b)|[\"“][^\"“”]{1,60}[!?][\"”]$")


def is_dialogue(text: str) -> bool:
    """Whether the text is what somebody says, with or without the words that name the speaker."""
    return text[:1] in '"“' and _DIALOGUE.match(text) is not None and title_share(text) < TITLE


# What stands at the end of a work and its author, of a price, a mark out of five, a reference, a remark.
_ENTRY = lazy(
    r"(?:,(?: by)? [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}|[$€£]\d[\d,.]*\+?(?: (?:per|a|each)\b.*)?|\bstars?|\)"
    r"|, (?:1[5-9]|20)\d\d|\b(?:1[5-9]|20)\d\d[a-z]?\)?\.|,? (?:pp?\.|pages?) ?\d[\d–-]*\.?"
    r"|, (?:by|for|from) [a-z'’]+(?: [a-z'’]+){1,4})\Z"
)


def is_entry(text: str) -> bool:
    """Whether the text ends as an entry of a list does: a work with its author, a thing with its price or remark."""
    return _ENTRY.search(text) is not None


def is_listing(texts: Sequence[str]) -> bool:
    """Whether lines are speeches, bare names or entries of a list, and not headlines."""
    if 3 * sum(map(is_speech, texts)) >= len(texts) or 2 * sum(map(has_function_word, texts)) <= len(texts):
        return True
    return 2 * sum(map(is_entry, texts)) >= len(texts)


_SERIES = lazy(r"(?:[^\W\d_]+ )?(?:no\. ?|#)?\d+\b(?: ?[.:–—)'\"“‘-]|$)", re.IGNORECASE)


def series(text: str) -> str:
    """What a line of a numbered series shares with the others of it ("Day 0:", "0."), or nothing."""
    found = _SERIES.match(text)
    return _DIGITS.sub("0", found[0]) if found else ""
