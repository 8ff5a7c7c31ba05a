"""Claims of who held what from when until when, and of a title beside a name."""

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
  oecd: {title: "OECD, list of Secretaries-General since 1961"}
  nobel: {title: "The Nobel Foundation, Marie Curie"}
  vienna: {title: "City of Vienna, mayors of Vienna"}
properties:
  award: {type: entity, cardinality: many}
entities:
  oecd:
    names: [OECD]
    facts:
      - {property: secretary general, value: Ángel Gurría, from: 2006-06-01, until: 2021-05-31, source: oecd}
      - {property: secretary general, value: Mathias Cormann, from: 2021-06-01, source: oecd}
      - {property: headquarters, value: Paris, source: oecd}
  vienna:
    names: [Vienna]
    facts:
      - {property: mayor, value: Michael Häupl, from: 1994-11-07, until: 2018-05-24, source: vienna}
      - {property: mayor, value: Michael Ludwig, from: 2018-05-24, source: vienna}
  curie:
    names: [Marie Curie]
    facts:
      - {property: award, value: Nobel Prize in Physics, from: 1903, until: 1903, complete: true, source: nobel}
      - {property: award, value: Nobel Prize in Chemistry, from: 1911, until: 1911, complete: true, source: nobel}
"""
)
LEXICON = Lexicon(terms(FACTS))


def found(text: str) -> set[str]:
    """The verdicts on a text."""
    document = read(Source("a.txt", text, "text/plain"))
    return {verdict.status for verdict in claims(document, LEXICON.scan(document.folded), FACTS)}


@pytest.mark.parametrize(
    "text",
    [
        "Mathias Cormann has been secretary-general of the OECD since 2018.",
        "Mathias Cormann has been the OECD's secretary-general since 2018.",
        "Ángel Gurría was secretary-general of the OECD until 2015.",
        "Ángel Gurría was secretary-general of the OECD from 2001 to 2009.",
        "Ángel Gurría was appointed secretary-general of the OECD in 2002.",
        "Ángel Gurría took over as secretary-general of the OECD in 2009.",
        "Ángel Gurría has led the OECD as secretary-general since 2010.",
        "The OECD appointed Ángel Gurría as secretary-general in 2002.",
        "The OECD named Ángel Gurría secretary-general in 2002.",
        "The OECD hired Ángel Gurría as its secretary-general in 2002.",
        "OECD Secretary-General Ángel Gurría said in October 2022 that trade would grow.",
        "Michael Ludwig became mayor of Vienna in 2021.",
        "Marie Curie won the Nobel Prize in Physics in 1905.",
        "The Brussels-based OECD publishes figures on taxes.",
        "The Brussels-based organisation OECD was right.",
    ],
)
def test_a_wrong_term_or_seat_is_denied(text: str) -> None:
    assert "contradicted" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mathias Cormann has been secretary-general of the OECD since 2021.",
        "Ángel Gurría was secretary-general of the OECD from 2006 to 2021.",
        "Ángel Gurría was appointed secretary-general of the OECD in 2006.",
        "Michael Häupl was re-elected mayor of Vienna in 2001.",
        "In 2015 the mayor of Vienna was Michael Häupl.",
        "Vienna Mayor Michael Ludwig said in 2020 that it was time.",
        "The Paris-based OECD publishes figures on taxes.",
        "In 1911 Marie Curie won the Nobel Prize in Chemistry.",
    ],
)
def test_a_right_term_or_seat_is_borne_out(text: str) -> None:
    assert "supported" in found(text)
    assert not found(text) & {"contradicted", "outdated"}


@pytest.mark.parametrize(
    "text",
    [
        "Ángel Gurría, who led Mexico's treasury until 2000, became secretary-general of the OECD.",
        "Michael Häupl, who was mayor of Vienna, is now retired.",
        "Michael Häupl has been replaced as mayor of Vienna.",
        "Michael Häupl is remembered as mayor of Vienna.",
        "Michael Häupl has been mayor of Vienna.",
        "Michael Ludwig was chosen as mayor of Vienna in 2017.",  # he took office in the next year
        "Michael Ludwig was touted as mayor of Vienna in 2010.",
        "Michael Häupl was named mayor of the year in 1990.",
        "Vienna Mayor Michael Ludwig was born in 1961.",
        "Mathias Cormann, OECD secretary-general, said in 2015 that he would stay a minister.",
        "Michael Ludwig was mayor of Vienna in 2010 as well.",
        "Michael Ludwig had already been mayor of Vienna in 2010.",
        "Michael Ludwig has been deputy mayor of Vienna since 2007.",
        "The mayor of Vienna in the film is Michael Häupl.",
        "The Vienna Mayor Award went to Eve Kay in 2011.",
        "The Brussels-based subsidiary OECD was sold.",
        "The Brussels-based OECD correspondent of the paper was right.",
    ],
)
def test_another_post_or_time_is_not_denied(text: str) -> None:
    assert not found(text) & {"contradicted", "outdated"}


def test_who_coaches_now_and_who_did() -> None:
    assert "outdated" in found("Michael Häupl is the mayor of Vienna.")
    assert "outdated" in found("Vienna Mayor Michael Häupl is tired.")
