"""The baseline: what is known stays known when text moves, and no new finding hides behind it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.baseline import FILE, Baseline, BaselineError, read
from auditor.document import Media, Source
from auditor.engine import Auditor
from auditor.finding import Report
from auditor.pack import load_packs
from tests.command import run

AUDITOR = Auditor(load_packs([Path(__file__).parent / "loud.yaml"]).select(["loud", "ai.markup"]))
DRAFT = "As an AI language model, I cannot say.\n"
LOUD = (
    "As an AI language model, I cannot say when the mill was built.",
    "The mill, as an AI language model would know, is old.",
    "It opened in 1932 contentReference[oaicite:3]{index=3} and is open.",
)
QUIET = (
    "The bridge opened in May.",
    "A ferry crossed the river, and nobody counted the passengers that it took in all those years.",
    "# The mill",
    "- one\n- two",
    "> Quoted, é😀.",
)
MEDIA: tuple[Media, ...] = ("text/plain", "text/markdown", "text/html")


def report(parts: list[str], media: Media = "text/markdown", name: str = "a.md") -> Report:
    text = "".join(f"<p>{part}</p>\n" for part in parts) if media == "text/html" else "\n\n".join(parts)
    return AUDITOR.check(Source(name, text, media))


def prints(report: Report) -> Counter[str]:
    return Counter(one.fingerprint for one in report.findings)


@pytest.mark.parametrize("media", MEDIA)
@given(data=st.data())
def test_edits_elsewhere_leave_a_fingerprint(media: Media, data: st.DataObject) -> None:
    """Whatever quiet blocks are put in, taken out or moved, the loud ones keep their names, in any order."""
    loud = data.draw(st.lists(st.sampled_from(LOUD), min_size=1, max_size=5))
    before = data.draw(st.permutations(loud + data.draw(st.lists(st.sampled_from(QUIET), max_size=5))))
    after = data.draw(st.permutations(loud + data.draw(st.lists(st.sampled_from(QUIET), max_size=5))))
    assert prints(report(before, media)) == prints(report(after, media))
    assert sum(prints(report(before, media)).values()) == len(loud)


@given(data=st.data())
def test_as_many_are_known_as_were_counted(data: st.DataObject) -> None:
    before = report(data.draw(st.lists(st.sampled_from(LOUD), max_size=6)))
    after = report(data.draw(st.lists(st.sampled_from(LOUD + QUIET), max_size=9)))
    baseline = Baseline(Path(FILE)).with_all([before])
    assert not baseline.unknown(before).findings
    new = baseline.unknown(after)
    assert prints(new) == prints(after) - prints(before)
    assert new.known == len(after.findings) - len(new.findings)
    pruned = baseline.without_gone([after])
    assert len(pruned) == new.known
    assert prints(pruned.unknown(after)) == prints(new)


@given(st.lists(st.sampled_from(LOUD), min_size=1, max_size=6))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "kept.json"
    Baseline(path).with_all([report(parts, name="é😀.md"), report(parts, name="b.md")]).write()
    again = read(path)
    text = path.read_bytes()
    again.write()
    assert path.read_bytes() == text
    assert len(again) == 2 * len(report(parts).findings)
    assert sorted(again.entries, key=str) == sorted(read(path).entries, key=str)


SENTENCES = ("The mill is old.", "Who built it?", "Nobody knows!", "“It burned twice.”", "It stands by the river.")


@pytest.mark.parametrize("media", MEDIA)
@given(data=st.data())
def test_edits_of_other_sentences_leave_a_fingerprint(media: Media, data: st.DataObject) -> None:
    """Whatever stands before and after in the same paragraph."""
    found = []
    for _ in range(2):
        before, after = (data.draw(st.lists(st.sampled_from(SENTENCES), max_size=3)) for _ in range(2))
        found.append(prints(report([" ".join((*before, LOUD[0], *after))], media)))
    assert found[0] == found[1]
    assert sum(found[0].values()) == 1


def test_few_words_are_known_by_their_sentence() -> None:
    assert prints(report([LOUD[0]])) != prints(report([LOUD[0].replace("mill", "dam")]))


PACK = """\
about: For a test.
rules:
  ask:
    kind: phrase
    severity: error
    message: "asked: {match}"
    why: It asks the reader for something.
    phrases: [please remember to tell all of your friends]
    examples: {bad: ["[[Please remember to tell all of your friends]]."], good: ["Tell me."]}
"""


def test_many_words_are_known_by_themselves(tmp_path: Path) -> None:
    (tmp_path / "town.yaml").write_text(PACK)
    auditor = Auditor(load_packs([tmp_path / "town.yaml"]).select(["town"]))
    line = "Please remember to tell all of your friends"
    one, other = (
        auditor.check(Source("a.md", text, "text/markdown")) for text in (line, f"Now, {line}, and the miller")
    )
    assert prints(one) == prints(other)
    assert len(prints(one)) == 1


def test_remarks_on_comments_are_told_apart() -> None:
    comments = ["<!-- auditor: off loud.nothing -->", "<!-- auditor: off loud.nobody -->"]
    assert len(prints(report(comments))) == 2
    assert prints(report(comments)) == prints(report([*QUIET, *comments]))


def test_from_a_full_gate_to_new_findings_only(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old/a.md").write_text(f"{DRAFT}\n{DRAFT}")
    (tmp_path / "b.md").write_text(DRAFT)
    done = run(["baseline", "write", "."], tmp_path)
    assert (done.code, done.out) == (0, f"{FILE}: known findings: 3; documents with any: 2\n")
    assert json.loads((tmp_path / FILE).read_text())["findings"][1]["count"] == 2

    done = run(["check", ".", "--baseline", FILE], tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "no findings in 2 documents" in done.err
    assert "3 known from the baseline" in done.err
    assert run(["check", "a.md", "--baseline", f"../{FILE}"], tmp_path / "old").code == 0

    (tmp_path / "old/a.md").write_text(f"Moved down.\n\n{DRAFT}\n{DRAFT}\n{DRAFT}")
    done = run(["check", ".", "--baseline", FILE, "-q"], tmp_path)
    assert (done.code, done.out.count("ai.self_reference")) == (1, 1)

    (tmp_path / "auditor.yaml").write_text(f"baseline: {FILE}\n")
    (tmp_path / "b.md").rename(tmp_path / "c.md")
    assert run(["check", "c.md"], tmp_path).code == 0
    assert run(["check", "c.md", "--no-baseline"], tmp_path).code == 1

    (tmp_path / "old/a.md").write_text("Mended.\n")
    assert run(["baseline", "prune", "."], tmp_path).out == f"{FILE}: known findings: 1; forgotten: 2\n"
    assert [entry.path for entry in read(tmp_path / FILE).entries] == ["c.md"]
    done = run(["baseline", "stats"], tmp_path)
    assert done.out.splitlines() == [
        f"{FILE}: known findings: 1; rules: 1; files: 1", "", "       1  ai.self_reference", "", "       1  c.md",
    ]  # fmt: skip


def test_writing_some_files_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT)
    (tmp_path / "b.md").write_text(DRAFT)
    run(["baseline", "write", "a.md"], tmp_path)
    run(["baseline", "write", "b.md"], tmp_path)
    assert [entry.path for entry in read(tmp_path / FILE).entries] == ["a.md", "b.md"]
    (tmp_path / "a.md").write_text("Fine.\n")
    run(["baseline", "write", "a.md"], tmp_path)
    assert [entry.path for entry in read(tmp_path / FILE).entries] == ["b.md"]


def test_records_are_known_by_their_id(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": DRAFT}, {"id": "y", "text": DRAFT}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    run(["baseline", "write", "a.jsonl"], tmp_path)
    assert run(["check", "a.jsonl", "--baseline", FILE], tmp_path).code == 0
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "z", "text": DRAFT}) + "\n")
    assert run(["check", "a.jsonl", "--baseline", FILE], tmp_path).code == 1


def test_what_is_known_is_not_mended(tmp_path: Path) -> None:
    marked = "It opened in 1932 contentReference[oaicite:3]{index=3} and is open.\n"
    (tmp_path / "a.md").write_text(marked)
    run(["baseline", "write", "a.md"], tmp_path)
    assert run(["check", "a.md", "--baseline", FILE, "--fix"], tmp_path).code == 0
    assert (tmp_path / "a.md").read_text() == marked


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "kept.json:1:2: not a baseline: "),
        ('{"version": 1,\n<<<<<<< HEAD\n', "kept.json:2:1: a merge conflict stands in the baseline"),
        ('{"version": 2}', "kept.json: a baseline of version 2; this program reads version 1"),
        ('{"findings": []}', "kept.json: not a baseline: missing key 'version'"),
        ("[]", "kept.json: not a baseline: "),
        ("\xff", "kept.json: not a baseline: "),
    ],
)
def test_a_broken_baseline_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "kept.json").write_bytes(text.encode("latin1"))
    (tmp_path / "a.md").write_text(DRAFT)
    done = run(["check", "a.md", "--baseline", "kept.json"], tmp_path)
    assert done.code == 2
    assert done.err.startswith(f"auditor: error: {message}")
    assert "`auditor baseline write PATH...` writes it anew" in done.err
    assert run(["check", "a.md", "--baseline", "none.json"], tmp_path).code == 2


def test_a_baseline_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be written"):
        Baseline(tmp_path / "none" / FILE).write()
