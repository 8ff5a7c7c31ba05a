"""The expected reports of samples/ and the pages made of tables: `python -m tests.golden` writes, tests hold them."""

from __future__ import annotations

import os
from pathlib import Path

from tests.command import run

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
ARTICLES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".md", ".html", ".txt"))


def report(name: str) -> str:
    """What the program prints on one sample."""
    os.environ["COLUMNS"] = "100"
    done = run(["check", f"samples/{name}", "--facts", "samples/stations.facts.yaml", "--no-cache"], ROOT)
    return done.out + done.err


def golden(name: str) -> Path:
    """Where the expected report of a sample lies."""
    return SAMPLES / "golden" / f"{name}.report"


RULES_PAGE = ROOT / "docs" / "rules.md"


def rules_page() -> str:
    """The page on all rules."""
    return run(["rules", "docs"], ROOT).out


PROPERTIES_PAGE = ROOT / "docs" / "properties.md"


def properties_page() -> str:
    """The page on the properties that are known."""
    return run(["facts", "properties"], ROOT).out


if __name__ == "__main__":
    (SAMPLES / "golden").mkdir(exist_ok=True)
    for article in ARTICLES:
        golden(article).write_text(report(article), encoding="utf8")
    RULES_PAGE.write_text(rules_page(), encoding="utf8")
    PROPERTIES_PAGE.write_text(properties_page(), encoding="utf8")
