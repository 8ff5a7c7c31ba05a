"""The opt-in pack needs no network and no home; nothing heavy is imported unless it is asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.language.detection import detect
from auditor.language.readability import grade

HARD = (
    "In the end, notwithstanding the aforementioned considerations regarding interdepartmental responsibilities, the "
    "commissioners subsequently determined that comprehensive infrastructural modernisation, encompassing "
    "telecommunications, transportation and environmental administration, necessitated unprecedented "
    "intergovernmental coordination, whose institutional prerequisites substantially exceeded the organisational "
    "capabilities of participating municipalities and of the neighbouring counties."
)
GERMAN = (
    "<html lang='en'><p>Die Stadt gab der Mannschaft ein Essen, und die Leute standen am Ufer und sangen, weil die "
    "neue Brücke nach vier Jahren endlich für den Verkehr geöffnet war und die alte Fähre nicht mehr fuhr.</p></html>"
)

# Any attempt to reach the network ends the child with a message of its own.
BLOCKED = """
import socket, sys
def refuse(*args, **kwargs):
    raise SystemExit("the program tried to use the network")
class Blocked(socket.socket):
    connect = connect_ex = sendto = bind = refuse
socket.socket = Blocked
socket.create_connection = socket.getaddrinfo = refuse
from auditor.apps.cli import main
main()
"""

WATCHED = """
import json, sys
sys.argv = ["auditor", "check", "-q", *sys.argv[1:]]
from auditor.apps.cli import main
try:
    main()
except SystemExit:
    pass
from auditor.apps.cli.later import _Later
loaded = (name for name, module in sys.modules.items() if not isinstance(module, _Later))
print(json.dumps(sorted(loaded)), file=sys.stderr)
"""

HEAVY = {
    "bs4",
    "langdetect",
    "textstat",
    "nltk",
    "rich",
    "importlib.metadata",
    "pyarrow",
    "pygls",
    "pathspec",
    "asyncio",
}


def test_the_pack_works_with_an_empty_home_and_no_network(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "hard.txt").write_text(HARD)
    (tmp_path / "german.html").write_text(GERMAN)
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *"check --select prose --output-format jsonl hard.txt german.html".split()],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert [json.loads(line)["rule"] for line in done.stdout.splitlines()] == ["prose.readability", "prose.language"], (
        done.stderr
    )


@pytest.mark.parametrize(
    ("name", "content", "also"),
    [
        ("a.txt", "The bridge opened in May.\n", {"pyromark", "turbohtml", "yaml", "nupunkt"}),
        ("a.md", "# The bridge\n\nIt opened in May.\n", {"turbohtml", "yaml", "nupunkt"}),
        ("a.html", "<p>The bridge opened in May.</p>", {"yaml", "nupunkt"}),
    ],
)
def test_checking_a_file_imports_nothing_heavy(name: str, content: str, also: set[str], tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "AUDITOR_CACHE_DIR": str(tmp_path)}
    for _ in range(3):  # the first run parses the packs and keeps them, the second what `re` makes of expressions
        done = subprocess.run(
            [sys.executable, "-c", WATCHED, name],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    modules = set(json.loads(done.stderr))
    assert "auditor.checks.phrase" in modules
    assert not modules & (HEAVY | also)


def test_grade_rises_with_longer_words_and_sentences() -> None:
    assert grade(HARD, "automated_readability_index") > 20
    assert grade("The cat sat. The dog ran.", "automated_readability_index") < 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The crew put up a parasol and the temperature inside began to fall.", "en"),
        ("Die Mannschaft spannte einen Schirm auf, und es wurde kühler.", "de"),
        ("Экипаж установил солнечный экран, и температура начала падать.", "ru"),
        ("乗組員は日よけを広げ、温度は下がり始めた。", "ja"),
        ("42 — 17", "und"),
    ],
)
def test_languages_are_told_apart(text: str, code: str) -> None:
    assert detect(text) == code
