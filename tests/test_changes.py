"""Changed lines: of edits, renames, new and strange files; and what is said where git cannot tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.changes import Changes
from auditor.errors import UsageError
from auditor.finding import Finding, Located, Report
from auditor.span import Position, Span
from tests.command import run
from tests.repository import Repository

DRAFT = "As an AI language model, I cannot say.\n"


def lines(count: int, **changed: str) -> str:
    """A text of `count` numbered lines; `l3="x"` puts another one at line 3."""
    return "".join(changed.get(f"l{number}", f"Line {number}") + "\n" for number in range(1, count + 1))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "site")
    made.write("a.md", lines(10))
    made.commit()
    made.git("branch", "base")
    monkeypatch.chdir(made.folder)
    for key, value in made.environment.items():
        monkeypatch.setenv(key, value)
    return made


def touched(changes: Changes, name: str, most: int = 12, document: str | None = None) -> list[int]:
    """The lines of a file on which a finding is kept."""
    found = tuple(
        Located(Finding(Span(0, 1), "x.y", "info", ""), Position(n, 1), Position(n, 2), Span(0, 1), (1, 2), "", 1, "")
        for n in range(1, most + 1)
    )
    report = changes.touched(Report(name, document, found))
    assert report.untouched == most - len(report.findings)
    return [one.start.line for one in report.findings]


def test_edits_count_committed_or_not(repository: Repository) -> None:
    repository.write("a.md", lines(10, l3="Three"))
    repository.commit()
    repository.write("a.md", lines(12, l3="Three", l7="Seven\nand a half"))
    assert touched(Changes("base", repository.folder), "a.md", 14) == [3, 7, 8, 12, 13]


def test_what_the_base_did_meanwhile_does_not_count(repository: Repository) -> None:
    repository.write("a.md", lines(10, l9="Nine"))
    repository.commit()
    repository.git("checkout", "--quiet", "base")
    repository.write("a.md", lines(10, l1="One"))
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    assert touched(Changes("base", repository.folder), "a.md") == [9]


def test_a_renamed_file_keeps_its_old_lines(repository: Repository) -> None:
    repository.git("mv", "a.md", "b.md")
    repository.write("b.md", lines(10, l4="Four"))
    repository.commit()
    assert touched(Changes("base", repository.folder), "b.md") == [4]


@pytest.mark.parametrize("name", ["ü ö.md", 'a "b".md', "tab\there.md", "sub/日本.md", "back\\slash.md"])
def test_strange_names(repository: Repository, name: str) -> None:
    repository.write(name, lines(3))
    repository.commit()
    repository.git("branch", "--force", "base")
    repository.write(name, lines(3, l2="Two"))
    assert touched(Changes("base", repository.folder), name) == [2]


def test_lines_that_look_like_headers(repository: Repository) -> None:
    repository.write("a.md", lines(10, l2="++ b/z.md", l3="-- a/z.md", l4="@@ -1 +1 @@", l6="+++"))
    repository.commit()
    repository.git("branch", "--force", "base")
    repository.write("a.md", lines(10, l2="++ b/y.md", l3="-- a/y.md", l4="@@ -2 +2 @@", l8="++ b/a.md"))
    assert touched(Changes("base", repository.folder), "a.md") == [2, 3, 4, 6, 8]


def test_what_git_cannot_compare_counts_whole(repository: Repository) -> None:
    repository.write(".gitattributes", "*.html -diff\n")
    repository.write(".gitignore", "out/\n")
    repository.write("a.html", lines(3))
    repository.write("b.html", lines(3))
    repository.commit()
    repository.git("branch", "--force", "base")
    repository.write("a.html", lines(3, l2="Two"))
    repository.write("new.md", lines(2))
    repository.write("out/c.md", lines(2))
    changes = Changes("base", repository.folder)
    assert touched(changes, "a.html", 3) == [1, 2, 3]
    assert touched(changes, "b.html", 3) == []
    assert touched(changes, "new.md", 2) == [1, 2]
    assert touched(changes, "out/c.md", 2) == [1, 2]
    assert touched(changes, "../elsewhere.md", 2) == [1, 2]


def test_a_record_counts_when_its_container_changed(repository: Repository) -> None:
    repository.write("a.jsonl", lines(3))
    repository.write("b.jsonl", lines(3))
    repository.commit()
    repository.git("branch", "--force", "base")
    repository.write("a.jsonl", lines(3, l2="Two"))
    changes = Changes("base", repository.folder)
    assert touched(changes, "a.jsonl", 3, "one") == [1, 2, 3]
    assert touched(changes, "b.jsonl", 3, "one") == []


def test_from_a_folder_below_and_against_settings_of_the_user(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for setting, value in (("noprefix", "true"), ("mnemonicPrefix", "true"), ("relative", "true"), ("context", "9")):
        repository.git("config", f"diff.{setting}", value)
    repository.write("deep/b.md", lines(2))
    repository.commit()
    repository.write("a.md", lines(10, l5="Five"))
    monkeypatch.chdir(repository.folder / "deep")
    changes = Changes("base", Path.cwd())
    assert touched(changes, "../a.md") == [5]
    assert touched(changes, "b.md", 2) == [1, 2]


def test_mistakes_are_told(repository: Repository, tmp_path: Path) -> None:
    def said(base: str, folder: Path = repository.folder) -> str:
        with pytest.raises(UsageError) as caught:
            Changes(base, folder)
        return str(caught.value)

    assert said("bse") == "--diff-base: there is no revision 'bse' here (did you mean 'base'?)"
    assert said("--help").startswith("--diff-base: there is no revision '--help' here")
    repository.git("update-ref", "refs/remotes/origin/trunk", "HEAD")
    repository.git("remote", "add", "origin", "https://example.org/site.git")
    assert said("trunk").endswith("(did you mean 'origin/trunk'?)")
    assert said("other").endswith("(fetch it first: `git fetch origin other`)")
    empty = Repository(tmp_path / "empty")
    assert (
        said("base", empty.folder)
        == "--diff-base: there is no revision 'base' here (`git branch --all` lists the branches)"
    )
    (tmp_path / "none").mkdir()
    assert "not a git repository" in said("base", tmp_path / "none")


def test_a_shallow_clone_is_named(repository: Repository, tmp_path: Path) -> None:
    repository.write("a.md", lines(10, l3="Three"))
    repository.commit()
    clone = Repository(tmp_path / "clone")
    source = f"file://{repository.folder}"
    clone.git("fetch", "--quiet", "--depth=1", source, "main:refs/heads/work", "base:refs/heads/base")
    clone.git("checkout", "--quiet", "work")
    with pytest.raises(UsageError, match=r"shallow clone reaches.*git fetch --unshallow"):
        Changes("base", clone.folder)


def test_on_the_command_line(repository: Repository) -> None:
    repository.write("a.md", DRAFT + "\nFine.\n")
    repository.commit()
    repository.git("branch", "--force", "base")
    repository.write("a.md", DRAFT + "\nFine.\n\n" + DRAFT)
    done = run(["check", "a.md", "--diff-base", "base", "-q"], repository.folder)
    assert (done.code, done.out.count("ai.self_reference")) == (1, 1)
    assert "a.md:5:1" in done.out
    repository.write("a.md", DRAFT + "\nFine, and mended.\n")
    done = run(["check", "a.md", "--diff-base", "base"], repository.folder)
    assert done.code == 0
    assert "1 on unchanged lines" in done.err
    assert run(["check", "a.md", "--diff-base", "bse"], repository.folder).code == 2
    assert run(["check", "-", "--diff-base", "base"], repository.folder, stdin="x").code == 2


def test_only_changed_lines_are_mended(repository: Repository) -> None:
    marked = "It opened in 1932 contentReference[oaicite:3]{index=3} and is open.\n"
    repository.write("a.md", marked)
    repository.commit()
    repository.git("branch", "--force", "base")
    repository.write("a.md", marked + "\nFine.\n\n" + marked)
    done = run(["check", "a.md", "--diff-base", "base", "--fix"], repository.folder)
    assert (done.code, done.out) == (1, "")
    assert (repository.folder / "a.md").read_text() == marked + "\nFine.\n\nIt opened in 1932 and is open.\n"
    assert "1 on unchanged lines" in done.err
