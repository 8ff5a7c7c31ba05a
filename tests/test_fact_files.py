"""Fact files: what is read, merged and known of a property, and where each mistake stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import FactFileError
from auditor.facts.library import common_properties, describe, normal
from auditor.facts.load import lint, load_facts, parse_facts
from tests.command import run
from tests.golden import PROPERTIES_PAGE, properties_page

GOOD = """version: 1
as_of: 2024-12-31
sources:
  sca: {title: Canal history}
properties:
  opened: {type: date}
  length: {type: number, unit: km}
entities:
  suez:
    names: [Suez Canal]
    facts:
      - {property: opened, value: 1869-11-17, source: sca}
      - {property: length, value: 193.30}
"""


def mistakes(tmp_path: Path, text: str, name: str = "f.yaml") -> list[str]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [str(m.where).removeprefix(str(tmp_path) + "/") + " " + m.what for m in lint(path)]


def test_scalars_are_kept_as_they_are_written() -> None:
    facts = parse_facts(GOOD)
    assert [fact.values for fact in facts.entities["suez"].facts] == [("1869-11-17",), ("193.30",)]
    assert facts.cited(facts.entities["suez"].facts[0]) == "Canal history"
    assert str(facts.as_of) == "2024-12-31"


def test_json_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text(
        '{"properties": {"floors": {}},'
        ' "entities": {"t": {"names": ["T"], "facts": [{"property": "floors", "value": 12}]}}}'
    )
    facts = load_facts([path])
    assert facts.entities["t"].facts[0].values == ("12",)
    assert facts.properties["floors"].type == "number"


def test_several_files_are_one(tmp_path: Path) -> None:
    one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_text(GOOD)
    other.write_text(
        "entities: {suez: {names: [Canal of Suez], facts: [{property: length, value: 193}]}}\n"
        "properties: {length: {type: number}}\n"
    )
    facts = load_facts([one, other])
    assert facts.entities["suez"].names == ("Suez Canal", "Canal of Suez")
    assert len(facts.entities["suez"].facts) == 3


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("value: 1869-11-17", "value: soon", "f.yaml:12:35 'soon' is no date"),
        ("value: 1869-11-17", "value: 1869-13-17", "f.yaml:12:35 '1869-13-17' is no date"),
        ("value: 193.30", "value: long", "f.yaml:13:35 'long' is no number"),
        (
            "source: sca}\n      - {property: length",
            "source: scb}\n      - {property: length",
            "f.yaml:12:55 unknown source 'scb'",
        ),
        ("property: length", "property: lenght", "f.yaml:13:20 unknown property 'lenght'"),
        ("names: [Suez", "name: [Suez", "f.yaml:10:5 unknown key 'name'"),
        ("value: 193.30", "valeu: 193.30", "f.yaml:13:28 unknown key 'valeu'"),
        ("type: date", "type: day", "f.yaml:6:18 unknown value 'day'"),
        ("as_of: 2024-12-31", "as_of: today", "f.yaml:2:8 as_of is no date: 'today'"),
        ("value: 193.30", "value: 193.30, range: [5, 2]", "f.yaml:13:50 a range is two numbers, the smaller first"),
        (
            "value: 193.30",
            "value: 193.30, range: [195, 200]",
            "f.yaml:13:50 the value 193.30 lies outside its range",
        ),
        ("type: date", "type: date, tolerance: 3", "f.yaml:6:35 only numbers have a tolerance"),
        ("value: 193.30", "value: 193.30, from: 2001, until: 1999", "f.yaml:13:62 the end lies before the start"),
        (
            "value: 193.30",
            "value: 193.30}\n      - {property: length, value: 190",
            "f.yaml:14:35 two values for 'length': '193.30' and '190'",
        ),
        ("names: [Suez Canal]", "names: [Suez, Suez]", "f.yaml:10:19 the name 'Suez' stands here a second time"),
        ("names: [Suez Canal]", "names: []", "f.yaml:9:3 'suez' has no name"),
        ("names: [Suez Canal]", "names: ['']", "f.yaml:10:13 a name is empty"),
        ("names: [Suez Canal]", "names: Suez", "f.yaml:10:12 a list (`[one, other]`) is wanted here, not 'Suez'"),
        ("version: 1", "version: 2", "f.yaml:1:10 unknown value '2'"),
        ("version: 1", "version: 1\nversion: 2", "f.yaml:2:1 the key 'version' stands here a second time"),
    ],
)
def test_each_mistake_has_its_line_and_column(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    assert old in GOOD
    assert mistakes(tmp_path, GOOD.replace(old, new, 1)) == [mistake]


def test_one_name_for_two_entities_is_a_warning_that_loading_survives(tmp_path: Path) -> None:
    text = GOOD + "  other:\n    names: [Suez Canal]\n"
    assert mistakes(tmp_path, text) == [
        "f.yaml:15:13 the name 'Suez Canal' stands for two entities, 'suez' and 'other'"
    ]
    assert set(parse_facts(text).entities) == {"suez", "other"}


def test_loading_names_all_mistakes_at_once() -> None:
    text = GOOD.replace("1869-11-17", "soon").replace("source: sca", "source: x")
    with pytest.raises(FactFileError, match=r"f:12:35: 'soon' is no date\n.*f:12:49: unknown source 'x'"):
        parse_facts(text, "f")


MISBUILT = """version: 2
sources: {s: {titel: X}, t: [a], u: A plain title}
properties:
  opened: {type: dat, tolerance: much}
  length:
  closed: date
entities:
  canal:
    names: Canal
    facts:
      - {proprty: opened, value: 1869}
      - {property: opened, value: soon, complete: maybe}
      - opened
      - {property: opened}
  none:
extra: 1
"""


def test_all_that_is_built_wrong_is_told_at_once(tmp_path: Path) -> None:
    mapping = "a mapping (`key: value`) is wanted here, not"
    expected = [
        "f.yaml:1:10 unknown value '2'",
        "f.yaml:2:15 unknown key 'titel'",
        f"f.yaml:2:29 {mapping} a list",
        "f.yaml:4:18 unknown value 'dat'",
        "f.yaml:4:34 a number is wanted here, not 'much'",
        f"f.yaml:6:11 {mapping} 'date'",
        "f.yaml:9:12 a list (`[one, other]`) is wanted here, not 'Canal'",
        "f.yaml:11:10 unknown key 'proprty'",
        "f.yaml:12:51 true or false is wanted here, not 'maybe'",
        f"f.yaml:13:9 {mapping} 'opened'",
        "f.yaml:14:9 missing key 'value'",
        f"f.yaml:15:8 {mapping} nothing",
        "f.yaml:16:1 unknown key 'extra'",
    ]
    assert mistakes(tmp_path, MISBUILT) == expected
    with pytest.raises(FactFileError) as caught:
        load_facts([tmp_path / "f.yaml"])
    assert [line.split(" (")[0] for line in str(caught.value).splitlines()] == [
        f"{tmp_path}/{one.split(' (')[0].replace(' ', ': ', 1)}" for one in expected
    ]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("type: date", "type: dat", "did you mean 'date'?"),
        ("type: date", "type: zzz", "one of date, entity, number, rank, text"),
        ("version: 1", "version: 2", "the only one is 1"),
        ("property: length", "property: hieght", "did you mean 'height'?"),
        ("property: length", "property: zzz", "declare it under 'properties'"),
        ("source: sca}", "source: scca}", "did you mean 'sca'?"),
    ],
)
def test_what_is_not_known_is_told_with_what_is(tmp_path: Path, old: str, new: str, hint: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(GOOD.replace(old, new, 1))
    (mistake,) = lint(path)
    assert mistake.hint == hint


def test_a_warning_leaves_the_exit_code_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(GOOD.replace("[Suez Canal]", "[Suez, Suez]"))
    done = run(["facts", "check", "f.yaml"], tmp_path)
    assert (done.code, done.err) == (0, "errors: 0; warnings: 1; files: 1\n")
    (tmp_path / "g.yaml").write_text(GOOD.replace("193.30", "long"))
    done = run(["facts", "check", "f.yaml", "g.yaml"], tmp_path)
    assert (done.code, done.err) == (1, "errors: 1; warnings: 1; files: 2\n")


def test_every_listed_property_is_known() -> None:
    assert "founding" in set(common_properties())
    assert [name for name in common_properties() if not describe(name).known] == []


def test_the_page_on_properties_is_that_of_the_table() -> None:
    assert PROPERTIES_PAGE.read_text(encoding="utf8") == properties_page(), "the table has changed: `make golden`"


def test_a_good_file_has_no_mistakes(tmp_path: Path) -> None:
    assert mistakes(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("birthPlace", "birth place"),
        ("wdt:P19", "p19"),
        ("date_of_birth", "date of birth"),
        ("x:numberOfPages", "number of pages"),
    ],
)
def test_keys_become_words(name: str, words: str) -> None:
    assert normal(name) == words


def test_a_known_label_brings_its_wordings_whatever_the_key() -> None:
    described = describe("P569", "date of birth")
    assert described.known
    assert described.type == "date"
    assert "born" in {cue.text for cue in described.cues}


@pytest.mark.parametrize(
    ("label", "type_", "cue"),
    [
        ("number of lifts", "number", ("lifts", "count")),
        ("gate count", "number", ("gates", "count")),
        ("narrator", "entity", ("narrated by", "passive")),
        ("patron saint", "entity", ("patron saint", "role")),
        ("date of demolition", "date", ("demolition", "event")),
        ("consecrated", "date", ("consecrated", "event")),
        ("modelled upon", "entity", ("modelled upon", "role")),
    ],
)
def test_an_unknown_label_still_gives_cues(label: str, type_: str, cue: tuple[str, str]) -> None:
    assert cue in {(one.text, one.shape) for one in describe("x", label, type_).cues}


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("value: 193.30", "value: 193.30, unit: km", "that is a key of a property, under `properties`"),
        ("names: [Suez", "source: [Suez", "that is a key of a fact"),
        ("value: 193.30", "valeu: 193.30", "did you mean 'value'?"),
        ("value: 193.30", "zzz: 193.30", "known are also, as_of,"),
    ],
)
def test_an_unknown_key_is_told_where_it_belongs(tmp_path: Path, old: str, new: str, hint: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(GOOD.replace(old, new, 1))
    (mistake,) = lint(path)
    assert mistake.hint.startswith(hint)
