"""The parts of a claim at their places in the outline of its sentence, and what its entity may be called."""

from __future__ import annotations

from msgspec import Struct

from auditor.facts.carry import is_kind, is_person
from auditor.facts.model import FactFile, Property
from auditor.facts.outline import Outline
from auditor.language.lazy import lazy

ONCE = frozenset(("birth", "death", "start", "ended", "loss", "office_start", "office_end"))  # at one place only

# How a thing came to be: "built and opened in" tells of its own beginning, "adapted and released in" does not.
MADE = frozenset(
    "written directed produced recorded composed designed built created developed made located situated based "
    "born constructed painted founded established manufactured edited illustrated owned operated led named "
    "called found published released printed headquartered incorporated held formed commissioned funded "
    "planned educated raised married introduced announced performed sung completed opened engineered launched "
    "discovered invented signed categorised categorized classified listed considered regarded known placed".split()
)

# What one body does once, and not each for itself like signing, ratifying or joining.
CREATING = frozenset(
    "founded established created discovered invented built designed wrote composed painted opened inaugurated unveiled "
    "nationalised nationalized abolished dissolved demolished assassinated murdered constructed engineered".split()
)

# In the midst of what something happens; a noun that is none of these may be another world ("in the first edition").
CIRCUMSTANCES = frozenset(
    "ceremony age presence crowd hospital home clinic palace castle church house prison exile poverty front accident "
    "crash battle duel honour honor memory response reaction time sleep fire storm order event gala rally venue "
    "crowds aid flight sea camp action combat infirmary jail captivity obscurity office "
    "farm cottage village hamlet town family household cabin suburb slum palace tenement".split()
)


# In one of these anything may happen.
FICTION = frozenset(
    "story tale novel timeline world universe scenario film movie game play show series simulation version dream draft "
    "script episode sketch poem song book comic legend myth sense way manner dispute".split()
)


class Statement(Struct, frozen=True, gc=False):
    """A claim of entity `key` about the property `declared`, with the tokens of its entity, cue and value.

    `letters` are the outline's, with E, C and V put in and asides made invisible; `cue` and `value` are the first
    and last token of each, `unit` is what the text writes after a number. What needs no cue, the dates
    of a life or a work's year, has its entity there.
    """

    lines: Outline
    letters: str
    entity: int
    cue: tuple[int, int]
    value: tuple[int, int]
    shape: str
    unit: str
    declared: Property
    key: str
    facts: FactFile

    @property
    def has_cue(self) -> bool:
        """Whether a cue names the property."""
        return self.letters[self.cue[0]] == "C"

    @property
    def first(self) -> int:
        """The first token of the claim."""
        return min(self.entity, self.value[0], self.cue[0])

    @property
    def last(self) -> int:
        """The last token of the claim."""
        return max(self.entity, self.value[1], self.cue[1])

    def word(self, index: int) -> str:
        """The word at a token, in small letters."""
        return self.lines.word(index).lower()


def knows(statement: Statement, name: str) -> bool:
    """Whether a fact of the entity tells of a name, so that "by" it cannot make a namesake of the entity."""
    facts = statement.facts
    values = [value for fact in facts.entities[statement.key].facts for value in fact.accepted]
    told = [n for value in values if value in facts.entities for n in facts.entities[value].all_names]
    return any(name in value for value in (*values, *told))


def is_award(statement: Statement) -> bool:
    """Whether the cue is the proper name of what somebody was given ("the Nobel Prize")."""
    return statement.lines.letters[statement.cue[0]] == "K" and statement.declared.type == "date"


SAYING = frozenset(
    "say says said claim claims claimed insist insists insisted write writes wrote note notes noted tell tells told "
    "argue argues argued believe believes believed think thinks thought read reads hear heard swear swears swore "
    "hold holds announce announced boast boasts boasted joke jokes joked recall recalls recalled".split()
)
_OF_PEOPLE = lazy(
    r"(?:er|or|ist|ian|man|woman|ess|ent|king|queen|poet|prince|saint|judge|general|captain|legend|star|icon|champion|"
    r"hero|pilot|chef|athlete|prodigy)$"
)


def fits(statement: Statement, noun: str, *, compound: bool = False) -> bool:
    """Whether a noun beside the name says what is known of the entity: "the bridge", "the chemist" of a person.

    A noun that does not, or one that another describes ("the rock group"), may tell a namesake apart.
    """
    key, facts = statement.key, statement.facts
    if is_person(facts, key):
        return _OF_PEOPLE.search(noun) is not None
    entity = facts.entities[key]
    if any(noun in name.lower().split() for name in (*entity.all_names, *entity.short_names)):
        return True
    return not compound and is_kind(facts, key, noun)


OF_COUNTRIES = frozenset(("city", "currency", "language", "nation"))
_WHERE = lazy(r",?(?P<r>r)(?:[^,;:qTMfutnhDYEC]*?,?a)?dC*(?=C)")


def is_where(statement: Statement) -> bool:
    """Whether a clause right after a country says what it has: "in Norway, where the currency is the krone"."""
    after = statement.entity + 1
    if statement.shape != "role" or statement.declared.topic not in OF_COUNTRIES:
        return False
    found = _WHERE.match(statement.letters, after, statement.cue[1] + 1)
    if found is None or found.end() != statement.cue[1] or statement.word(found.start("r")) != "where":
        return False
    linked = statement.letters[statement.cue[1] + 1 : statement.value[0]] in ("B", "Bd")
    return linked and statement.word(statement.cue[1] + 1) == "is"
