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
  loc: {title: "Library of Congress, country studies: Lesotho"}
  riaa: {title: "Apple Records, Imagine (SW 3379)"}
  ran: {title: "Toho, Ran (1985)"}
  met: {title: "World Meteorological Organization, Basic Documents No. 1"}
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
  capital: {type: entity}
  currency: {type: entity}
  districts: {type: number, label: number of districts}
  released: {type: date}
  performer: {type: entity}
  director: {type: entity}
  seasons: {type: number}
  founded: {type: date}
  signed: {type: date}
  guns: {type: number, label: number of guns}
  height: {type: number, unit: m}
  city: {type: entity}
  installed capacity: {type: number, unit: MW}
entities:
  hall:
    names: [Royal Albert Hall, Albert Hall]
    facts:
      - {property: opened, value: 1871-03-29, source: hall}
      - {property: construction start, value: 1867, source: hall}
      - {property: height, value: 41, source: hall}
      - {property: city, value: London, source: hall}
  dinorwig:
    names: [Dinorwig Power Station, Dinorwig]
    facts: [{property: installed capacity, value: 1728, source: sn}]
  columbo: {names: [Columbo], facts: [{property: first aired, value: 1968-02-20, source: nbc}]}
  gaskell:
    names: [Elizabeth Gaskell]
    facts:
      - {property: birth, value: 1810-09-29, source: odnb}
      - {property: death, value: 1865-11-12, source: odnb}
      - {property: place of birth, value: Chelsea, source: odnb}
      - {property: place of burial, value: Brook Street Chapel, source: odnb}
  hardy: {names: [Thomas Hardy], facts: [{property: novels, value: 14, source: odnb},
    {property: death, value: 1928-01-11, source: odnb},
    {property: place of birth, value: Higher Bockhampton, source: odnb}]}
  buck: {names: [Pearl S. Buck], facts: [{property: Nobel Prize, value: 1938, source: nobel}]}
  rose: {names: [Mary Rose], facts: [{property: sank, value: 1545-07-19, source: rose},
    {property: guns, value: 91, source: rose}]}
  lesotho: {names: [Lesotho], facts: [{property: capital, value: Maseru, source: loc},
    {property: currency, value: loti, source: loc}, {property: districts, value: 10, source: loc}]}
  imagine: {names: [Imagine], facts: [{property: released, value: 1971-09-09, source: riaa},
    {property: performer, value: John Lennon, source: riaa}]}
  ran: {names: [Ran], facts: [{property: director, value: Akira Kurosawa, source: ran}]}
  columbos: {names: [Kojak], facts: [{property: seasons, value: 5, source: nbc}]}
  wmo: {names: [World Meteorological Organization, WMO], facts: [{property: founded, value: 1950-03-23, source: met}]}
  viscount: {names: [Vickers Viscount], facts: [{property: first flight, value: 1948-07-16, source: raf}]}
"""
)
LEXICON = Lexicon(terms(FACTS))


def statuses(text: str) -> list[str]:
    document = read(Source("a.txt", text, "text/plain"))
    return [v.status for v in claims(document, LEXICON.scan(document.folded), FACTS)]


def is_denied(text: str) -> bool:
    return "contradicted" in statuses(text)


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
            "The Albert Hall in Toronto is 62 metres high.",
            "The Albert Hall in London is 62 metres high.",
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
        # an album may bear the name of its song
        ("The single Imagine was released in October 1975.", "The album Imagine was released in October 1975."),
        # what bears the names of others
        ("WMO, a band from Ghent, was founded in 1990.", "WMO, an agency in Geneva, was founded in 1990."),
        # a whole statement may stand before another
        (
            "Some say the hall shook, and the Royal Albert Hall was opened in 1881.",
            "The Crystal Palace was opened in 1851, and the Royal Albert Hall was opened in 1881.",
        ),
        (
            "In a new musical, Pearl S. Buck won the Nobel Prize in 1958.",
            "In a surprise decision, Pearl S. Buck won the Nobel Prize in 1958.",
        ),
        ("Lesotho is divided by 25 districts.", "Lesotho is divided into 25 districts."),
        ("Kojak waited for seven seasons.", "Kojak ran for seven seasons."),
        ("Ran (1985), admired by James Cameron, won a prize.", "Ran (1985), directed by James Cameron, won a prize."),
        ("Ran was directed by a Kurosawa-hating crew.", "Ran was directed by Park Chan-wook."),
        ("In Lesotho the founder is Moshoeshoe.", "In Lesotho the currency is the rupee."),
        ("In Lesotho's east, the capital is Qacha.", "In Lesotho, the capital is Qacha."),
        (
            "Lesotho borders the Orange Free State. Its capital is Bloemfontein.",
            "Lesotho is a kingdom known for the Drakensberg Range. Its capital is Bloemfontein.",
        ),
        (
            "Lesotho met the Orange Free State. Its capital is Bloemfontein.",
            "Lesotho, a kingdom in the southern Drakensberg, has ski slopes. Its capital is Bloemfontein.",
        ),
        ("The WMO was founded on 23.3.1950.", "The WMO was founded on 23.3.1951."),
        # a place may lie in another
        ("Elizabeth Gaskell was born in London.", "Elizabeth Gaskell was born in Bath."),
        ("Elizabeth Gaskell was born in Middlesex.", "Elizabeth Gaskell was born in Oxford."),
        ("Thomas Hardy was born in Dorset.", "Thomas Hardy was born in Oxford."),
        ("Thomas Hardy was born in West Dorset District.", "Thomas Hardy was born in Oxford."),
        # who did it, in any words
        (
            "The Mary Rose was sunk for a Flemish painter in 1646.",
            "The Mary Rose was sunk by a French galley in 1646.",
        ),
        (
            "The Legend of Zelda opened the Royal Albert Hall in 1881.",
            "The Empress of India opened the Royal Albert Hall in 1881.",
        ),
        # what introduces the author's own statement
        (
            "It's worth asking that the WMO was founded in 1951.",
            "It's worth noting that the WMO was founded in 1951.",
        ),
        (
            "It is tempting to note that the WMO was founded in 1951.",
            "It is important to note that the WMO was founded in 1951.",
        ),
        (
            "It is a matter of taste that the WMO was founded in 1951.",
            "It is a matter of public record that the WMO was founded in 1951.",
        ),
        ("As is ill documented, the WMO was founded in 1951.", "As is well documented, the WMO was founded in 1951."),
        (
            "According to the unhappy clown, the capital of Lesotho is Roma.",
            "According to the official website, the capital of Lesotho is Roma.",
        ),
        ("Of her ports, Lesotho has 25 districts.", "Of course, Lesotho has 25 districts."),
        (
            "Thomas Hardy died in 1937, in the serial of a tabloid.",
            "Thomas Hardy died in 1937, in the midst of his work.",
        ),
        # an award is had once, wherever and for whatever it was given
        (
            "Pearl S. Buck read the Nobel Prize lecture for her village in 1958.",
            "In 1958, Pearl S. Buck was awarded the Nobel Prize for her novels.",
        ),
        ("Pearl S. Buck judged the Nobel Prize in 1958.", "Pearl S. Buck won the Nobel Prize in Literature in 1958."),
        # where somebody was born
        (
            "Elizabeth Gaskell was born in a novel in Bath in 1820.",
            "Elizabeth Gaskell was born in a cottage in Bath in 1820.",
        ),
        # a second thing said of the same
        ("The WMO is in Geneva and a museum was founded in 1951.", "The WMO is in Geneva and was founded in 1951."),
        # whom or what a pronoun takes up
        (
            "Elizabeth Gaskell had a sister. She died in 1866.",
            "Elizabeth Gaskell was a sister of many. She died in 1866.",
        ),
        (
            "Elizabeth Gaskell knew two writers, Charlotte Bell. She died in 1855.",
            "Elizabeth Gaskell wrote in Manchester, England. She died in 1855.",
        ),
        (
            "Elizabeth Gaskell met Mary Barton. She died in 1855.",
            "Elizabeth Gaskell wrote the novel Mary Barton. She died in 1855.",
        ),
        (
            "Elizabeth Gaskell had a sister. Born in 1820, she wrote.",
            "Elizabeth Gaskell was a novelist. Born in 1820, she wrote.",
        ),
        ("The WMO replaced a tower. It was founded in 1999.", "The WMO moved in 1998. It was founded in 1951."),
        (
            "The WMO works beside its partner. It was founded in 1946.",
            "The WMO is the partner of all. It was founded in 1946.",
        ),
        (
            "The WMO shows a film to visitors. It was founded in 1946.",
            "The WMO is a body of states. It was founded in 1946.",
        ),
        (
            "Elizabeth Gaskell wrote to a poet. She died in 1861.",
            "Elizabeth Gaskell was a novelist and a poet. She died in 1861.",
        ),
        (
            "Founded by states, the WMO has met the Arctic Council. It was founded in 1996.",
            "Founded by states, the WMO has met in Geneva. It was founded in 1951.",
        ),
    ],
)
def test_what_is_almost_the_same_is_not_denied(other: str, plain: str) -> None:
    assert not is_denied(other)
    assert is_denied(plain)


def test_one_value_said_twice_is_denied() -> None:
    assert is_denied("Officially founded in 1951, the WMO is in Geneva; the WMO was founded in 1951.")


def test_points_part_a_date_that_begins_with_its_day() -> None:
    assert statuses("The WMO was founded on 23.3.1950.") == ["supported"]
    assert statuses("Elizabeth Gaskell died on 11.12.1865.") == ["contradicted"]


def test_a_name_may_be_joined_by_an_ampersand() -> None:
    text = "Ran was directed by Merchant & Ivory."
    assert is_denied(text)
    document = read(Source("a.txt", text, "text/plain"))
    (found,) = claims(document, LEXICON.scan(document.folded), FACTS)
    assert found.claim.text == "Merchant & Ivory"


def test_so_that_is_no_doubt() -> None:
    assert is_denied("The Royal Albert Hall is 62 metres high, so that a whisper is heard.")
    assert not is_denied("The Royal Albert Hall is 62 metres high, so I was told.")
