"""What an author asserts, and what supports it."""

from __future__ import annotations

import pytest

from auditor.document import Source
from auditor.engine import Auditor
from auditor.language.assertion import has_figure, has_named_source, is_asserted, is_name, is_story
from auditor.pack import load_packs

CLAIM = "the oldest mill in Europe"
AUDITOR = Auditor(load_packs().select(["superlatives.unsupported"]))


def asserted(sentence: str) -> bool:
    start = sentence.index(CLAIM)
    return is_asserted(sentence, start, start + len(CLAIM))


def found(text: str, **meta: str) -> int:
    return len(AUDITOR.check(Source("a.md", text, "text/markdown", meta=meta)).findings)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is the oldest mill in Europe.",
        "The ministry, which owns the oldest mill in Europe, said that it will close.",
        "Note this: it is the oldest mill in Europe.",
        "It is without doubt the oldest mill in Europe.",
        "It is not only the oldest mill in Europe.",
        "There is no question that it is the oldest mill in Europe.",
        "It went on to become the oldest mill in Europe.",
        "As we said, it is the oldest mill in Europe.",
        "In May it was the oldest mill in Europe.",
        "On 3 May 1719 it was the oldest mill in Europe.",
    ],
)
def test_what_the_author_says_is_asserted(sentence: str) -> None:
    assert asserted(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Is it the oldest mill in Europe?",
        "It is not the oldest mill in Europe.",
        "It isn't the oldest mill in Europe.",
        "I think it is the oldest mill in Europe.",
        "If it were the oldest mill in Europe, it would be known.",
        "He said it was the oldest mill in Europe.",
        "It is the oldest mill in Europe, the miller said.",
        "Visit the oldest mill in Europe.",
        "They want to build the oldest mill in Europe.",
        "It is said to become the oldest mill in Europe.",
        "It may be the oldest mill in Europe.",
    ],
)
def test_what_is_asked_denied_reported_or_wished_is_not(sentence: str) -> None:
    assert not asserted(sentence)


def test_a_name_has_capitals() -> None:
    assert is_name("He wrote World's Largest Otter in May.", 9, 30)
    assert not is_name("It is the largest otter in Europe.", 6, 33)
    assert not is_name("It is the best in the United Kingdom.", 6, 36)
    assert is_name("The Best Western hotel in town has closed.", 0, 29)
    assert is_name("Best of Enemies came out in May.", 0, 15)
    assert not is_name("The best western of the year came out.", 0, 28)


def test_a_figure_counts_something() -> None:
    assert has_figure("On a long road without a turn it is the fastest, with the highest rate of 7 and no other.")
    assert has_figure("She is the best, holding nothing but with three medals.")
    assert has_figure("With 310 rooms it is the largest.")
    assert has_figure("It grew by 12 % a year.")
    assert has_figure("The largest crowd of the season was 31,204.")
    assert has_figure("The 117-year-old is the oldest.")
    assert has_figure("She was the youngest, aged 16.")
    assert has_figure("He won it, at 21, as the youngest.")
    assert has_figure("It is the strongest with 84 of 179 seats.")
    assert has_figure("The deadliest fire killed 43 people.")
    assert has_figure("It is the oldest, with a median age of 48.")
    assert not has_figure("In 1911 it was the largest.")
    assert not has_figure("It is one of the 10 best.")
    assert not has_figure("The Mill 300 is the fastest.")
    assert has_figure("Its 300 sails are the largest.")


def test_a_named_source() -> None:
    assert has_named_source("According to the census, it is the largest.")
    assert has_named_source("A survey by the town found it the largest.")
    assert has_named_source("It is ranked by the ministry as the largest.")
    assert not has_named_source("It is recognised as the largest.")
    assert not has_named_source("It is ranked among the largest.")
    assert not has_named_source("It is the largest.")


def test_a_story_is_told() -> None:
    assert is_story("I ran to her and she smiled. He asked me where I had been. I laughed. " * 10)
    assert not is_story("The mill stands by the river and grinds wheat for the whole of the valley. " * 10)


@pytest.mark.parametrize(
    "text",
    [
        f"It is [{CLAIM}](https://heritage.example/list).",
        f"A list of mills shows it: it is {CLAIM}, see https://heritage.example/list for more.",
        f"It is {CLAIM}.[^1]\n\n[^1]: List of mills.",
        f"It is {CLAIM}.[12]",
        f"It is {CLAIM} [12].",
        f"With 33 sails and 4 floors it is {CLAIM}.",
        f"A survey by the ministry found that it is {CLAIM}.",
        f"It never burned in all of its years, making it {CLAIM}.",
        f"> It is {CLAIM}.",
        f"`It is {CLAIM}.`",
    ],
)
def test_support_and_quotation_keep_quiet(text: str) -> None:
    assert found(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        f"It is {CLAIM}.",
        f"[The mill](https://mill.example) is {CLAIM}.",
        f"It is [{CLAIM}](https://shop.example/?tag=deals-20).",
        f"It is {CLAIM}.[citation needed]",
        f"It is {CLAIM}. A survey by the ministry came out in May.",
    ],
)
def test_a_link_on_the_subject_or_of_the_seller_is_no_support(text: str) -> None:
    assert found(text) == 1


def test_the_own_site_is_no_support() -> None:
    text = f"It is [{CLAIM}](https://mill.example/about)."
    assert found(text, url="https://www.mill.example/") == 1
    assert found(text, url="https://news.example/") == 0
