"""From paths to Sources: single files by their suffix, and the records of JSON Lines, read as they come."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, cast

import msgspec
from msgspec import Struct

from auditor.document import Media, Source
from auditor.errors import InputError
from auditor.finding import Problem
from auditor.readers.decode import decode, is_binary
from auditor.readers.walk import STDIN, walk

_MEDIA: Mapping[str, Media] = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdx": "text/mdx",
    ".qmd": "text/markdown",
    ".rmd": "text/markdown",
    ".myst": "text/markdown",
    ".rst": "text/x-rst",
    ".ipynb": "application/x-ipynb+json",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_RECORD_HINT = 'a record is one line {"id": ..., "text": ...} or {"id": ..., "html": ...}'


class Record(Struct, frozen=True, gc=False):
    """A line of a JSON Lines file."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    media: Media | None = None
    url: str | None = None
    date: str | None = None


_DECODER = msgspec.json.Decoder(Record)


def sources(
    paths: Iterable[str], stdin_filename: str = "", skipped: Counter[str] | None = None
) -> Iterator[Source | Problem]:
    """Every text of `paths`, in order, and a Problem for each that cannot be read.

    `skipped` counts, by suffix, what was passed over in folders.
    """
    named = set(paths := list(paths))
    counts: Counter[str] = Counter() if skipped is None else skipped
    for path in walk(paths, counts):
        if isinstance(path, InputError):
            yield Problem(path.where, path.what, path.hint)
        elif path == STDIN:
            yield from read_stream(sys.stdin.buffer, stdin_filename or "<stdin>")
        elif path not in named and _is_binary_file(path):
            counts["binary"] += 1
        else:
            yield from read_path(path)


def read_path(path: str) -> Iterator[Source | Problem]:
    """The texts of one file."""
    try:
        with Path(path).open("rb") as stream:
            yield from read_stream(stream, path)
    except OSError as fault:
        yield Problem(path, f"the file cannot be read: {fault.strerror or fault}")


def read_stream(stream: IO[bytes], name: str) -> Iterator[Source | Problem]:
    """The texts of an open file; `name` says what it holds."""
    lower = name.lower()
    if lower.endswith(".jsonl.gz"):
        with gzip.GzipFile(fileobj=stream) as inner:
            yield from _records(cast("IO[bytes]", inner), name)
    elif lower.endswith(".jsonl"):
        yield from _records(stream, name)
    else:
        media = media_of(name)
        try:
            yield _checked(Source(name, decode(stream.read(), media, name), media))
        except InputError as fault:
            yield Problem(fault.where, fault.what, fault.hint)


def _checked(source: Source) -> Source:
    """The source, of which a notebook must be one: what cannot be read is told before it is read."""
    if source.media == "application/x-ipynb+json":
        from auditor.readers.notebook import cells  # noqa: PLC0415 - brings the Markdown reader

        cells(source)
    return source


def media_of(name: str) -> Media:
    """What a file holds, by its suffix; an unknown one is plain text."""
    return _MEDIA.get(Path(name).suffix.lower(), "text/plain")


def _is_binary_file(path: str) -> bool:
    if path.lower().endswith(".gz"):
        return False
    try:
        with Path(path).open("rb") as stream:
            return is_binary(stream.read(8192))
    except OSError:
        return False


def _records(stream: IO[bytes], name: str) -> Iterator[Source | Problem]:
    number = 0
    try:
        for number, line in enumerate(stream, 1):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                yield _record(line, name, number)
    except (EOFError, OSError, zlib.error) as fault:
        what = f"the compressed file ends early or is damaged: {fault}"
        yield Problem(f"{name}:{number + 1}", what, "the records before were read; compress the file anew")


def _record(line: bytes, name: str, number: int) -> Source | Problem:
    where = f"{name}:{number}"
    try:
        record = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        return Problem(where, f"the record is broken: {fault}", _RECORD_HINT)
    content = record.html if record.text is None else record.text
    if content is None:
        return Problem(where, "the record has neither text nor html", _RECORD_HINT)
    media = record.media or ("text/plain" if record.text is not None else "text/html")
    meta = {key: value for key, value in (("url", record.url), ("date", record.date)) if value}
    return Source(name, content, media, str(number if record.id is None else record.id), meta)
