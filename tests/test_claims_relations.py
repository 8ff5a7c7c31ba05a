"""Relations and forms of sentences beyond the common ones, each beside one that is nearly the same and denies none."""

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
  ice: {title: "Statistics Iceland, Iceland in figures"}
  baikal: {title: "UNESCO World Heritage Centre, Lake Baikal"}
  istanbul: {title: "UNESCO World Heritage Centre, Historic Areas of Istanbul"}
  nato: {title: "NATO, Member countries"}
  nobel: {title: "The Nobel Foundation, Marie Curie"}
  jaws: {title: "American Film Institute Catalog, Jaws (1975)"}
  floyd: {title: "Encyclopaedia Britannica, Pink Floyd"}
  nasa: {title: "NASA, Apollo 11 mission overview"}
  real: {title: "FIFA, Pelé"}
  bolivia: {title: "Encyclopaedia Britannica, Bolivia"}
  amc: {title: "AMC, Breaking Bad"}
  tolkien: {title: "The Tolkien Estate, The Hobbit"}
  ms: {title: "Microsoft, Facts about Microsoft"}
properties:
  was a crew member of: {type: entity, cardinality: one}
entities:
  iceland:
    names: [Iceland]
    facts:
      - {property: capital, value: Reykjavik, source: ice}
      - {property: currency, value: Icelandic krona, source: ice}
  baikal:
    names: [Lake Baikal]
    facts: [{property: depth, value: 1642, source: baikal}, {property: country, value: Russia, source: baikal}]
  sophia: {names: [Hagia Sophia], facts: [{property: country, value: Turkey, source: istanbul}]}
  nato: {names: [NATO], facts: [{property: number of members, value: 32, source: nato}]}
  curie: {names: [Marie Curie], facts: [{property: birth, value: 1867-11-07, source: nobel}]}
  jaws:
    names: [Jaws]
    facts:
      - {property: composer, value: John Williams, source: jaws}
      - {property: director, value: Steven Spielberg, source: jaws}
      - {property: publication date, value: 1975-06-20, source: jaws}
  floyd:
    names: [Pink Floyd]
    facts: [{property: location of formation, value: Cambridge, source: floyd}]
  aldrin: {names: [Buzz Aldrin], facts: [{property: was a crew member of, value: Apollo 11, source: nasa}]}
  pele: {names: [Pelé], facts: [{property: sport, value: football, source: real}]}
  bolivia: {names: [Bolivia], facts: [{property: named after, value: Simón Bolívar, source: bolivia}]}
  bad: {names: [Breaking Bad], facts: [{property: network, value: AMC, source: amc}]}
  hobbit: {names: [The Hobbit], facts: [{property: isbn number, value: 978-0-261-10221-7, source: tolkien}]}
  microsoft:
    names: [Microsoft]
    facts:
      - {property: headquarters, value: Redmond, source: ms}
      - {property: country, value: United States, source: ms}
"""
)
LEXICON = Lexicon(terms(FACTS))


def denied(text: str) -> bool:
    doc = read(Source("t.txt", text, media="text/plain"))
    return any(verdict.status == "contradicted" for verdict in claims(doc, LEXICON.scan(doc.folded), FACTS))


@pytest.mark.parametrize(
    ("wrong", "other"),
    [
        ("Iceland, the capital of which is Oslo, is an island.", "Iceland, the twin of which is Oslo, is an island."),
        ("Oslo is the capital and largest city of Iceland.", "Oslo is the largest city north of Iceland."),
        ("Iceland uses the euro as its currency.", "Iceland rejected the euro as its currency."),
        ("Iceland's official currency is the euro.", "Iceland's favourite currency is the euro."),
        ("Lake Baikal has a maximum depth of 1,242 metres.", "Lake Baikal has an average depth of 744 metres."),
        ("NATO is an alliance of 29 member states.", "NATO is led by a group of 29 member states."),
        ("Marie Curie, or simply Curie (born 1869), was a chemist.", "Marie Curie or her sister (born 1865) came."),
        ("Marie Curie, born in 1869, was a chemist.", "Marie Curie, who met Pierre, born in 1859, was a chemist."),
        ("The music of Jaws was composed by Hans Zimmer.", "The music of Jaws was used by Hans Zimmer."),
        ("Jaws is a thriller from Hollywood that was directed by George Lucas.",
         "Jaws is a thriller about a story that was directed by George Lucas."),
        ("Pink Floyd was formed in Swansea.", "Pink Floyd was reformed in Swansea."),
        ("Buzz Aldrin was a crew member of Apollo 8.", "Buzz Aldrin was a crew member of Apollo Eleven."),
        ("Pelé is a Brazilian handball player.", "Pelé is a Brazilian handball player as well."),
        ("Bolivia takes its name from Francisco Pizarro.", "Bolivia takes its gas from Francisco Pizarro."),
        ("Breaking Bad was originally aired on HBO.", "Breaking Bad was aired on HBO in 2015."),
        ("The Hobbit has the ISBN number 978-0-618-26030-0.", "The Hobbit has the ISBN number 0-618-26030-0."),
        (
            "The Hobbit has the ISBN number 978-0-618-26030-1.",
            "The Hobbit was published by Mariner with the ISBN number 978-0-618-26030-1.",
        ),
        ("The Hobbit, ISBN number 978-0-618-26030-1, is a novel.", "The Hobbit, ISBN number 978-0-261, is a novel."),
        (
            "He also made Indiana Jones: The Last Crusade. Jaws was directed by George Lucas.",
            "Words of wisdom from Ann Lee: The shark is real. Jaws was directed by George Lucas.",
        ),
        ("Marie Curie was born in 1869, studied physics and died in 1934.", "Marie Curie was born in 1869, said Ann."),
        (
            "Jaws is a film from Hollywood that was directed by George Lucas.",
            "Jaws is a revue in Macau that was directed by George Lucas.",
        ),
        (
            "Jaws is a thriller by Steven Spielberg, released in 1978.",
            "Jaws is a range of clothes designed by Ann Lee, released in 1978.",
        ),
        (
            "Iceland, settled in 874, has volcanoes and the capital Oslo.",
            "Iceland, settled in 874, has volcanoes and a cultural capital, Akureyri.",
        ),
        ("Breaking Bad premiered on HBO.", "Breaking Bad premiered on HBO in Serbia."),
        ("Breaking Bad aired on HBO.", "Breaking Bad aired on HBO and later on Sky One."),
        ("Pelé was a retired boxer.", "Pelé was a keen boxer."),
        ("Marie Curie, better known as Curie (born 1869), came.", "Marie Curie or Lise Meitner (born 1878) came."),
        ("Hagia Sophia is a mosque in Austria.", "Lake Baikal is a lake in Austria."),
        ("Hagia Sophia is a famous mosque in Austria.", "Microsoft is an employer in Austria."),
        ("Microsoft is headquartered in Albuquerque.", "Microsoft was headquartered in Albuquerque."),
    ],
)  # fmt: skip
def test_a_wording_is_judged_and_its_neighbour_is_not(wrong: str, other: str) -> None:
    assert denied(wrong)
    assert not denied(other)
