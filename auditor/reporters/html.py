"""For people: the whole run as one page, in a file that needs nothing else."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from auditor.finding import Problem, Report, Severity
from auditor.pack import Ruleset
from auditor.reporters import Style, Totals, card, summary
from auditor.reporters.places import Found, found, problems, reason, worst
from auditor.version import __version__

# More than a browser and a reader can hold.
MOST = 25_000
# Findings in one element that the browser lays out only near the window; `page.js` has the same number.
CHUNK = 40
_LEVELS: Sequence[Severity] = ("error", "warning", "info")
_PAGE = Path(__file__).with_name("page")
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """The page of `page/page.html`, its slots filled: without a script it is whole, only without filters."""
    del style
    reports = list(reports)
    pairs, left_out = worst(found(reports), MOST)
    if left_out:
        pairs = sorted(pairs, key=lambda pair: (card.heading(pair), pair[1].start))
    totals = Totals()
    for report in reports:
        totals.add(report)
    css, script = _read("page.css"), _read("page.js")
    spoken = {one.finding.rule for _, one in pairs}
    panels = {rule.id: f"rule-{number}" for number, rule in enumerate(rules.rules) if rule.id in spoken}
    slots: dict[str, Iterable[str]] = {
        "policy": (_policy(css, script),),
        "generator": (f"auditor {__version__}",),
        "title": (f"{_count(len(pairs) + left_out, 'finding')} – Auditor",),
        "style": (css,),
        "script": (script,),
        "header": _header(totals, pairs, problems(reports), left_out),
        "filters": _filters(pairs),
        "findings": _findings(pairs, panels, totals),
        "rules": (card.panel(rule, panels[rule.id]) for rule in rules.rules if rule.id in panels),
    }
    # `split` gives the page's text and, at odd places, the names of its slots.
    for number, part in enumerate(_SLOT.split(_read("page.html"))):
        yield from slots[part] if number % 2 else (part,)


def _read(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf8")


def _policy(css: str, script: str) -> str:
    """Nothing may be fetched, sent or run but the style and the script of the page itself."""
    style, code = (b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (css, script))
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{code}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _header(totals: Totals, pairs: Sequence[Found], unread: Sequence[Problem], left_out: int) -> Iterator[str]:
    """What was found, what was read, and what was not: a page that says nothing of that would call it clean."""
    count = sum(totals.severities.values())
    yield '<p class="brand">Auditor report</p>\n'
    where = f"in {totals.with_findings:,} of {_count(totals.documents, 'document')}" if count else ""
    head = _count(count, "finding") if count else f"No findings in {_count(totals.documents, 'document')}"
    yield f"<h1>{head} <small>{where}</small></h1>\n"
    # The summary without what the heading has said.
    read = summary(totals, ()).partition("; ")[2]
    levels = ", ".join(
        _count(n, level) if level != "info" else f"{n:,} info" for level in _LEVELS if (n := totals.severities[level])
    )
    yield f'<p class="read">{escape(f"{levels}. " if levels else "")}{escape(read[:1].upper() + read[1:])}.</p>\n'
    if unread:
        yield f'<section class="notice" aria-labelledby="unread"><h2 id="unread">Not read: {len(unread):,}</h2><ul>\n'
        yield from (f"<li><code>{card.text(one.where)}</code> {card.text(reason(one))}</li>\n" for one in unread)
        yield "</ul></section>\n"
    if left_out:
        yield f'<p class="notice quiet">Not shown: {_count(left_out, "finding")} of the lowest severity. '
        yield f"This page holds {MOST:,}; the format jsonl has all of them.</p>\n"
    if pairs:
        yield from _bar(_families(pairs))


def _families(pairs: Sequence[Found]) -> list[tuple[str, int]]:
    """Families and the number of their findings, the largest first."""
    return Counter(one.finding.family for _, one in pairs).most_common()


def _bar(families: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The shares of the families as one bar, and the numbers below it."""
    total, at = sum(count for _, count in families), 0.0
    yield '<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">'
    for family, count in families:
        width = 1000 * count / total
        yield f'<rect class="{card.colour(family)}" x="{at:.1f}" width="{max(0.5, width - 2):.1f}" height="8"/>'
        at += width
    yield '</svg>\n<ul class="legend">'
    yield from (f"<li>{_dot(family)}{card.text(family)} <b>{count:,}</b></li>" for family, count in families)
    yield "</ul>\n"


def _dot(family: str) -> str:
    return f'<span class="dot {card.colour(family)}"></span>'


def _filters(pairs: Sequence[Found]) -> Iterator[str]:
    """The fields of the filter; the script shows them, since without it they would do nothing."""
    levels = Counter(one.finding.severity for _, one in pairs)
    files = dict.fromkeys(card.heading(pair) for pair in pairs)
    yield '<div><label class="name" for="q">Search <kbd>/</kbd></label>'
    yield '<input type="search" id="q" name="q" placeholder="Words, rule, file" autocomplete="off"></div>\n'
    yield _boxes("Severity", "severity", [(level, "", levels[level]) for level in _LEVELS if levels[level]])
    yield _boxes("Family", "family", [(family, _dot(family), count) for family, count in _families(pairs)])
    yield '<div><label class="name" for="file">File</label><select id="file" name="file">'
    yield f'<option value="">All files ({len(files):,})</option>'
    yield from (f'<option value="{name}">{name}</option>' for name in files)
    yield '</select></div>\n<div><label class="name" for="sort">Sort by <kbd>s</kbd></label>'
    yield '<select id="sort" name="sort"><option value="file">File and line</option>'
    yield '<option value="severity">Severity</option><option value="rule">Rule</option></select></div>\n'


def _boxes(label: str, name: str, rows: Sequence[tuple[str, str, int]]) -> str:
    lines = (
        f'<label class="row {card.colour(value) if name == "family" else ""}">'
        f'<input type="checkbox" name="{name}" value="{card.text(value)}">{dot}{card.text(value)}'
        f'<span class="count">{count:,}</span></label>'
        for value, dot, count in rows
    )
    return f"<fieldset><legend>{label}</legend>{''.join(lines)}</fieldset>\n" if rows else ""


def _findings(pairs: Sequence[Found], panels: Mapping[str, str], totals: Totals) -> Iterator[str]:
    """The findings by document, in chunks."""
    if not pairs:
        yield f'<p class="clean">{"Nothing was found in what was read." if totals.words else "Nothing was read."}</p>\n'
    for name, group in groupby(pairs, key=card.heading):
        cards = [card.finding(pair, panels) for pair in group]
        yield f'<section class="group"><h2><span>{name}</span><span class="count">{len(cards):,}</span></h2>\n'
        for at in range(0, len(cards), CHUNK):
            yield from ('<div class="chunk">\n', *cards[at : at + CHUNK], "</div>\n")
        yield "</section>\n"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
