"""Which names of the fact file stand in a sentence, and which of them to trust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from auditor.facts.carry import is_kind
from auditor.facts.model import Entity, FactFile
from auditor.facts.outline import letter_of
from auditor.facts.titles import TITLES
from auditor.language.lazy import lazy
from auditor.lexicon import Hit, Term

NAME, SHORT, CUE = "facts.name", "facts.short", "facts.cue"
_MONTH = lazy(r" (?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_DATING = lazy(
    r"\b(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,?|\d{1,2},|[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]y|"
    r"[Bb]efore|[Aa]fter|[Dd]uring|[Aa]round|[Aa]bout|early|late|mid|years?|spring|summer|autumn|winter|and|to|"
    r"between|[-–/]) ?$"
)
_OFFICE = lazy(  # "Nokia CEO Ann Lee"
    r" (?:(?:President|Chairman) (?:and|&) )?(?:CEO|Chief Executive(?: Officer)?|(?:Secretary|Director)[ -]General|"
    r"President|Chair(?:man|woman|person)?|Mayor|Governor|Premier|Prime Minister|Chancellor|Head Coach|Coach|Manager|"
    r"Captain|Director)"
    r"(?= [A-ZÀ-Þ][a-zà-þ'’])(?! (?:Award|Prize|Medal|Cup|Trophy|Lecture|Fund|Foundation|Library|Hotel|House|Street|"
    r"Training|Programme|Program|Summit|School|Association|Emerit|Elect|Office)\w*\b)"
)
_OF_NAME = lazy(r" of [A-Z]")
_BEFORE_NAME = lazy(r"([A-Z](?:[\w’'.]|-(?![a-z]))*) $")  # not "Lyon-based"
_INITIALS = lazy(r"(?:[A-Z]\.)+[A-Z]?\.? \w")
_GENERATION = lazy(r",? (Jr|Sr|Junior|Senior)\.?$")
_WHOLE = {"Jr": "Junior", "Sr": "Senior"}
_LEGAL_FORM = lazy(
    r"(,)? (?:Inc|Corp|(?:Pty |Co\.,? )?Ltd|LLC|PLC|plc|LP|GmbH|AG|KG|SE|SA|NV|BV|AB|AS|A/S|S\.A|N\.V|S\.p\.A|SpA|Co)"
    r"(?:\.(?! [A-Z])|(?![\w.]| [A-Z]))(?(1),?)"
)


# What follows a person's name and is no name: orders, degrees and offices.
_ORDERS = (
    r"(?:KG|KT|OM|CH|[GKDCOM]BE|[KDCM]B|[CMK]VO|[GK]?CMG|[GK]CB|DSO|DSC|DFC|AFC|MC|VC|GC|DCM|QC|KC|SC|FRSE?|FBA|FRCS|"
    r"FRAS|MP|PC|OC|CC|AC|AO|AM|ONZ|MD|PhD|JP|SJ|OP|OSB|OFM)(?![\w.]| [A-Z][a-z])"
)
_LETTERS = lazy(rf"(?:,? ?|,){_ORDERS}(?:,? {_ORDERS})*(?=[ ,;.)(])")


class Mention(Struct, frozen=True, order=True, gc=False):
    """A name at `start:end` of the text; more than one key when the name stands for several entities."""

    start: int
    end: int
    keys: tuple[str, ...]
    inner: bool = False


def terms(facts: FactFile) -> Iterator[Term]:
    """The names of all entities and the cues of all properties, for the lexicon."""
    for key, entity in facts.entities.items():
        if entity.facts or entity.names or entity.label:
            yield Term([name for name in forms(key, entity) if len(name) > 1], NAME, key)
            yield Term(entity.short_names, SHORT, key)
    seen: dict[tuple[str, str], list[str]] = {}
    for declared in facts.properties.values():
        for cue in declared.cues:
            seen.setdefault((cue.text, cue.shape), []).append(declared.key)
    for (text, shape), keys in seen.items():
        yield Term((text,), CUE, "\t".join((shape, *keys)))


def forms(key: str, entity: Entity) -> Iterator[str]:
    """The names of an entity as texts write them: also without a qualifier in parentheses, and "Jr" in any form."""
    for name in entity.all_names or (key.replace("_", " "),):
        yield name
        if name.endswith(")") and " (" in name:
            yield name[: name.rindex(" (")]
        elif generation := _GENERATION.search(name):
            bare, short = name[: generation.start()], generation[1][0] + "r"
            yield from (f"{bare} {short}", f"{bare} {short}.", f"{bare}, {short}.", f"{bare} {_WHOLE[short]}")
        if _INITIALS.match(name):
            first, _, rest = name.partition(" ")
            yield f"{first.replace('.', '')} {rest}"


def mentions(text: str, hits: Sequence[Hit], facts: FactFile) -> list[Mention]:
    """The names in `text` that are written as names are, the longest at each place."""
    spans: dict[tuple[int, int], list[str]] = {}
    for hit in hits:
        if _written_so(text, hit, facts):
            keys = spans.setdefault((hit.start, hit.end), [])
            if hit.tag not in keys:
                keys.append(hit.tag)
    found: list[Mention] = []
    last = -1
    for (start, end), keys in sorted(spans.items(), key=_longest_first) if len(spans) > 1 else spans.items():
        if end <= last:
            continue
        if found and start < found[-1].end:
            continue
        legal = _LEGAL_FORM.match(text, end) if text[end : end + 1] in (" ", ",") else None
        if legal and any(is_kind(facts, keys[0], noun) for noun in _COMPANIES):
            end = legal.end()
        elif text[end : end + 1] in (" ", ",") and (letters := _LETTERS.match(text, end)):
            end = letters.end()
        last = end
        found.append(Mention(start, end, tuple(keys), _inside_another(text, start, end, facts.entities[keys[0]])))
    return found


_COMPANIES = ("company", "club")  # only these have a legal form after their name: "Nestlé S.A."


def _longest_first(item: tuple[tuple[int, int], list[str]]) -> tuple[int, int]:
    (start, end), _ = item
    return start, -end


def _written_so(text: str, hit: Hit, facts: FactFile) -> bool:
    """Whether the case of the text is that of one of the entity's names ("us" is not "US")."""
    written = text[hit.start : hit.end]
    if written.isdigit() and _DATING.search(text, max(0, hit.start - 12), hit.start):
        return False  # "in 1984", "9 January 1984"
    if written.isupper() and len(written) > 4:
        return True
    entity = facts.entities[hit.tag]
    if written in entity.names or written == entity.label:
        return True
    names = list(forms(hit.tag, entity))
    return (
        any(
            written == name
            or (written[1:] == name[1:] and ((len(name) > 3 and not name[1:].islower()) or written[0].isupper()))
            for name in names
            if len(name) == len(written)
        )
        or written.replace("’", "'") in names
    )


def _inside_another(text: str, start: int, end: int, entity: Entity) -> bool:
    """Whether the name is part of a longer one that the file does not know ("Suez Canal" in "Suez Canal Authority")."""
    if text[end : end + 1] == " ":
        if "A" <= text[end + 1 : end + 2] <= "Z" and not (_MONTH.match(text, end) or _OFFICE.match(text, end)):
            return True
        if _OF_NAME.match(text, end):
            return True
    elif text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        return True
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalpha():
        return True
    if " " in text[start:end] or not text[start].isupper():
        return False
    before = _BEFORE_NAME.search(text, max(0, start - 24), start)
    if before is not None and _is_makers(before[1], entity):
        return False
    if before is None or letter_of(before[1]) != "K" or _ENDS.search(before[1]):
        return False
    title = before[1].lower().rstrip(".")
    return title not in TITLES or title in _OTHER_KINDS


_OWNER = lazy(r"['’]s?$")


def _is_makers(owner: str, entity: Entity) -> bool:
    """Whether a possessive before a name is that of somebody whom the entity's facts name ("Bram Stoker's Dracula")."""
    name = _OWNER.sub("", owner)
    return name != owner and any(value.endswith(name) for fact in entity.facts for value in fact.accepted)


_ENDS = lazy(r"[^\W\d_A-Z]{4}\.$")  # the last word of the sentence before
_OTHER_KINDS = frozenset("lake island fort port cape camp".split())  # "Lake Chad" is not Chad


@lru_cache(maxsize=1024)
def _told(tag: str) -> Sequence[str]:
    """The shape of a cue and the properties that it announces."""
    return tag.split("\t")


def by_tag(hits: Iterable[Hit]) -> Mapping[str, Sequence[tuple[int, int, str]]]:
    """Cue hits by property: start, end and shape."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for hit in hits:
        shape, *keys = _told(hit.tag)
        for key in keys:
            found.setdefault(key, []).append((hit.start, hit.end, shape))
    return found
