"""What is measured, each as the rows of a table."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from auditor.document import Source
from auditor.engine import Auditor
from auditor.facts.mentions import terms
from auditor.lexicon import Lexicon
from auditor.pack import Ruleset, load_packs, parse_pack
from tests.performance import inputs
from tests.performance.measure import Cost, command, work

Row = Sequence[str]
SIZES = (100_000, 200_000, 400_000)
RULES = (300, 1000, 3000)
ENTITIES = (1000, 100_000, 1_000_000)
SHARDS, EACH = 6, 250


def commands(folder: Path) -> Sequence[Row]:
    """Whole runs of the command line on generated articles and pages."""
    (folder / "one.md").write_text(next(inputs.articles(10_000, 1)))
    for kind in ("articles", "pages"):
        (folder / kind).mkdir()
    for number, text in enumerate(inputs.articles(7000, 500)):
        (folder / "articles" / f"{number:03}.md").write_text(text)
    for number, text in enumerate(inputs.articles(20_000, 100)):
        body = "".join(f"<div class=b><p>{part}</p></div>\n" for part in text.split("\n\n"))
        (folder / "pages" / f"{number:03}.html").write_text(f"<html><body><main>{body}</main></body></html>")
    shutil.copy(inputs.SAMPLES / "stations.facts.yaml", folder / "facts.yaml")
    facts = ["--facts", "facts.yaml"]
    cache = ["--cache-dir", "cache"]
    plans: Mapping[str, list[str]] = {
        "the version": ["--version"],
        "one article of 10 kB": ["check", "--no-cache", "one.md"],
        "500 articles of 7 kB, one process": ["check", "--no-cache", "-j1", *facts, "articles"],
        "500 articles of 7 kB, two processes": ["check", "--no-cache", "-j2", *facts, "articles"],
        "the same, unchanged": ["check", *cache, *facts, "articles"],
        "100 pages of 20 kB": ["check", "--no-cache", "-j1", "pages"],
    }
    command(["check", *cache, *facts, "articles"], folder, 1)
    return [(name, *_cost(command(plan, folder)), f"`auditor {' '.join(plan)}`") for name, plan in plans.items()]


def _cost(cost: Cost) -> Row:
    return f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.peak:.0f}"


def bulk(folder: Path) -> Sequence[Row]:
    """A bulk audit of documents of 5 kB, by one process and by two."""
    (folder / "crawl").mkdir()
    texts = inputs.articles(5000, SHARDS * EACH)
    for shard in range(SHARDS):
        with (folder / "crawl" / f"{shard}.jsonl").open("w") as file:
            for number, text in enumerate(islice(texts, EACH)):
                file.write(json.dumps({"id": f"{shard}-{number}", "text": text}) + "\n")
    rows = []
    for jobs in (1, 2):
        plan = ["bulk", "crawl", "-o", "audit", f"-j{jobs}", "--quiet"]
        cost = command(plan, folder, before=lambda: shutil.rmtree(folder / "audit", ignore_errors=True))
        speed = f"{SHARDS * EACH / cost.wall:,.0f}", f"{SHARDS * EACH / cost.cpu:,.0f}"
        rows.append((f"{jobs} process{'es' if jobs > 1 else ''}", *_cost(cost), *speed))
    return rows


def linear() -> Mapping[str, Sequence[float]]:
    """CPU seconds for texts of 100, 200 and 400 kB of every shape that invites more than linear time."""
    auditor = Auditor(load_packs().select())
    hostile = Auditor(Ruleset((), tuple(parse_pack(Path("hostile.yaml"), inputs.HOSTILE.encode())[1])))
    plans: Mapping[str, tuple[Auditor, Callable[[int], Source]]] = {
        "one line": (auditor, inputs.one_line),
        "nested elements": (auditor, inputs.nested),
        "one paragraph": (auditor, inputs.paragraph),
        "open marks": (auditor, inputs.unclosed),
        "numbered lines": (auditor, inputs.numbered),
        "a hostile pack": (hostile, inputs.one_line),
    }
    return {name: [_seconds(plan, make(size)) for size in SIZES] for name, (plan, make) in plans.items()}


def _seconds(auditor: Auditor, source: Source) -> float:
    return work(lambda: auditor.check(source))


def rules() -> Mapping[str, Sequence[float]]:
    """CPU seconds for a megabyte of articles, and for the start, by number of generated rules."""
    texts = [Source(f"{n}.md", text, "text/markdown") for n, text in enumerate(inputs.articles(10_000, 100))]
    checking, starting = [], []
    for number in RULES:
        ruleset = Ruleset((), tuple(parse_pack(Path("generated.yaml"), inputs.pack(number).encode())[1]))
        auditor = Auditor(ruleset)
        auditor.lexicon.whole  # noqa: B018 - measured below
        checking.append(work(lambda auditor=auditor: [auditor.check(one) for one in texts]))  # type: ignore[misc]
        starting.append(work(lambda ruleset=ruleset: Auditor(ruleset).lexicon.whole))  # type: ignore[misc]
    return {"checking 1 MB": checking, "building the automaton": starting}


def entities(most: int) -> tuple[Sequence[int], Mapping[str, Sequence[float]]]:
    """CPU seconds for a megabyte of articles, and for the automaton, by number of generated entities up to `most`."""
    texts = [Source(f"{n}.md", text, "text/markdown") for n, text in enumerate(inputs.articles(10_000, 100))]
    chosen = load_packs().select(["facts"])
    counts = [number for number in ENTITIES if number <= most]
    checking, starting = [], []
    for number in counts:
        facts = inputs.facts(number)
        auditor = Auditor(chosen, facts)
        auditor.lexicon.whole  # noqa: B018 - measured below
        checking.append(work(lambda auditor=auditor: [auditor.check(one) for one in texts]))  # type: ignore[misc]
        starting.append(work(lambda facts=facts: Lexicon(terms(facts)).whole, 1))  # type: ignore[misc]
    return counts, {"checking 1 MB": checking, "building the automaton": starting}
