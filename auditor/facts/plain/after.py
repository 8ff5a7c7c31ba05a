"""What may stand after a claim in a plain statement."""

from __future__ import annotations

from auditor.facts.outline import Outline
from auditor.facts.plain.statement import CIRCUMSTANCES, CREATING, FICTION, ONCE, SAYING, Statement, fits, is_award
from auditor.facts.ties import COVERING, SEA
from auditor.language.lazy import lazy

_STAGES = frozenset("film movie novel game play series story exhibition museum television".split())
_OBJECTS = ("d", "i", "N", "H", "s", "w")
_ENDS = frozenset(".,;:)q~a!")
_BUT = frozenset("but though although yet unless except albeit".split())
_TRAILS_OFF = lazy(r"\s*(?:\.\s?){2,}\s*\w|\s*…\s*\w")
_SAID = lazy(r".{0,60}?[,~](?:h|d?[wK]{1,2})j?[vs],|.*[,~][^,;~]{1,8}Hn[.!]?$")  # ", he said,", ", the label has it"


def ends_plainly(statement: Statement) -> bool:
    """Whether the claim ends its sentence, or what goes on after it neither narrows it nor takes it back."""
    letters, at = statement.letters, statement.last + 1
    if statement.declared.type == "number" and at == statement.value[1] + 1:
        at = _past_unit(statement.lines, at, statement.unit or statement.declared.unit)
    rest = letters[at:]
    if _is_taken_back(statement, rest, at):
        return False
    if rest.startswith("z"):
        aside = len(rest) - len(rest.lstrip("z"))
        return not any(c in "wsvgjTfu" for c in statement.lines.letters[at : at + aside])
    if statement.declared.type == "number":
        return _is_of_the_whole(statement, rest, at)
    if statement.shape == "active" and statement.entity == at - 1 and _is_in_part(statement, rest, at):
        return False
    if not rest or rest[0] in _ENDS or statement.entity == at - 1 or statement.declared.type == "rank":
        return True  # a rank has its scope after it
    if _is_welcome(statement, rest, at):
        return True
    if rest[0] == "p" and not (
        _is_setting(statement, rest, at) or _is_of_parents(statement, rest, at) or _is_collected(statement, rest, at)
    ):
        return False
    if statement.declared.type == "date":
        timed = statement.declared.topic in ONCE or is_award(statement) or statement.word(at) in _TIMING
        return rest[0] in ("pvBryt" if timed else "vBryt") or (statement.declared.topic == "death" and rest[0] == "o")
    return rest[0] in "pvBryto" or (statement.cue[1] == at - 1 and _is_kind(statement, rest, at))


_OF_THE = lazy(r"odw")
_SEASONS = frozenset("year month week season tournament decade century match".split())


def _is_in_part(statement: Statement, rest: str, at: int) -> bool:
    """Whether more objects or helpers follow what was done: "built the firm a hall", "with others", "for a film"."""
    held = statement.declared.cardinality == "one_at_a_time" and statement.lines.dates
    if held and not (_THEN.match(rest.lstrip(",")) or rest[:1] in ("", ".", ",", ";", "a")):
        return True  # "managed the club in the cup in 2012"
    return rest[:1] in _OBJECTS or any(statement.word(at + i) in _STAGES for i, c in enumerate(rest) if c == "w")


_IT_SAYS = lazy(r"[,~][nh]j?(?P<verb>[vsw])")
_SEEMING = SAYING | frozenset("seems seemed appears appeared".split())


def _is_hearsay(statement: Statement, rest: str, at: int) -> bool:
    """Whether a comment after the claim says whose word it is: ", it says here"."""
    return any(statement.word(at + said.start("verb")) in _SEEMING for said in _IT_SAYS.finditer(rest))


def _is_taken_back(statement: Statement, rest: str, at: int) -> bool:
    """Whether what follows turns the claim, leaves it open or gives it to somebody: ", but", ", or thereabouts"."""
    if _TRAILS_OFF.match(statement.lines.text, statement.lines.ends[at - 1]):
        return True  # "opened in 1990 ... in his dreams"
    if _OF_THE.match(rest) and statement.word(at + 2) in _SEASONS:
        return True  # "was named coach of the year"
    if rest[:1] == "a" and statement.declared.topic == "network":
        return True  # "aired on ABC and later on Fox"
    if rest.startswith((",l", "~l")) or _SAID.match(rest) or _is_hearsay(statement, rest, at):
        return True
    return any(c == "u" and statement.word(at + i) in _BUT for i, c in enumerate(rest))


_PLACING = frozenset("in at on near as after before during within upon aboard off over".split())
_WELCOMES = frozenset("acclaim reviews success praise fanfare applause audiences popularity critics".split())
_TO = lazy(r"p[wjKvsg]{1,4}?(?=$|[.,;])")


def _is_welcome(statement: Statement, rest: str, at: int) -> bool:
    """Whether a phrase tells how a thing was received: "to wide acclaim"."""
    found = _TO.match(rest)
    return found is not None and statement.word(at) == "to" and statement.word(at + found.end() - 1) in _WELCOMES


_BEFORE_ALL = frozenset("front presence crowd crowds ceremony".split())  # of people who saw it
_PURPOSE = lazy(r"pw[diK]")
_THEN = lazy(r"p[dw]{0,2}[DY]")
_TERM = frozenset("since from between until till".split())
_TIMING = frozenset("after before during within".split())
_FOUNDED = frozenset("founded established created formed incorporated".split())
_AS_ONE = lazy(r"pd[jwKvs-]{0,3}w(?=[.,;]|$|pd?K)")
_IN_ONE = lazy(r"p(?P<one>d)[jvwg]{0,2}?(?P<noun>w)(?![wsKvg])")


def _is_in_one(statement: Statement, rest: str, at: int) -> bool:
    """Whether a phrase says where somebody was born or died: "in a sanatorium", but not "in a novel"."""
    found = _IN_ONE.match(rest) if statement.declared.topic in ("birth", "death") else None
    if found is None or statement.word(at + found.start("one")) not in ("a", "an"):
        return False
    return statement.word(at + found.start("noun")) not in FICTION


_NOUN = lazy(r"pd?[jvwg]{0,2}?(?P<noun>[ws])(?![ws])")
_IN_THE = lazy(r"pdw(?=o?d?K)")
_PLACES = frozenset(
    "city town village community borough district province county state region hamlet parish coast "
    "outskirts suburb harbour harbor port bay gulf waters vicinity heart middle centre center mouth banks "
    "shores".split()
)
_PLACED = lazy(r"pd?[jwO]?(?:[KDYEVN]|(?<=K)o(?=d?K)|(?<=o)d)+(?![wsKDYEVN])")  # not "in the Penguin edition"


def _is_aim(statement: Statement, rest: str, at: int) -> bool:
    """Whether a phrase says to what end, as what, for what or for which term."""
    word = statement.word(at)
    if word == "to":
        return _PURPOSE.match(rest) is not None  # "to stabilize the country", but not "closed in 1930 to passengers"
    if word == "as":  # "founded in 1885 as a paper mill", but not "opened in 1885 as a hotel"
        return statement.word(statement.cue[0]) in _FOUNDED and _AS_ONE.match(rest) is not None
    if word == "for":  # "completed in 1889 for a fair", but not "closed in 1958 for the winter"
        return is_award(statement) or (statement.declared.topic == "start" and rest[1:2] == "d")
    held = statement.declared.cardinality == "one_at_a_time" and word in _TERM
    return held and _THEN.match(rest) is not None  # "since 2014", "until 2016"


def _is_setting(statement: Statement, rest: str, at: int) -> bool:
    """Whether a phrase after a claim says where, when or to what end: not "is Paro in winter"."""
    if _is_aim(statement, rest, at):
        return True
    if statement.word(at) not in _PLACING:
        return False
    if rest[:2] == "pg" and statement.word(at) in _TIMING:
        return True  # "flows into the sea after crossing"
    if statement.shape == "passive" or statement.declared.topic in ("org", "network"):
        return _is_where_done(statement, rest, at) or _is_before_all(statement, rest, at) or bool(_THEN.match(rest))
    if _PLACED.match(rest) or _THEN.match(rest) or _is_in_one(statement, rest, at):
        return True
    named = _IN_THE.match(rest)
    if named is not None and statement.word(at + named.end() - 1) in _PLACES:
        return True
    if statement.declared.type != "date":
        return False
    noun = _NOUN.match(rest)
    held = noun is not None and statement.word(at + noun.end("noun") - 1) in CIRCUMSTANCES
    return held or statement.word(at) in _TIMING


def _is_where_done(statement: Statement, rest: str, at: int) -> bool:
    """Whether a phrase says where a thing was made: "built by Ann Lee in Leeds", not "published by Dutton in Rome"."""
    made = statement.word(statement.cue[0]) in CREATING and statement.word(at) in ("in", "at")
    return made and _PLACED.match(rest) is not None


def _is_of_parents(statement: Statement, rest: str, at: int) -> bool:
    """Whether a phrase after a birth says into which family: "to Ann and John Lee", "into a poor family"."""
    return statement.declared.topic == "birth" and statement.word(at) in ("to", "into") and rest[1:2] in "dKwjN"


def _is_before_all(statement: Statement, rest: str, at: int) -> bool:
    """Whether a phrase says who saw it done: "in front of a crowd"."""
    noun = _NOUN.match(rest)
    return noun is not None and statement.word(at + noun.end("noun") - 1) in _BEFORE_ALL


_FROM_THE = lazy(r"p[id][^,;:BHMvr]{0,5}?w(?=[,.q]|$|q?[KE])")


def _is_collected(statement: Statement, rest: str, at: int) -> bool:
    """Whether a phrase says what a song is part of: "recorded by Ann Lee for her second album"."""
    found = _FROM_THE.match(rest) if statement.shape == "passive" else None
    return found is not None and statement.word(at) in ("from", "for") and statement.word(at + found.end() - 1) in _SETS


_SETS = frozenset("album record ep soundtrack collection compilation debut lp".split())
_PEOPLE = frozenset("people persons lives inhabitants residents men soldiers spectators".split())


def _past_unit(lines: Outline, at: int, unit: str) -> int:
    """The token after a number's unit, which begins at token `at` when the text writes it there."""
    if at >= len(lines.starts):
        return at
    if unit == "people":
        return at + (lines.word(at).lower() in _PEOPLE)
    if lines.text.startswith((f" ({unit})", f" ({unit}s)"), lines.ends[at - 1]):
        return next(i for i in range(at, len(lines.starts)) if lines.word(i) == ")") + 1
    end = lines.ends[at - 1] + len(unit) + 1
    stem = unit[:-1]  # "metre" of "metres"
    if lines.text[lines.ends[at - 1] : end].strip(" -")[: len(stem)] != stem:
        return at
    while at < len(lines.starts) and lines.starts[at] < end:
        at += 1
    return at


_SET_OFF = lazy(r"[,~][pHugTfvB]")
_NARROWING = frozenset(
    "with without excluding including counting when if after before not plus minus on off at in for under during "
    "until since as from by only".split()
)
_TOTAL = frozenset(("in it", "in total", "in all", "in print", "in length", "in height", "in full"))
_DATED = lazy(r"p(?:dwo)?[dw]{0,2}[DY](?:[.,;:)aq]|$)")
_MEASURED = lazy(r"Hd[wj]{1,3}oN")  # "20 floors with a total area of 900 square metres"
_THROUGH = lazy(r"pN[ws]")  # "flows 2,850 kilometres through ten countries", but not "through Austria"
_DESCRIBED = lazy(r"w{1,2}(?=[,.])")  # "a 324 page hardcover book,"


def _is_of_the_whole(statement: Statement, rest: str, at: int) -> bool:
    """Whether a number is told of the whole and of no occasion: not "in captivity", ", excluding islands"."""
    if statement.shape == "count" and _is_joined_by_one(statement, rest, at):
        return False
    if not rest or rest[0] in _ENDS:
        return not (_SET_OFF.match(rest) and statement.word(at + 1) in _NARROWING)
    if statement.entity == at - 1 or rest[0] == "B" or _DATED.match(rest):
        return True
    if rest[0] == "r" and len(rest) > 1 and statement.word(at + 1) in COVERING:
        return True
    if (_MEASURED.match(rest) and statement.word(at) == "with") or (
        _THROUGH.match(rest) and statement.word(at) in ("through", "across")
    ):
        return True
    described = _DESCRIBED.match(rest)
    if described and statement.shape == "count" and fits(statement, statement.word(at + described.end() - 1)):
        return True
    return statement.lines.text.startswith(SEA, statement.lines.starts[at]) or (
        statement.lines.slice(at, min(at + 1, len(rest) + at - 1)).lower() in _TOTAL
    )


_ONE_MORE = lazy(r",?a[dNi]j?w{0,2}?(?P<who>w)(?![wsBHvM])")
_OF_PEOPLE = lazy(r"(?:er|or|ist|ian|man|woman|person|chair|ent|head)$")


def _is_joined_by_one(statement: Statement, rest: str, at: int) -> bool:
    """Whether somebody is counted apart from the rest: "31 members and a chairman"."""
    found = _ONE_MORE.match(rest)
    return found is not None and _OF_PEOPLE.search(statement.word(at + found.start("who"))) is not None


_KIND = lazy(r"w[.,;)aB]")
_OCCASION = frozenset("today tomorrow tonight again too".split())


def _is_kind(statement: Statement, rest: str, at: int) -> bool:
    """Whether one noun after the cue says of what kind the entity is ("a Serie A league club"), and no occasion."""
    return _KIND.match(rest) is not None and statement.word(at) not in _OCCASION
