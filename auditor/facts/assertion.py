"""Whether the author of a sentence asserts it: structure first, words of doubt second."""

from __future__ import annotations

from auditor.facts.doubt import is_doubted
from auditor.facts.lead import lead_is_plain
from auditor.facts.neutral import attributed_neutrally
from auditor.facts.outline import Outline
from auditor.facts.plain.statement import SAYING
from auditor.facts.trail import trail_is_plain
from auditor.language.lazy import lazy

_ASKED = lazy(r"\?[!?.]*[\"'”’)\s]*$")
_THERE_IS = lazy(r"xB[dwjpN]{0,4}$")


def is_asserted(lines: Outline, first: int, last: int, entity: int) -> bool:
    """Whether the clause from token `first` through `last`, about the name at `entity`, is the author's own word."""
    asked = (first, last, entity)
    if asked not in lines.judged:
        lines.judged[asked] = _is_own_word(lines, first, last, entity)
    return lines.judged[asked]


_RESERVES = frozenset("fTMq")  # conditions, denials, modal verbs, quotations


def is_given_away(lines: Outline) -> bool:
    """Whether a sentence has words or marks that make what it says somebody else's, or no statement."""
    text = lines.text
    if ("?" in text and _ASKED.search(text)) or is_doubted(lines.plain) or not attributed_neutrally(text):
        return True
    if not _RESERVES.isdisjoint(lines.letters):
        return True
    return any(lines.word(at).lower() in SAYING for at, letter in enumerate(lines.letters) if letter in "vswB")


def _is_own_word(lines: Outline, first: int, last: int, entity: int) -> bool:
    text = lines.text
    if ("?" in text and _ASKED.search(text)) or is_doubted(lines.plain) or not attributed_neutrally(text):
        return False
    letters = lines.letters
    if _is_infinitive(lines, first, last) or _is_gerund(lines, first, last):
        return False
    there = _THERE_IS.search(letters[:first])
    if there:
        first = there.start()
    return (
        _inside_no_quote(lines, first, last)
        and _clause_is_plain(letters, first, last)
        and lead_is_plain(lines, min(first, entity), named=entity <= first)
        and trail_is_plain(lines, first, last, named=entity < last)
    )


def _inside_no_quote(lines: Outline, first: int, last: int) -> bool:
    """Quotation marks around a title are harmless; around a clause they make it someone else's."""
    if "q" not in lines.letters:
        return True
    at = [i for i, letter in enumerate(lines.letters) if letter == "q"]
    if len(at) % 2:  # a lone mark before a figure is no quotation
        at = [i for i in at if not lines.text[lines.ends[i] : lines.ends[i] + 1].isdigit()]
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


_BARE = frozenset("be have become".split())


def _is_infinitive(lines: Outline, first: int, last: int) -> bool:
    """Whether the clause's verb is what somebody expects, plans or is said to do ("is expected to have")."""
    at = lines.letters.find("p", first, last)
    while at >= 0:
        if lines.word(at + 1).lower() in _BARE and lines.word(at).lower() == "to":
            return True
        at = lines.letters.find("p", at + 1, last)
    return False


def _is_gerund(lines: Outline, first: int, last: int) -> bool:
    """Whether a subject stands before "being" or "having" ("the idea of its being in"): a thought, not a statement."""
    lower = lines.text.lower()
    if "being" not in lower and "having" not in lower:
        return False
    letters = lines.letters
    return any(
        letters[i] in "BH"
        and lines.word(i).lower() in ("being", "having")
        and letters[i - 1] not in ",B(~qDY"
        and lines.word(i - 1) != "into"
        for i in range(max(first, 1), last)
    )
