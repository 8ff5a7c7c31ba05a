"""Claims held against facts: attachment, comparison, time, assertion; the facts are public record."""

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
version: 1
as_of: 2024-12-31
sources:
  sca: {title: "Suez Canal Authority, Canal history"}
properties:
  opened: {type: date}
  ended: {type: date}
  established: {type: date}
  length: {type: number, unit: km}
  height: {type: number, unit: m}
  architect: {type: entity}
  capital: {type: entity}
  place of birth: {type: entity}
  birth: {type: date}
  members: {type: entity, cardinality: many}
  director general: {type: entity, cardinality: one_at_a_time}
  number of episodes: {type: number}
  population: {type: number, unit: people}
  longest: {type: rank, cues: [longest]}
entities:
  suez:
    names: [Suez Canal]
    short_names: [the canal]
    facts:
      - {property: opened, value: 1869-11-17, source: sca}
      - {property: length, value: 193.3}
  tower:
    names: [Eiffel Tower]
    facts:
      - {property: height, value: 330, range: [324, 330]}
      - {property: architect, value: Stephen Sauvestre}
  league:
    names: [League of Nations]
    facts:
      - {property: established, value: 1920-01-10}
      - {property: ended, value: 1946-04-18}
  benelux:
    names: [Benelux]
    facts:
      - {property: members, value: [Belgium, Netherlands, Luxembourg], complete: true}
  unesco:
    names: [UNESCO]
    facts:
      - {property: director general, value: Irina Bokova, from: 2009-11, until: 2017-11}
      - {property: director general, value: Audrey Azoulay, from: 2017-11}
  kenya:
    names: [Kenya]
    facts:
      - {property: capital, value: Nairobi}
      - {property: population, value: 47564296, as_of: 2019}
  curie:
    names: [Marie Curie]
    facts:
      - {property: birth, value: 1867-11-07}
      - {property: place of birth, value: Warsaw}
  nile:
    names: [Nile]
    facts: [{property: longest, value: 1}]
  yangtze:
    names: [Yangtze]
    facts: [{property: longest, value: 3, scope: rivers}]
  us:
    names: [US]
    facts: [{property: capital, value: "Washington, D.C."}]
"""
)
LEXICON = Lexicon(terms(FACTS))


def judged(text: str) -> list[Verdict]:
    doc = read(Source("a.txt", text, "text/plain"))
    return list(claims(doc, LEXICON.scan(doc.folded), FACTS))


def statuses(text: str) -> list[str]:
    return [verdict.status for verdict in judged(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Suez Canal was opened in 1869.",
        "The Suez Canal opened in November 1869.",
        "Opened on November 17, 1869, the Suez Canal is 193 kilometres long.",
        "The Suez Canal has a length of about 190 km.",
        "The Suez Canal is 120 miles long.",
        "The Eiffel Tower, designed by Stephen Sauvestre, is 330 metres tall.",
        "The Eiffel Tower is more than 300 metres tall.",
        "Nairobi is the capital of Kenya.",
        "Kenya's capital is Nairobi.",
        "The capital of Kenya is Nairobi.",
        "Marie Curie (born 7 November 1867) studied in Paris.",
        "Born in Warsaw in 1867, Marie Curie moved to Paris.",
        "In 2012, the director-general of UNESCO was Irina Bokova.",
        "Benelux, comprising Belgium, the Netherlands and Luxembourg, is a union.",
        "According to official records, the Suez Canal was opened in 1869.",
        "Historians note that the Suez Canal was opened in 1869.",
        "The Yangtze is the third longest river.",
    ],
)
def test_what_a_fact_says_is_supported(text: str) -> None:
    assert set(statuses(text)) == {"supported"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The Suez Canal was opened in 1896.", "year differs: text 1896, fact 17 November 1869"),
        ("The Suez Canal opened in May 1869.", "month differs: text May 1869, fact 17 November 1869"),
        (
            "Opened on 16 November 1869, the Suez Canal is busy.",
            "day differs: text 16 November 1869, fact 17 November 1869",
        ),
        ("The Suez Canal is 250 kilometres long.", "number differs: text 250 kilometres, fact 193.3 km"),
        ("The Eiffel Tower is more than 400 metres tall.", "number differs: text more than 400 metres, fact 330 m"),
        ("The Eiffel Tower was designed by Renzo Piano.", "value differs: text Renzo Piano, fact Stephen Sauvestre"),
        ("Renzo Piano designed the Eiffel Tower.", "value differs: text Renzo Piano, fact Stephen Sauvestre"),
        ("Kenya's capital is Mombasa.", "value differs: text Mombasa, fact Nairobi"),
        ("Marie Curie was born in Paris on 7 November 1867.", "value differs: text Paris, fact Warsaw"),
        (
            "Marie Curie (7 November 1866 – 4 July 1934) was a chemist.",
            "year differs: text 7 November 1866, fact 7 November 1867",
        ),
        (
            "In 2005, the director-general of UNESCO was Irina Bokova.",
            "time differs: text 2005, fact November 2009 to November 2017",
        ),
        (
            "Benelux, comprising Belgium, the Netherlands and Denmark, is a union.",
            "Denmark is not one of: Belgium, Netherlands, Luxembourg",
        ),
        ("The Yangtze is the second longest river.", "rank differs: text 2nd, fact 3rd of rivers"),
    ],
)
def test_what_a_fact_excludes_is_contradicted_with_the_reason(text: str, reason: str) -> None:
    wrong = [verdict for verdict in judged(text) if verdict.status == "contradicted"]
    assert [verdict.reason for verdict in wrong] == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that the Suez Canal was opened in 1896.",
        "The Suez Canal was not opened in 1896.",
        "If the Suez Canal was opened in 1896, the ledger is wrong.",
        "Was the Suez Canal opened in 1896?",
        "Suppose the Suez Canal was opened in 1896.",
        "Readers ask whether the Suez Canal was opened in 1896.",
        "“The Suez Canal was opened in 1896,” says a character in the play.",
        "The prankster's poster announced that the Suez Canal was opened in 1896.",
        "Few would believe the Suez Canal was opened in 1896.",
        "My neighbour swears the Suez Canal was opened in 1896.",
        "The Suez Canal was opened in 1896, the poster says.",
        "The Suez Canal was opened in 1896, or so the poster says.",
        "The Suez Canal was opened in 1896. That is wrong.",
        "An earlier version of this article said that the Suez Canal was opened in 1896.",
        "According to a forged letter, the Suez Canal was opened in 1896.",
        "Picture a world in which the Suez Canal was opened in 1896.",
        "One common myth: the Suez Canal was opened in 1896.",
        "The Suez Canal may have been opened in 1896.",
        "Had the Suez Canal been opened in 1896, trade had waited.",
    ],
)
def test_what_the_author_does_not_assert_is_not_judged(text: str) -> None:
    assert set(statuses(text)) <= {"unverifiable"}


@pytest.mark.parametrize(
    "text",
    [
        "The Suez Canal Authority was opened in 1956.",  # a name inside a longer one
        "Ships crossed the Suez Canal, and the port was opened in 1896.",  # another subject
        "The harbour near the Suez Canal was opened in 1896.",  # the entity is not the subject
        "The League of Nations met in 1935.",  # no cue
        "Tell us the capital: Rome.",  # "us" is not "US"
        "Kenya's commercial capital is Mombasa.",  # another capital
        "In 1969, Kenya had a population of 10.9 million.",  # the fact speaks of another time
        "Marie Curie was born in Poland.",  # one place lies in the other
        "The Eiffel Tower is 330 years younger than the abbey.",  # a number of something else
        "Kenya has ten capitals.",
        "A replica of the Suez Canal was opened in 1896.",
        "A new stretch of the Suez Canal was opened in August 2015.",
        "Pierre Curie, the husband of Marie Curie, was born in Paris in 1859.",
        "Marie Curie's daughter Irène was born in Paris on 12 September 1897.",
        "The population of Kenya grew by 2 percent, adding 900,000 people.",
        "Kenya has a density of 90 people per square kilometre.",
        "Mombasa was the capital of Kenya until 1907.",
        "The former capital of Kenya is Mombasa.",
        "Mombasa is often mistaken for the capital of Kenya.",
        "Kenya's capital was moved from Mombasa to Nairobi in 1905.",
        "In Kenya's capital, Foreign Minister Smith met reporters.",
        "Meanwhile, the capital of Kenya is growing.",
        "The Suez Canal is close to the hotel opened in 1896.",
        "The League of Nations established a health organisation in 1923.",
        "UNESCO was founded in 1945 and its first director-general was Julian Huxley.",
        "In 1958, the Suez Canal opened its first museum.",
    ],
)
def test_no_alarm_where_something_else_is_meant(text: str) -> None:
    assert not {"contradicted", "outdated"} & set(statuses(text))


def test_the_present_of_what_has_ended_is_outdated() -> None:
    (verdict,) = judged("The League of Nations plays a central role in keeping peace.")
    assert verdict.status == "outdated"
    assert "18 April 1946" in verdict.reason
    assert statuses("The League of Nations played a central role.") == []
    assert statuses("In 1930 the League of Nations plays a central role.") == []


def test_an_office_that_passed_on_is_outdated() -> None:
    assert statuses("The director-general of UNESCO is Irina Bokova.") == ["outdated"]
    assert statuses("The director-general of UNESCO is Audrey Azoulay.") == ["supported"]


def test_a_pronoun_or_short_name_takes_up_the_only_entity_before() -> None:
    assert statuses("The Suez Canal links two seas. It was opened in 1896.") == ["contradicted"]
    assert statuses("The Suez Canal links two seas. The canal was opened in 1896.") == ["contradicted"]
    assert statuses("The canal was opened in 1896.") == []
    assert statuses("The Suez Canal lies far from Kenya. It was opened in 1896.") == []


def test_headings_are_not_looked_at_and_quotes_are_not_judged() -> None:
    doc = read(
        Source("a.md", "# The Suez Canal was opened in 1896\n\n> The Suez Canal was opened in 1896.\n", "text/markdown")
    )
    assert [verdict.status for verdict in claims(doc, LEXICON.scan(doc.folded), FACTS)] == ["unverifiable"]


def test_a_verdict_names_the_source_and_the_place() -> None:
    text = "In short, the Suez Canal was opened in 1896."
    (verdict,) = judged(text)
    assert verdict.source == "Suez Canal Authority, Canal history"
    assert verdict.claim.at.of(text) == "1896"
    assert verdict.claim.span.of(text) == "Suez Canal was opened in 1896"


def test_a_short_name_reaches_over_paragraphs_while_it_can_mean_one_entity_only() -> None:
    assert statuses("The Suez Canal links two seas.\n\nThe canal was opened in 1896.") == ["contradicted"]
    assert statuses("The Suez Canal links two seas.\n\nIn Kenya, the canal was opened in 1896.") == ["contradicted"]
    assert statuses("The Suez Canal links two seas.\n\nKenya is far. The canal was opened in 1896.") == []


def test_what_is_struck_out_is_not_the_authors_word() -> None:
    page = "<p>The <del>Suez Canal was opened in 1896</del>.</p><p>The Suez Canal was opened in 1896.</p>"
    doc = read(Source("a.html", page, "text/html"))
    found = list(claims(doc, LEXICON.scan(doc.folded), FACTS))
    assert [verdict.status for verdict in found] == ["contradicted"]


@pytest.mark.parametrize(
    "after",
    [
        "Not so.",
        "None of this is true.",
        "Historians disagree.",
        "In truth, that never happened.",
        "The museum has since corrected this figure.",
        "This is a myth.",
    ],
)
def test_the_next_sentence_can_take_a_claim_back(after: str) -> None:
    assert statuses(f"The Suez Canal was opened in 1896. {after}") == ["unverifiable"]
    assert statuses("The Suez Canal was opened in 1896. Ships soon used it.") == ["contradicted"]


def test_a_pronoun_stays_inside_the_frame_of_the_sentence_before() -> None:
    assert statuses("A poster announced that the Suez Canal was narrow. It was opened in 1896.") == []


def test_families_of_units_do_not_meet() -> None:
    assert "contradicted" not in statuses("The Suez Canal has a length of 250 hours.")
    assert statuses("The Suez Canal is 193,300 metres long.") == ["supported"]
