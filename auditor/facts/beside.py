"""Whether a claim is of a piece, an edition, a party or a stop on the way, beside which the fact is true as well."""

from __future__ import annotations

from auditor.facts.names import is_broad
from auditor.facts.plain.statement import MADE, Statement, knows
from auditor.language.lazy import lazy

_AROUND = frozenset("in at near of".split())
_PIECE = lazy(r"v[^,;BHM]*B")
_WITH = lazy(r"H[^CV]*[BHMv]")
_COUNTING = lazy(  # and ", measured from the sea floor,"
    r"(?:,? with (?:its|their)|,? (?:measured|counted|seen|viewed|taken|calculated|reckoned|corrected|adjusted|minus|"
    r"plus|including|excluding|counting|together with|along with|without|not counting|incl\.)) "
    r"(?!(?:(?:about|around|some|over|nearly|almost|just|roughly|exactly|only|more than|less than|under) )*\d)"
)
_RESERVED = lazy(
    r", (?:(?:originally|initially|at first|once)(?! (?:known|called|named|titled))|still|then|yet|by now|as|"
    r"in (?!the [A-Z])(?:(?:the |an? )?[a-z]+|[A-Z]\w+ [a-z]+))\b[^,]*,"
)


def is_cut(statement: Statement) -> bool:
    """Whether a number is told of the entity "as a shipping lane", "between A and B", "with its subsidiaries"."""
    first = min(statement.cue[0], statement.value[0])
    if _RESERVED.match(statement.lines.text, statement.lines.ends[statement.entity]):
        return True  # "Rust, still in alpha, was"
    if statement.declared.type != "number" or first <= statement.entity + 1:
        return False
    after = statement.entity + 1
    between = statement.letters[after:first]
    if between[0] == "p" and statement.word(after) not in _AROUND:
        return True
    if _COUNTING.match(statement.lines.text, statement.lines.ends[statement.entity]):
        return True
    if between[0] == "H" and statement.word(after) == "with" and _WITH.match(between):
        return True
    return _PIECE.match(between) is not None and statement.word(after) not in MADE


# Cups and tournaments that a club plays in beside its league, and where it plays.
_NO_LEAGUE = lazy(
    r"\b(?:Cup|Champions|Europa|Europe|Trophy|Shield|Copa|Coupe|Coppa|Pokal|Beker|Ta[cç]a|Play-?offs?|Olympics?|Games|"
    r"Tournament|Finals?|Stadium|Park|Arena|Ground|Stadion|Estadio|Stade|Stadio|Asia|Africa|America)\b"
)
# What a river flows through on its way to its mouth.
_ON_THE_WAY = lazy(
    r"\b(?:Lake|Lago|Lac|Loch|Lough|Reservoir|Dam|Gorges?|Gates?|Canyon|Falls|Valley|Plain|Basin|Canal|Park|Forest|"
    r"Province|County|State|District|Lowlands?|Delta|Marsh(?:es)?|Swamps?|Desert)\b"
)
_MOUTHS = lazy(r"\b(?:Sea|Ocean|Gulf|Bay|River|Channel|Sound|Strait|Fjord|Firth|Estuary)\b")


def is_passed(statement: Statement, name: str) -> bool:
    """Whether a value can be true beside the fact: a cup beside a league, a lake on a river's way to the sea."""
    if statement.declared.topic == "league":
        return _NO_LEAGUE.search(name) is not None or is_broad(name)
    if not statement.declared.label.startswith("mouth"):
        return False
    first = statement.value[0]
    bare = first > 0 and statement.letters[first - 1] != "d" and _MOUTHS.search(name) is None
    return bare or is_broad(name) or _ON_THE_WAY.search(name) is not None


_LAWS = frozenset("force effect signed".split())
_FOR_WHOM = lazy(r"(?P<p>[py])d?[wsKV]")


def is_for_one(statement: Statement) -> bool:
    """Whether a treaty's day is that of one party: "signed by Chile in", "entered into force for Peru in"."""
    if statement.declared.type != "date":
        return False
    told = _FOR_WHOM.match(statement.letters, statement.cue[1] + 1, max(statement.value[0], statement.cue[1] + 1))
    if told is None:
        return False
    word = statement.word(told.start("p"))
    return word == "for" or (statement.word(statement.cue[1]) in _LAWS and word != "on")


_PUBLISHED = frozenset(("published", "released", "issued"))


def is_of_another_edition(statement: Statement) -> bool:
    """Whether a publisher and a year of which the facts know neither tell of a later edition, or the tense does."""
    publisher = statement.declared.topic == "org" and _PUBLISHED.intersection(
        statement.word(at) for at in range(statement.first, statement.last)
    )
    lines, facts = statement.lines, statement.facts
    if publisher:
        if any(statement.word(at) in _ANEW for at in range(statement.first, statement.last)):
            return True
        years = [str(date.value.start.year) for date in lines.dates.values()]
        now = statement.word(statement.cue[0] - 1) in ("is", "are")
        return now or not all(_knows_year(statement, year) for year in years)
    if statement.declared.topic != "work":
        return False
    maker = _BY_WHOM.match(lines.letters, statement.cue[1] + 1)
    known = [facts.properties[fact.property_].topic for fact in facts.entities[statement.key].facts]
    return maker is not None and "org" in known and not knows(statement, lines.slice(maker.start("n"), maker.end() - 1))


_ANEW = frozenset("adapted translated illustrated abridged reprinted republished reissued remastered now today".split())
_BY_WHOM = lazy(r"[py]d?(?P<n>K+)")


def _knows_year(statement: Statement, year: str) -> bool:
    return any(year in value for fact in statement.facts.entities[statement.key].facts for value in fact.accepted)
