"""Lines in Markdown that open and close: fenced code, directives of MyST, admonitions of MkDocs and Docusaurus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from auditor.language.lazy import lazy

_SIGNED = (
    r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)"
    r"(?P<sign>`{3,}|~{3,}|:{3,}|!!!|\?\?\?\+?|===\+?)(?P<rest>[^\r\n]*)"
)
# A pattern that begins with one character is looked for much faster than one that begins with `^`; most lines begin
# with a letter, by which they are passed over.
_LINE = lazy(r"\n(?=[ \t>*+\d`~:!?=-])" + _SIGNED)
_FIRST_LINE = lazy(_SIGNED)
# Directives whose content is prose.
_PROSE = frozenset(
    "note warning tip important caution attention danger error hint seealso admonition topic sidebar margin epigraph"
    " dropdown pull-quote details card grid grid-item tab-item tab-set aside".split()
)
_DIRECTIVE = lazy(r"[ \t]*\{([\w-]+)\}[ \t]*")
_OPTION = lazy(r"(?:\r\n|\r|\n)[ \t>]*:[\w-]+:[^\r\n]*")
_CONTAINER = lazy(r"[ \t]*(?:\{[^{}\r\n]*\}|[\w-]+)?(?:[ \t]*\{[^{}\r\n]*\})?[ \t]*\[?")
_ADMONITION = lazy(r'[ \t]+[\w-]*(?:[ \t]+[\w-]+)*[ \t]*(?:"(?P<title>[^"\r\n]*)")?[ \t]*')
_TAB = lazy(r'[ \t]+"(?P<title>[^"\r\n]*)"[ \t]*')


class Fence(Struct, frozen=True, gc=False):
    """Source `start:end` that is code, or a mark that stands for itself.

    A mark is replaced by `fill`, or by what its line asks for; `parts` says that a block ends here.
    """

    start: int
    end: int
    code: bool = False
    fill: str | None = None
    parts: bool = False


def fences(content: str, begin: int) -> Iterator[Fence]:
    """Code and marks, in order."""
    code: tuple[str, int] | None = None
    closing: list[str] = []
    for line in _signed(content, begin):
        sign, rest = line["sign"], line["rest"]
        if code is not None:
            if sign[0] == code[0][0] and len(sign) >= len(code[0]) and not rest.strip():
                yield Fence(code[1], line.end(), code=True)
                code = None
        elif sign[0] in "`~":
            directive = _DIRECTIVE.match(rest)
            if closing and sign == closing[-1] and not rest.strip():
                closing.pop()
                yield Fence(line.start("sign"), line.end())
            elif directive and directive[1] in _PROSE:
                closing.append(sign)
                yield from _titled(content, line.start("sign"), line.start("rest") + directive.end(), line.end())
            elif sign[0] == "~" or "`" not in rest:
                code = (sign, line.start("sign"))
        elif sign[0] == ":":
            start = line.start("rest")
            opened = _CONTAINER.match(rest)
            yield from _titled(content, line.start("sign"), start + (opened.end() if opened else 0), line.end())
        else:
            yield from _admonition(line)
    if code is not None:
        yield Fence(code[1], len(content), code=True)


def _signed(content: str, begin: int) -> Iterator[re.Match[str]]:
    """The lines that begin with a sign."""
    first = _FIRST_LINE.match(content) if begin == 0 else None
    if first:
        yield first
    yield from _LINE.finditer(content, max(0, begin - 1))


def _titled(content: str, start: int, title: int, end: int) -> Iterator[Fence]:
    """An opening line: its title is a block of its own, and the options under it are no text."""
    last = end
    while option := _OPTION.match(content, last):
        last = option.end()
    words = content[title:end].rstrip().removesuffix("]")
    if words:
        yield Fence(start, title, fill="x" * (title - start))
        yield Fence(title + len(words), last, fill=_breaks(content[title + len(words) : last]), parts=True)
    else:
        yield Fence(start, last)


def _breaks(text: str) -> str:
    return "".join([char if char in "\r\n" else "x" for char in text])


def _admonition(line: re.Match[str]) -> Iterator[Fence]:
    """The mark becomes that of a list item, which holds what is indented under it."""
    pattern = _TAB if line["sign"][0] == "=" else _ADMONITION
    rest = pattern.fullmatch(line["rest"])
    if rest is None or line["lead"].strip():
        return
    start, end = line.start("sign"), line.end()
    title = rest.start("title") + line.start("rest") if rest["title"] else end
    yield Fence(start, title, fill="- " + "x" * (title - start - 2))
    if rest["title"]:
        close = rest.end("title") + line.start("rest")
        yield Fence(close, end, fill="x" * (end - close), parts=True)
