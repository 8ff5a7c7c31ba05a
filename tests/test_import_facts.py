"""Fact files made of tables: units, dates and footnote marks are read, the rest is listed."""

from __future__ import annotations

from auditor.facts.importing import gather
from auditor.facts.load import parse_facts
from auditor.facts.tables import csv_cells, html_cells

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
