"""Whether the words right after a name tell another bearer of it, or a body beside it, from the entity."""

from __future__ import annotations

from auditor.facts.carry import is_person
from auditor.facts.names import is_broad, is_state
from auditor.facts.plain.statement import MADE, Statement, fits, knows
from auditor.language.lazy import lazy


def is_namesake(statement: Statement) -> bool:
    """Whether "X plc", "X, Jr.", "X (town)", "X, Ontario" or "X, the brewery" stands where the facts are of X."""
    after = statement.lines.text[statement.lines.ends[statement.entity] :]
    if _BODY.match(after) or _is_company(statement):
        return True
    aside = _ASIDE.match(after)
    if aside is not None:
        return _is_told_apart(statement, aside[1])
    place = _PLACE.match(after)
    if place is not None:
        return _is_elsewhere(statement, place[1])
    described = _DESCRIBED.match(after)
    if described is not None and _is_apposition(statement, described.end()):
        place = _FROM.search(described["words"])
        if place is not None and _is_elsewhere(statement, place[1]):
            return True  # "Elbe, a river in Washington"
        return not _is_apt(statement, described["words"], alone=statement.word(statement.entity).count(" ") == 0)
    return False


# A club's company, a firm's foreign sister, a father and a son; a form that the entity bears is part of its name.
_BODY = lazy(
    r",? (?:Inc|Ltd|Limited|plc|PLC|NV|N\.V|AG|GmbH|SA|S\.A|SpA|LLC|LLP|Corp|Jr|Sr|Junior|Senior|II|III|IV|the "
    r"(?:Elder|Younger|Second|Third))\b"
)
_COMPANY = lazy(r"\b(?:Inc|Ltd|Limited|plc|PLC|NV|N\.V|AG|GmbH|SA|S\.A|SpA|LLC|Corp)\b\.?$")
_ASIDE = lazy(r"[”\"’']? \(([^()\d:=–-]{2,60})\)")
_PLACE = lazy(r", ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?:, (?=[a-z])| (?=(?:is|was|has|had)\b))")
_DESCRIBED = lazy(r", (?:the|an?) (?P<words>[\w’' -]{3,80}?)(?:,| who\b| which\b| that\b)")
_FROM = lazy(r"\b(?:in|from|near) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
_HEAD = lazy(r"(?:.*? )??(?P<noun>[a-z][\w-]*)(?= (?:of|in|at|on|from|for|by|near|with|and|to|based|named|called)\b|$)")
_ARTICLE = lazy(r"(?:the|an?) ")
_WHERE = frozenset("pictured left right above below centre center front back top bottom".split())


def _is_company(statement: Statement) -> bool:
    """Whether the name has a legal form that no name of the club has: its company is another body."""
    name = statement.lines.slice(statement.entity, statement.entity)
    known = statement.facts.entities[statement.key]
    if name in known.all_names or _COMPANY.search(name) is None:
        return False
    return any(statement.facts.properties[fact.property_].topic in ("ground", "league") for fact in known.facts)


def _is_told_apart(statement: Statement, words: str) -> bool:
    """Whether an aside after the name is a place or a kind that the entity is not known by: "(Nevada)", "(town)"."""
    if words[0].isupper():
        return words.replace(" ", "").isalpha() and not words.isupper() and not _is_its_own(statement, words)
    article = _ARTICLE.match(words)
    if article is None and (" " in words or words.endswith(("ed", "ly")) or words in _WHERE):
        return False
    return not _is_apt(statement, words[article.end() if article else 0 :], alone=False)


def _is_its_own(statement: Statement, name: str) -> bool:
    names = statement.facts.entities[statement.key].all_names
    return knows(statement, name) or any(name in one or one in name for one in names)


def _is_elsewhere(statement: Statement, place: str) -> bool:
    """Whether a name after a comma is a town or state of which the facts do not tell: "Celtic, Boston"."""
    return not (_is_its_own(statement, place) or (is_broad(place) and not is_state(place)))


def _is_apposition(statement: Statement, length: int) -> bool:
    """Whether what stands between two commas has neither the cue ("X, a product of Y,") nor a verb of its own."""
    lines, at = statement.lines, statement.entity + 1
    end = lines.ends[statement.entity] + length
    if lines.starts[at] < lines.starts[statement.cue[0]] < end:
        return False
    while at < len(lines.starts) and lines.starts[at] < end - 1:
        if statement.letters[at] in "BHM" or (statement.letters[at] == "v" and statement.word(at) not in MADE):
            return False
        at += 1
    return True


_CITIZENS = frozenset(("national", "native", "citizen", "graduate"))


def _is_apt(statement: Statement, words: str, *, alone: bool) -> bool:
    """Whether a description can be the entity's; `alone` when its name is one word, as many people bear it."""
    head = _HEAD.match(words)
    if head is None:
        return True
    noun = head["noun"]
    known = statement.facts.entities[statement.key]
    said = {word for name in known.short_names for word in name.lower().split()} - {"the"}
    if is_person(statement.facts, statement.key):
        return noun in said or ((fits(statement, noun) or noun in _CITIZENS) and not (alone and said))
    return fits(statement, noun)


_AROUND = frozenset("in at near of".split())
_PIECE = lazy(r"v[^,;BHM]*B")
_WITH = lazy(r"H[^CV]*[BHMv]")
_COUNTING = lazy(r",? (?:including|excluding|counting|together with|along with|without|not counting|incl\.) ")


def is_cut(statement: Statement) -> bool:
    """Whether a number is told of the entity "as a shipping lane", "between A and B", "with its subsidiaries"."""
    first = min(statement.cue[0], statement.value[0])
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
