"""Pages on rules: complete, readable, and as the rules are today."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.document import Source
from auditor.explain import LEFT_OUT, shown, text_page
from auditor.readers import read
from auditor.rule import Rule, said
from tests.command import run
from tests.golden import RULES_PAGE, rules_page
from tests.packs import BUILT_IN

ALL = [pytest.param(rule, id=rule.id) for rule in BUILT_IN.rules]


def test_the_page_in_the_docs_is_current() -> None:
    assert RULES_PAGE.read_text(encoding="utf8") == rules_page(), "the rules have changed: `make golden`"


def test_the_page_is_markdown_with_every_rule() -> None:
    doc = read(Source("rules.md", rules_page(), "text/markdown"))
    heads = {block.span.of(doc.text) for block in doc.blocks if block.role == "heading" and block.level == 3}
    assert heads == {rule.id for rule in BUILT_IN.rules}
    code = [block for block in doc.blocks if block.role == "code"]
    assert len(code) == sum(len(rule.examples.bad) + len(rule.examples.good) for rule in BUILT_IN.rules)


@pytest.mark.parametrize("rule", ALL)
def test_an_example_keeps_what_it_shows(rule: Rule) -> None:
    """Of a bad example every mark stays; what is left out is text of the example, and some of it stays."""
    bad, good = shown(rule)
    for one, example in zip((*bad, *good), (*rule.examples.bad, *rule.examples.good), strict=True):
        whole = said(example).text
        assert set(one.text.splitlines()) - {LEFT_OUT} <= set(whole.splitlines())
        assert one.text.replace(LEFT_OUT, "").strip() or not whole.strip()
    for one, example in zip(bad, rule.examples.bad, strict=True):
        for mark in ("[[", "]]", "⟦", "⟧"):
            assert one.text.count(mark) == said(example).text.count(mark)


def test_a_page_says_why_what_and_how_to_allow_it() -> None:
    (rule,) = BUILT_IN.find("ads.read_more")
    page = "\n".join(text_page(rule))
    assert page.startswith("ads.read_more (warning, for texts in en)\n\n")
    assert " ".join(rule.why.split()) in page
    assert "\n…\n".replace("\n", "\n  ").strip() in page
    for way in ("ignore-next ads.read_more", "ignore: [ads.read_more]", "overrides", "auditor baseline write"):
        assert way in page


def test_facts_stand_beside_examples_that_need_them() -> None:
    (rule,) = BUILT_IN.find("facts.contradicted")
    page = "\n".join(text_page(rule))
    assert page.count("with these facts:") == 1
    assert "value: 1889-03-31" in page


def test_a_page_on_some_rules(tmp_path: Path) -> None:
    done = run(["rules", "docs", "facts"], tmp_path)
    assert "### facts.contradicted" in done.out
    assert "ads" not in done.out
    assert run(["rules", "docs", "fakts"], tmp_path).code == 2
