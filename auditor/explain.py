"""A rule in words for people: its reason, its examples cut down to what they show, and how to allow it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from auditor.pack import Ruleset
from auditor.rule import Example, Rule, said

LEFT_OUT = "…"
LONG = 80  # characters of a line that is a paragraph of its own: a short one may be what an example is about
_TAG = re.compile(r"<[^>]*>")
_GAP = re.compile(rf"^{LEFT_OUT}\n(?:\s*^{LEFT_OUT}\n)+", re.MULTILINE)
_MARKS = re.compile(r"\[\[|\]\]|⟦|⟧")
_FENCES = re.compile(r"^`{3,}", re.MULTILINE)


class Shown(Struct, frozen=True):
    """An example as people read it: what every example of the rule shares is left out, `[[ ]]` marks what is found."""

    text: str
    media: str
    facts: str = ""
    fixed: str = ""


def shown(rule: Rule) -> tuple[list[Shown], list[Shown]]:
    """The bad and the good examples of a rule."""
    bad, good = ([said(one) for one in examples] for examples in (rule.examples.bad, rule.examples.good))
    lines = Counter(line for one in (*bad, *good) for line in {_bare(line) for line in one.text.splitlines()})
    frame = {line for line, count in lines.items() if count > 1 and len(line) >= LONG and not _MARKS.search(line)}
    return [_shown(one, frame) for one in bad], [_shown(one, frame) for one in good]


def _bare(line: str) -> str:
    """A line without its tags, by which a frame of HTML is the same as that of a text."""
    return _TAG.sub("", line).strip()


def _shown(example: Example, frame: set[str]) -> Shown:
    lines = example.text.strip("\n").splitlines()
    own = any(_bare(line) and _bare(line) not in frame for line in lines)
    kept = (LEFT_OUT if own and _bare(line) in frame else line for line in lines)
    text = _GAP.sub(f"{LEFT_OUT}\n", "\n".join(kept) + "\n").strip("\n")
    return Shown(text, example.media, (example.facts or "").strip("\n"), (example.fixed or "").strip("\n"))


def scope(rule: Rule) -> str:
    """How grave a rule is, for which languages it is made, and whether it must be selected."""
    languages = f"for texts in {', '.join(rule.languages)}" if rule.languages else "for any language"
    return f"{rule.severity}, {languages}" + ("" if rule.default else ", only when selected")


def text_page(rule: Rule) -> Iterator[str]:
    """The lines of a page for a terminal."""
    yield f"{rule.id} ({scope(rule)})"
    yield ""
    yield " ".join(rule.why.split())
    facts = ""
    for title, examples in zip(("Found:", "Left alone:"), shown(rule), strict=True):
        yield ""
        yield title
        for number, one in enumerate(examples):
            if number and ("\n" in one.text or "\n" in examples[number - 1].text):
                yield ""
            if one.facts and one.facts != facts:
                yield from _indented("with these facts:\n" + one.facts, "    ")
                facts = one.facts
            yield from _indented(one.text, "  ")
            if one.fixed:
                yield from _indented(f"mended:\n{one.fixed}", "    ")
    yield ""
    yield "To allow it:"
    ways = (
        (f"<!-- auditor: ignore-next {rule.id} -->", "above the paragraph, in Markdown and HTML"),
        (f"auditor: ignore-next {rule.id}", "on a line of its own above it, in plain text"),
        (f"ignore: [{rule.id}]", "in auditor.yaml; under `overrides`, for some files"),
        ("auditor baseline write PATH...", "what is there today, so that only new findings fail"),
    )
    width = max(len(way) for way, _ in ways)
    yield from (f"  {way:{width}}  {where}" for way, where in ways)


def _indented(text: str, by: str) -> Iterator[str]:
    return ((by + line).rstrip() for line in text.splitlines())


ALLOWING = """\
To allow a rule in one paragraph, put `<!-- auditor: ignore-next ID -->` above it (in plain text a line
`auditor: ignore-next ID`); for a stretch, `auditor: off ID` and `auditor: on ID`. To allow it everywhere, put it under
`ignore` in `auditor.yaml`; for some files, under `overrides`. What stands in old articles can be kept known with
`auditor baseline write`."""


def markdown_page(rules: Ruleset) -> Iterator[str]:
    """The lines of a page on all rules, family by family."""
    yield "# Rules"
    yield ""
    yield "Made by `auditor rules docs`. `[[ ]]` marks what is found; … stands for the rest of an article."
    yield ""
    yield from ALLOWING.splitlines()
    for pack in rules.packs:
        found = [rule for rule in rules.rules if rule.family == pack.family]
        if found:
            yield from ("", f"## The family {pack.family}", "", *([pack.about.strip()] if pack.about else []))
        for rule in found:
            yield from ("", f"### {rule.id}", "", f"*{scope(rule)}*", "", " ".join(rule.why.split()))
            for title, examples in zip(("Found:", "Left alone:"), shown(rule), strict=True):
                yield from ("", title)
                for one in examples:
                    yield ""
                    yield from _fenced(one)


def _fenced(one: Shown) -> Iterator[str]:
    """An example in a fence that is longer than any in it."""
    longest = max((len(fence) for fence in _FENCES.findall(one.text)), default=2)
    fence = "`" * (longest + 1)
    yield fence + one.media.partition("/")[2].replace("plain", "text")
    yield from (line.rstrip() for line in one.text.splitlines())
    yield fence
