"""Inline markup of reStructuredText: words with links, marks and footnotes, without the signs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.document import MarkKind
from auditor.language.lazy import lazy
from auditor.readers.builder import Builder

_INLINE = lazy(
    r"""``(?P<code>[^`].{0,2000}?)``
    |\*\*(?P<strong>\S.{0,2000}?)(?<=\S)\*\*(?!\w)|(?<![\w*])\*(?P<emphasis>[^\s*](?:.{0,2000}?[^\s*])??)\*(?![\w*])
    |`(?P<link>[^`<]{1,400}?)(?:\s*<(?P<address>[^`>]{1,2000})>)?`__?
    |:(?P<role>[\w:+.-]{1,60}):`(?P<words>[^`<]{0,400}?)(?:\s*<[^`>]{0,400}>)?`
    |`(?P<title>[^`]{1,400})`
    |(?P<footnote>\[(?:\d+|\#[\w-]*|\*)\]_)
    |(?<![\w`])(?P<name>[A-Za-z0-9](?:[\w.-]{0,80}[A-Za-z0-9])?)__?(?!\w)
    |(?P<substitution>\|[^|\s][^|\n]{0,80}\|_{0,2})
    |\\(?P<escaped>.)""",
    re.VERBOSE | re.DOTALL,
)
_MARKS: Mapping[str, MarkKind] = {"code": "code", "strong": "strong", "emphasis": "emphasis"}
_TECHNICAL = frozenset("code math kbd samp command file eq program guilabel menuselection envvar option".split())
_TARGET = lazy(r"^[ \t]*\.\.[ \t]+_(`[^`\n]+`|[^:\n]+):[ \t]+(\S+)[ \t]*$", re.MULTILINE)


class Inline:
    """Adds the words of one document's source to its Builder."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._content = builder.content
        self._targets = {_plain(name): target for name, target in _TARGET.findall(builder.content)}

    def add(self, start: int, end: int) -> None:
        """Read source `start:end` into the open block."""
        at = start
        for found in _INLINE.finditer(self._content, start, end):
            kind = found.lastgroup or ""
            if kind == "name" and _plain(found["name"]) not in self._targets:
                continue
            self._builder.add(self._content[at : found.start()], at, found.start())
            self._put(found, "link" if kind == "address" else "role" if kind == "words" else kind)
            at = found.end()
        self._builder.add(self._content[at:end], at, end)

    def _put(self, found: re.Match[str], kind: str) -> None:
        builder = self._builder
        begin = builder.size
        if kind == "footnote":
            builder.footnote()
        elif kind == "escaped":
            builder.replace("" if found["escaped"].isspace() else found["escaped"], *found.span())
        elif kind != "substitution":
            words = "words" if kind == "role" else kind
            builder.add(found[words], *found.span(words))
        if kind in ("link", "name"):
            target = found["address"] or self._targets.get(_plain(found[kind]), "")
            if target:
                builder.link(begin, target)
        elif kind in _MARKS:
            builder.mark(begin, _MARKS[kind])
        elif kind == "role" and found["role"] in _TECHNICAL:
            builder.mark(begin, "code")


def _plain(name: str) -> str:
    return " ".join(name.strip("`").lower().split())
