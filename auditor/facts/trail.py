"""What may follow a clause so that it still is the author's own statement."""

from __future__ import annotations

import re
from itertools import islice

from auditor.facts.neutral import NEUTRAL_END
from auditor.facts.outline import Outline
from auditor.facts.plain.statement import SAYING
from auditor.facts.retort import is_retorted
from auditor.language.lazy import lazy

_TAKEN_BACK = lazy(r"[.!].?T|[,~][vs]T")  # a second sentence that was not told apart: ". Not quite."
_COMMENT = lazy(  # ", the guide told us" or ", says the guide"
    r"[,~](?:[al]?[uj]?)(?!p)(?:d[vg]?|K|E|w|s|h|n|i|o|t|j|p){1,8}(?:[BHM]{0,2}(?:v|s)[hjn]?|[BHM]{1,2}w|vp[vhn])[.!]?$"
    r"|[,~][vs](?:d|K|E|h|i|w|N|s)[^,;~]*$"
    r"|[,~]hj?w[.!]?$"
)
_RECKONED = lazy(
    r"[,~](?:d|K|E|w|s|j|h|n){1,5}(?P<verb>[vws])(?:p[^,;:~]{1,12})?[.!]?$"
)  # ", an American reckoned in 1986"
_RECKONING = SAYING | frozenset(
    "reckoned reckons estimated estimates calculated calculates computed figured judged guessed concluded suggested "
    "reported reports stated states maintained maintains contended declared asserted supposed wagered".split()
)
_CLOSING = lazy(r".(?:\([^()]*\))?,")
_MINE = lazy(r"[,–—]\s?I \w+[.!]?$")  # ", I think"
_GOES_ON = lazy(r",[Tj]?[vs](?![hKE])")  # ", employs few engineers" after a relative clause
_DID_MORE = lazy(r"[,~]v(?:[dNpjwgs][^,;~]*a[jBH]*[vB]|N[.]?$)")  # ", studied law and died in 2013", ", aged 66"
_WHILE = frozenset("while whilst although though when because before after since whereas despite".split())


def _follows(lines: Outline, cut: int) -> bool:
    """Whether a clause of time or cause stands after a comma: no comment on what was said."""
    return lines.word(cut + 1).lower() in _WHILE or lines.letters[cut + 1 : cut + 3] == "ut"  # "so that"


_IN_ANOTHER_WORLD = lazy(
    r"(?:,? [\w’'-]+){0,5}?,? (?:(?:in|on) (?:the |this |that |his |her |their |its |my |our |an? |one |some "
    r")(?:[\w’'-]+ ){0,3}?"
    r"(?:film|movie|novel|story|game|version|legend|myth|tale|show|script|sketch|dreams?|imagination|words|universe|"
    r"timeline|fiction|minds?|telling|eyes|opinion|view|adaptation|retelling|draft|scenario|theory|parody|simulation|reading|"
    r"serial|episode|comic|cartoon|musical|poem|ballad|saga|fable|skit|meme|podcast|mural)"
    r"|in (?:theory|principle|jest|legend|fiction|name)|on paper"
    r"|by (?:some|one|his|her|their|many|most) (?:\w+ )?(?:accounts?|reckonings?|estimations?))(?:[.,;]|$| "
    r"of| by| that| only)",
    re.IGNORECASE,
)
_HEDGED_END = lazy(
    r"(?:\.\.\.|…)\s?not\b|[,–—(\[;]\s?(?:citation|sic\b|dubious|or so|or that|or at least|at least|"
    r"as (?!of\b|part\b|well\b|a\b|an\b|the (?:\w+ )?(?:of|for|in)\b)|so (?!that\b)|if )",
    re.IGNORECASE,
)


def trail_is_plain(lines: Outline, first: int, last: int, *, named: bool) -> bool:
    """No ", the leaflet said" after the clause, and no condition."""
    trail = lines.letters[last + 1 :]
    if not trail.strip("."):
        return True
    inside = lines.letters[first : last + 1]
    finite = "B" in inside[:-1] or "H" in inside[:-1]
    verb = trail[:1] in ("M", "B", "H") and lines.word(last + 1).lower() != "with"
    slip = trail.startswith(("MBv", "BBv")) and inside[:1] in "KN"  # "has 300 pages can be found"
    if named and verb and finite and not slip and not any(c in inside for c in ",rt"):
        return False  # "the words E was founded in 1954 are false": the clause is a part of another
    if _TAKEN_BACK.search(trail) or _is_turned(lines, last + 1):
        return False
    if "f" in trail and not trail[: trail.index("f")].count("a"):
        return False
    if _IN_ANOTHER_WORLD.match(lines.text, lines.ends[last]):
        return False
    cut = max(trail.rfind(","), trail.rfind("~"))
    if cut >= 0 and _is_comment(lines, first, last, cut):
        return False
    return not _HEDGED_END.search(lines.text, lines.ends[last])


def _is_turned(lines: Outline, start: int) -> bool:
    """Whether a part after a semicolon, colon or dash takes back what was said: "; this is what he wanted"."""
    parts = (i for i in range(start, len(lines.letters) - 1) if lines.letters[i] in ";:~")
    return any(is_retorted(lines.text[lines.starts[i + 1] :]) for i in islice(parts, 3))


def _is_comment(lines: Outline, first: int, last: int, cut: int) -> bool:
    """Whether the last part of a sentence says who said the rest: ", the guide told us"."""
    trail, inside = lines.letters[last + 1 :], lines.letters[first : last + 1]
    comma = last + 1 + cut
    if cut + 1 < len(trail) and (_follows(lines, comma) or NEUTRAL_END.match(lines.text, lines.starts[comma])):
        return False
    if _MINE.match(lines.text, lines.starts[comma]):
        return True
    reckoned = _RECKONED.match(trail, cut)
    if reckoned and lines.word(last + 1 + reckoned.start("verb")).lower() in _RECKONING:
        return True
    if cut == 0 and lines.letters[0] == "u" and trail[0] == ",":
        return False  # after "When the ship sank in 1912, ..." stands the main clause
    if not any(letter in "BHMvs" for letter in inside) or not _COMMENT.match(trail[cut:]):
        return False
    if _DID_MORE.match(trail, cut) and lines.word(comma + 1).lower() not in _RECKONING:
        return False
    if cut != trail.find(","):
        return True
    closing = _CLOSING.match(inside) is not None and inside.count(",") % 2 == 1  # "E, founded in 1890, builds"
    return not (closing or (any(c in ",(" for c in inside) and _GOES_ON.match(trail[cut:])))
