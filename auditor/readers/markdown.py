"""Stopgap."""

import re

from auditor.document import Document, Source
from auditor.readers.builder import Builder


def read(source: Source) -> Document:
    b = Builder(source)
    for m in re.finditer(r"[^\n]+", source.content):
        if m[0].strip():
            s = m[0].lstrip()
            b.open("item" if s[:2] in ("- ", "• ", "* ") else "paragraph")
            b.add(*m.span())
            b.close()
    return b.document()
