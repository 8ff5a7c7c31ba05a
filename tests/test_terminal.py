"""What a person at a terminal gets: progress, counts, completion, and help that can be read."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.apps.cli.group import COMMANDS, cli
from auditor.apps.cli.help import SECTIONS
from auditor.apps.cli.progress import CLEAR, Progress
from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Report
from auditor.reporters import Totals, advice
from tests.command import run
from tests.packs import BUILT_IN

DRAFT = "As an AI language model, I cannot say.\n"
AUDITOR = Auditor(BUILT_IN.select(["ai"]))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass as the test says."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def report(name: str, text: str = "Fine.\n") -> Report:
    return AUDITOR.check(Source(name, text, "text/markdown"))


def test_a_long_run_says_how_far_it_is() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock)
    progress.step(report("a.md"))
    assert terminal.getvalue() == ""
    clock.now = 2
    progress.step(report("b.md", DRAFT))
    assert terminal.getvalue() == ""
    progress.step(report("c\x1b[2J.md"))
    assert terminal.getvalue() == f"{CLEAR}auditor: 3 documents, 1 findings; c\\x1b[2J.md"
    progress.step(report("d.md"))
    assert "d.md" not in terminal.getvalue()
    progress.step(report("e.md", DRAFT))
    assert terminal.getvalue().endswith(".md" + CLEAR)
    progress.clear()
    assert terminal.getvalue().count(CLEAR) == 2


def test_a_line_of_progress_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock)
    clock.now = 2
    progress.step(report("long/" * 30 + "a.md"))
    assert len(terminal.getvalue().removeprefix(CLEAR)) == 39


def test_progress_is_for_terminals_only() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = Progress(stream, clock)
    clock.now = 5
    progress.step(report("a.md"))
    progress.clear()
    assert stream.getvalue() == ""


def test_a_person_is_told_what_to_do_next() -> None:
    totals = Totals()
    assert list(advice(totals)) == []
    totals.add(report("a.md", "It opened in 1932 contentReference[oaicite:3]{index=3} and is open.\n\n" + DRAFT))
    assert list(advice(totals))[1:] == ["`--fix` mends 1 of them"]
    form = "The mill is old.\n\nYour email address will not be published. Required fields are marked *\n"
    totals.add(Auditor(BUILT_IN.select(["boilerplate"])).check(Source("b.md", form, "text/markdown")))
    assert list(advice(totals))[2:] == ["`--fix --unsafe` takes 1 more out; `--diff --unsafe` shows it first"]


def test_statistics_count_each_rule(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{DRAFT}\n{DRAFT}")
    (tmp_path / "b.md").write_text(f"{DRAFT}\nYour email address will not be published. Required fields are marked *\n")
    (tmp_path / "c.md").write_text("Fine.\n")
    done = run(["check", ".", "--statistics", "--output", "concise=all.txt"], tmp_path)
    assert done.code == 1
    head, first, second = (line.split()[:4] for line in done.out.splitlines())
    assert head == ["findings", "documents", "severity", "rule"]
    assert first == ["3", "2", "error", "ai.self_reference"]
    assert second == ["1", "1", "warning", "boilerplate.comment_form"]
    assert len((tmp_path / "all.txt").read_text().splitlines()) == 4
    assert run(["check", "c.md", "--statistics"], tmp_path).out.split() == [*head, "about"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_of_a_shell(shell: str, tmp_path: Path) -> None:
    done = run(["completion", shell], tmp_path)
    assert done.code == 0
    assert "_AUDITOR_COMPLETE" in done.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("auditor ba", "baseline"),
        ("auditor check --diff-", "--diff-base"),
        ("auditor check --select ads,ai.self_r", "ads,ai.self_reference"),
        ("auditor rules show facts.contra", "facts.contradicted"),
        ("auditor check --fail-on e", "error"),
        ("auditor check conte", "conte"),  # the shell completes what is a file
    ],
)
def test_words_are_completed(words: str, expected: str) -> None:
    asked = {"_AUDITOR_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    done = subprocess.run(
        [sys.executable, "-c", "from auditor.apps.cli.group import cli; cli(prog_name='auditor')"],
        env={**os.environ, **asked}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert expected in {line.partition(",")[2] for line in done.stdout.splitlines()}


def pages() -> list[list[str]]:
    """The arguments of every help page."""
    found: list[list[str]] = [[]]
    for name in COMMANDS:
        found.append([name])
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        found += [[name, sub] for sub in getattr(command, "commands", {})]
    return found


@pytest.mark.parametrize("page", pages(), ids=" ".join)
def test_every_command_and_option_is_explained(page: list[str]) -> None:
    shown = CliRunner().invoke(cli, [*page, "--help"], prog_name="auditor", terminal_width=100).output
    command = cli
    for name in page:
        command = command.get_command(None, name)  # type: ignore[assignment,arg-type]
    assert (command.help or "").strip()
    for param in command.params:
        if param.param_type_name == "option":
            assert (getattr(param, "help", "") or "").endswith((".", ")")), param.name
            assert shown.count(f"{param.opts[-1]} ") + shown.count(f"{param.opts[-1]}\n"), param.name


def test_sections_name_options_that_are_there() -> None:
    check = cli.get_command(None, "check")  # type: ignore[arg-type]
    assert check is not None
    assert {name for names in SECTIONS.values() for name in names} <= {param.name for param in check.params}
