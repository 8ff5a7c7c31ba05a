"""Measures, and writes docs/performance.md and its pictures."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.performance import cases
from tests.performance.chart import Chart
from tests.performance.inputs import ROOT
from tests.performance.measure import machine
from tests.performance.peers import peers

DOCS = ROOT / "docs"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, all columns but the first to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def growth(head: str, xs: Sequence[int], lines: Mapping[str, Sequence[float]]) -> str:
    """A table of lines over x values, with how much the last is of the first."""
    rows = [
        (name, *(f"{value:.3f}" for value in values), f"{values[-1] / values[0]:.2f}") for name, values in lines.items()
    ]
    return table((head, *(f"{x:,}" for x in xs), "last / first"), rows)


def main() -> None:
    """Measure what is asked for, print it, and put it into its place on the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.performance", description=__doc__)
    parser.add_argument("parts", nargs="*", default=["commands", "bulk", "linear", "rules", "entities", "peers"])
    parser.add_argument("--most-entities", type=int, default=cases.ENTITIES[-1])
    options = parser.parse_args()
    page = placed((DOCS / "performance.md").read_text(encoding="utf8"), "machine", machine())
    for part in options.parts:
        text = measured(part, options.most_entities)
        sys.stdout.write(f"{text}\n\n")
        sys.stdout.flush()
        page = placed(page, part, text)
        (DOCS / "performance.md").write_text(page, encoding="utf8")


def placed(page: str, part: str, text: str) -> str:
    """The page with `text` between the marks of a part."""
    begin, end = f"<!-- {part} -->\n", f"\n<!-- end {part} -->"
    before, _, rest = page.partition(begin)
    return before + begin + text + end + rest.partition(end)[2]


def measured(part: str, most: int) -> str:
    """The table of one part; its picture is written on the way."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["AUDITOR_CACHE_DIR"] = str(folder / "rules")
        if part == "commands":
            return table(("", "CPU s", "wall s", "MiB", "command"), cases.commands(folder))
        if part == "bulk":
            return table(("", "CPU s", "wall s", "MiB", "documents/s", "per CPU s"), cases.bulk(folder))
        if part == "peers":
            return table(("", "documents/s and core"), peers())
    if part == "linear":
        return growth("CPU s by characters", cases.SIZES, cases.linear())
    if part == "rules":
        lines = cases.rules()
        write("rules", Chart("CPU time by number of rules", "rules", "seconds", cases.RULES, lines))
        return growth("CPU s by rules", cases.RULES, lines)
    counts, lines = cases.entities(most)
    write("entities", Chart("CPU time by entities of the fact file", "entities", "seconds", counts, lines, log=True))
    return growth("CPU s by entities", counts, lines)


def write(name: str, chart: Chart) -> None:
    """Write a picture of the page."""
    (DOCS / f"performance-{name}.svg").write_text(chart.svg(), encoding="utf8")


if __name__ == "__main__":
    main()
