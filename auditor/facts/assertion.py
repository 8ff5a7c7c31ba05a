"""Whether the author of a sentence asserts it: structure first, words of doubt second."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.facts.outline import Outline
from auditor.facts.titles import TITLES

_DOUBT = re.compile(
    r"\b(?:myth|hoax|rumou?r|false|falsely|untrue|incorrect|incorrectly|wrong|wrongly|mistaken|mistakenly|erroneous|"
    r"erroneously|debunk\w*|disput\w*|den(?:y|ies|ied|ial|ying)|reject\w*|refut\w*|retract\w*|fabricat\w*|fictional|"
    r"fictitious|hypothe\w*|suppos\w*|imagin\w*|pretend\w*|alleg\w*|purport\w*|so-called|legend|parod\w*|satir\w*|"
    r"joke\w*|spoof|conspiracy|misinformation|disinformation|fake\w*|bogus|misconception|fallacy|claim\w*|insist\w*|"
    r"doubt\w*|question\w*|speculat\w*|rumou?red|contrary|inaccura\w*|misreport\w*|misstat\w*|misquot\w*|corrected|"
    r"correction|error|errors|typo|counterfactual|alternate|alternative history|not the case|no evidence|unproven|"
    r"unverified|unconfirmed|unsubstantiated|unfounded|baseless|nonsense|draft|drafts|"
    r"earlier version|previous version|if only|would (?:have|need|mean|imply|require|make|be|not)|were to|as if|as though|what if|dream\w*|fiction|contest\w*|challenged|"
    r"scenario|thought experiment|for the sake of|belie\w*|assum\w*|allegation\w*|predict\w*|forecast\w*|"
    r"rather than|instead of|far from|anything but|not so|hardly|never|neither|nor|guess\w*|perhaps|maybe|possibly|"
    r"probably|presumably|apparently|seemingly|likely|unlikely|might|could)\b",
    re.IGNORECASE,
)
_FACTIVE = re.compile(
    r"\b(?:widely known|well known|well-known|note|notes|noted|record|records|recorded|show|shows|showed|confirm|confirms|"
    r"confirmed|know|known|recall|recalls|fact|established|document|documents|documented|recorded|mention|mentions|"
    r"explain|explains|remember|state|states|agree|agrees|report|reports|reported|said|says|say|write|writes|wrote|"
    r"found|finds|reveal|reveals|revealed|announced|observe|observes)$",
    re.IGNORECASE,
)
_SAFE_LEAD = re.compile(r"^(?:[pyvsjo]|C)")
_RETORT = re.compile(
    r"^\W*(?:(?:but|yet|however|in fact|in reality|actually|except),? )?"
    r"(?:(?:that|this|it|which|the (?:claim|statement|assertion|sentence|figure|date|story|number|suggestion|idea))\b.{0,40}"
    r"\b(?:is|was|are|were|has been|turned out|proved|isn['’]t|wasn['’]t)\b.{0,20}\b(?:not?\b|false|wrong|untrue|myth|incorrect|"
    r"mistake\w*|erroneous|inaccurate|hoax|debunked|joke|error|fiction\w*|nonsense|impossible|invented|made up)"
    r"|(?:none|neither|nothing) of (?:this|that|these|which)|not so\b|wrong\b|false\b|no[,.]|it (?:is|was|did|does|has)(?: not|n['’]t)\b)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:er|or|ist|ian|man|woman|ess|ship|ment|tion|ity|ant|ent|ic|al|an|ese|ish)$")


def is_asserted(lines: Outline, first: int, last: int, entity: int) -> bool:
    """Whether the clause from token `first` through `last`, about the name at `entity`, is the author's own word."""
    text = lines.text
    if text.rstrip().rstrip("\"'”’)").endswith("?") or is_doubted(text):
        return False
    letters = lines.letters
    return (
        _inside_no_quote(lines, first, last)
        and _clause_is_plain(letters, first, last)
        and _lead_is_plain(lines, min(first, entity))
        and _trail_is_plain(lines, last)
    )


@lru_cache(maxsize=512)
def is_doubted(text: str) -> bool:
    """Whether a sentence holds a word that takes its assertion away."""
    return _DOUBT.search(text) is not None


def is_retorted(following: str) -> bool:
    """Whether the next sentence takes back what was said."""
    return _RETORT.match(following) is not None


def _inside_no_quote(lines: Outline, first: int, last: int) -> bool:
    """Quotation marks around a title are harmless; around a clause they make it someone else's."""
    at = [i for i, letter in enumerate(lines.letters) if letter == "q"]
    for opening, closing in zip(at[::2], at[1::2], strict=False):
        inside = lines.letters[opening + 1 : closing]
        if opening < first and last < closing:
            return False
        if (opening < last and first < closing) and any(c in inside for c in "BHMv") and "E" not in inside[:1]:
            return False
    return len(at) % 2 == 0 or not (at[-1] < last)


def _clause_is_plain(letters: str, first: int, last: int) -> bool:
    """No negation, modal or condition between the entity and the value."""
    inside = letters[first : last + 1]
    chunk = inside[max(inside[:-1].rfind(","), inside[:-1].rfind("a"), inside[:-1].rfind(";"), 0) :]
    return "f" not in inside and "T" not in inside and "M" not in chunk


def _lead_is_plain(lines: Outline, first: int) -> bool:
    """What stands before the clause is nothing, a phrase set off by a comma, or a finished clause of the author's.

    A verb or noun right before ("critics doubt", "the idea that") makes the clause part of something else.
    """
    letters = lines.letters
    lead = letters[:first]
    if letters[:1] in ("B", "H", "M", "f") and lines.word(0).lower() not in ("having", "being", "with", "been"):
        return False
    if "f" in lead or ":" in lead or "M" in lead[-12:]:
        return False
    embedded = [i for i, c in enumerate(lead) if c == "t"]
    for at in embedded:
        if not _factive_before(lines, at) and not _relative(lines, at):
            return False
    if not lead or embedded:
        return True
    return _own_clause(lines, first)


def _own_clause(lines: Outline, first: int) -> bool:
    """Whether the words between the last boundary and the clause only describe its first name."""
    letters = lines.letters
    at = first
    while at > 0 and letters[at - 1] in "dwjKsqiPvYNDO-g":
        at -= 1
    between = range(at, first)
    if at > 0 and letters[at - 1] not in ",;(apoyrutBHCcV)":
        return False
    for index in between:
        if letters[index] == "v" and letters[index - 1 : index] != "d" and lines.word(index).lower() not in ("called", "named", "titled", "entitled", "born", "known"):
            return False
        if letters[index] in "ws" and not _describes(lines, index, at == 0):
            return at > 0 and letters[at - 1] in "poyBH"
    return True


def _describes(lines: Outline, index: int, at_start: bool) -> bool:
    word = lines.word(index).lower()
    if word in TITLES or word.removesuffix("s") in TITLES:
        return True
    if lines.letters[index] == "s":
        return False
    following = lines.letters[index + 1 : index + 2]
    return bool(_SUFFIX.search(word)) or (not at_start) or following == "w" or "d" in lines.letters[max(0, index - 2) : index]


def _factive_before(lines: Outline, at: int) -> bool:
    """Whether the words before "that" present what follows as known or neutrally reported."""
    return at > 0 and _FACTIVE.search(lines.text[: lines.ends[at - 1]]) is not None


def _relative(lines: Outline, at: int) -> bool:
    """Whether "that" is a relative pronoun: a name or noun stands before it and a verb follows."""
    letters = lines.letters
    following = letters[at + 1 : at + 2]
    if letters[:2] == "nB" and "," not in letters[:at]:
        return False  # "It is ... that"
    verb = following in ("B", "H", "v", "s", "j", "M") and lines.word(at + 1)[0].islower()
    return verb and letters[at - 1 : at] in ("K", "w", "s", "N", ",", ")", "q", "z")


_REPORTING_END = re.compile(r"^,[dKwsjEKi]{0,5}[vs][jw]?\.?$|^,[dKwsjEKio]{0,6}[vsw],|^,h[vs]")


def _trail_is_plain(lines: Outline, last: int) -> bool:
    """No ", the leaflet said" after the clause, and no condition."""
    trail = lines.letters[last + 1 :]
    if "f" in trail and "T" in trail:
        return False
    cut = trail.rfind(",")
    if cut >= 0 and re.fullmatch(r",(?:[dKwi]{0,4})(?:v|s)[.!]?", trail[cut:]):
        return False
    return "f" not in trail[:3]
