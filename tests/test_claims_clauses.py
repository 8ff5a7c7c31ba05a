"""Claims in clauses of time and place, behind a maker, with a measure in parentheses, and near a namesake's."""

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
  vasa: {title: "Vasamuseet, The history of Vasa"}
  booker: {title: "The Booker Prize Foundation, History of the prize"}
  afi: {title: "AFI Catalog of Feature Films, Jaws (1975)"}
  acp: {title: "Panama Canal Authority, History of the canal"}
  white: {title: "The White House, Presidents"}
  oecd: {title: "OECD, Our history"}
  hall: {title: "Royal Albert Hall, Our history"}
entities:
  vasa:
    names: [Vasa]
    short_names: [the ship]
    facts: [{property: sank, value: 1628-08-10, source: vasa}]
  booker: {names: [Booker Prize], facts: [{property: established, value: 1968, source: booker}]}
  jaws:
    names: [Jaws]
    facts:
      - {property: publication date, value: 1975-06-20, source: afi}
      - {property: director, value: Steven Spielberg, source: afi}
      - {property: composer, value: John Williams, source: afi}
      - {property: cast member, value: [Roy Scheider, Robert Shaw], source: afi}
  canal:
    names: [Panama Canal]
    short_names: [the canal]
    facts:
      - {property: opened, value: 1914-08-15, source: acp}
      - {property: construction start, value: 1904-05-04, source: acp}
      - {property: length, value: 82000, source: acp}
  states:
    names: [United States]
    facts:
      - {property: president, value: George W. Bush, from: 2001-01-20, until: 2009-01-20, source: white}
      - {property: president, value: Joe Biden, from: 2021-01-20, source: white}
  oecd:
    names: [OECD]
    facts: [{property: number of members, value: 38, source: oecd}, {property: established, value: 1961, source: oecd}]
  hall: {names: [Royal Albert Hall], facts: [{property: height, value: 41, source: hall}]}
"""
)
LEXICON = Lexicon(terms(FACTS))


def statuses(text: str) -> list[str]:
    """The verdicts on a text."""
    document = read(Source("a.txt", text, "text/plain"))
    return [verdict.status for verdict in claims(document, LEXICON.scan(document.folded), FACTS)]


@pytest.mark.parametrize(
    ("denied", "other"),
    [
        (
            "On 10 August 1638 the Vasa sank in the harbour of Stockholm.",
            "On 10 August 1638 the Vasa sank in the novel of Stockholm.",
        ),
        (
            "Since it was established in 1986, the Booker Prize has made many authors known.",
            "Since it was sold in 1986, the Booker Prize has made many authors known.",
        ),
        (
            "When it opened in 1934, the Panama Canal was long.",
            "When it opened to visitors in 1934, the Panama Canal was long.",
        ),
        (
            "The Panama Canal is long, and the canal was opened in 1934.",
            "The Panama Canal replaced an older canal, and the canal was opened in 1834.",
        ),
        ("Work on the Panama Canal began in 1914.", "Work on the roofs of the Panama Canal began in 1914."),
        ("Jaws, a 1973 thriller, made people afraid.", "Jaws, a 1973 cocktail, made people afraid."),
        ("Directed by Brian De Palma in 1975, Jaws broke records.", "Directed by Ann Lee in 1988, Jaws broke records."),
        ("Jaws was directed by French film-maker Ann Lee.", "Jaws was remade by French film-maker Ann Lee."),
        ("Philip Glass composed the music for Jaws.", "Philip Glass praised the music for Jaws."),
        ("The Vasa's sinking in 1682 was a shock.", "The Vasa's sinking in the novel of 1682 was a shock."),
        ("Since its founding in 1986, the OECD has grown.", "Since his founding in 1986, the OECD has grown."),
        (
            "The Panama Canal runs 182 kilometres through two lakes.",
            "The Panama Canal runs 18 kilometres through Gatun.",
        ),
        (
            "The Kiel Canal and the Panama Canal were opened in 1924.",
            "The Kiel Canal and the Panama Canal's locks were opened in 1924.",
        ),
        (
            "The Panama Canal measures 192 kilometres in length.",
            "The Panama Canal measured from the sea is 88 km long.",
        ),
        ("The OECD has existed since 1985.", "The OECD has existed since 1985 as a club."),
        (
            "Founded in 1985 by a group of states, the OECD is old.",
            "Founded in 1985 by Ann, the club beside the OECD is old.",
        ),
        (
            "The Panama Canal and the Kiel Canal were opened in 1924.",
            "The Panama Canal and the Kiel Canal were opened in 1924 and 1895.",
        ),
        ("The OECD has 31 members.", "The OECD has 31 members and a chairman."),
        ("The OECD was founded in 1985 as a club.", "The OECD was founded as a club in 1985."),
        ("The Royal Albert Hall has a height of 62 (metres).", "The Royal Albert Hall has a height of 62 (rows)."),
        (
            "The Royal Albert Hall has a dome and a height of 62 metres.",
            "The Royal Albert Hall has a western half and a height of 62 metres.",
        ),
    ],
)
def test_a_clause_is_read_and_one_like_it_is_not(denied: str, other: str) -> None:
    assert "contradicted" in statuses(denied)
    assert "contradicted" not in statuses(other)


def test_initials_tell_names_apart() -> None:
    assert "contradicted" not in statuses("In 1992 the president of the United States was George H. W. Bush.")
    assert "contradicted" in statuses("In 1992 the president of the United States was George W. Bush.")


def test_whose_president_is_not_who() -> None:
    assert "contradicted" not in statuses("United States forces arrested the president of Venezuela.")


def test_nearly_is_not_less() -> None:
    assert "contradicted" in statuses("The OECD has nearly 35 members.")
    assert "supported" in statuses("The OECD has nearly 40 members.")


def test_who_stars_in_a_film() -> None:
    assert "supported" in statuses("Jaws stars Roy Scheider and Robert Shaw.")
