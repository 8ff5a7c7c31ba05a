"""Reports made for tests of formats, and formats read back as their consumers read them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct

from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Coverage, Finding, Located, Problem, Report, Severity
from auditor.pack import load_packs
from auditor.reporters import Style, reporter
from auditor.span import Position, Span

AUDITOR = Auditor(load_packs([Path(__file__).parent / "loud.yaml"]).select(["loud"]))


def checked(content: str, name: str = "dir/a b.txt", document: str | None = None) -> Report:
    """The report on a text by a rule whose findings are plain to see."""
    return AUDITOR.check(Source(name, content, "text/plain", document))


def rendered(form: str, *reports: Report, alone: bool = False) -> str:
    """The reports in a format."""
    return "".join(reporter(form).render(reports, AUDITOR.ruleset, Style(alone=alone)))


def located(
    message: str = "it is so", *, severity: Severity = "error", rule: str = "loud.phrase", excerpt: str = "It is so.",
    line: int = 1, columns: tuple[int, int] = (1, 3), data: Mapping[str, str] | None = None,
) -> Located:  # fmt: skip
    """A finding that no check has made."""
    first, last = columns
    finding = Finding(Span(0, 1), rule, severity, message, data=data)
    return Located(
        finding, Position(line, first), Position(line, last), Span(0, 1), columns, excerpt, 1, f"{line:016x}"
    )


def unread(where: str = "no.md", what: str = "is not there", hint: str = "check the path") -> Report:
    """An input that could not be read."""
    return Report(where, None, problems=(Problem(where, what, hint),))


# Any text at all, with those that break formats often among it.
HOSTILE = st.one_of(
    st.text(st.characters(), max_size=40),
    st.sampled_from(
        [
            "</script><script>alert(1)</script>", "<!--", "]]>", "\"'><img src=x onerror=alert(1)>", "</code></pre>",
            "\u2028\u2029", "\x00\x1b[2J\x07", "\u202egnp.exe", "\ud800", "::error::x", "%0A::warning::", "a,b:c%\r\n",
            "| a | b |\n|---|---|", "[x](javascript:alert(1))", "`x` *y* _z_ ~~w~~ #1 @user :100:", "&lt;&#0;&nbsp;",
            "{{script}}", "{{findings}}", "${{ github.token }}", "$[[ inputs.paths ]]", "<svg/onload=alert(1)>", "",
        ]
    ),
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """Reports with hostile names, messages, sources and data."""
    found: list[Report] = []
    for _ in range(draw(st.integers(0, 3))):
        findings = tuple(
            located(
                draw(HOSTILE), severity=draw(st.sampled_from(["error", "warning", "info"])),
                rule=draw(st.sampled_from(["loud.phrase", "suppression.unused"])),
                excerpt=draw(HOSTILE), line=draw(st.integers(1, 9)),
                columns=draw(st.sampled_from([(1, 1), (1, 5), (3, 9)])),
                data=draw(st.none() | st.fixed_dictionaries({"fact": HOSTILE, "value": HOSTILE, "source": HOSTILE})),
            )
            for _ in range(draw(st.integers(0, 2)))
        )  # fmt: skip
        problems = (Problem(draw(HOSTILE), draw(HOSTILE), draw(HOSTILE)),) if draw(st.booleans()) else ()
        name, document = draw(HOSTILE) or "a", draw(st.none() | HOSTILE)
        found.append(Report(name, document, findings, 0, problems, Coverage(3, {"code": 2})))
    return found


class Command(Struct):
    """A workflow command of GitHub Actions."""

    kind: str
    properties: dict[str, str]
    message: str


def commands(output: str) -> list[Command]:
    """The commands in a step's output, taken apart as the runner does it."""
    found = []
    for line in output.split("\n"):
        if not line.startswith("::"):
            continue
        head, _, data = line[2:].partition("::")
        kind, _, rest = head.partition(" ")
        pairs = (pair.partition("=") for pair in rest.split(",") if pair)
        found.append(Command(kind, {key: _unescaped(value) for key, _, value in pairs}, _unescaped(data)))
    return found


def _unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def run_of(*reports: Report) -> dict[str, Any]:
    """The one run of a SARIF log."""
    (run,) = json.loads(rendered("sarif", *reports))["runs"]
    assert isinstance(run, dict)
    return run


def findings_of(reports: Sequence[Report]) -> int:
    """How many findings there are."""
    return sum(len(report.findings) for report in reports)


def problems_of(reports: Sequence[Report]) -> int:
    """How many problems there are."""
    return sum(len(report.problems) for report in reports)
