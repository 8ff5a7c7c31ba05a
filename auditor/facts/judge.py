"""The verdict on a claim: what the facts of its entity say of the value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec

from auditor.facts.claim import Claim, Verdict
from auditor.facts.dates import Dated, parse_date
from auditor.facts.held import at_time, is_close
from auditor.facts.model import Fact, FactFile, Property, Status
from auditor.facts.names import is_country, is_site, same, unrelated, words_of
from auditor.facts.numbers import Number, parse_number, parse_rank
from auditor.facts.places import may_be_region, may_overlap
from auditor.facts.plain import is_plain
from auditor.facts.units import convert, explains
from auditor.facts.wording import grouped, shown
from auditor.language.lazy import lazy

Ruling = tuple[Status, str]
_UNREAD = "the sentence may say something else"


def judge(claim: Claim, facts: FactFile) -> Verdict:
    """What the file makes of a claim; it denies none of which the sentence is not understood throughout."""
    verdict = _judged(claim, facts)
    denied = verdict.status == "contradicted" or (verdict.status == "outdated" and claim.value is not None)
    if not denied or (claim.statement is not None and is_plain(claim.statement)):
        return verdict
    return msgspec.structs.replace(verdict, status="unverifiable", reason=_UNREAD)


def _judged(claim: Claim, facts: FactFile) -> Verdict:
    declared = facts.properties[claim.property]
    known = facts.facts(claim.entity, claim.property)
    if not known:
        return Verdict(claim, "unverifiable", "the fact file does not say")
    if not claim.asserted:
        reason = _UNREAD if claim.unread else "the author does not assert it"
        return _verdict(claim, "unverifiable", reason, known[0], facts)
    if claim.anothers:
        return _verdict(claim, "unverifiable", "it may be told of another", known[0], facts)
    if claim.value is None and claim.present:
        return _ended(claim, known, facts)
    timed = at_time(claim, known, declared, facts)
    if timed is not None:
        return _verdict(claim, *timed, facts)
    rule = _RULES["text" if declared.topic == "code" else declared.type]
    rulings = [(fact, rule(claim, fact, declared)) for fact in known]
    for wanted in ("supported", "imprecise"):
        for fact, (status, reason) in rulings:
            if status == wanted:
                return _verdict(claim, status, reason, fact, facts)
    return _denied(claim, rulings, declared, facts)


def _ended(claim: Claim, known: Sequence[Fact], facts: FactFile) -> Verdict:
    """The present tense of a subject, held against the day on which it ended."""
    day = facts.as_of or date.today()  # noqa: DTZ011 - a day of the calendar
    ends = [(parsed, fact) for fact in known for text in fact.values if (parsed := parse_date(text))]
    if not ends or any(parsed.end >= day for parsed, _ in ends):
        return _verdict(claim, "unverifiable", "it had not ended", known[0], facts)
    return _verdict(claim, "outdated", f"told in the present tense, but it ended: {ends[0][0]}", ends[0][1], facts)


def _denied(claim: Claim, rulings: Sequence[tuple[Fact, Ruling]], declared: Property, facts: FactFile) -> Verdict:
    """A value that no fact bears out: contradicted only when the file closes the question."""
    fact, (status, reason) = next((r for r in rulings if r[1][0] == "unverifiable"), rulings[0])
    if status == "contradicted" and not _closed(claim, [f for f, _ in rulings], declared):
        return _verdict(claim, "unverifiable", "the fact file does not say that there is no other", fact, facts)
    if status == "contradicted" and not is_close(claim):
        return _verdict(claim, "unverifiable", "entity and value are not tied closely enough", fact, facts)
    return _verdict(claim, status, reason, fact, facts)


def _closed(claim: Claim, known: Sequence[Fact], declared: Property) -> bool:
    if any(fact.complete for fact in known):
        return True
    if declared.cardinality == "one_at_a_time":
        return claim.time is None and any(not fact.until for fact in known) and claim.present
    return declared.cardinality == "one"


def _verdict(claim: Claim, status: Status, reason: str, fact: Fact, facts: FactFile) -> Verdict:
    return Verdict(claim, status, reason, fact, shown(fact, facts), facts.cited(fact))


def _rule_date(claim: Claim, fact: Fact, _: Property) -> Ruling:
    parsed = [d for d in map(parse_date, fact.accepted) if d]
    if claim.value == ():
        return "unverifiable", "the text says before or after, and not when"
    told = claim.value if isinstance(claim.value, tuple) else (claim.value,)
    rulings = [_ruled_date(one, parsed) for one in told if isinstance(one, Dated)]
    return max(rulings, key=lambda ruling: _GRAVITY[ruling[0]], default=("unverifiable", "no date was read"))


_GRAVITY: Mapping[Status, int] = {"supported": 0, "imprecise": 1, "contradicted": 2}


def _ruled_date(told: Dated, parsed: Sequence[Dated]) -> Ruling:
    if any(told.agrees(d) for d in parsed):
        return "supported", "as the fact says"
    if any(told.touches(d) for d in parsed) or not parsed:
        return "imprecise", "the dates overlap"
    if len(parsed) > 1:
        return "contradicted", f"{told} is not one of: {', '.join(map(str, parsed))}"
    return "contradicted", _date_differs(told, parsed[0])


def _date_differs(text: Dated, fact: Dated) -> str:
    what = "date"
    if text.start.year != fact.start.year:
        what = "year"
    elif text.start.month != fact.start.month:
        what = "month"
    elif text.precision == "day" == fact.precision:
        what = "day"
    return f"{what} differs: text {text}, fact {fact}"


def _rule_number(claim: Claim, fact: Fact, declared: Property) -> Ruling:
    number = claim.value
    if not isinstance(number, Number):
        return "unverifiable", "no number was read"
    if claim.time is not None and (
        fact.as_of or declared.unit == "people" or declared.topic == "changing" or claim.past
    ):
        told = parse_date(str(fact.as_of)) if fact.as_of else None
        if told is None or not told.touches(claim.time):
            return _at_another_time(number, fact)
    if declared.supposed and (claim.unit or declared.topic == "measure"):
        return _rule_bare(claim, number, fact, declared)
    factor = convert(claim.unit, declared.unit)
    if factor is None:
        return "unverifiable", f"units differ: text {claim.unit}, fact {declared.unit}"
    return _measured(number, factor, fact, declared, claim.unit)


def _rule_bare(claim: Claim, number: Number, fact: Fact, declared: Property) -> Ruling:
    """A fact without a unit: equal digits agree, and what another unit could explain is not judged."""
    plain = _measured(number, 1.0, fact, declared)
    if plain[0] == "supported":
        return plain
    factor = convert(claim.unit, declared.unit)
    if factor is not None and factor != 1 and _measured(number, factor, fact, declared)[0] == "supported":
        return "supported", "as the fact says"
    known = [n.value for n in map(parse_number, fact.accepted) if n]
    if factor is None or any(explains(number.value, claim.unit, value) for value in known):
        return "unverifiable", "the fact file names no unit"
    return plain


def _measured(number: Number, factor: float, fact: Fact, declared: Property, claim_unit: str = "") -> Ruling:
    told = f"{_plain(number)} {claim_unit}".strip()
    number = Number(number.value * factor, number.step * factor, number.hedge)
    values = [n.value for n in map(parse_number, fact.accepted) if n]
    if not values:  # `facts check` says so
        return "unverifiable", "the fact file's value is no number"
    low, high = min(values), max(values)
    if fact.between is not None:
        ends = [n.value for n in map(parse_number, map(str, fact.between)) if n]
        low, high = min(low, *ends), max(high, *ends)
    if not (declared.unit or claim_unit or number.hedge) and high < _FEW:
        number = Number(number.value, 1.0)  # nobody rounds 23 floors to 20
    slack = declared.tolerance + (abs(high) * 0.01 if factor != 1 else 0)
    unit = declared.unit if claim_unit and not declared.supposed else ""
    written = f"{grouped(fact.values[0])} {unit}".strip()
    ruling = compare(number, low - slack, high + slack, written, told)
    if ruling[0] == "unverifiable" and declared.tolerance and factor == 1:
        return "contradicted", f"number differs: text {told}, fact {written}"  # the file says how far one may round
    return ruling


_FEW = 100  # what is counted up to here is told exactly


def _at_another_time(number: Number, fact: Fact) -> Ruling:
    """A number told of another day than the fact's: it may agree, but nothing denies it."""
    if any(n and n.value == number.value for n in map(parse_number, fact.accepted)):
        return "supported", "as the fact says"
    return "unverifiable", "the fact speaks of another time"


def compare(number: Number, low: float, high: float, written: str, told: str = "") -> Ruling:
    """A number of the text against the range in which the fact lies; `told` is how the text puts it."""
    value, half = number.value, number.step / 2
    differs = f"number differs: text {told or _plain(number)}, fact {written}"
    if number.hedge in ("above", "at least"):
        strict = number.hedge == "above"
        if high > value or (high == value and not strict):
            return "supported", "as the fact says"
        return ("imprecise", "the fact is exactly that") if high == value else ("contradicted", differs)
    if number.hedge in ("below", "at most"):
        strict = number.hedge == "below"
        if low < value or (low == value and not strict):
            return "supported", "as the fact says"
        return ("imprecise", "the fact is exactly that") if low == value else ("contradicted", differs)
    if low <= value <= high:
        return "supported", "as the fact says"
    away = low - value if value < low else value - high
    size = max(abs(low), abs(high))
    if number.hedge == "nearly" and low > 1.05 * value:
        return "contradicted", differs
    if number.hedge in ("about", "nearly"):
        within = away <= 0.1 * max(size, abs(value)) + 1e-9 or (away <= half and away <= 0.25 * size)
        return ("supported", "close enough for “about”") if within else ("contradicted", differs)
    if away <= half and number.step != 1:
        return ("supported", "the fact, rounded") if away <= 0.05 * size else ("unverifiable", "may be rounded")
    if number.step >= 1 and size != int(size) and away < 1:
        return "supported", "the fact, rounded"
    return "contradicted", differs


def _plain(number: Number) -> str:
    hedge = {"above": "more than", "below": "less than"}.get(number.hedge, number.hedge)
    value = f"{number.value:,.10g}" if number.value != int(number.value) else f"{int(number.value):,}"
    return f"{hedge} {value}".strip()


def _rule_rank(claim: Claim, fact: Fact, _: Property) -> Ruling:
    number = claim.value
    ranks = [rank for rank in map(parse_rank, fact.accepted) if rank]
    if not isinstance(number, Number) or not ranks:
        return "unverifiable", "no rank was read"
    if not _is_of_scope(claim.scope, fact.scope):
        return "unverifiable", "the scope may differ"
    if int(number.value) in ranks:
        return "supported", "as the fact says"
    if fact.scope and claim.text and not claim.clean:
        return "unverifiable", "the scope may differ"
    scope = f" of {fact.scope}" if fact.scope else ""
    return "contradicted", f"rank differs: text {_nth(int(number.value))}, fact {_nth(ranks[0])}{scope}"


_WHOLE = lazy(r"\b(?:in|of|on|among|by|for|across|within|worldwide)\b")
_WORLD = lazy(
    r"\b(?:world|earth|globe|globally|worldwide|planet|all time|history|its kind|solar system)\b", re.IGNORECASE
)
_OF_THE_WORLD = ("", "world", "global", "worldwide")


def _is_of_scope(text: str, fact: str) -> bool:
    """Whether a rank of the text is among what the fact's is; without a scope a fact speaks of the world."""
    told = _WHOLE.search(text)
    if told is None:
        return True
    if fact.lower().removeprefix("the ").removeprefix("in the ") in _OF_THE_WORLD:
        return _WORLD.search(text) is not None
    own = {word.casefold() for word in fact.replace("-", " ").split()}
    if any(word[0].isupper() and word.casefold() not in own for word in re.findall(r"\w+", text)):
        return False  # "in Central Europe" is less than "in Europe"
    return set(map(_stem, words_of(fact))) <= set(map(_stem, words_of(text)))


def _stem(word: str) -> str:
    """The beginning of a noun, the same in singular and plural: "cities" are many a "city"."""
    return (word.removesuffix("ies") + "y" if word.endswith("ies") else word[:5].removesuffix("s"))[:5]


def _nth(rank: int) -> str:
    """A rank in words as a reader would say it: first, 2nd, 13th."""
    if rank == 1:
        return "first"
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def _rule_list(names: Sequence[str], fact: Fact) -> Ruling:
    """An enumeration: every name must be one of the fact's; one that is none denies a complete list."""
    strange = [name for name in names if not any(same(name, value) for value in fact.accepted)]
    if not strange:
        return "supported", "as the fact says"
    if all(unrelated(strange[0], value) for value in fact.accepted):
        return "contradicted", f"{strange[0]} is not one of: {', '.join(fact.values)}"
    return "unverifiable", "the names may mean the same"


_OF_A_LIFE = lazy(r"birth|death", re.IGNORECASE)


def _rule_name(claim: Claim, fact: Fact, declared: Property) -> Ruling:
    text = claim.value
    if isinstance(text, tuple):
        return _rule_list([name for name in text if isinstance(name, str)], fact)
    if not isinstance(text, str):
        return "unverifiable", "no name was read"
    if any(same(text, value) for value in fact.accepted):
        return "supported", "as the fact says"
    if not all(unrelated(text, value) for value in fact.accepted):
        return "unverifiable", "the names may mean the same"
    if declared.topic == "place" and _OF_A_LIFE.search(declared.label) and may_be_region(text, fact.accepted):
        return "unverifiable", "one place may lie in the other"
    apart = is_country(text) and any(is_country(v) for v in fact.accepted)
    if declared.topic == "burial" and not all(is_site(name) for name in (text, *fact.accepted)):
        return "unverifiable", "one place may lie in the other"
    if declared.topic in ("place", "ground", "seat", "nation", "") and not apart and may_overlap(text, fact.accepted):
        return "unverifiable", "one place may lie in the other"
    return "contradicted", f"value differs: text {text}, fact {', '.join(fact.values)}"


_ISBN = {10, 13}  # digits


def _rule_text(claim: Claim, fact: Fact, declared: Property) -> Ruling:
    text = claim.value if isinstance(claim.value, str) else claim.text
    told, known = _squeezed(text), [_squeezed(value) for value in fact.accepted]
    if told in known:
        return "supported", "as the fact says"
    if declared.topic == "code" and any(c.isdigit() for c in told):
        if any({len(told), len(code)} == _ISBN or told.startswith(code) or code.startswith(told) for code in known):
            return "unverifiable", "the code may be the same, written in another form or cut short"
        return "contradicted", f"value differs: text {text}, fact {', '.join(fact.values)}"
    return _rule_name(claim, fact, declared)


def _squeezed(code: str) -> str:
    return "".join(c for c in code if c.isalnum()).casefold()


_RULES: dict[str, Callable[[Claim, Fact, Property], Ruling]] = {
    "date": _rule_date,
    "number": _rule_number,
    "rank": _rule_rank,
    "entity": _rule_name,
    "text": _rule_text,
}
