"""Fact files made of tables: units, dates and footnote marks are read, the rest is listed."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from auditor.facts.importing import gather
from auditor.facts.load import parse_facts
from auditor.facts.tables import Cell, csv_cells, html_cells, tidy
from tests.command import run

CSV = """Tower,Height (m),Completed,Architect
Eiffel Tower,330 m (1083 ft),31 March 1889[1],Stephen Sauvestre
Tokyo Tower,"1,092 ft",1958-12-23,Tachū Naitō
Unfinished Tower,unknown,,
"""
HTML = """<h1>Suez Canal</h1><table class="infobox"><tr><th colspan="2">Suez Canal</th></tr>
<tr><th>Length</th><td>193.3&nbsp;km (120.1&nbsp;mi)<sup class="reference">[2]</sup></td></tr>
<tr><th>Opened</th><td>17 November 1869; 155 years ago</td></tr></table>
<table><tr><th>Country</th><th>Capital</th></tr><tr><td>Kenya</td><td>Nairobi</td></tr></table>"""


def test_csv_becomes_a_fact_file_that_loads() -> None:
    made = gather(csv_cells(CSV), "towers.csv")
    facts = parse_facts("\n".join(made.lines()))
    tower = {fact.property_: fact for fact in facts.entities["eiffel_tower"].facts}
    assert {key: fact.values[0] for key, fact in tower.items()} == {
        "height": "330",
        "completed": "1889-03-31",
        "architect": "Stephen Sauvestre",
    }
    assert tower["height"].note == "line 2, column Height (m)"
    assert facts.cited(tower["height"]) == "towers.csv"
    assert facts.properties["height"].unit == "m"


def test_other_units_are_converted() -> None:
    facts = parse_facts("\n".join(gather(csv_cells(CSV), "t").lines()))
    height = next(fact for fact in facts.entities["tokyo_tower"].facts if fact.property_ == "height")
    assert abs(float(height.values[0]) - 332.84) < 0.01


def test_what_is_not_understood_is_listed() -> None:
    made = gather(csv_cells(CSV), "t")
    assert made.unread == ["line 4, column Height (m): no number in “unknown” (Unfinished Tower)"]
    assert "Unfinished Tower" not in made.facts


def test_infoboxes_and_tables_are_read() -> None:
    facts = parse_facts("\n".join(gather(html_cells(HTML), "page").lines()))
    canal = {fact.property_: fact.values[0] for fact in facts.entities["suez_canal"].facts}
    assert canal == {"length": "193.3", "opened": "1869-11-17"}
    assert [fact.values[0] for fact in facts.entities["kenya"].facts] == ["Nairobi"]


def test_a_table_of_statements_is_read_row_by_row() -> None:
    rows = """Entity,Property,Value,Unit,Source
Skylab,launched,14 May 1973,,"NASA Space Science Data Coordinated Archive, Skylab (1973-027A)"
Eiffel Tower,height,330,m,https://www.toureiffel.paris/en/the-monument/key-figures
Eiffel Tower,architect,Stephen Sauvestre,,
"""
    facts = parse_facts("\n".join(gather(csv_cells(rows), "statements.csv").lines()))
    launched = facts.entities["skylab"].facts[0]
    assert (launched.property_, launched.values, launched.note) == ("launched", ("1973-05-14",), "line 2")
    assert facts.cited(launched) == "NASA Space Science Data Coordinated Archive, Skylab (1973-027A)"
    height, architect = facts.entities["eiffel_tower"].facts
    assert (height.values, facts.properties["height"].unit) == (("330",), "m")
    assert facts.sources[height.source].url == "https://www.toureiffel.paris/en/the-monument/key-figures"
    assert facts.cited(architect) == "statements.csv"


def test_several_values_of_one_property_are_kept_when_they_can_all_be_true() -> None:
    head, members = "Item;Relation;Object", "Benelux;member;Belgium\nBenelux;member;Netherlands"
    rows = f"{head}\n{members}\nBenelux;formed;1944\nBenelux;formed;1958\n"
    made = gather(csv_cells(rows), "t")
    facts = parse_facts("\n".join(made.lines()))
    assert [fact.values[0] for fact in facts.facts("benelux", "member")] == ["Belgium", "Netherlands"]
    assert [fact.values[0] for fact in facts.facts("benelux", "formed")] == ["1944"]
    assert made.unread == ["line 5: formed is 1944 already, not “1958” (Benelux)"]


def test_a_measure_in_two_columns_is_one_fact() -> None:
    rows = "Tower,Height (m),Height (ft)\nEiffel Tower,330,1083\nTokyo Tower,,1092\nOther Tower,100,900\n"
    made = gather(csv_cells(rows), "t")
    facts = parse_facts("\n".join(made.lines()))
    assert facts.properties["height"].unit == "m"
    heights = {key: [float(fact.values[0]) for fact in entity.facts] for key, entity in facts.entities.items()}
    assert heights["eiffel_tower"] == [330]
    assert [round(value) for value in heights["tokyo_tower"]] == [333]
    assert made.unread == ["line 4, column Height (ft): height is 100 already, not “900” (Other Tower)"]


def test_a_measure_without_a_unit_gets_none() -> None:
    facts = parse_facts("\n".join(gather(csv_cells("Tower,Height\nEiffel Tower,330\n"), "t").lines()))
    assert facts.properties["height"].supposed


def test_subjects_in_any_script_have_keys_of_their_own() -> None:
    rows = "City,Population\n東京,14000000\n京都,1400000\nSão Tomé,71000\nSão-Tomé,71001\n"
    made = gather(csv_cells(rows), "t")
    facts = parse_facts("\n".join(made.lines()))
    assert [entity.names[0] for entity in facts.entities.values()] == ["東京", "京都", "São Tomé", "São-Tomé"]


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1)), max_size=6))
@example([("Null Island", "NULL", "0"), ("Null", "no", "1")])
def test_whatever_a_table_holds_the_file_that_is_made_can_be_read(rows: list[tuple[str, str, str]]) -> None:
    made = gather([Cell(tidy(a) or "x", tidy(b) or "y", tidy(c) or "z", "line 1") for a, b, c in rows], "t")
    facts = parse_facts("\n".join(made.lines()))
    kept = sum(len(entity.facts) for entity in facts.entities.values())
    assert kept == sum(map(len, made.facts.values()))
    assert {entity.names[0] for entity in facts.entities.values()} == set(made.facts)


def test_a_table_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    done = run(["facts", "import", "none.csv"], tmp_path)
    assert (done.code, done.err) == (2, "auditor: error: none.csv: cannot be read: No such file or directory\n")
    (tmp_path / "a.csv").write_bytes(b"name,height\nTower,\xff\n")
    done = run(["facts", "import", "a.csv"], tmp_path)
    assert (done.code, done.err) == (2, "auditor: error: a.csv: not UTF-8 at byte 18 (save it as UTF-8)\n")
