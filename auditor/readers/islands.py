"""Islands in Markdown that are no Markdown: template tags, MDX, attributes, the marks of admonitions and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from auditor.language.lazy import lazy
from auditor.readers.fences import Fence, fences

_CODE = frozenset("highlight code codeblock mermaid math katex plantuml comment style script".split())
_TECHNICAL = "code|math|kbd|samp|command|file|eq|program|guilabel|menuselection|envvar|option|sub|sup"
# What one of them may begin with, or code that holds none: each is found many times as fast as a pattern of the three.
_OPENS = ("{", "`", "<!--")
_TICKS = lazy("``*")
_LONGEST_CODE = 400
# Every repeat has a bound, so that text of nothing but openings costs no more than its length.
_INLINE = lazy(
    rf"""
    <!--.{{0,4000}}?-->
    |\{{(?P<technical>(?:{_TECHNICAL})(?::[\w:+.-]+)?)\}}(?=`)
    |(?P<role>\{{[a-z][\w:+.-]{{0,60}}\}}`)(?P<words>[^`\r\n<]{{0,400}})(?P<target><[^<>`\r\n]{{0,400}}>)?`
    |\{{\{{[<%-]?[ \t]*/\*(?P<hugo>.{{0,2000}}?)\*/[ \t]*[-%>]?\}}\}}|\{{\#-?(?=\s)(?P<jinja>.{{0,2000}}?)\#\}}
    |\{{[ \t]*/\*(?P<mdx>.{{0,2000}}?)\*/[ \t]*\}}
    |\{{::comment\}}(?P<kramdown>.{{0,2000}}?)\{{:/comment\}}
    |\{{\{{[<%][ \t]*(?P<short>[\w-]*).{{0,1000}}?[>%]\}}\}}|\{{\{{.{{0,1000}}?\}}\}}
    |\{{%-?[ \t]*(?P<tag>[\w-]*)(?P<inside>.{{0,1000}}?)%\}}
    |\{{:[^{{}}\r\n]{{0,400}}\}}|\{{[.\#][\w-][^{{}}\r\n]{{0,400}}\}}
    """,
    re.VERBOSE | re.DOTALL,
)
_CLOSES = r"\{\{[<%][ \t]*/[ \t]*NAME\b.{0,40}?[>%]\}\}|\{%-?[ \t]*endNAME[ \t]*-?%\}"
_REMARKS = ("hugo", "jinja", "mdx", "kramdown")
_NESTED = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,400}\}){0,400}\}){0,400}\}"
_MDX = lazy(
    rf"""(?:(?<=\n)|(?<=\n\r)|\A)(?:import|export)\b[ \t{{*'"].{{0,4000}}?(?=\r?\n[ \t]*\r?\n|\Z)
    |</?(?:[A-Z][\w.]{{0,80}})?(?:\s{{1,40}}[\w:.-]{{1,80}}(?:=(?:"[^"]{{0,1000}}"|'[^']{{0,1000}}'|{_NESTED}))?){{0,40}}\s{{0,40}}/?>
    |{_NESTED}""",
    re.VERBOSE | re.DOTALL,
)


class Island(Struct, frozen=True, gc=False):
    """Source `start:end` that is not read.

    `remark` is the text of a comment; `parts` says that a block ends here.
    """

    start: int
    end: int
    remark: str | None = None
    parts: bool = False


def masked(content: str, begin: int, *, mdx: bool) -> tuple[str, Sequence[Island]]:
    """The text from `begin` on with its islands masked, at the same length, and the islands in order.

    An island on lines of its own becomes blank, so that it parts blocks; one among words becomes
    letters, so that the words stay where they are.
    """
    marks = list(fences(content, begin))
    found = [(Island(mark.start, mark.end, None, mark.parts), mark.fill) for mark in marks if not mark.code]
    found += [(island, None) for island in _inline(content, begin, marks, mdx=mdx)]
    if not found:
        return content[begin:], ()
    found.sort(key=lambda one: (one[0].start, one[0].end))
    kept: list[tuple[Island, str | None]] = []
    at = begin
    for island, fill in found:
        if island.start >= at:
            kept.append((island, fill))
            at = island.end
    alone = _alone(content, [island for island, _ in kept])
    pieces: list[str] = []
    at = begin
    for island, fill in kept:
        pieces.append(content[at : island.start])
        at = island.end
        if fill is None:
            fill = _blank(content[island.start : at]) if island.start in alone else "x" * (at - island.start)
        pieces.append(fill)
    return "".join((*pieces, content[at:])), [island for island, _ in kept]


def _blank(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return " " * len(text)
    return "".join([char if char in "\r\n" else " " for char in text])


def _alone(content: str, islands: Sequence[Island]) -> set[int]:
    """Where islands begin that have their lines to themselves, alone or with other islands."""
    alone: set[int] = set()
    group: list[Island] = []
    for number, island in enumerate(islands):
        group.append(island)
        after = islands[number + 1].start if number + 1 < len(islands) else len(content)
        rest = content[island.end : after]
        if rest.strip(" \t") or after == len(content):
            start = max(content.rfind("\n", 0, group[0].start), content.rfind("\r", 0, group[0].start)) + 1
            if not content[start : group[0].start].strip(" \t>") and rest.lstrip(" \t")[:1] in ("", "\r", "\n"):
                alone.update(one.start for one in group)
            group = []
    return alone


def _inline(content: str, begin: int, marks: Sequence[Fence], *, mdx: bool) -> Iterator[Island]:
    """Islands in and between lines, those in code left out. Outside of MDX each begins with a brace."""
    at = begin
    for mark in (*(mark for mark in marks if mark.code), None):
        end = mark.start if mark else len(content)
        code: list[tuple[int, int]] = []
        last = end if mdx else content.rfind("{", at, end) + 1
        yield from _tags(content, at, end, last, code)
        if mdx:
            for found in _MDX.finditer(content, at, end):
                start = found.start()
                if not any(a <= start < b for a, b in code):
                    yield Island(start, found.end())
        at = mark.end if mark else end


def _tags(content: str, begin: int, end: int, last: int, code: list[tuple[int, int]]) -> Iterator[Island]:
    """The islands that begin with a brace in `content[begin:last]`; they and the code around go to `end` at most."""
    unclosed: set[str] = set()
    ahead = dict.fromkeys(_OPENS, -1)
    at = begin
    while (start := _next(content, ahead, at, last)) < last:
        if content[start] == "`":
            opened = _after_ticks(content, start, last)
            at = _closed(content, start, opened, end)
            if at > opened:
                code.append((start, at))
            continue
        found = _INLINE.match(content, start, end)
        if found is None:
            at = start + 1
            continue
        at = found.end()
        if content[start] == "<":
            code.append((start, at))
        elif found["technical"]:
            yield Island(start, at)
        elif found["role"]:
            yield Island(start, found.end("role"))
            yield Island(found.end("words"), at)
        else:
            remark = next((found[name] for name in _REMARKS if found[name] is not None), None)
            name = found["short"] or found["tag"] or ""
            if name in _CODE and name not in unclosed:
                closing = re.compile(_CLOSES.replace("NAME", name)).search(content, at, end)
                if closing is None:
                    unclosed.add(name)
                else:
                    remark = content[at : closing.start()] if name == "comment" else None
                    at = closing.end()
            yield Island(start, at, remark)


def _next(content: str, ahead: dict[str, int], at: int, last: int) -> int:
    """Where the nearest opening from `at` on stands, or `last`; `ahead` keeps where each was found."""
    for sign, place in ahead.items():
        if place < at:
            found = content.find(sign, at, last)
            ahead[sign] = found if found >= 0 else last
    return min(ahead.values())


def _after_ticks(content: str, at: int, last: int) -> int:
    """Where the run of backticks that begins at `at` ends."""
    while at < last and content[at] == "`":
        at += 1
    return at


def _closed(content: str, start: int, at: int, end: int) -> int:
    """Where the code that backticks `start:at` open ends, or `at`: of a run of them no shorter run opens code."""
    if content[start - 1 : start] != "`":
        longest = at + _LONGEST_CODE
        for closing in _TICKS.finditer(content, at, min(end, longest + at - start + 1)):
            if closing.end() - closing.start() == at - start and closing.start() <= longest:
                return closing.end()
    return at
