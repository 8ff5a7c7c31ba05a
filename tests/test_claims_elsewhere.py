"""Claims in frames, heads, units and times that leave the entity's own fact alone, and wordings that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.document import Source
from auditor.engine import Auditor
from auditor.facts import claims, terms
from auditor.facts.load import parse_facts
from auditor.lexicon import Lexicon
from auditor.pack import load_packs
from auditor.readers import read
from tests.command import run

FACTS = parse_facts(
    """
properties:
  opened: {type: date}
  founded by: {type: entity, cardinality: one}
  length: {type: number}
  height: {type: number, unit: m}
  population: {type: number}
  number of deaths: {type: number}
  mouth of the watercourse: {type: entity}
  currency: {type: entity}
  position: {type: entity}
  capital: {type: entity}
  longest: {type: rank, cues: [longest]}
entities:
  louvre: {names: [Louvre], facts: [{property: opened, value: 1793-08-10}]}
  tower: {names: [Eiffel Tower], facts: [{property: height, value: 330}]}
  danube:
    names: [Danube]
    facts: [{property: length, value: "2850"}, {property: mouth of the watercourse, value: Black Sea}]
  nile: {names: [Nile], facts: [{property: longest, value: 1}]}
  graz: {names: [Graz], facts: [{property: population, value: 303270}]}
  austria: {names: [Austria], facts: [{property: capital, value: Vienna}, {property: currency, value: euro}]}
  hindenburg: {names: [Hindenburg disaster], facts: [{property: number of deaths, value: 36}]}
  yashin: {names: [Lev Yashin], facts: [{property: position, value: goalkeeper}]}
  pele: {names: [Pelé], facts: [{property: position, value: forward}]}
  red_cross: {names: [Red Cross], facts: [{property: founded by, value: Henry Dunant}]}
"""
)
LEXICON = Lexicon(terms(FACTS))
RANKS = Auditor(load_packs().select(["superlatives.unsupported", "facts"]), FACTS)


def statuses(text: str) -> list[str]:
    doc = read(Source("a.txt", text, "text/plain"))
    return [verdict.status for verdict in claims(doc, LEXICON.scan(doc.folded), FACTS)]


@pytest.mark.parametrize(
    "text",
    [
        "The sentence saying the Louvre opened in 1850 had to go.",
        "The idea of the Louvre being opened in 1850 is odd.",
        "The Louvre was to be opened in 1850.",
        "The Louvre almost opened in 1850.",
        "The phrase the Louvre was opened in 1850 is wrong.",
        "In one version of the tale, the Louvre opened in 1850.",
        "Officials expect, the Louvre was opened in 1850.",
        "The Louvre opened in 1850. That, at least, was the story.",
        "The Louvre opened in 1850. The bot made this up.",
        "The Louvre opened in 1850. Really?",
        "The plan, under which the Louvre was opened in 1850, failed.",
        "By 2050, Graz is expected to have a population of 450,000.",
    ],
)
def test_a_clause_inside_another_thought_is_not_judged(text: str) -> None:
    assert "contradicted" not in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "The glass pyramid of the Louvre opened in 1989.",
        "The annex to the Louvre, opened in 1989, is made of glass.",
        "A second Louvre opened in 2017.",
        "The Louvre survived until its rival was opened in 1850.",
        "The Louvre was re-opened in 1850.",
        "The Eiffel Tower was 10 metres too tall.",
        "The Eiffel Tower has a statue 6 metres tall.",
        "The Eiffel Tower stands beside a mast with a height of 90 metres.",
        "The Danube runs 12 kilometres north of the town.",
        "Thomas Ley founded the Red Cross's choir.",
        "In 1950 Graz had a population of 226,000.",
        "When the tram came, Graz had a population of 100,000.",
        "Tom Lee met the founder of the Red Cross.",
        "From 1938 to 1945, the capital of Austria was Berlin.",
        "The currency of Austria is pegged to the krone.",
    ],
)
def test_another_head_time_or_noun_is_not_the_entity(text: str) -> None:
    assert "contradicted" not in statuses(text)


def test_a_unit_that_the_file_does_not_state_is_not_assumed() -> None:
    assert statuses("The Danube is 2,850 km long.") == ["supported"]
    assert statuses("The Danube is 1,771 miles long.") == ["unverifiable"]
    assert statuses("The Danube is 1,900 km long.") == ["contradicted"]
    stated = parse_facts("{entities: {d: {names: [Danube], facts: [{property: height (feet), value: 330}]}}, "
                         "properties: {height (feet): {type: number}}}")  # fmt: skip
    assert stated.properties["height (feet)"].unit == "feet"


@pytest.mark.parametrize(
    "text",
    [
        "The Danube flows into the Adriatic Sea.",
        "The currency of Austria is the krone.",
        "Austria, whose currency is the krone, lies in the Alps.",
        "The Hindenburg disaster claimed 63 lives.",
        "The Hindenburg disaster killed 63 people.",
        "The Louvre first opened its doors in 1850.",
        "Graz is home to 1.2 million people.",
        "Lev Yashin played as a forward.",
        "In Austria, Linz is the capital.",
        "The Louvre, which was opened in 1850, draws crowds.",
        "Thomas Ley, who founded the Red Cross, was a banker.",
        "The Danube rises in Germany and flows into the Adriatic Sea.",
        "The Louvre was opened in 1850, official records show.",
    ],
)
def test_common_wordings_are_judged(text: str) -> None:
    assert "contradicted" in statuses(text)


def test_a_superlative_that_the_facts_know_is_left_to_them() -> None:
    def rules(text: str) -> list[str]:
        return [one.finding.rule for one in RANKS.check(Source("a.md", text, "text/markdown")).findings]

    assert rules("The Nile is the longest river in the world.") == []
    assert rules("The Nile is the third longest river in the world.") == ["facts.contradicted"]
    assert rules("The Danube is the most important river in the world.") == ["superlatives.unsupported"]


def test_a_check_judges_the_present_on_the_day_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The League of Nations plays a central role in keeping peace.\n")
    (tmp_path / "f.yaml").write_text(
        "entities: {league: {names: [League of Nations], facts: [{property: ended, value: 1946-04-18}]}}\n"
    )
    options = ("check", "a.md", "--facts", "f.yaml", "--no-cache", "--select", "facts", "--as-of")
    assert run([*options, "1930-01-01"], tmp_path).code == 0
    assert "facts.outdated" in run([*options, "1950-01-01"], tmp_path).out
    assert run([*options, "some day"], tmp_path).code == 2
    assert run(["check", "a.md", "--as-of", "1950-01-01"], tmp_path).code == 2
