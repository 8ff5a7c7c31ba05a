"""Texts, pages, packs and facts of any size, made of the project's own samples."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from auditor.document import Source
from auditor.facts.model import Cue, Entity, Fact, FactFile, FactSource, Property

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "samples"
LETTERS = "abcdefghijklmnoprstuvwz"
LINE = "The mission was one of the most complex of its kind, and it was launched in 1973 by the agency. "
HOSTILE = """\
about: Expressions as a careless hand writes them.
rules:
  repeats:
    kind: phrase
    severity: warning
    message: "{match}"
    why: Generated.
    patterns: ['mission .{0,90}of .{0,90}it .{0,60}xxx', 'complex[a-z ]{0,99}[a-z ]{0,99}yyy']
    examples: {bad: ["[[mission of it xxx]]"], good: ["A mission."]}
"""


def paragraphs() -> list[str]:
    """Prose of the project: the paragraphs of its documents that are no code, list or table."""
    files = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *sorted((ROOT / "docs").glob("*.md")),
        SAMPLES / "good-article.md",
    ]
    parts = [part for path in files for part in path.read_text(encoding="utf8").split("\n\n")]
    return [part.strip() for part in parts if len(part) > 120 and part[0].isalpha() and "```" not in part]


def articles(size: int, count: int, seed: int = 0) -> Iterator[str]:
    """Articles of about `size` characters: paragraphs of the samples in an order of their own."""
    dice = random.Random(seed)  # noqa: S311 - the same articles each time
    known = paragraphs()
    for _ in range(count):
        parts: list[str] = []
        while sum(map(len, parts)) < size:
            parts.append(dice.choice(known))
        yield "\n\n".join(parts)[:size] + "\n"


def one_line(size: int) -> Source:
    """A text without a line break."""
    return Source("line.txt", (LINE * (size // len(LINE) + 1))[:size], "text/plain")


def nested(size: int) -> Source:
    """Elements inside each other, 10,000 of them in 400 kB."""
    depth = size // 40
    return Source("nested.html", "<div class=a><p>A wide bridge." * depth + "</p></div>" * depth, "text/html")


def paragraph(size: int) -> Source:
    """A page of one paragraph, with a tag and a character reference now and then; 2.5 times `size`."""
    piece = "It was <b>built</b> in 1973 &amp; opened on the first Monday in May, as experts say. "
    return Source("long.html", "<p>" + piece * (5 * size // 2 // len(piece)) + "</p>", "text/html")


def numbered(size: int) -> Source:
    """Numbered lines, each alone or with two others, between paragraphs."""
    prose = "They met again in the hall beside the river, where nine people spoke for it and 4 against. " * 5
    piece = f"Day 1: Rest\n\n{prose}\n\nDay 2: Walk\n\nTwo more short lines here\n\nAnd a third line\n\n{prose}\n\n"
    return Source("days.txt", piece * (size // len(piece)), "text/plain")


def unclosed(size: int) -> Source:
    """Marks of Markdown that open and never close."""
    return Source("open.md", ("[a](" + "*b_ `c " + "<d ") * (size // 14), "text/markdown")


def words(dice: random.Random, count: int) -> str:
    """Made-up words that no text holds."""
    return " ".join("".join(dice.choices(LETTERS, k=dice.randint(5, 9))) for _ in range(count))


def pack(rules: int) -> str:
    """A pack of generated rules: each with ten wordings and two expressions."""
    dice = random.Random(rules)  # noqa: S311 - the same rules each time
    lines = ["about: Generated rules, to see what their number costs.", "rules:"]
    for number in range(rules):
        wordings = [words(dice, 3) for _ in range(10)]
        first, second = words(dice, 1), words(dice, 1)
        lines += [
            f"  rule_{number}:",
            "    kind: phrase",
            "    severity: warning",
            '    message: "a wording: “{match}”"',
            "    why: Generated.",
            f"    phrases: [{', '.join(wordings)}]",
            f"    patterns: ['{first} (?:very )?{second}', '(?:more|less) {first} than \\w+']",
            f"    examples: {{bad: ['The [[{wordings[0]}]] it is.'], good: ['It is not.']}}",
        ]
    return "\n".join(lines) + "\n"


def facts(entities: int) -> FactFile:
    """A fact file of generated entities, each with two names and two facts."""
    dice = random.Random(entities)  # noqa: S311 - the same facts each time
    made = {}
    for number in range(entities):
        name = words(dice, 2).title()
        made[f"e{number}"] = Entity(
            name,
            (name, f"{name} Bridge"),
            (),
            (Fact("opened", str(1800 + number % 200)), Fact("span", str(50 + number % 900))),
        )
    properties = {
        "opened": Property("opened", "opened", "date", "one", (Cue("opened", "event"),)),
        "span": Property("span", "span", "number", "one", (Cue("metres", "count"),)),
    }
    return FactFile(made, properties, {"s": FactSource("Generated")})
