"""The samples give the reports that were read and kept, and show all five families."""

from __future__ import annotations

import re

import pytest

from tests.command import run
from tests.golden import ARTICLES, ROOT, golden, report

FAMILIES = {"ads", "ai", "boilerplate", "facts", "superlatives"}


@pytest.mark.parametrize("name", ARTICLES)
def test_a_sample_gives_its_kept_report(name: str) -> None:
    assert report(name) == golden(name).read_text(encoding="utf8"), "read it, then `make golden`"


def test_the_demo_shows_all_five_families() -> None:
    done = run(["check", "samples", "--facts", "samples/stations.facts.yaml", "--fail-on", "never"], ROOT)
    assert done.code == 0
    assert set(re.findall(r"^\S+: \w+ (\w+)\.", done.out, re.MULTILINE)) == FAMILIES


def test_the_good_article_is_clean() -> None:
    done = run(
        ["check", "samples/good-article.md", "--facts", "samples/stations.facts.yaml", "--fail-on", "info"], ROOT
    )
    assert (done.code, done.out) == (0, "")
