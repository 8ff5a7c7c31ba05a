"""For people: place, severity, rule and message, and the source line with the words marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from auditor.finding import Located, Report
from auditor.language.lazy import lazy
from auditor.pack import Ruleset
from auditor.reporters import Style, Totals, printable, summary, title

_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_TAB = 4
# What may take more or less than one column: not the letters of Europe and the usual quotes and dashes.
_ODD = lazy(r"[^ -~\xa1-\xac\xae-\u02ff\u2010-\u2027]")


def render(reports: Iterable[Report], rules: Ruleset, style: Style) -> Iterator[str]:
    """Each finding as `path:line:column: severity rule: message` and its excerpt; in a file also what was not read."""
    del rules
    totals = Totals()
    for report in reports:
        totals.add(report)
        name = printable(title(report))
        for one in report.findings:
            yield _head(name, one, style) + "\n" + (_excerpt(one, style) if style.excerpts else "")
        if style.alone:
            yield from (f"{printable(str(problem))}\n" for problem in report.problems)
    if style.alone:
        yield summary(totals, ()) + "\n"


def _paint(text: str, code: str, style: Style) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if style.colour else text


def _head(name: str, one: Located, style: Style) -> str:
    place = _paint(f"{name}:{one.start.line}:{one.start.column}", "1", style)
    level = _paint(one.finding.severity, "1;" + _COLOURS[one.finding.severity], style)
    rule = _paint(one.finding.rule, "2", style)
    return f"{place}: {level} {rule}: {printable(one.finding.message)}"


def _excerpt(one: Located, style: Style) -> str:
    """The source line, cut to the width around the marked words, and a line of carets below them."""
    number = str(one.start.line)
    room = max(40, style.width - len(number) - 5)
    begin = one.start.column - one.excerpt_column
    same_line = one.end.line == one.start.line
    end = min(len(one.excerpt), one.end.column - one.excerpt_column) if same_line else len(one.excerpt)
    low = 0 if end <= room else max(0, min(begin - room // 4, len(one.excerpt) - room))
    line, begin, end = one.excerpt[low : low + room], begin - low, min(end - low, room)
    before, marked = _width(line[:begin]), max(1, _width(line[begin:end]))
    carets = _paint("^" * marked, _COLOURS[one.finding.severity], style)
    gutter = _paint("|", "2", style)
    shown = printable(line.replace("\t", " " * _TAB))
    return f"  {number} {gutter} {shown}\n  {' ' * len(number)} {gutter} {' ' * before}{carets}\n"


def _width(text: str) -> int:
    """Columns of a terminal that the text takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return len(text) + sum([_columns(sign) - 1 for sign in _ODD.findall(text)])


def _columns(sign: str) -> int:
    if not sign.isprintable():
        return _TAB if sign == "\t" else len(printable(sign))
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
