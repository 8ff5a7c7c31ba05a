"""Claims that tell of a namesake, a body beside the entity, a piece of it, an edition, a party or a stop on the way."""

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
  klm: {title: "KLM Royal Dutch Airlines, company history"}
  icpdr: {title: "International Commission for the Protection of the Danube River, facts and figures"}
  swisstopo: {title: "Federal Office of Topography swisstopo, Matterhorn"}
  celtic: {title: "Celtic FC, club history"}
  bl: {title: "British Library, Dracula"}
  un: {title: "United Nations Treaty Collection, chapter XXVII, 7.a Kyoto Protocol"}
  abba: {title: "ABBA The Museum, the history of the group"}
  gnm: {title: "Germanisches Nationalmuseum, Clara Schumann"}
  ssb: {title: "Norges Bank, notes and coins"}
  dgc: {title: "Nirvana, official site, Nevermind"}
properties:
  length: {type: number, unit: km, cues: [long]}
entities:
  klm:
    names: [KLM]
    short_names: [the airline]
    facts:
      - {property: founded, value: 1919-10-07, source: klm}
      - {property: number_of_employees, value: 28000, source: klm}
  danube:
    names: [Danube]
    short_names: [the river]
    facts:
      - {property: length, value: 2850, source: icpdr}
      - {property: mouth, value: Black Sea, source: icpdr}
  matterhorn:
    names: [Matterhorn]
    short_names: [the mountain]
    facts: [{property: height, value: 4478, source: swisstopo}]
  celtic:
    names: [Celtic]
    short_names: [the club]
    facts:
      - {property: founded, value: 1887-11-06, source: celtic}
      - {property: ground, value: Celtic Park, source: celtic}
      - {property: league, value: Scottish Premiership, source: celtic}
  dracula:
    names: [Dracula]
    short_names: [the novel]
    facts:
      - {property: author, value: Bram Stoker, source: bl}
      - {property: publication_date, value: 1897-05-26, source: bl}
      - {property: publisher, value: Archibald Constable, source: bl}
  kyoto:
    names: [Kyoto Protocol]
    short_names: [the treaty]
    facts:
      - {property: signed, value: 1997-12-11, source: un}
      - {property: entry_into_force, value: 2005-02-16, source: un}
  abba:
    names: [ABBA]
    short_names: [the band]
    facts:
      - {property: founded, value: 1972, source: abba}
      - {property: disbanded, value: 1982, source: abba}
      - {property: number_of_members, value: 4, source: abba}
  clara:
    names: [Clara Schumann]
    short_names: [the pianist]
    facts: [{property: birth, value: 1819-09-13, source: gnm}]
  norway:
    names: [Norway]
    facts: [{property: currency, value: Norwegian krone, source: ssb}]
  nevermind:
    names: [Nevermind]
    short_names: [the album]
    facts: [{property: release_date, value: 1991-09-24, source: dgc}]
"""
)
NAMES = Lexicon(terms(FACTS))


def is_denied(text: str) -> bool:
    doc = read(Source("a.txt", text, "text/plain"))
    return any(verdict.status == "contradicted" for verdict in claims(doc, NAMES.scan(doc.folded), FACTS))


@pytest.mark.parametrize(
    ("other", "plain"),
    [
        ("Celtic plc was founded in 1897.", "Celtic was founded in 1897."),
        ("Celtic, Boston, was founded in 1946.", "Celtic, Scotland, was founded in 1946."),
        ("Celtic (Luxembourg) was founded in 1995.", "Celtic (the club) was founded in 1995."),
        ("ABBA (UK) was founded in 1995.", "ABBA (pictured) was founded in 1995."),
        ("Celtic (town) was founded in 1946.", "Celtic (club) was founded in 1946."),
        ("Celtic, the Welsh brewery, was founded in 1999.", "Celtic, the Scottish club, was founded in 1999."),
        ("Celtic, a technique of knitting, was founded in 1999.", "Celtic, a pride of the city, was founded in 1999."),
        ("Clara Schumann, Jr., was born in 1850.", "Clara Schumann was born in 1850."),
        ("Clara Schumann, the rose, was born in 2004.", "Clara Schumann, the pianist, was born in 1820."),
        ("The elder Clara Schumann was born in 1850.", "Clara Schumann was born in 1850."),
        ("The Danube, a river in Nevada, is 12 km long.", "The Danube, a river in Austria, is 12 km long."),
        ("The Matterhorn in Nevada is 3,304 m high.", "The Matterhorn in Switzerland is 3,304 m high."),
        ("The Matterhorn on the Moon is 3,304 m high.", "The Matterhorn is 3,304 m high."),
        ("The Matterhorn seen from Zermatt is 2,858 m high.", "The Matterhorn itself is 2,858 m high."),
        ("The Matterhorn, measured from Zermatt, is 2,858 m high.", "The Matterhorn, a mountain, is 2,858 m high."),
        ("The Danube between Ulm and Passau is 400 km long.", "The Danube is 400 km long."),
        ("The Danube as a shipping lane is 2,411 km long.", "The Danube is 2,411 km long."),
        ("KLM with its subsidiaries has 35,000 employees.", "KLM has 35,000 employees."),
        ("KLM, with its subsidiaries, has 35,000 employees.", "KLM, with a seat abroad, has 35,000 employees."),
        ("KLM, a brand of biscuit, was founded in 1932.", "KLM, an airline, was founded in 1932."),
        ("KLM in America was founded in 1946.", "KLM was founded in 1946."),
        ("KLM, originally a club of pilots, was founded in 1910.", "KLM, an airline, was founded in 1910."),
        ("KLM, including Transavia, has 33,000 employees.", "KLM, a Dutch airline, has 33,000 employees."),
        ("ABBA, minus Agnetha, has three members.", "ABBA, a Swedish band, has three members."),
        ("ABBA, still without a name, was founded in 1971.", "ABBA, a Swedish band, was founded in 1971."),
        ("ABBA briefly disbanded in 1975.", "ABBA finally disbanded in 1975."),
        ("The Danube flows into the Iron Gates.", "The Danube flows into the Caspian Sea."),
        ("The Danube flows into Lake Constance.", "The Danube flows into the Adriatic Sea."),
        ("The Danube flows into Hungary.", "The Danube flows into the Rhine."),
        ("Celtic play in the Europa League.", "Celtic play in the Bundesliga."),
        ("Celtic play in the Scottish Cup.", "Celtic play in the Eredivisie."),
        ("Celtic play in Europe.", "Celtic play in Serie A."),
        ("Celtic played in the Hampden Stadium.", "Celtic play at Ibrox."),
        ("Dracula was published by Rider in 1912.", "Dracula was published in 1912."),
        ("Dracula is published by Vintage.", "Dracula was published by Vintage."),
        ("Dracula, the play, was written by Hamilton Deane.", "Dracula, the novel, was written by Hamilton Deane."),
        ("The Kyoto Protocol was signed by Canada in 1998.", "The Kyoto Protocol was signed in 1999."),
        (
            "The Kyoto Protocol entered into force for Turkey in 2009.",
            "The Kyoto Protocol entered into force in 2009.",
        ),
        ("Nevermind in Europe was released in 1992.", "Nevermind was released in 1992."),
        ("Nevermind (30th Anniversary Edition) was released in 2021.", "Nevermind was released in 2021."),
        (
            "Anna lived in Norway, where the currency was the mark.",
            "Anna lives in Norway, where the currency is the euro.",
        ),
    ],
)
def test_another_of_the_name_is_not_denied(other: str, plain: str) -> None:
    assert not is_denied(other)
    assert is_denied(plain)
