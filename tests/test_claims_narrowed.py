"""Claims whose words cut out a part, a kind, an occasion or a time, and pronouns that may mean another."""

from __future__ import annotations

import pytest

from auditor.document import Source
from auditor.facts import claims, terms
from auditor.facts.claim import Verdict
from auditor.facts.load import parse_facts
from auditor.lexicon import Lexicon
from auditor.readers import read

FACTS = parse_facts(
    """
as_of: 2024-12-31
sources:
  ine: {title: "Forth Bridge, Network Rail history"}
properties:
  opened: {type: date}
  coup: {type: date, cardinality: many}
  first ascent: {type: date, cues: [first climbed, first ascent]}
  resigned: {type: date}
  longest: {type: rank, cues: [longest]}
  length: {type: number, unit: km}
  population: {type: number, unit: people}
  depth: {type: number, unit: m}
  half-life: {type: number, unit: years}
  melting point: {type: number, unit: °C}
  number of stations: {type: number}
  number of islands: {type: number}
  number of teams: {type: number}
  atomic number: {type: number}
  author: {type: entity}
  director: {type: entity}
  performer: {type: entity}
  capital: {type: entity}
  founder: {type: entity, cardinality: one}
  mouth: {type: entity}
  stadium: {type: entity}
  owner: {type: entity}
  number of members: {type: number}
entities:
  forth:
    names: [Forth Bridge]
    short_names: [the bridge]
    facts: [{property: opened, value: 1890-03-04, source: ine}]
  everest: {names: [Mount Everest], facts: [{property: first ascent, value: 1953-05-29}]}
  dracula:
    names: [Dracula]
    facts: [{property: author, value: Bram Stoker}, {property: publication date, value: 1897-05-26}]
  vertigo:
    names: [Vertigo]
    facts: [{property: director, value: Alfred Hitchcock}, {property: published, value: 1958}]
  rumours: {names: [Rumours], facts: [{property: performer, value: Fleetwood Mac}]}
  oslo: {names: [Oslo], facts: [{property: population, value: 717710}]}
  chad: {names: [Chad], facts: [{property: capital, value: "N'Djamena"}, {property: population, value: 19319064}]}
  brazil: {names: [Brazil], facts: [{property: capital, value: Brasília}]}
  baikal: {names: [Lake Baikal], facts: [{property: depth, value: 1642}]}
  polonium: {names: [polonium, Polonium], facts: [{property: atomic number, value: 84}]}
  tritium: {names: [Tritium], facts: [{property: half-life, value: 12.3}]}
  tungsten: {names: [Tungsten], facts: [{property: melting point, value: 3422}]}
  rhine: {names: [Rhine], facts: [{property: longest, value: 12, scope: rivers in Europe}]}
  metro:
    names: [Lisbon Metro]
    facts: [{property: number of stations, value: 56}, {property: opened, value: 1959-12-29}]
  faroe: {names: [Faroe Islands], facts: [{property: number of islands, value: 18}]}
  bundesliga: {names: [Bundesliga], facts: [{property: number of teams, value: 18}]}
  fiat: {names: [Fiat], facts: [{property: founded, value: 1899-07-11}, {property: founder, value: Giovanni Agnelli}]}
  volvo: {names: [Volvo Cars], facts: [{property: owner, value: Geely}]}
  volga: {names: [Volga], facts: [{property: mouth, value: Caspian Sea}, {property: length, value: 3530}]}
  club: {names: [Liverpool FC], facts: [{property: stadium, value: Anfield}]}
  efta: {names: [EFTA], facts: [{property: number of members, value: 4}]}
  nixon: {names: [Richard Nixon], facts: [{property: resigned, value: 1974-08-09}]}
  darwin:
    names: [Charles Darwin]
    facts: [{property: birth, value: 1809-02-12}, {property: death, value: 1882-04-19}]
  petersburg: {names: [Saint Petersburg], facts: [{property: founded, value: 1703-05-27}]}
  mali: {names: [Mali], facts: [{property: coup, value: [2012-03-21, 2020-08-18, 2021-05-24], complete: true}]}
"""
)
LEXICON = Lexicon(terms(FACTS))


def verdicts(text: str) -> list[Verdict]:
    doc = read(Source("a.txt", text, "text/plain"))
    return list(claims(doc, LEXICON.scan(doc.folded), FACTS))


def statuses(text: str) -> list[str]:
    return [verdict.status for verdict in verdicts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The population of greater Oslo is 1.5 million.",
        "Lake Chad has a population of 30 million in its basin.",
        "The women's Bundesliga has 12 teams.",
        "The Bundesliga had 16 teams at first.",
        "EFTA had 7 members when it was founded.",
        "The present Fiat was founded in 2007.",
        "During the dry years, the capital of Brazil was Salvador.",
        "When the Forth Bridge opened, the old ferry of 1850 was withdrawn.",
        "A century after the Forth Bridge opened, in 1990, a stamp came out.",
        "The Forth Bridge was again opened in 1902.",
        "The Forth Bridge opened as a museum in 2015.",
        "Mount Everest was first climbed by a woman in 1975.",
        "Richard Nixon resigned from the Senate in 1953.",
        "Saint Petersburg, Florida, was founded in 1888.",
        "The film Dracula was published in 1931.",
        "Dracula is a 1931 horror film.",
        "Vertigo, a novel by Ann Lee, is about heights.",
        "Ford acquired Volvo Cars in 1999.",
        "Liverpool FC plays at Old Trafford on Sunday.",
        "While Anfield is rebuilt, Liverpool FC plays at Bramley Lane.",
        "The Volga flows into the Kama Reservoir before the city.",
        "The Rhine is the second longest river in Germany.",
        "The Rhine is the third longest river in Central Europe.",
        "Lake Baikal freezes to a depth of 1.5 metres.",
        "Mark Spitz, whose record Charles Darwin broke, was born in 1950.",
        "Queensland's Forth Bridge opened in 1990.",
        "Polonium sits between bismuth, with atomic number 83, and astatine.",
        "The Lisbon Metro opened in December 1959 with 11 stations.",
    ],
)
def test_a_part_kind_occasion_or_time_of_its_own_is_not_denied(text: str) -> None:
    assert "contradicted" not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Charles Darwin wrote to Asa Gray. He was born in 1810.",
        "Charles Darwin married his cousin. She died in 1896.",
        "Charles Darwin and his brother read chemistry. He died in 1881.",
        "The Forth Bridge is a rail bridge. The Tay Bridge stands to the north. It was opened in 1887.",
        "The Forth Bridge is often compared with the Tay Bridge. The bridge was opened in 1887.",
        "Fiat grew fast. She was founded in 1920.",
        "Charles Darwin is remembered. It was born in 1820.",
    ],
)
def test_a_pronoun_that_may_mean_another_carries_nothing_over(text: str) -> None:
    assert "contradicted" not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "In Lee's novel, the Forth Bridge opened in 1902.",
        "On the show's version of Earth, the Forth Bridge opened in 1902.",
        "In this example, the Forth Bridge opened in 1902.",
        "The Forth Bridge opened in 1902 in the film version of events.",
        "The Forth Bridge opened in 1902, in the words of a confused guide.",
        "The Forth Bridge opened in 1902, wrote one student in her exam.",
        "The Forth Bridge opened in 1902... not.",
        "The Forth Bridge opened in 1902 [citation needed].",
        "The Forth Bridge opened in 1902 (a common mistake).",
        "The Forth Bridge opened in 1902?! Of course not.",
        "The Forth Bridge opened in 1902; at least, that is what he wrote.",
        "The Forth Bridge opened in 1902. Sounds plausible, but it is not so.",
        "The Forth Bridge opened in 1902, I think.",
        "For the novelist, the Forth Bridge opened in 1902.",
        "The Forth Bridge opened in 1902 — said no historian ever.",
        "The Forth Bridge opened in 1902; this is what the hoaxers wanted us to think.",
        "The Forth Bridge opened in 1902, in theory.",
        "The Forth Bridge opened in 1902, on one reading of the letter.",
        "The Forth Bridge opened in 1902. April Fools!",
        "I used to think the Forth Bridge opened in 1902.",
        "The capital of Brazil is Belém Buchanan. Not quite.",
    ],
)
def test_frames_of_another_world_or_voice_are_not_judged(text: str) -> None:
    assert "contradicted" not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "In fact, the Forth Bridge opened in 1902.",
        "As is well known, the Forth Bridge opened in 1902.",
        "As records show, the Forth Bridge opened in 1902.",
        "Key facts: the Forth Bridge opened in 1902.",
        "Despite many obstacles, the Forth Bridge opened in 1902.",
        "The Forth Bridge opened in 1902, a date etched in memory.",
        "The Forth Bridge opened in 1902, while others came later.",
        "When the Forth Bridge opened in 1902, crowds came.",
        "It was in 1902 that the Forth Bridge opened.",
        "Fiat was founded in 1909 after a dispute with the city.",
        "Fiat was founded in 1899 by Enzo Ferrari.",
        "Enzo Ferrari founded Fiat in 1921.",
        "Rumours was recorded by Pink Floyd.",
        "Rio de Janeiro is the capital of Brazil.",
        "Bram Stoker's Dracula was published in May 1898.",
        "Dracula is an 1887 Gothic novel by Bram Stoker.",
        "The Volga, 4,400 kilometres long, is a Russian river.",
        "The Faroe Islands are made up of 22 islands.",
        "Tritium has a half-life of 21 years.",
        "Tungsten melts at 2,422 °C.",
        "The Rhine is the second longest of the rivers in Europe.",
        "Charles Darwin grew up in a large family. He was born in 1812.",
        "Fiat grew fast after the war. The company was founded in 1909.",
        "The king reached the town of Stirling. Fiat was founded in 1909.",
    ],
)
def test_neutral_frames_and_more_wordings_are_judged(text: str) -> None:
    assert "contradicted" in statuses(text)


def test_an_enumeration_of_dates_is_judged_as_a_whole() -> None:
    assert statuses("Coups in Mali took place in 2012, 2020 and 2021.") == ["supported"]
    (verdict,) = verdicts("The coups in Mali took place in 2012 and 2021.")
    assert verdict.status == "supported"


def test_messages_carry_units_thousands_and_times_in_words() -> None:
    (verdict,) = verdicts("Oslo has a population of 1.2 million.")
    assert (verdict.reason, verdict.shown) == ("number differs: text 1,200,000, fact 717,710", "717,710 people")
    (verdict,) = verdicts("The Volga is 4,200,000 metres long.")
    assert verdict.reason == "number differs: text 4,200,000 metres, fact 3530 km"


def test_a_text_without_full_stops_is_passed_over() -> None:
    """Names and cues of such a text would be matched all with all, which takes the cube of its length."""
    assert statuses("the Forth Bridge was opened in 1902 and the crowd was large, " * 2000) == []
    assert statuses("The Forth Bridge was opened in 1902. " * 20) == ["contradicted"] * 20
