"""Claims that tell of another of the name: a version, a reign, an office, a person beside, a year of another event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Source
from auditor.facts import claims, terms
from auditor.facts.load import parse_facts
from auditor.lexicon import Lexicon
from auditor.readers import read

FACTS = parse_facts(
    """
as_of: 2024-12-31
sources:
  afi: {title: "AFI Catalog of Feature Films, Casablanca"}
  gov: {title: "GOV.UK, Past Prime Ministers: Baroness Margaret Thatcher"}
  klm: {title: "KLM Royal Dutch Airlines, company history"}
  bl: {title: "British Library, Nineteen Eighty-Four"}
  odnb: {title: "Oxford Dictionary of National Biography, Alan Turing"}
  moma: {title: "Museo Frida Kahlo, biography"}
  beatles: {title: "The Beatles, official site, Hey Jude"}
  usgs: {title: "USGS, The Great 1906 San Francisco Earthquake"}
  nhm: {title: "P. L. Sclater, On an apparently new species of zebra, Proceedings of the Zoological Society 1901"}
properties:
  described: {type: date, cues: [described]}
entities:
  casablanca:
    names: [Casablanca]
    short_names: [the film]
    facts:
      - {property: premiere, value: 1942-11-26, source: afi}
      - {property: director, value: Michael Curtiz, source: afi}
  nineteen:
    names: [Nineteen Eighty-Four, "1984"]
    facts:
      - {property: publication_date, value: 1949-06-08, source: bl}
      - {property: author, value: George Orwell, source: bl}
  thatcher:
    names: [Margaret Thatcher, Thatcher]
    facts:
      - {property: birth, value: 1925-10-13, source: gov}
      - {property: death, value: 2013-04-08, source: gov}
      - {property: place_of_birth, value: Grantham, source: gov}
      - {property: took_office, value: 1979-05-04, source: gov}
      - {property: left_office, value: 1990-11-28, source: gov}
  klm:
    names: [KLM]
    short_names: [the airline]
    facts:
      - {property: founded, value: 1919-10-07, source: klm}
      - {property: ceo, value: Pieter Elbers, from: 2014-10-15, until: 2022-06-30, source: klm}
      - {property: ceo, value: Marjan Rintel, from: 2022-07-01, source: klm}
  turing:
    names: [Alan Turing]
    facts:
      - {property: birth, value: 1912-06-23, source: odnb}
      - {property: death, value: 1954-06-07, source: odnb}
      - {property: place_of_birth, value: Maida Vale, source: odnb}
      - {property: place_of_death, value: Wilmslow, source: odnb}
  kahlo:
    names: [Frida Kahlo, Kahlo]
    facts:
      - {property: birth, value: 1907-07-06, source: moma}
      - {property: place_of_birth, value: Coyoacán, source: moma}
  jude:
    names: [Hey Jude]
    short_names: [the song]
    facts:
      - {property: release_date, value: 1968-08-26, source: beatles}
      - {property: performer, value: The Beatles, source: beatles}
      - {property: record_label, value: Apple, source: beatles}
  quake:
    names: [San Francisco earthquake]
    facts:
      - {property: date, value: 1906-04-18, source: usgs}
      - {property: killed, value: 3000, source: usgs}
  okapi:
    names: [okapi]
    facts:
      - {property: described, value: 1901, source: nhm}
"""
)
LEXICON = Lexicon(terms(FACTS))


def statuses(text: str) -> list[str]:
    doc = read(Source("a.txt", text, "text/plain"))
    return [verdict.status for verdict in claims(doc, LEXICON.scan(doc.folded), FACTS)]


@pytest.mark.parametrize(
    "text",
    [
        "The 1955 television series Casablanca was cancelled after ten episodes.",
        "The television series Casablanca premiered in 1955.",
        "Casablanca (1983) starred David Soul.",
        "Casablanca, colorized, was released in 1988.",
        "The album Hey Jude was released on 26 February 1970.",
        "Hey Jude by Wilson Pickett was released in 1968 on Atlantic.",
        "1984 by Van Halen was released on 9 January 1984.",
        "In 1984 a book by Frank Herbert was published.",
        "On January 10, 1984, a book by Frank Herbert was published.",
        "The 1989 San Francisco earthquake killed 63 people.",
        "The San Francisco earthquake of 1868 killed 30 people.",
        "A paper called Nineteen Eighty-Four was published in 1990.",
        "The okapi was described by travellers in 1890.",
    ],
)
def test_another_of_the_name_denies_nothing(text: str) -> None:
    assert "contradicted" not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "The film Casablanca premiered in 1944.",
        "Casablanca premiered in 1944.",
        "Hey Jude was released in 1970.",
        "Hey Jude, released in 1970, is a song by The Beatles.",
        "The San Francisco earthquake killed 63 people.",
        "The novel 1984 was published in 1950.",
        "A novel called Nineteen Eighty-Four was published in 1950.",
        "The okapi was described in 1911.",
    ],
)
def test_what_is_said_of_the_entity_itself_is_denied(text: str) -> None:
    assert "contradicted" in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Born in 1886, Diego Rivera met Frida Kahlo in 1928.",
        "Born in 1886, Diego Rivera painted Frida Kahlo in 1928.",
        "Kahlo (played by Salma Hayek, born in 1966) is seen at work.",
        "Kahlo (Salma Hayek, born in 1966) is seen at work.",
        "KLM, risen from the ruins of Fokker, which was founded in 1912, is Dutch.",
    ],
)
def test_another_person_beside_the_entity_denies_nothing(text: str) -> None:
    assert "contradicted" not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Born in 1908, the Mexican painter Frida Kahlo met Rivera in 1928.",
        "Frida Kahlo (born Magdalena Carmen Calderón; 6 July 1908) was a painter.",
        "Frida Kahlo (née Calderón; born 1908) was a painter.",
        "Alan Turing, OBE, FRS (born 23 June 1921) led Hut 8.",
        "Alan Turing OBE (born 23 June 1921) led Hut 8.",
        "Alan Turing was born on 23 June 1921 to Julius and Ethel Turing.",
        "Alan Turing was born on 23 June 1921 into a family of engineers.",
        "The Venerable Alan Turing was born on 23 June 1921.",
    ],
)
def test_a_birth_is_read_as_encyclopedias_write_it(text: str) -> None:
    assert "contradicted" in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thatcher became education secretary in June 1970.",
        "Thatcher became leader of the Conservative Party in 1975.",
        "Thatcher became chancellor of the university in 1993.",
        "Thatcher became mayor of Finchley in 1957.",
        "Thatcher became president of the Carlton Club in 2009.",
        "Thatcher became club president in 2009.",
        "Thatcher stepped down as club president in 2013.",
        "Thatcher was elected to Parliament in 1959.",
        "Thatcher was elected on 3 May 1979.",
        "Thatcher resigned on 22 November 1990.",
        "Thatcher resigned as party leader in 1989.",
        "Thatcher served as education secretary from 1970 to 1974.",
        "Thatcher served as vice president from 1992 to 1994.",
        "Under Thatcher (1979–1990) unions lost power.",
        "Thatcher (in office 1979–1990) went to war.",
    ],
)
def test_another_office_denies_nothing(text: str) -> None:
    assert "contradicted" not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thatcher became prime minister in 1980.",
        "Thatcher became British prime minister in 1980.",
        "Thatcher became prime minister of the United Kingdom in 1980.",
        "Thatcher took office in 1981.",
        "Thatcher left office in 1992.",
        "Thatcher served as prime minister from 1979 to 1992.",
        "Margaret Thatcher (1926–2013) was a chemist.",
        "Margaret Thatcher (13 October 1924 – 8 April 2013) was a chemist.",
    ],
)
def test_the_office_and_the_life_itself_are_denied(text: str) -> None:
    assert "contradicted" in statuses(text)


YEARS = st.integers(1900, 2024)


@given(YEARS)
def test_what_a_holder_of_an_office_did_else_is_no_date_of_the_office(year: int) -> None:
    for text in (
        f"KLM chief executive Pieter Elbers was born in {year}.",
        f"KLM's CEO Marjan Rintel was born in {year}.",
        f"Pieter Elbers, CEO of KLM, joined the airline in {year}.",
        f"In {year} Pieter Elbers, later CEO of KLM, began at Schiphol.",
    ):
        assert "contradicted" not in statuses(text)


@given(YEARS)
def test_a_date_of_the_holding_itself_is_judged(year: int) -> None:
    held = 2014 <= year <= 2022
    assert ("contradicted" in statuses(f"Pieter Elbers was CEO of KLM in {year}.")) is not held


MONTHS = "January February March April May June July August September October November December".split()


@given(st.integers(1, 28), st.sampled_from(MONTHS), YEARS, st.sampled_from(["Cardiff", "Maida Vale"]))
def test_a_place_behind_a_date_is_held_against_the_place_of_birth(day: int, month: str, year: int, place: str) -> None:
    for when in (f"on {day} {month} {year}", f"{month} {day}, {year},", f"in {year}"):
        for text in (f"Alan Turing was born {when} in {place}.", f"Alan Turing (born {when} in {place}) was a runner."):
            found = place_of_birth(text)
            assert found == ["supported" if place == "Maida Vale" else "contradicted"]


def place_of_birth(text: str) -> list[str]:
    doc = read(Source("a.txt", text, "text/plain"))
    found = claims(doc, LEXICON.scan(doc.folded), FACTS)
    return [verdict.status for verdict in found if verdict.claim.property == "place_of_birth"]


@pytest.mark.parametrize(
    "where",
    [
        "to Diego",
        "in the Midlands",
        "in Victorian England",
        "in Castle Street",
        "in Guy's Hospital",
        "in the county of Kent",
        "in Transkei",
    ],
)
def test_a_place_that_may_hold_or_lie_in_another_denies_nothing(where: str) -> None:
    assert "contradicted" not in place_of_birth(f"Alan Turing was born on 23 June 1912 {where}.")


@pytest.mark.parametrize("before", ["The music was written by Max Steiner.", "Work on the set began in 1941."])
def test_a_passive_or_a_beginning_announces_nothing(before: str) -> None:
    assert "contradicted" in statuses(f"{before} Casablanca premiered in 1944.")


@pytest.mark.parametrize("before", ["This was written by a pupil.", "He began.", "She told a story."])
def test_words_of_somebody_are_announced(before: str) -> None:
    assert "contradicted" not in statuses(f"{before} Casablanca premiered in 1944.")


def test_a_comment_with_its_year_takes_a_claim_from_the_author() -> None:
    assert "contradicted" not in statuses("The San Francisco earthquake killed 63 people, a clerk reckoned in 1907.")


@pytest.mark.parametrize("region", ["Morelos", "Transkei"])
def test_a_name_that_may_be_that_of_a_region_denies_no_village(region: str) -> None:
    assert place_of_birth(f"Frida Kahlo was born in {region}.") == ["unverifiable"]
    assert place_of_birth("Frida Kahlo was born in Oxford.") == ["contradicted"]


@pytest.mark.parametrize("comment", ["most scholars think", "a clerk reckoned", "some believe"])
def test_a_comment_takes_a_claim_from_the_author(comment: str) -> None:
    assert "contradicted" not in statuses(f"Frida Kahlo was born on 7 July 1907, {comment}.")


def test_a_short_name_before_the_name_is_no_second_mention() -> None:
    assert "contradicted" in statuses("Casablanca is old. The film Casablanca was directed by Billy Wilder.")
