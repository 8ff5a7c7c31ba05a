"""Sentences of which a stretch is not understood: each beside its plain form, which must still be denied."""

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
  forth: {title: "Network Rail, The Forth Bridge"}
  treaties: {title: "Ramsar Convention Secretariat, The Convention on Wetlands and its Mission"}
properties:
  opened: {type: date}
  closed: {type: date}
  signed: {type: date}
  released: {type: date}
  premiered: {type: date}
  birth: {type: date}
  place of birth: {type: entity}
  spouse: {type: entity, cardinality: one}
  founded: {type: date}
  founder: {type: entity, cardinality: one}
  headquarters: {type: entity}
  league: {type: entity}
  mouth: {type: entity}
  ground: {type: entity}
  elevation: {type: number, unit: m}
  height: {type: number, unit: m}
  population: {type: number, unit: people}
  maximum depth: {type: number, unit: m}
  weight: {type: number, unit: g}
  boiling point: {type: number, unit: °C}
  floors: {type: number, label: number of floors}
  pages: {type: number}
  author: {type: entity}
  publisher: {type: entity}
  composer: {type: entity}
  performer: {type: entity}
  record label: {type: entity}
  took office: {type: date}
  Nobel Prizes: {type: number, cues: [Nobel Prizes, Nobel Prize]}
entities:
  forth: {names: [Forth Bridge], facts: [{property: opened, value: 1890-03-04, source: forth}]}
  ramsar: {names: [Ramsar Convention], facts: [{property: signed, value: 1971-02-02, source: treaties}]}
  abbey: {names: [Abbey Road], facts: [{property: released, value: 1969-09-26},
    {property: performer, value: The Beatles, also: [Beatles]}, {property: record label, value: Apple}]}
  merkel: {names: [Angela Merkel], facts: [{property: took office, value: 2005-11-22}]}
  tosca:
    names: [Tosca]
    facts: [{property: premiered, value: 1900-01-14}, {property: composer, value: Giacomo Puccini}]
  curie:
    names: [Marie Curie, Curie]
    facts:
      - {property: birth, value: 1867-11-07}
      - {property: place of birth, value: Warsaw}
      - {property: spouse, value: Pierre Curie}
      - {property: Nobel Prizes, value: 2}
  bauhaus:
    names: [Bauhaus]
    facts: [{property: founded, value: 1919-04-01}, {property: founder, value: Walter Gropius}]
  un: {names: [United Nations], facts: [{property: headquarters, value: New York City}]}
  ajax:
    names: [Ajax]
    facts: [{property: league, value: Eredivisie}, {property: ground, value: Johan Cruyff Arena}]
  trent: {names: [Trent], facts: [{property: mouth, value: Humber}]}
  ludlow: {names: [Ludlow], facts: [{property: population, value: 10039, as_of: 2021}]}
  ness: {names: [Loch Ness], facts: [{property: maximum depth, value: 230}, {property: elevation, value: 16}]}
  euro: {names: [euro coin], facts: [{property: weight, value: 7.5}]}
  ethanol: {names: [ethanol, Ethanol], facts: [{property: boiling point, value: 78.4}]}
  flatiron: {names: [Flatiron Building], facts: [{property: floors, value: 22}, {property: height, value: 87}]}
  walden: {names: [Walden], facts: [{property: pages, value: 320}, {property: publisher, value: Ticknor and Fields},
    {property: author, value: Henry David Thoreau}]}
"""
)
LEXICON = Lexicon(terms(FACTS))


def is_denied(text: str) -> bool:
    doc = read(Source("a.md", text, "text/markdown"))
    return "contradicted" in [verdict.status for verdict in claims(doc, LEXICON.scan(doc.folded), FACTS)]


@pytest.mark.parametrize(
    ("other", "plain"),
    [
        # what stands before
        ("At two atmospheres, ethanol boils at 98 °C.", "However, ethanol boils at 98 °C."),
        ("With its blister, the euro coin weighs 9 grams.", "The euro coin weighs 9 grams."),
        ("In Japan, Abbey Road was released in October 1969.", "In fact, Abbey Road was released in October 1969."),
        ("At the 1801 census Ludlow had a population of 3,897.", "Ludlow has a population of 30,897."),
        ("As of 1951 Ludlow had a population of 6,376.", "As of 2021 Ludlow had a population of 63,760."),
        ("Walden, directed by Jo Li, has 90 pages.", "Walden, printed by Jo Li, has 900 pages."),
        ("The town council had Marie Curie married to Paul Langevin.", "Marie Curie was married to Paul Langevin."),
        ("The rock group Bauhaus was founded in 1978.", "The Bauhaus was founded in 1978."),
        ("Nominally, the Forth Bridge opened in 1895.", "Moreover, the Forth Bridge opened in 1895."),
        ("Mexico signed the Ramsar Convention in 1986.", "The Ramsar Convention was signed in 1986."),
        ("Irène Joliot-Curie was born in Paris in 1897.", "Marie Curie was born in Paris in 1867."),
        (
            "Seen from afar, the Flatiron Building has 30 floors.",
            "Completed in 1902, the Flatiron Building has 30 floors.",
        ),
        ("Little Forth Bridge opened in 1995.", "The Forth Bridge opened in 1995."),
        ("Pink ethanol boils at 98 °C.", "Ethanol boils at 98 °C."),
        ("While ethanol is under pressure, it boils at 98 °C.", "Although ethanol is light, ethanol boils at 98 °C."),
        ("In Wonderland, Marie Curie was born in 1899.", "In Warsaw, Marie Curie was born in 1899."),
        # what stands between
        ("Tosca, by Jo Li, was premiered in 1956.", "Tosca, by Giacomo Puccini, was premiered in 1956."),
        ("Tosca is a circus act by Jo Li, premiered in 1956.", "Tosca is an opera by Puccini, premiered in 1956."),
        (
            "The Forth Bridge, the Tower and the Tay Bridge, were opened in 1887.",
            "The Forth Bridge, the pride of Fife and Lothian, was opened in 1887.",
        ),
        ("Tosca, the film, premiered in 1956.", "Tosca, an opera, premiered in 1956."),
        ("The Forth Bridge partly opened in 1889.", "The Forth Bridge officially opened in 1889."),
        ("The Forth Bridge opened to walkers in 1996.", "The Forth Bridge opened in 1996."),
        ("Tosca premiered in London in July 1900.", "Tosca premiered in July 1900."),
        ("Tosca was restored and premiered in 1964.", "Tosca was composed and premiered in 1964."),
        (
            "The United Nations has its European headquarters in Geneva.",
            "The United Nations has its headquarters in Geneva.",
        ),
        ("Loch Ness has an average depth of 132 metres.", "Loch Ness has a maximum depth of 132 metres."),
        ("Loch Ness is on average 132 metres deep.", "Loch Ness is 132 metres deep."),
        ("Walden was published in Germany by Palm.", "Walden was published by Palm."),
        ("Tosca, a remake for the cinema, premiered in 1956.", "Tosca, a work for the stage, premiered in 1956."),
        ("Walden for Windows was published by Palm.", "Walden by Henry David Thoreau was published by Palm."),
        ("Abbey Road was released by the Beatles.", "Abbey Road was released by Decca."),
        ("Angela Merkel took office as deputy chancellor in 1998.", "Angela Merkel took office as chancellor in 1998."),
        ("Marie Curie won one Nobel Prize in 1903.", "Marie Curie won four Nobel Prizes."),
        (
            "The Flatiron Building, a poster in the lobby says, has 30 floors.",
            "The Flatiron Building, a wedge in New York, has 30 floors.",
        ),
        ("The Forth Bridge opened in winter in 1899.", "The Forth Bridge opened in the winter of 1899."),
        (
            "The Flatiron Building has 30 floors which burnt out.",
            "The Flatiron Building has 30 floors which cover an acre.",
        ),
        ("Walden is a 1981 book written by Jo Li.", "Walden is a book written by Jo Li."),
        (
            "Abbey Road, performed by the Rutles, was released in 1978.",
            "Abbey Road, performed by the Beatles, was released in 1978.",
        ),
        (
            "Abbey Road, a 1978 album, was recorded by the Rutles.",
            "Abbey Road, a 1978 album, was recorded by the Beatles.",
        ),
        (
            "Abbey Road, a sketch by Jo Li, was released in 1978.",
            "Abbey Road, a hit by the Beatles, was released in 1978.",
        ),
        ("Abbey Road is a 1978 album by the Rutles.", "Abbey Road is an album by the Rutles."),
        # what stands after
        ("The Forth Bridge opened in 1899, it says here.", "The Forth Bridge opened in 1899, and it is in use."),
        ("The Forth Bridge opened in 1899, or thereabouts.", "The Forth Bridge opened in 1899, and is in use."),
        ("The Forth Bridge opened in 1899 ... in the spoof.", "The Forth Bridge opened in 1899."),
        ("The Forth Bridge opened in 1899: so ends the worst guide.", "The Forth Bridge opened in 1899: crowds came."),
        ("Ajax plays at Wembley on New Year's Day.", "Ajax plays at Wembley."),
        ("Loch Ness is 390 metres deep off Urquhart.", "Loch Ness lies 390 metres above sea level."),
        (
            "The Forth Bridge, opened in 1899 in the first edition, is put right in the second.",
            "The Forth Bridge, opened in 1899 in the presence of a prince, is in use.",
        ),
        (
            "The Forth Bridge opened in 1899 in the Penguin edition.",
            "The Forth Bridge opened in 1899 after years of work.",
        ),
        ("Ajax plays in the Champions League next week.", "Ajax plays in the Bundesliga."),
        ("Ludlow had a population of 6,376 in the 1951 census.", "Ludlow has a population of 63,760."),
        (
            "The Forth Bridge opened in 1889, the driver said, to one train.",
            "The Forth Bridge opened in 1889, to one train.",
        ),
        ("Ethanol boils at 98 °C, the label has it.", "Ethanol boils at 98 °C, and burns."),
        ("The Forth Bridge opened in 1889 to horses.", "The Forth Bridge opened in 1889 to cross the Forth."),
        ("The Forth Bridge opened in 1889 for horses.", "The Forth Bridge opened in 1889 near Edinburgh."),
        (
            "The Forth Bridge opened in 1889, but only on paper.",
            "The Forth Bridge opened in 1889, and trains crossed it daily.",
        ),
    ],
)
def test_what_is_not_understood_is_not_denied(other: str, plain: str) -> None:
    assert not is_denied(other)
    assert is_denied(plain)


@pytest.mark.parametrize(
    ("staged", "plain"),
    [
        ("Common mistakes:\n\n- The Forth Bridge opened in 1899.", "Key dates:\n\n- The Forth Bridge opened in 1899."),
        ("## Myths\n\nThe Forth Bridge opened in 1899.", "## History\n\nThe Forth Bridge opened in 1899."),
        (
            "## Myths\n\n### Bridges\n\nThe Forth Bridge opened in 1899.",
            "## Myths\n\n## Bridges\n\nThe Forth Bridge opened in 1899.",
        ),
        (
            "## What was not printed\n\nThe Forth Bridge opened in 1899.",
            "## What you did not know\n\nThe Forth Bridge opened in 1899.",
        ),
        (
            "## From the suggestion box\n\nThe Forth Bridge opened in 1899.",
            "## From village to city\n\nThe Forth Bridge opened in 1899.",
        ),
        ("## Jottings\n\n- The Forth Bridge opened in 1899.", "## Dates\n\n- The Forth Bridge opened in 1899."),
        ("Which is wrong?\n\n- The Forth Bridge opened in 1899.", "Some facts\n\n- The Forth Bridge opened in 1899."),
        (
            "What the leaflet said\n\n- The Forth Bridge opened in 1899.",
            "The bridge\n\n- The Forth Bridge opened in 1899.",
        ),
        ("| Text | Right |\n|---|---|\n| The Forth Bridge opened in 1899. | no |", "The Forth Bridge opened in 1899."),
        ("Put into the passive: Kim wrote Walden. Jo Li wrote Walden.", "Kim likes Walden. Jo Li wrote Walden."),
        (
            "The porter told a tale. The Forth Bridge opened in 1899.",
            "The porter is proud. The Forth Bridge opened in 1899.",
        ),
        (
            "Four statements follow. It is cold. The Forth Bridge opened in 1899.",
            "It is cold. The Forth Bridge opened in 1899.",
        ),
        ("The bot wrote:\n\nThe Forth Bridge opened in 1899.", "A short history:\n\nThe Forth Bridge opened in 1899."),
        (
            "The Forth Bridge opened in 1899. Correction: in 1890.",
            "The Forth Bridge opened in 1899. Trains crossed it.",
        ),
    ],
)
def test_what_the_words_above_stage_is_not_denied(staged: str, plain: str) -> None:
    assert not is_denied(staged)
    assert is_denied(plain)


@pytest.mark.parametrize(
    "text",
    [
        "Available in hardcover, Walden has more than 900 pages.",
        "Walden, a 900 page paperback, was printed anew.",
        "Walden has 900 pages in total.",
        "The Flatiron Building has 20 floors.",  # nobody rounds 22 to 20
        "It was in 1899 that the Forth Bridge opened.",
        "When the Forth Bridge opened in 1899, crowds came.",
        "The Forth Bridge, designed by two engineers, opened in 1899.",
        "Crowds came to the Forth Bridge, which was opened in 1899.",
        "Jo Li founded the Bauhaus.",
        "Built under two engineers, the Forth Bridge opened in 1899.",
        "Queensferry is home to the Forth Bridge, which opened in 1899.",
        "The Forth Bridge, 2,467 metres long, was opened in 1899.",
        "Gropius founded the Bauhaus in 1909.",
        "Widely regarded as a classic, Walden was published by Palm.",
        "Unlike the Tay Bridge, the Forth Bridge opened in 1899.",
        "The Forth Bridge opened in 1899 to wide acclaim.",
        "Published by Palm and printed in green, Walden has many readers.",
        "Abbey Road was recorded by Led Zeppelin.",
        "Linking Fife and Lothian, the Forth Bridge was opened in 1899.",
        "The oldest bridge in Fife, the Forth Bridge, opened in 1899.",
        "As one of the oldest bridges of steel, the Forth Bridge opened in 1899.",
        "Marie Curie, best known for radium and polonium, was born in 1877.",
        "Physicist Marie Curie was born in 1877.",
        "Formerly known as the Fuller Building, the Flatiron Building has 30 floors.",
        "The Trent flows into the Severn after passing Nottingham.",
        "It was not until 1899 that the Forth Bridge opened.",
        "After years of work, the Forth Bridge opened in 1899.",
        "Thanks to its engineers, the Forth Bridge opened in 1899.",
        "Most importantly, the Forth Bridge opened in 1899.",
        "The Forth Bridge opened sometime in 1899.",
        "The Forth Bridge opened in the spring of 1899.",
        "When it opened in 1899, the Forth Bridge was admired.",
        "The science legend Marie Curie was born in Paris.",
        "The owner of the 30-floor Flatiron Building sold it.",
        "Walden was published in hardcover which is 900 pages long.",
        "The Forth Bridge stands in Queensferry, Scotland and was opened in 1899.",
        "Standing 187 metres tall, the Flatiron Building is a wedge.",
        "One of the oldest bridges of steel, the Forth Bridge opened in 1899.",
        "The Forth Bridge, one of Scotland's most loved sights, opened in 1899.",
        "Scotland's grandest bridge, the Forth Bridge, opened in 1899.",
        "Walden, a book of science fiction, was published by Palm.",
        "John Fowler designed the Forth Bridge, which opened in 1899.",
        "It was in April 1909 that Gropius founded the Bauhaus.",
        "Abbey Road is the eleventh album by the Beatles, released in 1979.",
        "Abbey Road is a studio album by the English rock band Genesis.",
    ],
)
def test_common_forms_are_understood(text: str) -> None:
    assert is_denied(text)


def test_a_rounded_number_above_a_hundred_may_still_be_the_fact() -> None:
    assert not is_denied("Walden has 300 pages.")
    assert is_denied("Walden has 500 pages.")
