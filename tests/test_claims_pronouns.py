"""Claims about "it", "he", "she" and "they": denied only where the pronoun can mean nothing but the entity."""

from __future__ import annotations

import pytest

from auditor.document import Source
from auditor.facts import claims, terms
from auditor.facts.load import parse_facts
from auditor.lexicon import Lexicon
from auditor.readers import read

FACTS = parse_facts(
    """
properties:
  founded: {type: date}
  headquarters: {type: entity, cardinality: one}
  date of birth: {type: date}
  length: {type: number, unit: km}
  opened: {type: date}
entities:
  nestle:
    names: [Nestlé]
    facts: [{property: founded, value: 1866}, {property: headquarters, value: Vevey}]
  danube: {names: [Danube], facts: [{property: length, value: "2850"}]}
  nightingale: {names: [Florence Nightingale], facts: [{property: date of birth, value: 1820-05-12}]}
  darwin: {names: [Charles Darwin], facts: [{property: date of birth, value: 1809-02-12}]}
  eiffel_tower: {names: [Eiffel Tower], facts: [{property: opened, value: 1889-03-31}]}
"""
)
LEXICON = Lexicon(terms(FACTS))
JOINTS = (". {}", ", and {}", "; {}")


def statuses(clause: str, joint: str, rest: str) -> list[str]:
    pronoun, _, following = rest.partition(" ")
    word = pronoun if joint[0] == "." else pronoun.lower()
    doc = read(Source("a.txt", f"{clause}{joint.format(word)} {following}", "text/plain"))
    return [verdict.status for verdict in claims(doc, LEXICON.scan(doc.folded), FACTS)]


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("Nestlé is a Swiss food company", "It was founded in 1901."),
        ("Nestlé is a Swiss food and drink company in the town of Vevey", "It was founded in 1901."),
        ("Nestlé is based in Vevey, Switzerland", "It was founded in 1901."),
        ("The Danube is the second-longest river in Europe", "It has a length of 1,900 km."),
        ("The Danube flows through Vienna and Budapest", "It has a length of 1,900 km."),
        ("Florence Nightingale was an English nurse and social reformer", "She was born in 1830."),
        ("Florence Nightingale worked as a nurse in London", "She was born in 1830."),
        ("Charles Darwin was a naturalist, a geologist and a biologist", "He was born in 1819."),
        ("Charles Darwin moved to Kent", "He was born in 1819."),
        ("The Eiffel Tower stands in Paris, France", "It opened in 1899."),
        ("The Eiffel Tower was designed by Stephen Sauvestre", "It opened in 1899."),
    ],
)
def test_a_pronoun_after_what_is_said_of_the_entity_means_it(clause: str, rest: str, joint: str) -> None:
    assert "contradicted" in statuses(clause, joint, rest)


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("Nestlé is a rival of Danone", "It was founded in 1919."),
        ("Nestlé is a client of the museum", "It was founded in 1919."),
        ("Nestlé bought a dairy", "It was founded in 1919."),
        ("Nestlé is a supplier to a dairy", "It was founded in 1919."),
        ("Nestlé is owned by the Alimentana Trust", "It was founded in 1919."),
        ("The Danube is joined by the Inn", "It has a length of 518 km."),
        ("The Danube feeds a canal", "It has a length of 171 km."),
        ("Florence Nightingale was the daughter of a banker", "She was born in 1788."),
        ("Florence Nightingale was an idol to the girl", "She was born in 1990."),
        ("Florence Nightingale had a sister, Parthenope", "She was born in 1819."),
        ("Charles Darwin was a pupil of Grant", "He was born in 1793."),
        ("Charles Darwin wrote to Asa Gray", "He was born in 1810."),
        ("Charles Darwin was taught by Henslow", "He was born in 1796."),
        ("The Eiffel Tower is near the Trocadéro Palace", "It opened in 1937."),
        ("The Eiffel Tower is a short walk from the Trocadéro", "It opened in 1937."),
        ("The Eiffel Tower is a twin of a tower in Tokyo", "It opened in 1958."),
    ],
)
def test_a_pronoun_that_may_mean_another_denies_nothing(clause: str, rest: str, joint: str) -> None:
    assert "contradicted" not in statuses(clause, joint, rest)


def test_a_pronoun_that_may_mean_another_can_still_bear_out_a_fact() -> None:
    assert statuses("Nestlé bought a dairy", ". {}", "It was founded in 1866.") == ["supported"]
