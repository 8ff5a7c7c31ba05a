"""Whether the author of a sentence asserts it: structure first, words of doubt second."""

from __future__ import annotations

import re
from itertools import pairwise

from auditor.facts.doubt import is_doubted
from auditor.facts.outline import Outline
from auditor.facts.titles import TITLES
from auditor.language.lazy import lazy

_ADJECTIVE = (
    r"(?:official|public|historical|archival|surviving|contemporary|most|many|several|some|all|the|its|their|his|her|both|modern|recent|"
    r"published|reliable|leading|independent|annual|latest|own|local|national|government|company|census|various|"
    r"two|three)"
)
_SOURCE = (
    r"(?:historians?|records?|registers?|documents?|archives?|archivists?|scholars?|researchers?|experts?|biographers?|"
    r"sources?|reports?|data|figures?|statistics|encyclop(?:a?e)dias?|encyclopa?edias?|authorities|officials?|"
    r"reference works?|"
    r"reference books?|handbooks?|almanacs?|websites?|catalogues?|databases?|publishers?|organi[sz]ers?|agency|"
    r"agencies|ministry|"
    r"government|museum|histor(?:y|ies)|websites?|company|studies|study|surveys?|census|yearbooks?|minutes|accounts?|timeline|profile|page|"
    r"bureau|"
    r"institute|university|library|libraries|paperwork|filings?|scientists?|astronomers?|geographers?|critics?|"
    r"observers?|journalists?|newspapers?|reporters?|analysts?|engineers?)"
)
_NEUTRAL_VERB = (
    r"(?:notes?|noted|records?|recorded|shows?|showed|confirms?|confirmed|states?|stated|agrees?|agreed|reports?|"
    r"reported|says?|said|writes?|wrote|finds?|found|indicates?|indicated|lists?|documents?|documented|mentions?|"
    r"explains?|explained|points? out|observes?|observed|recalls?|reveals?|revealed|announced|tells? us|tell)"
)
_NEUTRAL_THAT = lazy(
    rf"^(?:(?:as )?(?:{_ADJECTIVE} )*{_SOURCE} (?:clearly |also |now )?{_NEUTRAL_VERB}"
    r"|it is (?:widely |well |generally |also |commonly |now )*(?:known|established|documented|recorded|accepted|"
    r"agreed|"
    r"understood|recogni[sz]ed|acknowledged|on record|worth noting|notable|a (?:known |well-known |matter of "
    r"record|documented )?fact)"
    r"|it (?:is|should be|must be|has to be) (?:noted|remembered|added|said|stressed|mentioned|remarked)"
    r"|(?:today |now |nowadays )?we (?:now )?know|(?:as )?is (?:widely |well )?known|(?:please )?note|remember|we know|everyone knows|the fact is|we "
    r"(?:also )?note)"
    r" that$",
    re.IGNORECASE,
)
_NEUTRAL_AS = lazy(rf"^as (?:{_ADJECTIVE} |[A-Z]\w+ )*{_SOURCE} (?:clearly |also |now )?{_NEUTRAL_VERB}$", re.IGNORECASE)
_NEUTRAL_END = lazy(
    rf"^[,–—]\s?(?:{_ADJECTIVE} )*{_SOURCE} (?:clearly |also |now )?(?:shows?|records?|confirms?|notes?|says?|states?|"
    r"agrees?|indicates?|reports?|found|showed|confirmed)\.?$",
    re.IGNORECASE,
)
_ACCORDING = lazy(r"\baccording to ([^,;]{2,80})", re.IGNORECASE)
_ACCORDING_TO = lazy(rf"^(?:(?:{_ADJECTIVE}|a|an|{_SOURCE}|of|and|for|[A-Z0-9][\w.'’-]*(?:'s|’s)?) ?)+$")
_SUFFIX = lazy(r"(?:er|or|ist|ian|man|woman|ess|ship|ment|tion|ity|ant|ent|ic|al|an|ese|ish)$")
_ASKED = lazy(r"\?[!?.]*[\"'”’)\s]*$")
_THERE_IS = lazy(r"xB[dwjpN]{0,4}$")


def is_asserted(lines: Outline, first: int, last: int, entity: int) -> bool:
    """Whether the clause from token `first` through `last`, about the name at `entity`, is the author's own word."""
    asked = (first, last, entity)
    if asked not in lines.judged:
        lines.judged[asked] = _is_own_word(lines, first, last, entity)
    return lines.judged[asked]


def _is_own_word(lines: Outline, first: int, last: int, entity: int) -> bool:
    text = lines.text
    if _ASKED.search(text) or is_doubted(lines.plain) or not _attributed_neutrally(text):
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
        and _lead_is_plain(lines, min(first, entity), named=entity <= first)
        and _trail_is_plain(lines, first, last, named=entity < last)
    )


def _inside_no_quote(lines: Outline, first: int, last: int) -> bool:
    """Quotation marks around a title are harmless; around a clause they make it someone else's."""
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
    return any(
        lines.word(i).lower() == "to" and lines.word(i + 1).lower() in _BARE
        for i in range(first, last)
        if lines.letters[i] == "p"
    )


def _is_gerund(lines: Outline, first: int, last: int) -> bool:
    """Whether a subject stands before "being" or "having" ("the idea of its being in"): a thought, not a statement."""
    letters = lines.letters
    return any(
        letters[i] in "BH" and lines.word(i).lower() in ("being", "having") and letters[i - 1] not in ",B(~q"
        for i in range(max(first, 1), last)
    )


def _attributed_neutrally(text: str) -> bool:
    """Whether each "according to" names a kind of source that is known as neutral, or a proper name."""
    if "ccording to " not in text:
        return True
    return all(_ACCORDING_TO.match(match[1].rstrip(". ")) for match in _ACCORDING.finditer(text))


def _lead_is_plain(lines: Outline, first: int, *, named: bool) -> bool:
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
            if not _NEUTRAL_THAT.match(lines.text[: lines.ends[at]]):
                return False
            start = at + 1
    if any(c == "r" and lead[at - 1 : at] not in (",", "(") for at, c in enumerate(lead)):
        return False
    if not lead[start:] or start == first:
        return True
    return _segments_are_plain(lines, start, first) and _own_clause(lines, first, named=named)


_CLEFT = lazy(r"nBpd?w?[DY]t$")  # "It was in 1890 that"
_NOT_OPENING = lazy(r"^(?:[BMf]|H(?!v)|[vK][hn]|v[dKE](?!.*,))|^Kd")


def _opens_plainly(lines: Outline, lead: str) -> bool:
    """Whether the sentence does not begin as a question, a condition, an order or a denial."""
    if "f" in lead or "T" in lead or (":" in lead and not _is_label(lines, lead)) or "M" in lead[max(lead.rfind(","), lead.rfind("a"), 0) :]:
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
    if not all(_is_setting(lines, a, b) for a, b in parts if lines.letters[a] in "pyo" and not _is_of_course(lines, a, b)):
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
    "autumn winter morning night history career lifetime youth childhood retirement age reign era".split()
)


_PLACES = frozenset(
    "bank coast outskirts north south east west heart middle centre center edge foot shore top side corner capital "
    "suburb port harbour harbor valley hills bay mouth north-west north-east south-west south-east".split()
)
# What joins a sentence to the one before it and frames nothing.
_JOINING = frozenset(
    "in fact|in particular|in brief|in summary|in short|in full|in total|in all|in turn|in addition|in response|in "
    "contrast|in practice|in general|in effect|in consequence|for context|for reference|for clarity|for background|for "
    "the record|for example|for instance|for comparison|to begin with|to start with|after all|above all|as such|as a "
    "result|at the same time|by contrast|by comparison|on the other hand|of course|of note|on top of that|to be precise|"
    "to be exact|as a reminder|with that in mind|as well|as is well known|as is widely known|as is common knowledge|as noted above|as noted "
    "earlier|as mentioned above|as mentioned earlier|as we have seen|as stated above|as expected".split("|")
)


def _is_setting(lines: Outline, start: int, end: int) -> bool:
    """Whether a phrase with a preposition says when or where ("after the war", "in Rome"), or only joins.

    "In the novel", "on that show's planet" may hold another world: a head that is neither time nor place frames.
    """
    if lines.slice(start, end - 1).lower() in _JOINING:
        return True
    letters = lines.letters[start:end]
    heads = [at for at in range(len(letters)) if letters[at] in "wsg" and letters[at + 1 : at + 2] not in ("w", "s")]
    if not heads:
        return any(c in letters for c in "DYKEVN") and "P" not in letters
    nouns = [lines.word(start + at).lower() for at in heads]
    plain = [noun in _TEMPORAL or noun.removesuffix("s") in _PLACES | TITLES - _STAGED for noun in nouns]
    if "P" in letters:
        return nouns[-1] in _TEMPORAL
    return plain[0] or (all(c not in letters[: heads[0]] for c in "o") and any(c in letters for c in "DY"))


_FREE = frozenset("despite after before amid amidst during since until throughout beyond besides alongside among near".split())


def _is_of_course(lines: Outline, start: int, end: int) -> bool:
    """Whether a phrase before the clause cannot frame it: "despite the rain", "as records show"."""
    if lines.word(start).lower() in _FREE:
        return True
    return _NEUTRAL_AS.match(lines.slice(start, end - 1)) is not None


_STAGED = frozenset("film movie novel book album song series show game opera play painting".split())


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
    if any(letters[i] in "ws" and lines.word(i).lower().removesuffix("s") in _SPEECH for i in between):
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


def _hangs(lines: Outline, at: int) -> bool:
    """Whether what begins at `at` depends on a noun or verb before it ("tales of the", "used to see")."""
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


_TAKEN_BACK = lazy(r"[.!].?T")  # a second sentence that was not told apart: ". Not quite."
_COMMENT = lazy(  # ", the guide told us" or ", says the guide"
    r"[,~](?:[al]?[uj]?)(?!p)(?:d[vg]?|K|E|w|s|h|n|i|o|t|j|p){1,8}(?:[BHM]{0,2}(?:v|s)[hjn]?|[BHM]{1,2}w|vp[vhn])[.!]?$"
    r"|[,~][vs](?:d|K|E|h|i|w|N|s)[^,;~]*$"
)
_GOES_ON = lazy(r",[Tj]?[vs](?![hKE])")  # ", employs few engineers" after a relative clause
_WHILE = frozenset("while whilst although though when because before after since whereas despite".split())


def _follows(lines: Outline, cut: int) -> bool:
    """Whether a clause of time or cause stands after a comma: no comment on what was said."""
    return lines.word(cut + 1).lower() in _WHILE


_IN_ANOTHER_WORLD = lazy(
    r"(?:,? [\w’'-]+){0,3}?,? (?:in (?:the |this |that |his |her |their |its |my |our |an? |one |some )(?:[\w’'-]+ ){0,3}?"
    r"(?:film|movie|novel|story|game|version|legend|myth|tale|show|script|sketch|dreams?|imagination|words|universe|"
    r"timeline|fiction|minds?|telling|eyes|opinion|view|adaptation|retelling|draft|scenario|theory|parody|simulation)"
    r"|by (?:some|one|his|her|their|many|most) (?:\w+ )?(?:accounts?|reckonings?|estimations?))(?:[.,;]|$| of| by| that| only)",
    re.IGNORECASE,
)
_HEDGED_END = lazy(
    r"(?:\.\.\.|…)\s?not\b|[,–—(\[;]\s?(?:citation|sic\b|dubious|or so|or that|or at least|at least|"
    r"as (?!of\b|part\b|well\b|a\b|an\b|the (?:\w+ )?(?:of|for|in)\b)|so |if )",
    re.IGNORECASE,
)


def _trail_is_plain(lines: Outline, first: int, last: int, *, named: bool) -> bool:
    """No ", the leaflet said" after the clause, and no condition."""
    trail = lines.letters[last + 1 :]
    finite = any(letter in "BH" for letter in lines.letters[first:last])
    inside = lines.letters[first : last + 1]
    verb = trail[:1] in ("M", "B", "H") and lines.word(last + 1).lower() != "with"
    slip = trail.startswith("MBv") and inside[:1] in "KN"  # "has 300 pages can be found"
    if named and verb and finite and not slip and not any(c in inside for c in ",rt"):
        return False  # "the words E was founded in 1954 are false": the clause is a part of another
    if _TAKEN_BACK.search(trail):
        return False
    if "f" in trail and not trail[: trail.index("f")].count("a"):
        return False
    cut = max(trail.rfind(","), trail.rfind("~"))
    has_verb = any(letter in "BHMvs" for letter in lines.letters[first : last + 1])
    goes_on = inside[1:2] == "," and inside.count(",") % 2 == 1 and cut == trail.find(",")
    goes_on = goes_on or any(c in ",(" for c in inside) and cut == trail.find(",") and _GOES_ON.match(trail[max(cut, 0) :])
    told_by_then = lines.letters[0] == "u" and first < len(lines.letters) and trail[:1] == ","
    if _IN_ANOTHER_WORLD.match(lines.text, lines.ends[last]):
        return False
    said_so = cut >= 0 and cut + 1 < len(trail) and (_follows(lines, last + 1 + cut) or _NEUTRAL_END.match(
        lines.text, lines.starts[last + 1 + cut]))
    if said_so:
        return not _HEDGED_END.search(lines.text, lines.ends[last])
    if cut >= 0 and has_verb and _COMMENT.match(trail[cut:]) and not goes_on and not (told_by_then and cut == 0):
        return False  # after "When the ship sank in 1912, ..." stands the main clause
    return not _HEDGED_END.search(lines.text, lines.ends[last])
