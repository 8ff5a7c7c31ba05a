"""Each query of docs/queries.md runs on what `auditor bulk` writes, and gives something."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import duckdb
import pytest

from tests import crawl
from tests.command import run

ROOT = Path(__file__).parent.parent
QUERIES = dict(
    re.findall(r"^## (.+?)$.*?^```sql\n(.*?)^```", (ROOT / "docs" / "queries.md").read_text(), re.MULTILINE | re.DOTALL)
)
QUERY_OF_THRESHOLDS = "What would another threshold keep?"
CLAIM = "Skylab was launched in 1974."
MENU = f"{crawl.PROSE[1]}\n\n{crawl.SHARE}\n"
FACTS = """\
version: 1
sources: {nssdca: {title: "NASA Space Science Data Coordinated Archive, Skylab (1973-027A)"}}
properties: {launched: {type: date, cardinality: one, cues: [launched]}}
entities: {skylab: {names: [Skylab], facts: [{property: launched, value: 1973-05-14, source: nssdca}]}}
"""
BOTH = "the bell rings twice for tickets"
SHARED = f"At the harbour office {BOTH} and once for the boat home."
PACK = f"""\
family: FAMILY
rules:
  bell: {{kind: phrase, severity: warning, message: bell, why: For a test., phrases: [{BOTH}], examples: {{
    bad: ["Here [[{BOTH}]]."], good: ["No bell."]}}}}
"""


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    records = crawl.records(40)
    records.append({"id": "claim", "url": "https://a.example/1", "date": "2024-06-01", "text": CLAIM})
    records.append({"id": "menu", "url": "https://a.example/2", "date": "2024-06-01", "text": MENU})
    records.append({"id": "both", "url": "https://b.example/1", "date": "2024-06-01", "text": SHARED})
    (folder / "a.jsonl").write_bytes(crawl.jsonl(records))
    (folder / "facts.yaml").write_text(FACTS)
    packs = []
    for family in ("boilerplate", "ads"):
        (folder / f"{family}_bell.yaml").write_text(PACK.replace("FAMILY", family))
        packs += ["--rules", f"{family}_bell.yaml"]
    done = run(["bulk", "a.jsonl", "-o", "audit", "--facts", "facts.yaml", *packs], folder)
    assert done.code == 0, done.err
    return folder / "audit"


def rows(audit: Path, title: str) -> list[tuple[object, ...]]:
    with contextlib.chdir(audit), duckdb.connect() as connection:
        return connection.execute(QUERIES[title]).fetchall()


@pytest.mark.parametrize("title", QUERIES)
def test_a_query_gives_something(audit: Path, title: str) -> None:
    assert rows(audit, title)


def test_the_answers_are_right(audit: Path) -> None:
    ((documents, kept, words, flagged),) = rows(audit, "How clean is the crawl?")
    assert (documents, kept) == (43, round(35 / 43, 4))
    assert isinstance(words, int)
    assert isinstance(flagged, float)
    assert 0 < flagged < 0.2
    assert rows(audit, "Why are documents dropped?") == [("ai.self_reference", 8)]
    ((entity, _, claims, _),) = rows(audit, "What does the fact file contradict?")
    assert (entity, claims) == ("skylab", 1)
    assert rows(audit, "A list of what to keep") == [(35,)]
    assert rows(audit, "Which sites are worst?")[0][0] in {"site0.example", "site1.example", "site2.example"}


def test_words_in_findings_of_two_families_count_once(audit: Path) -> None:
    share = round(len(BOTH.split()) / len(SHARED.split()), 4)
    with contextlib.chdir(audit), duckdb.connect() as connection:
        both = connection.execute(
            "SELECT scores.boilerplate, scores.ads, flagged, keep FROM 'documents/*.parquet' WHERE id = 'both'"
        ).fetchall()
        kept = connection.execute("SELECT count(*) FROM 'documents/*.parquet' WHERE flagged <= 0.5").fetchall()
    assert 0.25 < share < 0.5
    assert both == [(share, share, share, True)]
    by_threshold = {float(str(threshold)): documents for threshold, documents, _ in rows(audit, QUERY_OF_THRESHOLDS)}
    assert [(by_threshold[0.5],)] == kept
    assert by_threshold[0.5] == by_threshold[1.0] == 43
    (read,) = (row for row in rows(audit, "Which documents should a person read?") if row[2] == "both")
    assert read[-1] == share
