"""What the measurements are made of: packs that load, texts of the right size, pictures that are XML."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from auditor.engine import Auditor
from auditor.pack import Ruleset, parse_pack
from auditor.trial import trials
from tests.performance import inputs
from tests.performance.__main__ import growth, placed
from tests.performance.chart import Chart


def test_generated_rules_are_rules() -> None:
    _, rules = parse_pack(Path("generated.yaml"), inputs.pack(5).encode())
    assert len(rules) == 5
    assert {outcome.status for outcome in trials(Ruleset((), tuple(rules)))} == {"right"}


def test_generated_facts_are_found() -> None:
    facts = inputs.facts(3)
    name = facts.name("e1")
    (key,) = [key for key, entity in facts.entities.items() if name in entity.names]
    assert key == "e1"
    assert Auditor(Ruleset((), ()), facts).lexicon is not None


@pytest.mark.parametrize("make", [inputs.one_line, inputs.nested, inputs.unclosed, inputs.numbered])
def test_sources_have_the_size_that_is_asked_for(make: object) -> None:
    assert callable(make)
    for size in (1000, 4000):
        assert abs(len(make(size).content) - size) < 100


def test_articles_are_the_same_each_time() -> None:
    assert list(inputs.articles(5000, 3)) == list(inputs.articles(5000, 3))
    assert len(set(inputs.articles(5000, 30))) == 30


@pytest.mark.parametrize("log", [False, True])
def test_a_chart_is_a_picture(log: bool) -> None:
    chart = Chart("Cost", "rules", "seconds", (300, 1000, 3000), {"a": (0.1, 0.2, 0.3), "b": (0.01, 0.2, 5.0)}, log)
    picture = ET.fromstring(chart.svg())  # noqa: S314 - our own
    assert len(picture.findall("{http://www.w3.org/2000/svg}circle")) == 6
    heights = [float(one.get("cy") or 0) for one in picture.findall("{http://www.w3.org/2000/svg}circle")]
    assert heights[0] > heights[1] > heights[2]
    assert all(0 < height < 320 for height in heights)


def test_a_part_of_the_page_is_replaced() -> None:
    page = "a\n<!-- x -->\nold\n<!-- end x -->\nb\n"
    assert placed(page, "x", "new") == "a\n<!-- x -->\nnew\n<!-- end x -->\nb\n"
    assert "| a | 1.000 | 2.000 | 2.00 |" in growth("x", (1, 2), {"a": (1.0, 2.0)})
