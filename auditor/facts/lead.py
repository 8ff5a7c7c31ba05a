"""What may stand before a clause so that it still is the author's own statement."""

from __future__ import annotations

from itertools import pairwise

from auditor.facts.neutral import NEUTRAL_AS, NEUTRAL_THAT
from auditor.facts.outline import Outline
from auditor.facts.titles import TITLES
from auditor.language.lazy import lazy

_SUFFIX = lazy(r"(?:er|or|ist|ian|man|woman|ess|ship|ment|tion|ity|ant|ent|ic|al|an|ese|ish)$")


def lead_is_plain(lines: Outline, first: int, *, named: bool) -> bool:
    """What stands before the clause is nothing, a phrase set off by a comma, or a finished clause of the author's.

    A verb or noun right before ("critics doubt", "the idea that") makes the clause part of something else.
    """
    letters = lines.letters
    lead = letters[:first]
    if not _opens_plainly(lines, lead):
        return False
    start = lead.find(":") + 1
    for at, letter in enumerate(lead):
        if letter == "t" and not _relative(lines, at) and not _CLEFT.match(lead[: at + 1]):
            if not NEUTRAL_THAT.match(lines.text[: lines.ends[at]]):
                return False
            start = at + 1
    if any(c == "r" and lead[at - 1 : at] not in (",", "(") for at, c in enumerate(lead)):
        return False
    if not lead[start:] or start == first or lead in ("un", "pn") or _MEASURING.match(lead):
        return True  # "Standing 40 metres tall,", "When it opened in 1937,"
    if is_holder(lines, lead) or _BEARER.match(lead):
        return True
    if _OBJECT.match(lead) and letters[first + 1 : first + 3] == ",r":
        return True  # "Melville wrote Moby-Dick, which"
    return _segments_are_plain(lines, start, first) and _own_clause(lines, first, named=named)


_BEARER = lazy(r"d?K+od?K+$")  # "The Queen of Denmark" opened
_MEASURING = lazy(r"gp?d?[wjv]{0,2}$")  # "Boasting a remarkable"
_CLEFT = lazy(r"nB(?:Tp)?p?d?w?[DY]t$")  # "It was in 1890 that"
_NOT_UNTIL = lazy(r"nBTp(?![^DY]*T)")  # "It was not until 1990 that"
_NOT_OPENING = lazy(r"^(?:[BMf]|H(?!v)|[vK][hn]|v[dKE](?!.*,))|^Kd")


def _opens_plainly(lines: Outline, lead: str) -> bool:
    """Whether the sentence does not begin as a question, a condition, an order or a denial."""
    if (
        "f" in lead
        or ("T" in lead and not _NOT_UNTIL.match(lead))
        or (":" in lead and not _is_label(lines, lead))
        or "M" in lead[max(lead.rfind(","), lead.rfind("a"), 0) :]
    ):
        return False
    found = _NOT_OPENING.match(lines.letters)
    if lines.letters[:1] == "H" and lines.word(0).lower() in _OPENERS:
        return True
    return not (found and lead) and lines.letters[:1] not in ("B", "M", "H")


_LABELS = frozenset("fact facts basics background overview summary history timeline note notes detail details".split())


def _is_label(lines: Outline, lead: str) -> bool:
    """Whether all that stands before a colon names what follows as the author's own ("Key facts:")."""
    cut = lead.index(":")
    return 0 < cut <= 6 and ":" not in lead[cut + 1 :] and lines.word(cut - 1).lower() in _LABELS


_OPENERS = frozenset("having being with been".split())


def _segments_are_plain(lines: Outline, start: int, first: int) -> bool:
    """Whether each phrase before the clause is one of time or place, a participle, or a whole clause and "and"."""
    lead = lines.letters[start:first]
    cut = lead.rfind(",")
    if cut < 0:
        return True
    parts = _parts(lines, start, start + cut)
    if not all(
        _is_setting(lines, a, b) for a, b in parts if lines.letters[a] in "pyo" and not _is_of_course(lines, a, b)
    ):
        return False
    if not all(_is_phrase(lines, a, b) for a, b in parts):
        return False
    body = lead[:cut].rsplit(",", 1)[-1].lstrip("j")
    finite = any(c in body[1:] for c in "BHv") and body[:1] not in ("v", "u", "g", "p", "r", "a", "C")
    return not (finite and lead[cut + 1 : cut + 2] not in ("a", "r", "u"))


_COMMENT_SEGMENT = lazy(r"[dijh]{0,2}[ws]?[sw][ws]?v?$|K[wsv]$")


def _parts(lines: Outline, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas, as tokens from and to."""
    cuts = [start - 1, *(i for i in range(start, end) if lines.letters[i] == ","), end]
    return [(a + 1, b) for a, b in pairwise(cuts)]


def _is_phrase(lines: Outline, start: int, end: int) -> bool:
    """Whether a phrase before the clause is no comment of somebody ("officials expect", "the sample sentence")."""
    segment = lines.letters[start:end]
    if len(segment) < 2 or lines.word(start).lower() in ("a", "an"):
        return True
    noun = lines.word(end - 1).lower()
    return noun in TITLES or lines.letters[end + 2 : end + 3] == "," or not _COMMENT_SEGMENT.match(segment)


_TEMPORAL = frozenset(
    "response addition total turn return time times result consequence part particular general practice period years "
    "year decade decades century centuries end beginning war conflict day days month months week weeks meantime past "
    "present aftermath wake outset start moment then spring summer "
    "shift move deal decision vote ruling step development ceremony referendum election coup agreement merger "
    "autumn winter morning night history career lifetime youth childhood retirement age reign era".split()
)


_PLACES = frozenset(
    "bank coast outskirts north south east west heart middle centre center edge foot shore top side corner capital "
    "suburb port harbour harbor valley hills bay mouth north-west north-east south-west south-east".split()
)
# What joins a sentence to the one before it and frames nothing.
JOINING = frozenset(
    "in fact|in particular|in brief|in summary|in short|in full|in total|in all|in turn|in addition|in response|in "
    "contrast|in practice|in general|in effect|in consequence|for context|for reference|for clarity|for background|for "
    "the record|for example|for instance|for comparison|to begin with|to start with|after all|above all|as such|as a "
    "result|at the same time|by contrast|by comparison|on the other hand|of course|of note|on top of that|"
    "to be precise|"
    "to be exact|what is more|believe it or not|as a reminder|"
    "with that in mind|as well|as is well known|as is widely known|as is common knowledge|as everyone knows|"
    "as we all know|as is well documented|as is widely documented|as is often noted|to put it in context|"
    "to put this in context|to put that in perspective|to put it simply|simply put|in other words|in a nutshell|"
    "to sum up|to summarise|to summarize|in conclusion|in closing|"
    "as noted above|as noted "
    "earlier|as mentioned above|as mentioned earlier|as we have seen|as stated above|as expected".split("|")
)


def _is_setting(lines: Outline, start: int, end: int) -> bool:
    """Whether a phrase with a preposition says when or where ("after the war", "in Rome"), or only joins.

    "In the novel", "on that show's planet" may hold another world: a head that is neither time nor place frames.
    """
    if lines.slice(start, end - 1).lower() in JOINING:
        return True
    if lines.word(start).lower() in ("for", "to", "by") and not any(
        c in "DYN" or (c in "wsg" and lines.word(start + at).lower() in _TEMPORAL)
        for at, c in enumerate(lines.letters[start:end])
    ):
        return False  # "for the novelist", "to the visitor"
    letters = lines.letters[start:end]
    heads = [at for at in range(len(letters)) if letters[at] in "wsg" and letters[at + 1 : at + 2] not in ("w", "s")]
    if not heads:
        return any(c in letters for c in "DYKEVN") and "P" not in letters
    nouns = [lines.word(start + at).lower() for at in heads]
    plain = [noun in _TEMPORAL or noun.removesuffix("s") in _PLACES | TITLES - _STAGED for noun in nouns]
    if "P" in letters:
        return nouns[-1] in _TEMPORAL
    return plain[0] or (all(c not in letters[: heads[0]] for c in "o") and any(c in letters for c in "DY"))


_FREE = frozenset(
    "despite unlike after before amid amidst during since until throughout beyond besides alongside among near".split()
)


def _is_of_course(lines: Outline, start: int, end: int) -> bool:
    """Whether a phrase before the clause cannot frame it: "despite the rain", "as records show"."""
    if lines.word(start).lower() in _FREE:
        return True
    return NEUTRAL_AS.match(lines.slice(start, end - 1)) is not None


_STAGED = frozenset("film movie novel book album song series show game opera play painting".split())


_HOLDER = lazy(r"d(?P<noun>[ws])od?$")
_HOLDING = lazy(r"(?:er|or|ant|ect|ion|ress)$")


def is_holder(lines: Outline, lead: str) -> bool:
    """Whether what stands before a claim is somebody's part in its subject: "the owner of the" 24-floor hotel."""
    found = _HOLDER.match(lead)
    return found is not None and _HOLDING.search(lines.word(found.start("noun"))) is not None


_OBJECT = lazy(r"d?K+j?vd?$")


def _own_clause(lines: Outline, first: int, *, named: bool) -> bool:
    """Whether the words between the last boundary and the clause only describe its first name."""
    letters = lines.letters
    at = first
    while at > 0 and letters[at - 1] in "dwjKsqiPvYNDO-g":
        at -= 1
        if letters[at] in "di" and letters[at - 1 : at] in ("w", "s", "v", "g"):
            return False  # "saying the", "think the": a noun phrase ends where its article stands
    if letters[at - 1 : at + 1] == "pw" and lines.word(at - 1).lower() == "to":
        return False  # "used to think"
    between = range(at, first)
    star = first - 1 if first > 1 and letters[first - 2] == "w" and lines.word(first - 1) == "legend" else -1
    if any(letters[i] in "ws" and lines.word(i).lower().removesuffix("s") in _SPEECH for i in between if i != star):
        return False
    if any(letters[i] == "g" and lines.word(i).lower() not in _ADJECTIVES for i in between):
        return False
    if at > 0 and (letters[at - 1] not in ",;(apoyrutBHCcV):" or (not named and _hangs(lines, at))):
        return False
    for index in between:
        if (
            letters[index] == "v"
            and letters[index - 1 : index] != "d"
            and lines.word(index).lower() not in ("called", "named", "titled", "entitled", "born", "known")
        ):
            return False
        if letters[index] in "ws" and not _describes(lines, index, at == 0):
            return at > 0 and letters[at - 1] in "poyBH"
    return True


_SPEECH = frozenset(
    "phrase sentence statement claim line caption headline word text slogan quote quotation answer rumour rumor story "
    "idea myth tale legend assertion theory notion belief suggestion".split()
)
_ADJECTIVES = frozenset("leading founding existing remaining neighbouring neighboring following ruling".split())
_LOOSE = frozenset("to of about against without despite like unlike than for towards toward".split())


_PARTS_OF_TIME = _TEMPORAL | frozenset(
    "hour hours minutes dawn dusk eve midday noon midnight afternoon weekend".split()
)


def _hangs(lines: Outline, at: int) -> bool:
    """Whether what begins at `at` depends on a noun or verb before it ("tales of the", "used to see").

    A date does not, of which a time is told ("on the morning of 3 May").
    """
    if lines.letters[at - 1] == "o" and lines.letters[at] in "DY" and lines.word(at - 2).lower() in _PARTS_OF_TIME:
        return False
    return lines.letters[at - 1] in "po" and at > 1 and lines.word(at - 1).lower() in _LOOSE


def _describes(lines: Outline, index: int, at_start: bool) -> bool:
    word = lines.word(index).lower()
    if word in TITLES or word.removesuffix("s") in TITLES:
        return True
    if lines.letters[index] == "s":
        return False
    following = lines.letters[index + 1 : index + 2]
    return (
        bool(_SUFFIX.search(word))
        or (not at_start)
        or following == "w"
        or "d" in lines.letters[max(0, index - 2) : index]
    )


def _relative(lines: Outline, at: int) -> bool:
    """Whether "that" is a relative pronoun: a name or noun stands before it and a verb follows."""
    letters = lines.letters
    following = letters[at + 1 : at + 2]
    if letters[:2] == "nB" and "," not in letters[:at]:
        return False  # "It is ... that"
    verb = following in ("B", "H", "v", "s", "j", "M") and lines.word(at + 1)[0].islower()
    return verb and letters[at - 1 : at] in ("K", "w", "s", "N", ",", ")", "q", "z")
