"""Findings and rules as pieces of an HTML page: every text of an article escaped, every unseen character shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from auditor.finding import Located
from auditor.reporters import title
from auditor.reporters.places import Found
from auditor.rule import Example, Rule, said

# Characters of the source line that are shown on either side of the words.
BEFORE, AFTER = 120, 240
# Of each kind: a reader wants to see what the rule means, and `auditor rules show` has all of them.
EXAMPLES = 3
SHORT = 160
MOST = 320
# What a page would swallow, or obey by turning the line around; joiners of letters and emoji are let through.
_UNSEEN = re.compile(
    "[\0-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f]"
)
_LINK = re.compile(r"https?://[^\s<>\"'()\[\]{}]+[^\s<>\"'()\[\]{}.,;:!?]")
_CODE = re.compile(r"`([^`]+)`")
_BRACKETS = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
# The families that come with the program keep their colours; others take the last two in turn.
_FAMILIES = ("boilerplate", "ads", "ai", "superlatives", "facts", "prose")


def colour(family: str) -> str:
    """The class that gives a family its colour."""
    return f"c{_FAMILIES.index(family) if family in _FAMILIES else 6 + sum(map(ord, family)) % 2}"


def text(raw: str) -> str:
    """The text so that it is shown as it is, in an element and in an attribute, whatever it says."""
    return escape(_UNSEEN.sub(lambda one: f"\\x{ord(one[0]):02x}", raw))


def finding(pair: Found, panels: Mapping[str, str]) -> str:
    """A finding: what is wrong, where, by which rule, in which words, and against which fact.

    `panels` are the elements that explain the rules, by the rule's id.
    """
    _, one = pair
    rule, level = one.finding.rule, one.finding.severity
    name = text(rule)
    why = f'<button class="w" type="button" popovertarget="{panels[rule]}">{name}</button>' if rule in panels else name
    return (
        f'<article class="f {colour(one.finding.family)}" tabindex="-1" data-s="{level}" data-r="{name}">'
        f'<h3><span class="s {level}">{level}</span>{text(one.finding.message)}</h3>'
        f'<p class="m"><span>{_place(one)}</span>{why}{_fix(one)}</p>'
        f"{_excerpt(one)}{_fact(one.finding.data or {})}</article>\n"
    )


def heading(pair: Found) -> str:
    """The document of a finding, as groups of findings are named."""
    return text(title(pair[0]))


def _place(one: Located) -> str:
    begin = f"{one.start.line}:{one.start.column}"
    return begin if one.end.line == one.start.line else f"{begin} to {one.end.line}:{one.end.column}"


def _fix(one: Located) -> str:
    """Which options mend it, and how."""
    fix = one.finding.fix
    return f"<span><code>--fix{'' if fix.safe else ' --unsafe'}</code> would {text(fix.title)}</span>" if fix else ""


def _excerpt(one: Located) -> str:
    """The source line, or the part that is kept of it, with the words marked."""
    begin = one.start.column - one.excerpt_column
    end = one.end.column - one.excerpt_column if one.end.line == one.start.line else len(one.excerpt)
    before, marked, after = one.excerpt[:begin], one.excerpt[begin:end], one.excerpt[max(begin, end) :]
    if not one.excerpt.strip():
        return ""
    most = len(before) - BEFORE
    low = before.find(" ", most) + 1 or most if most > 0 else 0
    high = after.rfind(" ", 0, AFTER) + 1 or AFTER if len(after) > AFTER else len(after)
    cut = "<i>… </i>" if low or one.excerpt_column > 1 else ""
    more = "<i> …</i>" if high < len(after) or one.end.line > one.start.line else ""
    words = f"<mark>{_shown(marked)}</mark>" if marked else ""
    code = f'<code dir="auto">{cut}{_shown(before[low:])}{words}{_shown(after[:high])}{more}</code>'
    return f'<pre class="x"><b>{one.start.line}</b>{code}</pre>'


def _shown(raw: str) -> str:
    """Text of a source, in which the characters that stand for others look different."""
    parts, at = [], 0
    for one in _UNSEEN.finditer(raw):
        parts += [escape(raw[at : one.start()]), f"<i>\\x{ord(one[0]):02x}</i>"]
        at = one.end()
    return "".join((*parts, escape(raw[at:])))


def _fact(data: Mapping[str, str]) -> str:
    """What a fact finding holds against the text: both values, and where the fact is from."""
    if "fact" not in data:
        return ""
    about = ", ".join(data[key] for key in ("name", "label") if data.get(key))
    rows = [
        ("The text says", f"<strong>{text(data.get('value', ''))}</strong>"),
        ("The fact file says", f"<strong>{text(data['fact'])}</strong>" + (f" – {text(about)}" if about else "")),
        ("Its source", _linked(data.get("source", "")) or "not named"),
    ]
    return f'<dl class="fact">{"".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)}</dl>'


def _linked(raw: str) -> str:
    """The text, with its web addresses as links."""
    parts, at = [], 0
    for one in _LINK.finditer(raw):
        address = text(one[0])
        parts += [text(raw[at : one.start()]), f'<a href="{address}" rel="noopener noreferrer">{address}</a>']
        at = one.end()
    return "".join((*parts, text(raw[at:])))


def panel(rule: Rule, element: str) -> str:
    """Why a rule is there, on what it speaks and on what not, and how to allow it at one place."""
    bad, good = (_examples(kind) for kind in (rule.examples.bad, rule.examples.good))
    why = _CODE.sub(r"<code>\1</code>", text(" ".join(rule.why.split())))
    comment = f"<!-- auditor: ignore-next {rule.id} -->"
    return (
        f'<section class="panel {colour(rule.family)}" id="{element}" popover tabindex="0"'
        f' aria-labelledby="{element}-title"><h2 id="{element}-title">{text(rule.id)}</h2><p>{why}</p>'
        f"<h3>It speaks of</h3><ul>{bad}</ul><h3>It leaves alone</h3><ul>{good}</ul>"
        f"<h3>To allow it at one place</h3><p>Put this on the line before:</p>"
        f"<ul><li>{text(comment)}</li></ul></section>\n"
    )


def _examples(examples: tuple[Example | str, ...]) -> str:
    """The first ones, short ones before long ones."""
    texts = sorted((said(one).text.strip() for one in examples), key=lambda one: len(one) // SHORT)[:EXAMPLES]
    return "".join(f"<li>{_example(_part(one))}</li>" for one in texts)


def _part(example: str) -> str:
    """The example, or of a long one the part around its first mark."""
    if len(example) <= MOST:
        return example
    mark = max(0, example.find("[["))
    low = example.rfind("\n", 0, max(0, mark - MOST // 4)) + 1
    high = example.find("\n", max(low + MOST, example.find("]]", mark)))
    part = example[low:high] if high >= 0 else example[low:]
    return ("…\n" if low else "") + part + ("\n…" if high >= 0 else "")


def _example(raw: str) -> str:
    """An example with its marks; `split` gives the text between the marks and, at odd places, the marked."""
    parts = (
        f"<mark>{_lines(part)}</mark>" if number % 2 else _lines(part)
        for number, part in enumerate(_BRACKETS.split(raw))
    )
    return "".join(parts)


def _lines(raw: str) -> str:
    return "\n".join(map(text, raw.split("\n")))
