"""What may stand before a claim in a plain statement."""

from __future__ import annotations

from auditor.facts.lead import JOINING, is_holder
from auditor.facts.names import is_broad
from auditor.facts.neutral import NEUTRAL_AS, NEUTRAL_THAT
from auditor.facts.plain.statement import CREATING, MADE, ONCE, SAYING, Statement, fits, is_where, knows
from auditor.language.lazy import lazy


def begins_plainly(statement: Statement) -> bool:
    """Whether the claim opens its sentence, or stands behind words of time, joining or neutral attribution only."""
    lead = statement.letters[: statement.first]
    if lead in _ARTICLES or _CLEFT.match(lead) or (_WHEN.match(lead) and statement.word(0) in _CLAUSES):
        return True
    if lead in ("p", "pd") and statement.declared.type == "entity":
        return True  # "In Austria, Linz is the capital"
    if statement.shape == "noun" and lead in ("p", "pd", "pi"):
        return statement.word(0) in _OCCASIONS and (lead != "pi" or statement.word(1) == "its")
    if statement.first == statement.value[0] and is_holder(statement.lines, lead):
        return True
    if statement.shape == "active" and statement.first == statement.value[0] and _WHO.match(lead):
        return _OF_PEOPLE.search(statement.word(statement.first - 1)) is not None
    if _is_one_of_two(statement, lead):
        return True
    agent = _AGENT.match(lead)
    if agent and statement.first == statement.cue[0]:
        name = statement.lines.slice(agent.start("name"), statement.first - 1)
        return statement.word(statement.first) in CREATING or knows(statement, name)
    start = _after_attribution(statement, lead)
    if start is None:
        return False
    if statement.entity == statement.first and _is_told_of_in_passing(statement, lead):
        return True
    start = _after_segments(statement, lead, start)
    return start is not None and _is_subject(statement, start)


_PAIR = lazy(r"d?K+ad?$")


def _is_one_of_two(statement: Statement, lead: str) -> bool:
    """Whether one day is told of two things of which the entity is the second: "The hall and the tower were opened"."""
    if statement.declared.type != "date" or statement.shape != "event" or len(statement.lines.dates) > 1:
        return False
    were = statement.word(statement.entity + 1) == "were" and statement.entity + 1 < statement.cue[0]
    return were and _PAIR.match(lead) is not None and "respectively" not in statement.lines.text


_OCCASIONS = frozenset("at after before since upon until following by".split())
_CLEFT = lazy(r"nB(?:Tp)?p?d?w?(?:[DY]td?)?$")  # "It was in 1890 that"
_WHEN = lazy(r"[pu](?:d?|n(?:HB|B)?j?)$")
_CLAUSES = frozenset("when after before since while although though because".split())
_WHO = lazy(r"d[Kwj]{1,2}w$")  # "The Danish architect"
_OF_PEOPLE = lazy(r"(?:er|or|ist|ian|man|woman|ect|king|queen)$")
_AGENT = lazy(r"d?(?P<name>K+(?:od?K+)?)$")
_ARTICLES = ("", "d", "q", "dq", "qd")


def _after_attribution(statement: Statement, lead: str) -> int | None:
    """The token after "records show that", a colon or a semicolon; None when "that" hangs on anything else."""
    that = lead.rfind("t")
    if that >= 0 and not NEUTRAL_THAT.match(statement.lines.text[: statement.lines.ends[that]]):
        return None
    return max(that, lead.rfind(";"), lead.rfind(":")) + 1


_OWNER = lazy(r"K+P$")  # "Stoker's Dracula": whose it is, the facts know, or it was refused before
_OBJECT = lazy(r".*vw?[py]d?$")
_GOES_ON = lazy(r"z*(?:,?r|,C|,v|\()")
_RELATIVE = lazy(r"q?z*,?[rt]j?[BHC]")
_IN_PAREN = lazy(r"d?[KNYj]+\((?:[vj]*p)?$")  # "Associazione Sportiva Gubbio (abbreviated to"
_NAMED = lazy(r"d?w{1,2}od?$")
_NAMING = ("name", "title", "abbreviation", "motto", "nickname")


def _is_told_of_in_passing(statement: Statement, lead: str) -> bool:
    """Whether the entity, named inside another statement, is what the words after it speak of ("..., which has")."""
    letters, entity = statement.letters, statement.entity
    if _OWNER.match(lead):
        return True
    if _OBJECT.match(lead) and _GOES_ON.match(letters, entity + 1):
        return True
    if _RELATIVE.match(letters, entity + 1) and not any(c in lead for c in "ufTMhtrxq:"):
        return True
    if is_where(statement) and not any(c in lead for c in "ufTMhtrxq:"):
        return True
    if _IN_PAREN.match(lead) and letters[entity + 1 : entity + 2] == ")":
        return True
    return _NAMED.match(lead) is not None and statement.word(lead.rindex("o") - 1).endswith(_NAMING)


_WHOLE_CLAUSE = lazy(r"d?[wjK]{0,3}?K+z*j?[BvsC][^tfMTrquhx:;]*,$")
_AND = frozenset("and while whereas".split())


def _is_another_clause(statement: Statement, start: int, cut: int) -> bool:
    """Whether a whole statement about something else stands before ", and" or ", while" and the claim."""
    letters, joint = statement.letters, statement.letters[cut : cut + 1]
    if joint not in ("a", "u") or statement.word(cut) not in _AND:
        return False
    said = any(statement.word(i) in SAYING for i in range(start, cut))
    return not said and _WHOLE_CLAUSE.match(letters[start:cut]) is not None


_TIME_FIRST = lazy(r"[pj]?[dwjoO]{0,4}[DY](?=d?[jKOECKV]*$)")  # "In 2015 the mayor of"


def _after_segments(statement: Statement, lead: str, start: int) -> int | None:
    """The token after all that commas set off before the claim; None when one of the segments is unknown."""
    cut = lead.rfind(",") + 1
    if cut > start and _is_another_clause(statement, start, cut):
        return cut + 1
    if cut <= start:
        opening = _TIME_FIRST.match(lead[start:])
        return start + opening.end() if opening else start
    for segment in lead[start : cut - 1].split(","):
        end = start + len(segment)
        if segment and not _is_known(statement, segment, start, end):
            return None
        start = end + 1
    return cut


_FRONTED = lazy(r"(?:d|K+P)[jwKvs]*(?P<noun>w)(?:[po]d?K+)?$")  # "A hardcover publication,", "France's longest river,"
_ONE_OF = lazy(r"[hKN]od[^BHMr]*$")  # "One of the largest universities,"
_STATE = lazy(r"[Kwv]p(?:d?w{1,2}|d?K+|[DY])$")  # "Available in hardcover,", "Completed in 1985,"
_STATING = ("able", "ous", "ive")
_TIME = lazy(r"[pj]?[dwjoO]{0,5}[DY](?:p?[DY])?$")
_PARTICIPLE = lazy(r"j?[vgC][^BHM]*$")
_PLACE = lazy(r"pd?K+$")
_TOLD = MADE | frozenset(
    "considered regarded hailed celebrated praised known famed renowned revered acclaimed originating rising flowing "
    "stretching standing housed nestled linking connecting spanning crossing overlooking joining".split()
)
_FINITE = lazy(r"[BHM]")
_CONCEDING = frozenset("although though whereas".split())
_FREE = frozenset("despite unlike amid amidst notwithstanding thanks owing due".split())
# An adverb that is not among these may be a reservation: "nominally", "legally".
_ADVERBS = frozenset(
    "however moreover furthermore also additionally meanwhile nevertheless nonetheless therefore thus hence indeed "
    "likewise similarly finally lastly today now currently later subsequently eventually then first firstly second "
    "secondly third thirdly next overall besides still interestingly notably importantly remarkably surprisingly "
    "famously sadly tragically unfortunately fortunately ultimately specifically officially yet but and so "
    "elsewhere afterwards afterward".split()
)


def _is_known(statement: Statement, segment: str, start: int, end: int) -> bool:
    """Whether a segment describes the subject, says when or where, joins the sentence to others or names a source."""
    if _is_description(statement, segment, start, end) or _is_granted(statement, segment, start):
        return True
    if segment in ("Kj", "jj") and statement.word(start) in ("most", "more", "quite"):
        return statement.word(start + 1) in _ADVERBS
    if segment in ("j", "u", "w", "g"):
        return statement.word(start) in _ADVERBS
    if segment == "p" or _TIME.match(segment):
        return True
    text = statement.lines.slice(start, end - 1)
    if text.lower() in JOINING or NEUTRAL_AS.match(text) or text.lower().startswith("according to"):
        return True
    return _is_turn(statement, segment, start) or _is_where(statement, segment, end)


def _is_description(statement: Statement, segment: str, start: int, end: int) -> bool:
    """Whether a segment says what the subject is or how it came to be: "Completed in 1985,"."""
    word = statement.word(start)
    fronted = _FRONTED.match(segment)
    if fronted and fits(statement, statement.word(start + fronted.start("noun"))):
        return True
    of_many = segment[1:] if word == "as" else segment
    if statement.word(end - len(of_many)) == "one" and _ONE_OF.match(of_many):
        return True
    if segment[:1] == "K" and word in _TOLD and not _FINITE.search(segment):
        return True  # "Completed under an engineer,"
    if _STATE.match(segment) and word != "relative" and (word.endswith(_STATING) or word in MADE):
        return True
    if not _PARTICIPLE.match(segment):
        return False
    at = start + (segment[0] == "j")
    return segment[at - start] == "C" or statement.word(at) in _TOLD  # "Seen from the village," is an occasion


def _is_granted(statement: Statement, segment: str, start: int) -> bool:
    """Whether a segment grants something or tells of what came before, which leaves the statement what it is."""
    word = statement.word(start)
    if word in _FREE or (segment[:1] == "u" and word in _CONCEDING):
        return True
    return statement.declared.type == "date" and word in ("after", "during", "while")


_TURN = lazy(r"pd[jwvg]{0,2}(?P<noun>w)$")
_TURNS = frozenset(
    "shift move deal decision vote ruling step development ceremony referendum election coup agreement merger twist "
    "turn gesture turnaround breakthrough transaction".split()
)


def _is_turn(statement: Statement, segment: str, start: int) -> bool:
    """Whether a segment says by what turn of events something came about: "In a landmark deal,"."""
    found = _TURN.match(segment)
    return (
        found is not None
        and statement.word(start) in ("in", "after", "following")
        and statement.word(start + found.start("noun")) in _TURNS
    )


def _is_where(statement: Statement, segment: str, end: int) -> bool:
    """Whether a segment names a place: to a number it is a condition, and works appear anew in each place."""
    once = statement.declared.type in ("entity", "text") or statement.declared.topic in ONCE
    if not once or not _PLACE.match(segment):
        return False
    name = statement.lines.slice(end - len(segment.lstrip("pd")), end - 1)
    return is_broad(name) or knows(statement, name)


_SINGLES = frozenset(("single", "song", "track"))
_NOUN_PHRASE = lazy(r"a?j?[dl]?(?:[KjOqvw]*(?P<noun>w),?(?P<named>v)?|[KjOq]*)q?$")
_BEFORE_CUE = lazy(r"a?j?q?(?:xB|[Hp]|gp?)?[dwj]{0,3}q?$")
_ON = frozenset(("in", "on", "at", "during"))
_PART_OF_DAY = lazy(r"pd?[wsgjO]{1,3}o$")  # "In the early hours of": of what else, no author would be taken to assert
_CALLED = frozenset("called named titled entitled known".split())


def _is_subject(statement: Statement, start: int) -> bool:
    """Whether only the article and a noun that fits stand before the entity, or only small words before the cue."""
    rest = statement.letters[start : statement.first]
    if statement.first != statement.entity:
        if statement.shape == "active" and rest[:1] in ("p", "H", "g"):
            return False  # "in the simulator Ann Lee commanded"
        dated = statement.first == statement.value[0] and statement.word(start) in _ON
        return _BEFORE_CUE.match(rest) is not None or (dated and _PART_OF_DAY.match(rest) is not None)
    found = _NOUN_PHRASE.match(rest)
    if found is None or (found["named"] and statement.word(start + found.start("named")) not in _CALLED):
        return False
    if found["noun"] is None:
        return True
    at = found.start("noun")
    noun = statement.word(start + at)
    if noun in _SINGLES and statement.declared.topic == "work":
        return False  # an album may bear the name of its song, and came out on another day
    return fits(statement, noun, compound="w" in rest[:at])
