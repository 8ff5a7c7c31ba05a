"""Whether the words between entity, cue and value really tie the three together."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from auditor.facts.linked import LINKING, is_linked
from auditor.facts.model import Property
from auditor.facts.names import is_broad, is_state
from auditor.facts.outline import Outline, last_of_cue
from auditor.facts.term import term_of
from auditor.language.lazy import lazy

_DAY_FIRST = lazy(r"^pd?w?[DY],")
_DAY_NEAR = lazy(r"[^,;:aBHvMr()]*?p[dw]{0,2}[DY]")


def _is_of_a_day(letters: str, place: _Place) -> bool:
    """Whether the clause of a value that changes has a date: "in 1999 it was owned by", "bought the firm in 1999"."""
    after = max(place.last, place.value[1], place.entity if place.shape == "active" else 0) + 1
    return bool(_DAY_FIRST.match(letters) or _DAY_NEAR.match(letters, after))


_NAMED_ANEW = frozenset(("birth", "office_start", "office_end"))  # "born Ann Lee in", "became president in"
_CHANGING = frozenset(
    ("holding", "ground", "seat", "league", "city", "currency", "network")
)  # who or what it is depends on the day
_VERBS = lazy(r"[BHvM]")


def is_tied(
    lines: Outline,
    letters: str,
    entity: int,
    value: tuple[int, int],
    shape: str,
    declared: Property,
    is_known: Callable[[str], bool],
) -> bool:
    """Whether a match of a pattern is more than a chance of the outline.

    `value` are its first and last token; `is_known` says whether a fact of the entity tells of a name.
    """
    cue = letters.find("C")
    if cue < 0:
        return True
    last = last_of_cue(letters, cue)
    place = _Place(entity, cue, last, value, shape)
    if _is_another(lines, letters, place, declared, is_known) or not _fits_type(lines, letters, place, declared):
        return False
    if shape in ("event", "passive", "place", "dated") and entity < cue:
        if declared.type == "number" and shape == "event":
            own = letters[cue - 1] in "E,rtjBa)zq" and _is_all(lines, letters, value[1], declared)
            return own and not _has_other_subject(lines, letters, entity, cue)
        if shape == "event" and declared.topic not in _NAMED_ANEW and letters[last + 1 : last + 2] in ("K", "V"):
            return False  # "was crowned Empress in"
        own = shape != "event" or declared.topic.startswith("office") or _is_its_own(letters, cue, last)
        return own and _is_predicate(lines, letters, entity, cue, declared)
    if shape == "noun":
        return _is_of_noun(lines, letters, place)
    if shape == "count":
        acting = entity < value[0] < cue and _ACTING.match(letters, last + 1)  # "5 nations won"
        return not acting and _is_counted(lines, letters, value[0])
    if shape == "role":
        return is_linked(lines, letters, max(entity, last), value, declared)
    return True


_UPRIGHT = frozenset("height elevation depth floor floors storeys stories count".split())  # no land has a part of it


class _Place(Struct, frozen=True, gc=False):
    """The tokens of entity, cue (first and last) and value (first and last), and the cue's shape."""

    entity: int
    cue: int
    last: int
    value: tuple[int, int]
    shape: str


def _is_another(
    lines: Outline, letters: str, place: _Place, declared: Property, is_known: Callable[[str], bool]
) -> bool:
    """Whether the name is only part of what the sentence is about ("the Eiffel Tower replica", "... in Las Vegas")."""
    entity = place.entity
    following = letters[entity + 1 : entity + 2]
    if entity > place.cue and (following == "w" or (following == "P" and "," not in letters[place.cue : entity])):
        return True
    if entity < place.cue and _COMPOUND.match(letters[: place.cue], entity):
        return True
    elsewhere = _ELSEWHERE.match(letters, entity)
    if elsewhere is None or lines.word(entity + 1).lower() != "in":
        return False
    if lines.word(entity).count(" ") > 1:
        return False  # a name of three words has no namesake elsewhere
    name = lines.slice(elsewhere.start("place"), elsewhere.end() - 1)
    if declared.type == "number" and _UPRIGHT.isdisjoint(declared.label.lower().split()):
        return True  # "the Rhine in Switzerland has a length of"
    return not ((is_broad(name) and not is_state(name)) or is_known(name))


def _fits_type(lines: Outline, letters: str, place: _Place, declared: Property) -> bool:
    """Whether the value is one of now and of the whole, where the property's type lets it be another."""
    if declared.type == "date":
        told = letters[place.last + 1 : place.value[0]]
        return declared.topic != "work" or told.count("p") < 2  # "published in paperback in": another edition
    if _IN_PLACE.match(letters):
        return False
    first, last = min(place.entity, place.cue, place.value[0]), max(place.entity, place.last, place.value[1])
    if declared.topic != "network" and _is_of_old(lines, first, last):
        return False  # "was originally aired on" is what the fact tells of
    if declared.type == "number":
        if _is_of_another(lines, letters, place) or _is_compared(lines, first, last):
            return False
        whole = letters[place.value[1] + 1 : place.value[1] + 2] == "-"  # "a 65-floor tower in Rome"
        return whole or not _is_partial(lines, letters, max(place.last, place.value[1]))
    if (_is_passing(lines, letters) and not _is_termed(lines, letters, first, last, declared)) or (
        declared.topic == "author" and _FILMED.search(lines.text)
    ):
        return False
    if declared.topic in _CHANGING and _is_of_a_day(letters, place):
        return False
    changes = place.shape == "role" and declared.type == "entity" and declared.cardinality == "one"
    return not (changes and _is_bygone(lines, letters, place.entity, place.value[1]))


def _is_predicate(lines: Outline, letters: str, entity: int, cue: int, declared: Property) -> bool:
    """Whether a participle belongs to the entity, not to a noun before it ("near the hotel built in 1990")."""
    if _has_other_subject(lines, letters, entity, cue):
        return False
    at = cue - 1
    while at > entity and letters[at] == "j":
        at -= 1
    noun = letters[at] == "v" and letters[at - 1] == "d"  # "a play"
    if at <= entity or not (noun or letters[at] in "wsKNDYOgz)"):
        return True
    verbs = [found.start() for found in _VERBS.finditer(letters, entity + 1, cue)]
    if not verbs:
        return letters[entity + 1] in ",(q" and not any(c in "poyDY" for c in letters[entity + 2 : cue])
    between = letters[verbs[-1] + 1 : cue].removeprefix("dY")  # "is a 1960 film directed by"
    if declared.topic == "work":
        between = _BY_MAKER.sub("", between)  # "is a novel by Ann Lee published in": no maker is
    return letters[verbs[-1]] == "B" and not any(c in "poyDYrt" for c in between)


_BY_MAKER = lazy(r"yd?[wK]*K$")


_WORKS = frozenset(("construction", "building", "production", "work"))
_BEGUN = frozenset(("began", "started", "commenced"))


def _is_of_noun(lines: Outline, letters: str, place: _Place) -> bool:
    """Whether a date is that of the noun itself: "the opening of E in", "construction of E began in"."""
    begun = letters[place.entity + 1 : place.entity + 2] == "v" and lines.word(place.entity + 1) in _BEGUN
    if lines.word(place.cue).lower() in _WORKS:
        return begun
    return "v" not in letters[place.entity : place.value[0]]


_AWAY = frozenset("from off above below beneath behind beyond outside into".split())
SEA = "above sea level"
_COUNTED = frozenset("people persons men lives seats spectators".split())


def _is_all(lines: Outline, letters: str, number: int, declared: Property) -> bool:
    """Whether a number after its verb is of the whole: not "killed 20 children", "runs 12 kilometres north of"."""
    at = number + 1
    if letters[at : at + 1] == "K" and letters[at + 1 : at + 2] in ("w", "s"):
        return False  # "killed 649 Argentine soldiers"
    if letters[at : at + 1] not in ("w", "s"):
        return True
    if declared.topic == "measure":
        beyond = lines.word(at + 1).lower() if at + 1 < len(letters) else ""
        whole = (
            beyond not in _AWAY
            or lines.slice(at + 1, len(lines.ends) - 1).startswith(SEA)
            or " to " in lines.text[lines.ends[at] :]
        )
        return whole and letters[at + 1 : at + 2] not in ("w", "o")
    return declared.topic == "money" or lines.word(at).lower() in _COUNTED


def _has_other_subject(lines: Outline, letters: str, entity: int, cue: int) -> bool:
    """Whether the cue's verb belongs to a clause of time ("survived until its rival was dissolved")."""
    return any(
        letters[i] in "pu" and lines.word(i).lower() in _CLAUSES and _FINITE.match(letters, i + 1)
        for i in range(entity + 1, cue)
    )


_CLAUSES = frozenset("until till before after since when while because as though although".split())
_FINITE = lazy(r"[diKwsj]+[BHvC]|h|n")


def _is_its_own(letters: str, cue: int, last: int) -> bool:
    """Whether an event happened to the entity: "was opened in", "opened in", but not "opened a branch in"."""
    at = cue - 1
    while at > 0 and letters[at] == "j":
        at -= 1
    if letters[at] in "B,(aqcz)" or (letters[at] in "wsKNO" and "B" in letters[:at]):
        return True
    return letters[last + 1 : last + 2] in ("p", "D", "Y", "(", ",", "j", "y", ".", "", "o")


_WHOLE = frozenset(
    "network archipelago group chain system fleet union federation complex up consist consists composed comprised "
    "consisting consisted total maximum minimum team membership staff population crew capacity workforce alliance "
    "bloc club association organisation organization league party parliament assembly council orchestra".split()
)


_COMPARED = frozenset("too more less fewer longer shorter taller higher lower deeper wider room".split())
_HAS = frozenset("has have had is are was were".split())


def _is_compared(lines: Outline, first: int, last: int) -> bool:
    """Whether a number is a difference ("10 metres too tall") and not the measure itself."""
    return any(lines.word(i).lower() in _COMPARED for i in range(first, last + 1) if lines.letters[i] in "wj")


def _is_of_another(lines: Outline, letters: str, place: _Place) -> bool:
    """Whether the measure is that of a noun between ("crosses a line with a gauge of", "passes a lake 30 km long")."""
    low = min(place.cue, place.value[0])
    if place.entity > low:
        return False
    at = low
    while at > place.entity + 1 and (letters[at - 1] in "djN-Y" or lines.word(at - 1).lower() in _UTMOST):
        at -= 1
    if (
        _is_done_otherwise(lines, letters, place, low)
        or _is_of_a_stretch(lines, letters, at)
        or _is_of_a_part(lines, letters, place.entity + 1, at)
    ):
        return True
    if letters[at - 1] in "op" and at > 1 and lines.word(at - 2).lower() in _WHOLE | {"home"}:
        return False
    if letters[at - 1] == "v" and low == place.cue and lines.word(at - 1).lower() not in _HOLDING | LINKING:
        return True  # "lost an area of"
    if letters[at - 1] == "s" and lines.word(at - 1) in _HOLDING and _SET_OFF.match(letters, place.entity, at - 1):
        return False  # "with its notes, contains"
    if letters[at - 1] in "pHog" and lines.word(at - 1).lower() not in _HAS:
        at -= 1
    if at - 1 <= place.entity + 1 or letters[at - 1] not in "wsK":
        return False
    before = letters[place.entity + 1 : at]
    if before.startswith(("Bwo", "Bdwo")) and "part of" in lines.text:
        return True
    return "B" not in before and not _RELATED.match(before)


def _is_of_a_part(lines: Outline, letters: str, first: int, at: int) -> bool:
    """Whether the entity has a part that has the measure: "had a western half and an area of"."""
    having = _HAVING.match(letters, first, at)
    return having is not None and any(lines.word(i).lower() in _PARTS for i in range(first, at))


_HAVING = lazy(r"H[^,;:BHMrtu]*$")
_PARTS = frozenset("half part section wing portion quarter sector zone strip tract annex extension".split())


def _is_of_a_stretch(lines: Outline, letters: str, at: int) -> bool:
    """Whether a preposition before token `at` hangs on an adjective: "is navigable over a length of"."""
    return letters[at - 1] == "p" and lines.word(at - 2).endswith(("able", "ible"))


_UTMOST = frozenset(("maximum", "total", "overall"))  # of the whole
_RELATED = lazy(r",d")
_SET_OFF = lazy(r"Eq?z*(?:,[^,;:BMrtuEC]*,|z|H[^,;:BHMvrtuEC]*)?j*$")  # no verb between the name and its own
_DOING = lazy(r"Eq?z*(?:,[^,]*,)?j*(?P<verb>[vs])[^,;:aBHMrtu]*$")
_BESIDE_IT = lazy(r"Ej?[vs][^B]*,H[djw]*$")  # "sits between bismuth, with"


def _is_done_otherwise(lines: Outline, letters: str, place: _Place, low: int) -> bool:
    """Whether the entity's verb is none of having or reaching: "freezes to a depth of"."""
    if place.shape != "role":
        return False
    doing = _DOING.search(letters[place.entity : low])
    if doing is None:
        return _BESIDE_IT.match(letters[place.entity : low]) is not None
    verb = lines.word(place.entity + doing.start("verb")).lower()
    return verb not in _HOLDING | LINKING | _REACHING


_REACHING = frozenset("reaches rises lies sits attains climbs towers soars peaks records reported gives bears".split())
_FILMED = lazy(r"\b(?:film|television|anime|series|episode|screenplay|directed|libretto)\b")  # another's words


def _is_passing(lines: Outline, letters: str) -> bool:
    """Whether a span of time bounds what is told ("from 1990 to 1995"), of which the fact says nothing."""
    return any(
        letter in "DY"
        and (
            (letters[i - 1 : i] == "p" and lines.word(i - 1).lower() in ("until", "till", "since", "between", "from"))
            or lines.dates[i].value.precision == "range"
        )
        for i, letter in enumerate(letters)
    )


def _is_termed(lines: Outline, letters: str, first: int, last: int, declared: Property) -> bool:
    """Whether a span of time is the term of an office, against which the facts' own terms are held."""
    return declared.cardinality == "one_at_a_time" and term_of(lines, letters, first, last) is not None


_OLD = frozenset("originally initially once formerly previously then first".split())
_COMPOUND = lazy(r"Eq?[sg][^,;:arutE]*[BH]")  # "Python bindings for Qt were"
_ELSEWHERE = lazy(r"Epd?(?P<place>K[KN]*)")  # "the Eiffel Tower in Las Vegas" may be another
_ACTING = lazy(r"v(?!p?[DY])")
_PART = lazy(r"[wso]{0,2}(?:[pt]d?[KV]|[tr])")
_IN_PLACE = lazy(r"pd?[KV][KN]{0,2},")
_HOLDING = frozenset(
    "made contains comprises comprise consist contain include hold number cover total includes serves "
    "carries groups operates offers maintains owns employs "
    " numbers holds seats houses counts features covers totals ran runs boasts "
    "employed got contained comprised numbered held seated housed counted featured totalled totaled lasted lasts "
    "having covering comprising employing totalling totaling containing spanning numbering consists consisted "
    "published killed claimed took enrols enrolls teaches educates divided subdivided split organised organized".split()
)


def _is_of_old(lines: Outline, first: int, last: int) -> bool:
    """Whether a word says that the value is one of former times."""
    return any(lines.word(i).lower() in _OLD for i in range(first, last + 1) if lines.letters[i] == "j")


COVERING = frozenset("cover covers covering total totalling occupy occupying".split())


def _is_partial(lines: Outline, letters: str, last: int) -> bool:
    """Whether a number is that of a part: "6,000 employees in Canada", "80 moons that have names"."""
    if letters[last + 1 : last + 2] == "r" and last + 2 < len(letters) and lines.word(last + 2) in COVERING:
        return False  # "34 floors which cover an area of"
    return _PART.match(letters, last + 1) is not None


def _is_counted(lines: Outline, letters: str, number: int) -> bool:
    """Whether a counted number is the whole: not a share ("4 people per mile") or a change ("adding 9,000 people")."""
    if letters[0] == "o" and not letters.startswith("ow,"):
        return False  # "Of its workers", but "Of course,"
    if letters[number - 1] == "H" and letters[number - 2 : number - 1] == "v":
        return False  # "started with 12 employees"
    verb = next((i for i in range(number - 1, -1, -1) if letters[i] in "BHMvsgE,;C" and not _is_noun(letters, i)), -1)
    if verb >= 0 and letters[verb] in "vsg" and not _is_of_holding(lines, letters, verb):
        return False
    at = number - 1
    if _SHARED.match(letters, number + 1):
        return False
    then = _AT_THAT_TIME.search(letters[:number])
    if then and lines.word(then.start("with")).lower() == "with":
        return False
    if at < 0 or letters[at] not in "oygp":
        return True
    if letters[at] == "o":
        return at > 0 and lines.word(at - 1).lower() in _WHOLE
    if letters[at] == "p" and lines.word(at - 1).lower() == "home":
        return True
    return letters[at] == "g" or (letters[at] == "p" and lines.word(at).lower() in ("at", "as", "for", "into"))


def _is_bygone(lines: Outline, letters: str, after: int, value: int) -> bool:
    """Whether a past tense with a date tells of a value that may have changed since."""
    end = max(after, value)
    was = any(letters[i] == "B" and lines.word(i).lower() in ("was", "were") for i in range(end + 1))
    return was and any(c in "DY" for c in letters)


def _is_noun(letters: str, at: int) -> bool:
    """Whether a word that ends in s stands after a number or another describing word: "three lines"."""
    return letters[at] == "s" and letters[at - 1 : at] in ("N", "w", "-")


_GATHERING = frozenset(
    "won wins scored earned amassed wrote composed painted recorded directed flew completed carried mounted fathered "
    "authored".split()
)  # of a life's or a team's whole, but in no one year


def _is_of_holding(lines: Outline, letters: str, verb: int) -> bool:
    word = lines.word(verb).lower()
    return word in _HOLDING or (word in _GATHERING and not any(letter in "DY" for letter in letters))


_SHARED = lazy(r"[CcwsK]{1,4}(?:H|py?)i")  # "children with his first wife"
_AT_THAT_TIME = lazy(r"[DY][^,;:]*,?(?P<with>H)[dj]{0,2}$")  # "opened in 1959 with 11 stations"
