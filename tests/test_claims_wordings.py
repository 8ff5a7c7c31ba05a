"""Wordings in which a claim is made, each beside one that is almost the same and says something else."""

from __future__ import annotations

import pytest

from auditor.document import Source
from auditor.facts import claims, terms
from auditor.facts.load import parse_facts
from auditor.lexicon import Lexicon
from auditor.readers import read

FACTS = parse_facts(
    """
as_of: 2024-12-31
sources:
  hall: {title: "Royal Albert Hall, Our history"}
  sn: {title: "First Hydro Company, Dinorwig Power Station"}
  odnb: {title: "Oxford Dictionary of National Biography"}
  nobel: {title: "The Nobel Foundation, The Nobel Prize in Literature 1938"}
  rose: {title: "Mary Rose Trust, The history of the Mary Rose"}
  nbc: {title: "Library of Congress, NBC programme records"}
  raf: {title: "Royal Air Force Museum, Vickers Viscount"}
properties:
  opened: {type: date}
  construction start: {type: date}
  first aired: {type: date}
  birth: {type: date}
  death: {type: date}
  place of burial: {type: entity}
  place of birth: {type: entity}
  novels: {type: number, label: number of novels}
  Nobel Prize: {type: date, cues: [Nobel Prize]}
  first flight: {type: date}
  sank: {type: date}
  guns: {type: number, label: number of guns}
  height: {type: number, unit: m}
  city: {type: entity}
  installed capacity: {type: number, unit: MW}
entities:
  hall:
    names: [Royal Albert Hall]
    facts:
      - {property: opened, value: 1871-03-29, source: hall}
      - {property: construction start, value: 1867, source: hall}
      - {property: height, value: 41, source: hall}
      - {property: city, value: London, source: hall}
  dinorwig:
    names: [Dinorwig Power Station, Dinorwig]
    facts: [{property: installed capacity, value: 1728, source: sn}, {property: city, value: Llanberis, source: sn}]
  columbo: {names: [Columbo], facts: [{property: first aired, value: 1968-02-20, source: nbc}]}
  gaskell:
    names: [Elizabeth Gaskell]
    facts:
      - {property: birth, value: 1810-09-29, source: odnb}
      - {property: death, value: 1865-11-12, source: odnb}
      - {property: place of birth, value: Chelsea, source: odnb}
      - {property: place of burial, value: Brook Street Chapel, source: odnb}
  hardy: {names: [Thomas Hardy], facts: [{property: novels, value: 14, source: odnb},
    {property: death, value: 1928-01-11, source: odnb}]}
  buck: {names: [Pearl S. Buck], facts: [{property: Nobel Prize, value: 1938, source: nobel}]}
  rose: {names: [Mary Rose], facts: [{property: sank, value: 1545-07-19, source: rose},
    {property: guns, value: 91, source: rose}]}
  viscount: {names: [Vickers Viscount], facts: [{property: first flight, value: 1948-07-16, source: raf}]}
"""
)
LEXICON = Lexicon(terms(FACTS))


def is_denied(text: str) -> bool:
    document = read(Source("a.txt", text, "text/plain"))
    return any(v.status == "contradicted" for v in claims(document, LEXICON.scan(document.folded), FACTS))


@pytest.mark.parametrize(
    ("other", "plain"),
    [
        # a title makes another name of what is no person; "Mrs." before a man's name is his wife
        ("Mrs. Columbo was first aired in 1979.", "Columbo was first aired in 1979."),
        ("Mrs. Thomas Hardy died in 1937.", "Mr. Thomas Hardy died in 1937."),
        # units of one kind are converted; those of two do not meet
        (
            "Dinorwig has an installed capacity of 1.7 gigawatts.",
            "Dinorwig has an installed capacity of 2.7 gigawatts.",
        ),
        ("Dinorwig has an installed capacity of 9 GWh.", "Dinorwig has an installed capacity of 900 megawatts."),
        # what opens with a measure tells of the subject, unless it is one measure of several
        (
            "With an average height of 62 metres, the Royal Albert Hall fills a park.",
            "With an impressive height of 62 metres, the Royal Albert Hall fills a park.",
        ),
        (
            "Dropping to a height of 62 metres, the Royal Albert Hall fills a park.",
            "Standing at a height of 62 metres, the Royal Albert Hall fills a park.",
        ),
        (
            "Boasting a stage height of 62 metres, the Royal Albert Hall fills a park.",
            "Boasting a remarkable height of 62 metres, the Royal Albert Hall fills a park.",
        ),
        (
            "The Royal Albert Hall's old height measures 62 metres.",
            "The Royal Albert Hall's height measures 62 metres.",
        ),
        # how, where and how old somebody died leaves the day what it is; another world does not
        ("Thomas Hardy died in a film in 1937.", "Thomas Hardy died in a car crash in 1937."),
        ("Thomas Hardy died officially of a cold in 1937.", "Thomas Hardy died peacefully of a cold in 1937."),
        ("Thomas Hardy died at the end of the play in 1937.", "Thomas Hardy died at the age of 87 in 1937."),
        ("Thomas Hardy died in the book in 1937.", "Thomas Hardy died at his home in Dorchester in 1937."),
        ("Thomas Hardy died in 1937 for the third time.", "Thomas Hardy died in 1937 of pleurisy."),
        # what somebody got or did, by the noun of it
        ("Pearl S. Buck presented the Nobel Prize in 1958.", "Pearl S. Buck won the Nobel Prize in 1958."),
        ("Pearl S. Buck was refused the Nobel Prize in 1958.", "Pearl S. Buck was awarded the Nobel Prize in 1958."),
        (
            "The Vickers Viscount celebrated its first flight in 1958.",
            "The Vickers Viscount made its first flight in 1958.",
        ),
        # who did it once
        ("Eric Clapton closed the Royal Albert Hall in 1881.", "Queen Victoria opened the Royal Albert Hall in 1881."),
        (
            "The Royal Albert Hall was opened to smokers by the Queen and Prince Edward in 1881.",
            "The Royal Albert Hall was opened by the Queen and Prince Edward in 1881.",
        ),
        (
            "If the Crystal Palace closed in 1875, the Royal Albert Hall opened in 1881.",
            "While the Crystal Palace opened in 1851, the Royal Albert Hall opened in 1881.",
        ),
        # an action's noun
        (
            "The opening of the Royal Albert Hall in 1881 was postponed.",
            "The opening of the Royal Albert Hall in 1881 was a great occasion.",
        ),
        (
            "The death of Thomas Hardy's wife in 1912 changed his verse.",
            "The death of Thomas Hardy in 1912 changed English verse.",
        ),
        (
            "After the opening of the restored Royal Albert Hall in 2004, the Proms came back.",
            "After the opening of the Royal Albert Hall in 1881, the organ was played.",
        ),
        (
            "Building of the Royal Albert Hall ended in 1870.",
            "Construction of the Royal Albert Hall began in 1870.",
        ),
        # a place after the name that the facts know is the entity's own
        (
            "Dinorwig in Toronto has an installed capacity of 9 MW.",
            "Dinorwig in Llanberis has an installed capacity of 9 MW.",
        ),
        # a measure in an aside is no measure of the time that the sentence tells of
        (
            "The Royal Albert Hall was 62 metres high when it was the largest hall of London.",
            "The Royal Albert Hall, 62 metres high, was the largest hall of London when it opened.",
        ),
        # a life's whole
        ("In 1890 Thomas Hardy wrote 24 novels.", "Thomas Hardy wrote 24 novels."),
        ("The Mary Rose carried 51 guns in 1520.", "The Mary Rose carried 51 guns."),
        # a noun before the name that fits what is known of it
        ("The rose Mary Rose sank in 1646.", "The warship Mary Rose sank in 1646."),
        # a grave lies in a town, but in no other church
        ("Elizabeth Gaskell is buried in Knutsford.", "Elizabeth Gaskell is buried in Manchester Cathedral."),
        # more than one parenthesis after a name
        (
            "Elizabeth Gaskell's mother () (born 29 September 1820) was a novelist.",
            "Elizabeth Gaskell () (born 29 September 1820) was a novelist.",
        ),
        (
            "Elizabeth Gaskell, of whom (29 September 1820–12 November 1865) is told, was a novelist.",
            "Elizabeth Gaskell, () (29 September 1820–12 November 1865) was a novelist.",
        ),
    ],
)
def test_what_is_almost_the_same_is_not_denied(other: str, plain: str) -> None:
    assert not is_denied(other)
    assert is_denied(plain)
