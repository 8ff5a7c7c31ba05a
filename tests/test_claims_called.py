"""Claims about what goes by several names, and pronouns after a sentence that names something else."""

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
  number of chapters: {type: number}
  length: {type: number, unit: km}
  number of employees: {type: number}
entities:
  moby_dick: {names: [Moby-Dick], facts: [{property: number of chapters, value: 135}]}
  king: {names: ["Martin Luther King, Jr."], short_names: [King], facts: [{property: date of birth, value: 1929-01-15}]}
  nestle:
    names: [Nestlé]
    facts: [{property: founded, value: 1866}, {property: headquarters, value: Vevey}]
  danube: {names: [Danube], facts: [{property: founded, value: 1866}, {property: length, value: "2850"}]}
  cern: {names: [CERN], facts: [{property: founded, value: 1954-09-29}, {property: number of employees, value: 2600}]}
"""
)
LEXICON = Lexicon(terms(FACTS))


def is_denied(text: str) -> bool:
    doc = read(Source("a.txt", text, "text/plain"))
    return "contradicted" in [verdict.status for verdict in claims(doc, LEXICON.scan(doc.folded), FACTS)]


@pytest.mark.parametrize("name", ["King Jr", "King Jr.", "King, Jr.", "King Junior"])
def test_the_younger_is_written_in_any_form(name: str) -> None:
    assert is_denied(f"Martin Luther {name} was born on 16 January 1929.")
    assert not is_denied(f"Martin Luther {name} was born on 15 January 1929.")
    assert not is_denied("Martin Luther King Sr. was born on 19 December 1897.")


@pytest.mark.parametrize("name", ["Nestlé S.A.", "Nestlé AG", "Nestlé, Inc.,", "Nestlé Co."])
def test_a_companys_legal_form_is_part_of_its_name(name: str) -> None:
    assert is_denied(f"{name} was founded in 1901.")


@pytest.mark.parametrize(
    "text",
    [
        "Nestlé Inc. Magazine was founded in 1901.",
        "Nestlé Purina was founded in 1901.",
        "Danube Ltd was founded in 1901.",
    ],
)
def test_what_only_bears_the_name_is_another(text: str) -> None:
    assert not is_denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "Moby-Dick, with a long preface, contains 200 chapters.",
        "Moby-Dick with all its notes contains 200 chapters.",
        'Moby-Dick with ISBN number "978-0-14-243724-7 contains 200 chapters.',
        'Moby-Dick, ISBN "978-0-14-243724-7", contains 200 chapters.',
        'The full name of the company is "Nestlé S.A." and it was founded in 1901.',
        "Its official name is CERN, and it has 9,000 employees.",
        "Dr. King's full name was Martin Luther King Jr. and he was born in 1931.",
        "Martin Luther King Jr.'s birth name was Michael and he was born in 1931.",
        "CERN is based in Geneva, and it has 9,000 employees.",
        "In 1964 Isidor Rabi founded CERN.",
        "As everyone knows, CERN was founded in 1980.",
        "Martin Luther King Jr. was a minister. When he preached, Dr. King was a star. King was born in 1931.",
        "CERN is a laboratory in Geneva, and it has 9,000 employees.",
    ],
)
def test_what_it_is_called_and_comes_with_leaves_it_the_subject(text: str) -> None:
    assert is_denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Danube is navigable over a length of 2,400 km.",
        "The Danube in Austria has a length of 350 km.",
        "CERN, like the Max Planck Society, which was founded in 1948, does research.",
    ],
)
def test_what_is_said_of_a_part_or_of_its_like_is_not_denied(text: str) -> None:
    assert not is_denied(text)


@pytest.mark.parametrize(
    "text",
    ["The Danube has a length of 2,400 km.", "CERN, in Geneva, which was founded in 1948, does research."],
)
def test_what_is_said_of_the_whole_is_denied(text: str) -> None:
    assert is_denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "Moby-Dick beside a book with notes contains 200 chapters.",
        "Moby-Dick with an index that contains 200 chapters is out.",
        "CERN's rival is Fermilab, and it has 9,000 employees.",
        "The name of CERN's rival is Fermilab, and it has 9,000 employees.",
        "CERN's supplier was Siemens, and it had 9,000 employees.",
        "CERN is older than Fermilab, and it has 9,000 employees.",
        "CERN owes much to Brookhaven National Laboratory, and its staff is 9,000 employees.",
        "CERN hired a contractor and it has 9,000 employees.",
        "CERN is joined by the EMBL at Grenoble, and it has 9,000 employees.",
        "Martin Luther King Jr. was taught by Mays. He was born in 1894.",
        "The full name of the opera is CERN, and it was founded in 1980.",
        "The cat's name was Martin Luther King Jr., and he was born in 2019.",
        "Before Martin Luther King Jr. preached there, Alberta King played. King was born in 1904.",
        "CERN, unlike the Max Planck Society, founded in 1948, is in Geneva.",
        "CERN was founded in 1980. No: it was founded in 1954.",
        "His name was Martin Luther King Jr. and he was born in Ohio in 1950, a barber by trade.",
        "Readers ask whether the lab's full name is CERN and it was founded in 1980.",
        "Its full name is CERN, and it may have 9,000 employees.",
        "Martin Luther King Jr.'s dog's name was Topsy and he was born in 1931.",
    ],
)
def test_a_pronoun_that_may_mean_another_is_not_denied(text: str) -> None:
    assert not is_denied(text)
