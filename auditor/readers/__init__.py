"""Readers: from paths to Sources, from a Source to its Document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import cast

from auditor.document import Document, Media, Source

READERS = {
    "text/plain": "plain",
    "text/markdown": "markdown",
    "text/mdx": "markdown",
    "text/x-rst": "rst",
    "application/x-ipynb+json": "notebook",
    "text/html": "html",
}


def read(source: Source) -> Document:
    """The Document of a Source; the reader of its media type is imported when it is first needed."""
    return _reader(source.media)(source)


@cache
def _reader(media: Media) -> Callable[[Source], Document]:
    return cast("Callable[[Source], Document]", import_module(f"auditor.readers.{READERS[media]}").read)
