"""What may stand between the parts of a claim in a plain statement."""

from __future__ import annotations

import re

from auditor.facts.dating import is_state
from auditor.facts.plain.moment import happened_then
from auditor.facts.plain.office import is_highest
from auditor.facts.plain.others import is_others
from auditor.facts.plain.statement import CREATING, MADE, SAYING, Statement, fits, knows
from auditor.language.lazy import lazy

_MADE_BY_WHOM = lazy(r"[^;:]*?yd?(?P<name>K+)")


def is_of_another_maker(statement: Statement) -> bool:
    """Whether a work's year stands beside a maker whom the facts do not know: "is a 1978 album by"."""
    if statement.declared.topic != "work":
        return False
    facts = statement.facts.entities[statement.key].facts
    if not any(statement.facts.properties[fact.property_].topic in _CREATORS for fact in facts):
        return False
    maker = _MADE_BY_WHOM.match(statement.lines.letters, statement.last + 1)
    if maker is None:
        return False
    return not knows(statement, statement.lines.slice(maker.start("name"), maker.end("name") - 1))


_CREATORS = ("author", "director", "performer", "composer")


def _is_of_its_day(statement: Statement) -> bool:
    """Whether the dates of a sentence are none but the work's own: another maker and another year are another work."""
    years = [str(date.value.start.year) for date in statement.lines.dates.values()]
    facts = statement.facts.entities[statement.key].facts
    dated = any(statement.facts.properties[fact.property_].topic == "work" for fact in facts)
    return not dated or all(knows(statement, year) for year in years)


_ISSUED_BY = lazy(r"[^;:]*?vyd?(?P<name>K+)")


def _is_of_one_edition(statement: Statement) -> bool:
    """Whether a code is that of an edition by a publisher whom the facts do not know."""
    maker = _ISSUED_BY.match(statement.lines.letters, statement.first) if statement.declared.topic == "code" else None
    return maker is not None and not knows(statement, statement.lines.slice(maker.start("name"), maker.end("name") - 1))


_MADE_BY = lazy(r"(?:released|produced|created|made|developed|published|run|owned|built|issued) \w+$")
_ASIDES = lazy(r"(?<=[,~(])[^,~()]+(?=[,~)])")


def _is_said_between(statement: Statement) -> bool:
    """Whether an aside within the claim says whose word it is: ", the sign on the gate says,"."""
    letters = statement.letters
    for aside in _ASIDES.finditer(letters, statement.first, statement.last):
        if aside[0][0] in "dKhnwsx" and statement.word(aside.end() - 1) in SAYING:
            return True
    return False


_PUT_OFF = frozenset(
    "cancelled canceled postponed delayed scheduled planned abandoned failed aborted expected prevented averted set "
    "due".split()
)


def _is_called_off(statement: Statement) -> bool:
    """Whether what a noun names may not have happened on its day: "the opening of the hall in 1870 was postponed"."""
    return any(statement.word(i) in _PUT_OFF for i in range(len(statement.letters)))


def _is_put_off(statement: Statement) -> bool:
    """Whether a noun's event was called off, or a verb's, told before the entity, was one for some: "opened to"."""
    if statement.shape == "noun":
        return _is_called_off(statement)
    told_first = statement.shape == "event" and statement.cue[0] < statement.value[0] < statement.entity
    return told_first and statement.declared.type == "date" and not happened_then(statement)


def _may_have_moved(statement: Statement) -> bool:
    """Whether a seat is one of the past: "was based in"."""
    return statement.declared.topic == "seat" and statement.word(statement.cue[0] - 1) in ("was", "were")


def _is_done_to_it(statement: Statement) -> bool:
    """Whether the cue's verb is said of the entity, and the date or name after it is the verb's own."""
    dated = statement.declared.type == "date"
    if dated and is_state(statement.lines, statement.letters, statement.entity, statement.cue, statement.value[0]):
        return True
    if (
        _may_have_moved(statement)
        or not (_is_first_of_two(statement) or _is_subject_of_verb(statement))
        or (statement.shape == "parted" and _is_placed(statement))
    ):
        return False
    return not dated or (_is_its_own_event(statement) and happened_then(statement))


_FOR_A_TIME = frozenset(
    "commanded captained owned owns operated operates led leads headed heads chaired chairs managed manages ran runs "
    "coached coaches held holds kept governed ruled piloted edited".split()
)
_PLACED = lazy(r"(?:ad?)?[KNod]*p(?![dw]{0,2}[DY])")
_PLAINLY = frozenset("famously actually himself herself itself".split())


def _is_done_outright(statement: Statement) -> bool:
    """Whether no adverb, date or place bounds what an agent did: not "briefly commanded", "commanded it in 1990"."""
    first, last = statement.value[1] + 1, statement.cue[0]
    if statement.shape == "passive":  # "built by Ann Lee on the Tyne,", but not "sold by Ann Lee in America,"
        placed = last < first and _PLACED.match(statement.letters, first, max(first, statement.entity))
        return not placed or statement.word(last) in CREATING
    if any(statement.letters[i] == "j" and statement.word(i) not in _PLAINLY for i in range(first, last)):
        return False
    held = statement.declared.cardinality == "one_at_a_time"  # from when until when, the facts say as well
    return held or not statement.lines.dates or statement.word(statement.cue[0]) not in _FOR_A_TIME


_VERBS = ("event", "passive", "place", "parted", "dated")
_ENDS_A_NAME = ("league", "language", "constellation", "ground", "currency")


def holds_together(statement: Statement) -> bool:
    """Whether the words between entity, cue and value only join them."""
    entity, cue, value, declared = statement.entity, statement.cue, statement.value, statement.declared
    if _is_said_between(statement) or _is_put_off(statement):
        return False
    if declared.topic.startswith("office"):
        return is_highest(statement)
    if _MADE_BY.match(statement.lines.slice(*cue)) and knows(statement, statement.lines.slice(*value)):
        return False  # "released by" its performer, says nothing of its label
    if (declared.topic in _CREATORS and not _is_of_its_day(statement)) or is_others(statement):
        return False
    if _is_of_one_edition(statement):
        return False
    if statement.shape in _VERBS and entity < cue[0] < value[0] and declared.type != "number":
        return _is_done_to_it(statement)
    if statement.shape in ("active", "passive") and not _is_done_outright(statement):
        return False
    named = statement.letters[value[0] - 1 : value[0]] == "v"  # "the club named Ann Lee coach"
    before_cue = statement.shape == "role" and value[1] + 1 == cue[0] and declared.type == "entity" and not named
    if before_cue and declared.topic not in _ENDS_A_NAME:
        return False  # "its European headquarters"
    if declared.type == "number" and (_is_intended(statement) or not _is_measured(statement)):
        return False
    return _UNKNOWN.isdisjoint(_inside(statement))


_STATED = lazy(r"(?:.*[BHvsg,;:anrtqz)(])?[jdwo]*$")
_OF_IT = lazy(r"-?(?P<noun>[ws]?),?(?:[po]d?|B)?d?q?$")


_PARTED = frozenset(
    [(verb, "into") for verb in ("divided", "subdivided", "split", "organised", "organized")]
    + [(verb, "for") for verb in ("ran", "runs", "lasted", "lasts", "aired")]
)


_INTENDED = frozenset("planned intended proposed projected meant conceived".split())


def _is_intended(statement: Statement) -> bool:
    """Whether a number is one of a plan ("was planned with a span of")."""
    return any(statement.word(at) in _INTENDED for at in range(statement.first, statement.last))


def _is_measured(statement: Statement) -> bool:
    """Whether no preposition parts a number from its verb ("is on average 570 m deep"), and a noun after it fits."""
    letters, entity, cue, value = statement.letters, statement.entity, statement.cue, statement.value
    if entity < value[0] < cue[0]:
        verb = statement.word(value[0] - 2) if value[0] > entity + 2 else ""
        home = verb == "home" or (verb, statement.word(value[0] - 1)) in _PARTED  # "is home to", "ran for"
        return home or _STATED.match(letters[entity + 1 : value[0]]) is not None
    if value[0] < cue[0] < entity:
        found = _OF_IT.match(letters[cue[1] + 1 : entity])
        return found is not None and (not found["noun"] or fits(statement, statement.word(cue[1] + 1)))
    return True


def _is_placed(statement: Statement) -> bool:
    """Whether a place stands between a verb and its agent, who may be another elsewhere ("published in America by")."""
    return "K" in statement.letters[statement.cue[1] + 1 : statement.value[0]]


_UNKNOWN = frozenset("tufMTh")
# ", that is", "a book that has", ", they have", "It was in 1890 that"
_LINKING = lazy(r",tB|(?<=[ws])t(?=H)|,n(?=[BH]d?(?:\||$))|^td?K*(?=\|)")


def _inside(statement: Statement) -> str:
    """The letters between the first and the second part, and between the second and the third."""
    entity = (statement.entity, statement.entity)
    (_, one), (two, three), (four, _) = sorted((entity, statement.cue, statement.value))
    return _LINKING.sub("", f"{statement.letters[one + 1 : two]}|{statement.letters[three + 1 : four]}")


# A description set off by commas or a place, and then the verb's own auxiliaries, a first verb and "and", or a noun.
_DESCRIBED = (
    r"(?:,r[^;:fuqCEV()h,]{1,30},|,[hN]o[^;:BHMrCEVq,]*,|,(?:d[vj]?|[Kl]|jv?)(?:-v|[^;BHMvrCEV])*,|,?yd?K+,?|,N-?[ws]{1,2},"
    r"|,v[^,;BHMCrE]*,|,pd?K+,|pd?K+(?:,K+)*,?)?"
)
_SUBJECT = lazy(
    rf"{_DESCRIBED}(?:(?:,?r)?j*(?:B|HB|H)?j*"
    r"|(?:,?r)?(?:B|HB)?j*[vs][^,;:BHMCrtuE]*(?:,?a|,)(?:B|HB|[vs]i)?j*"
    r"|(?:,?r)?[BH][^,;:BHMCrtuE]*(?:,K+)*,?a(?:HB|B)j*"
    r"|Bd[wsKjNYOg/-]{0,8}(?:o[ws]{1,2})?(?:(?:v(?:av)?)?yd?[wKs]*K(?:,K)?)?(?:pK+tB?|,?[rt]B?|,)?j*"
    r"|,(?:d[wsKjNYo-]{0,8},?)?(?:,?rB?)?j*"
    r"|[Hvs]i[jO]?|,H"
    r"|(?:,?(?:l|[jw]vp)j?d?K[KNw]{0,5})?,*\((?:[^DYNKyvrE]{0,6}|[^DYNyvrE]{0,8};j?))$"
)  # not "(played by Ann Lee, born"


_MAKER = lazy(
    r"q?z*(?:,(?P<work>v)?|,d[wsKjvO]{1,5}|Bd[wsKjNYO/-]{1,8}(?:o[ws]{1,2})?(?:v(?:av)?)?)?yd?(?:Kw+)?(?P<name>K+)"
)
_ANOTHERS = lazy(r",(?:(?!pd?K+,)[^,]*[^yK]d?K+q?,rB?j?|r[^,]*v[^,]*K+q?,)$")
_LIST = lazy(r"q?z*,[^,]*,?a")
_OF_A_YEAR = lazy(r"q?z*BdY")
_KIND_TOLD = lazy(r",d[ws]{1,2},")
_PLACED_KIND = lazy(r"Bd[^,;:]*(?P<noun>w)(?P<at>p)(?P<place>K+)t")
_DONE_TO = lazy(r"q?z*,j?(?P<verb>[vw]),")
_TOLD = lazy(r"q?z*(?:,|B)d(?P<words>[^,;:BHMrE]*)")
# What is made after another and may bear its name.
_VERSIONS = frozenset(
    "remake reboot sequel prequel adaptation spin-off spinoff version cover copy replica edition namesake translation "
    "revival parody tribute imitation model offshoot subsidiary branch namesakes homage reconstruction".split()
)
# What bears the names of other things.
_NAMESAKES = frozenset(
    "band duo trio film movie novel album song single musical opera play ballet comic manga anime sitcom game "
    "videogame magazine fanzine ship frigate destroyer cruiser submarine yacht horse racehorse stallion mare greyhound "
    "asteroid crater hotel casino mall restaurant pub bar nightclub cafe typeface font perfume beer rose software app "
    "character "
    "rapper singer footballer actor actress drummer guitarist novelist poet wrestler fragrance cocktail".split()
)
_HEAD = lazy(r"[^poyrC]*?(?P<noun>[ws])(?![ws])")


def _is_namesake(statement: Statement, start: int, words: str) -> bool:
    """Whether a description says that the entity is a thing as bears the names of others, and the facts do not."""
    head = _HEAD.match(words)
    if head is None:
        return False
    noun = statement.word(start + head.start("noun"))
    return noun in _NAMESAKES and not fits(statement, noun)


_AT = frozenset("in at near off outside".split())
# Any other may be a reservation: "partly opened", "nominally closed".
_ADVERBS = frozenset(
    "also originally first officially later then finally formally initially publicly eventually subsequently actually "
    "now currently still just already well best widely commonly generally always famously reportedly ultimately "
    "previously formerly newly recently soon posthumously independently jointly completely fully itself "
    "once simply primarily mainly mostly predominantly anonymously".split()
)


def _is_elsewhere(statement: Statement, first: int, between: str) -> bool:
    """Whether a thing of a kind and a place unknown to the facts is told of: "is a hotel in Macau that opened"."""
    placed = _PLACED_KIND.match(between)
    if placed is None or statement.word(first + placed.start("at")) not in _AT:
        return False
    name = statement.lines.slice(first + placed.start("place"), first + placed.end("place") - 1)
    return not (fits(statement, statement.word(first + placed.start("noun"))) or knows(statement, name))


def _is_told_apart(statement: Statement, first: int, between: str) -> bool:
    """Whether a description between entity and verb tells a namesake or a version from the entity."""
    kind = _KIND_TOLD.match(between)
    if kind and statement.word(first + 1) == "the" and not fits(statement, statement.word(first + kind.end() - 2)):
        return True  # "Dracula, the musical, opened"
    year = _OF_A_YEAR.match(between)
    if year and statement.declared.type != "date" and not knows(statement, statement.word(first + year.end() - 1)):
        return True  # "King Kong is a 2005 film directed by"
    done = _DONE_TO.match(between)
    if done and statement.declared.topic == "work" and statement.word(first + done.start("verb")) not in MADE:
        return True  # "Casablanca, colorized, was released"
    if _is_elsewhere(statement, first, between):
        return True
    told = _TOLD.match(between)
    if told is None:
        return False
    if any(statement.word(first + i) in _VERSIONS for i in range(*told.span("words"))):
        return True  # "Casablanca, a remake for television, was"
    return _is_namesake(statement, first + told.start("words"), told["words"])  # "Interpol, a band from New York, was"


_AND_ANOTHER = lazy(r"ad?K+B$")


def _is_first_of_two(statement: Statement) -> bool:
    """Whether one day is told of the entity and another thing: "The tower and the hall were opened in"."""
    between = statement.letters[statement.entity + 1 : statement.cue[0]]
    were = _AND_ANOTHER.match(between) is not None and statement.word(statement.cue[0] - 1) == "were"
    return were and statement.declared.type == "date" and len(statement.lines.dates) == 1


def _is_subject_of_verb(statement: Statement) -> bool:
    """Whether the entity is what the cue's verb is said of, with nothing but a description between the two."""
    first, last = statement.entity + 1, statement.cue[0]
    between = statement.letters[first:last]
    if any(letter == "j" and statement.word(first + i) not in _ADVERBS for i, letter in enumerate(between)):
        return False
    if _is_told_apart(statement, first, between):
        return False
    if between[:1] == "p" and statement.word(first) not in _AT:
        return False  # "Firefox for Android was released"
    if between[:1] == "p" and statement.declared.topic == "work":
        return False  # "Nevermind in Europe was released"
    maker = _MAKER.match(between)
    if _ANOTHERS.search(between):
        return False  # "Le Monde, founded on the ruins of Le Temps, which was founded in"; "E, who met Ann, born in"
    if maker and (not maker["work"] or statement.declared.topic == "work"):
        name = statement.lines.slice(first + maker.start("name"), first + maker.end("name") - 1)
        if not knows(statement, name):
            return False  # "Dracula, by Hamilton Deane, was published"
    if _LIST.match(between) and statement.word(last - 1) in ("were", "are"):
        return False  # "the tower, the bridge and the hall, were opened"
    if statement.declared.type == "date" and (got := _GOT.match(between)):
        return _is_gotten(statement, got)
    return _SUBJECT.match(between.replace("z", "").replace("q", "")) is not None


# What somebody does to have what the cue names: "was awarded the Nobel Prize", "made its first flight".
_GETTING = frozenset(
    "won received awarded given got gained earned shared accepted made took granted bestowed saw held enjoyed "
    "makes takes receives wins gets".split()
)
_GOT = lazy(r"(?:B|HB?|,?rB?)?(?P<verb>[vs])(?:d|i[jO]?)?$")


def _is_gotten(statement: Statement, found: re.Match[str]) -> bool:
    """Whether the cue is a noun that names what the entity got or did, by the verb and article before it."""
    if found["verb"] == found[0][-1] and statement.lines.letters[statement.cue[0]] not in "KwO":
        return False
    return statement.word(statement.entity + 1 + found.start("verb")) in _GETTING


_ENDINGS = ("ended", "death", "loss")


def _is_its_own_event(statement: Statement) -> bool:
    """Whether no first verb made another thing of the entity before the event of the cue."""
    letters, start = statement.letters, statement.entity + 1
    if letters[start] == "," and letters[statement.cue[0] - 2 : statement.cue[0]] == ",B":
        start = statement.cue[0] - 1  # an aside tells of no event before this one
    between = range(start, statement.cue[0])
    if statement.declared.topic in _ENDINGS or not any(letters[i] == "a" for i in between):
        return True
    return all(statement.word(i) in MADE for i in between if letters[i] == "v")
