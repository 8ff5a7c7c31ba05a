"""Repetition across pages: what is counted, what is left alone, and that reports follow their neighbours."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from auditor import repetition
from auditor.apps.cli import common
from auditor.apps.cli.group import cli
from auditor.document import Media, Source
from auditor.engine import Auditor
from auditor.repetition import Repeats, Repetition, counted
from tests.packs import BUILT_IN

RULES = BUILT_IN.select(["boilerplate.repeated"])
LINE = "Written on the ferry between two towns"
PROSE = (
    "The council voted on Monday, after a debate of nine hours in which every ward spoke.",
    "The mayor signed the plan on Friday, in the hall in which the first plan had been burnt.",
    "The river will have a second bridge by the end of next year, if there is money for stones.",
    "Masons came in spring with the stones that the guild of the north had cut for them.",
    "The ford stayed open for carts until the first arch stood and the tolls were agreed upon.",
    "Divers found the old piers under nine feet of gravel, and a church bell beside the third.",
)


def pages(shape: str, line: str = LINE, media: Media = "text/plain", folder: str = "posts") -> list[Source]:
    """One page for each paragraph: `shape` says where it and the line stand."""
    return [Source(f"{folder}/{n}", shape.replace("P", p, 1).replace("L", line), media) for n, p in enumerate(PROSE)]


def said(sources: list[Source], repeats: Repeats | None = None) -> list[list[str]]:
    auditor = Auditor(RULES, repeats=counted(sources) if repeats is None else repeats)
    return [[one.source.of(page.content) for one in auditor.check(page).findings] for page in sources]


@pytest.mark.parametrize(
    ("media", "shape"),
    [
        ("text/plain", "P\n\nL"),
        ("text/plain", "L\n\nP"),
        ("text/markdown", "P\n\n- L"),
        ("text/html", "<p>P</p><footer>L</footer>"),
        ("text/html", "<div><a href=/>L</a></div><p>P</p>"),
    ],
)
def test_a_line_at_an_edge_of_most_pages_is_found(media: Media, shape: str) -> None:
    assert said(pages(shape, media=media)) == [[LINE]] * len(PROSE)


def test_pages_without_a_paragraph_have_no_edges() -> None:
    assert said(pages("# P\n\nL", media="text/markdown")) == [[]] * len(PROSE)


def test_the_message_counts_pages() -> None:
    sources = pages("P\n\nL")
    sources[0] = Source("posts/0", PROSE[0], "text/plain")
    auditor = Auditor(RULES, repeats=counted(sources))
    assert pickle.loads(pickle.dumps(auditor)).check(sources[1]) == auditor.check(sources[1])  # noqa: S301 - our own
    found = auditor.check(sources[1]).findings
    assert [one.finding.message for one in found] == ["a line that stands on 5 of 6 pages of this folder"]


@pytest.mark.parametrize(
    "shape",
    [
        "P\n\n## L\n\nThe account begins in the year of the flood, of which the parish books tell on nine pages here.",
        "P\n\n```\nL\n```",
        "---\ntitle: L\n---\n\nP",
        "P\n\n| L | b |\n|---|---|\n| c | d |",
        "P\n\n> L",
        "L\n\nL\n\nL\n\nP",
    ],
)
def test_what_pages_may_share_is_left_alone(shape: str) -> None:
    shape = shape.replace("The account", "N")
    sources = [
        Source(page.name, page.content.replace("N", f"Account {n}"), "text/markdown")
        for n, page in enumerate(pages(shape, media="text/markdown"))
    ]
    assert said(sources) == [[]] * len(PROSE)


def test_a_line_of_its_own_between_paragraphs_must_stand_on_nearly_all_pages() -> None:
    sources = pages("P\n\nL\n\nQ", media="text/markdown")
    sources = [
        Source(s.name, s.content.replace("Q", f"In year {n} {PROSE[n - 1].lower()}"), s.media)
        for n, s in enumerate(sources)
    ]
    assert said(sources) == [[LINE]] * len(PROSE)
    sources[0] = Source(sources[0].name, sources[0].content.replace(LINE, "Nothing"), "text/markdown")
    assert said(sources) == [[]] * len(PROSE)


def test_few_pages_copies_and_other_folders_do_not_count() -> None:
    sources = pages("P\n\nL")
    assert said(sources[:4]) == [[]] * 4
    copies = [Source(f"posts/{n}", sources[0].content, "text/plain") for n in range(9)]
    assert said(copies) == [[]] * 9
    assert said([*sources[:3], *pages("P\n\nL", folder="notes")[3:]]) == [[]] * 6


def test_records_count_by_host() -> None:
    sources = [
        Source("crawl.jsonl", page.content, page.media, str(n), {"url": f"https://{host}/{n}"})
        for host in ("www.a.example", "a.example")
        for n, page in enumerate(pages("P\n\nL"))
    ]
    assert counted(sources).sites.keys() == {"site text/plain a.example"}
    other = [
        Source("crawl.jsonl", s.content, s.media, s.document, {"url": f"https://{i}.example/"})
        for i, s in enumerate(sources)
    ]
    assert counted(other).sites == {}


@given(order=st.permutations(range(len(PROSE))))
def test_the_order_of_pages_does_not_matter(order: list[int]) -> None:
    sources = pages("P\n\nL")
    assert counted([sources[n] for n in order]) == counted(sources)


@given(lines=st.lists(st.sampled_from([LINE, "Another line of words here", *PROSE]), max_size=6))
def test_the_key_tells_all_that_bears_on_a_page(lines: list[str]) -> None:
    """Whenever two sets of neighbours have one key for a page, its reports are the same."""
    page = Source("posts/x", "\n\n".join((PROSE[0], LINE, "And so it ended, after all.")), "text/plain")
    values = [counted([page, *pages("P\n\nL")]), counted([page, *pages("\n\n".join(("P", *lines)))])]
    reports = [Auditor(RULES, repeats=one).check(page) for one in values]
    assert values[0].key(page) != values[1].key(page) or reports[0] == reports[1]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repetition, "MOST_LINES", 400)
    counting = Repetition()
    for page in pages("P\n\nL"):
        counting.add(page)
    for n in range(500):
        counting.add(Source(f"{n}/page", f"{n} a line of words\n{n} another line of words", "text/plain"))
    assert counting.size <= 402
    assert said(pages("P\n\nL"), counting.value()) == [[LINE]] * len(PROSE)


def run(*arguments: str) -> str:
    return CliRunner().invoke(cli, [*arguments, "--no-config"], standalone_mode=False).stdout


def test_checks_and_cleaned_articles_know_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    for page in pages("P\n\nL"):
        (folder / f"{Path(page.name).name}.txt").write_text(page.content)
    options = ("--output-format", "concise", "--cache-dir", str(tmp_path / "cache"), "--select", "boilerplate", "-q")
    assert run("check", str(folder), *options).count("on 6 of 6 pages of this folder") == 6
    assert run("clean", str(folder)) == "\n".join(f"{line}\n" for line in PROSE)
    (folder / "0.txt").write_text(PROSE[0])
    assert run("check", str(folder), *options).count("on 5 of 6 pages of this folder") == 5
    assert run("check", str(folder / "1.txt"), *options) == ""
    assert run("check", str(folder), *options, "--ignore", "boilerplate.repeated") == ""


def test_records_of_a_crawl_are_read_in_order(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.jsonl"
    rows = [{"id": n, "text": s.content, "url": f"https://a.example/{n}"} for n, s in enumerate(pages("P\n\nL"))]
    crawl.write_text("".join(json.dumps(row) + "\n" for row in rows))
    out = run("check", str(crawl), "--select", "boilerplate", "--output-format", "jsonl")
    assert [json.loads(line)["document"] for line in out.splitlines()] == [str(n) for n in range(6)]
    assert "pages of this site" in out


@pytest.mark.parametrize("room", [10, 10_000_000])
def test_what_is_too_much_to_keep_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setattr(common, "MOST_KEPT", room)
    for page in pages("P\n\nL"):
        (tmp_path / f"{Path(page.name).name}.txt").write_text(page.content)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    done = CliRunner().invoke(cli, ["check", str(tmp_path), "--no-config", "--no-cache"], standalone_mode=False)
    assert done.stdout.count("on 6 of 6 pages of this folder") == 6
    assert "1 file passed over (1 .png)" in done.stderr


def test_a_repeated_line_is_told_by_its_longest_word() -> None:
    sources = pages("P\n\nL")
    repeats = counted(sources)
    other = Source("posts/7", "The written word.", "text/plain")
    assert len({repeats.key(page) for page in sources}) == 1
    assert repeats.key(other) == b""
    assert repeats.key(Source("posts/8", "Written  on the ferry between two towns", "text/plain")) != b""


def test_of_drafts_of_one_article_no_paragraph_is_furniture() -> None:
    shared = [f"{one} So said the clerk." for one in PROSE[:4]]
    drafts = pages("\n\n".join([*shared, "P", "L"]))
    assert said(drafts) == [[LINE]] * 6


def test_one_long_notice_on_every_page_is_furniture() -> None:
    notice = "This paper was founded by the guilds, and it is printed in the town hall every day of the week."
    assert said(pages(f"P So it went, said the clerk.\n\nL\n\n{notice}")) == [[LINE, notice]] * 6
