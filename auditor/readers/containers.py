"""From paths to Sources: single files by their suffix, and the records of containers, read as they come."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from io import BufferedReader, FileIO
from typing import IO, cast

from auditor.document import Media, Source
from auditor.errors import InputError
from auditor.finding import Problem
from auditor.readers.decode import decode, is_binary
from auditor.readers.records import Fields, Reader
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
# A container's suffix, and the module that reads it. WARC files are compressed record by record, which is the
# business of their reader.
CONTAINERS: Mapping[str, str] = {
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".jsonl.zst": "jsonl",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".warc.wet": "warc",
    ".warc.wet.gz": "warc",
    ".wet": "warc",
    ".wet.gz": "warc",
    ".parquet": "parquet",
}
FINEWEB = Fields()
PACKED = (".gz", ".zst")
_PEEKED = 8192  # bytes of a file that tell whether it is text


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
        else:
            yield from read_path(path, None if path in named or container_suffix(path) else counts)


def read_path(path: str, skipped: Counter[str] | None = None) -> Iterator[Source | Problem]:
    """The texts of one file; with `skipped` it is passed over and counted there when it is no text."""
    try:
        with BufferedReader(FileIO(path), _PEEKED) as stream:
            if skipped is not None and is_binary(stream.peek()):
                skipped["binary"] += 1
            else:
                yield from read_stream(stream, path)
    except OSError as fault:
        yield Problem(path, f"the file cannot be read: {fault.strerror or fault}")


def read_stream(stream: IO[bytes], name: str, fields: Fields = FINEWEB) -> Iterator[Source | Problem]:
    """The texts of an open file; `name` says what it holds, `fields` what the fields of its records are called."""
    suffix = container_suffix(name)
    media = media_of(name)
    try:
        if suffix:
            reader = _reader(CONTAINERS[suffix], name)
            yield from reader(_unpacked(stream, suffix, name), name, fields)
        else:
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
    return _MEDIA.get(os.path.splitext(name)[1].lower(), "text/plain")  # noqa: PTH122 - for each of thousands of files


def container_suffix(name: str) -> str:
    """The suffix that makes a file a container, or nothing."""
    lower = name.lower()
    return next((suffix for suffix in CONTAINERS if lower.endswith(suffix)), "")


def _reader(module: str, name: str) -> Reader:
    """The function that reads a container, from a module that may need a library which is not installed."""
    try:
        return cast("Reader", import_module(f"auditor.readers.{module}").read)
    except ModuleNotFoundError as missing:
        raise _not_installed(missing, name) from None


def _unpacked(stream: IO[bytes], suffix: str, name: str) -> IO[bytes]:
    if suffix.endswith(PACKED) and isinstance(stream, BufferedReader) and not stream.peek(1):
        raise InputError("the compressed file is empty", where=name, hint="fetch or write it anew")
    if suffix == ".jsonl.gz":
        import gzip  # noqa: PLC0415 - most files are none

        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if suffix == ".jsonl.zst":
        try:
            from auditor.readers.zst import unpacked  # noqa: PLC0415 - zstandard is not needed for others
        except ModuleNotFoundError as missing:
            raise _not_installed(missing, name) from None
        return unpacked(stream)
    return stream


def _not_installed(missing: ModuleNotFoundError, name: str) -> InputError:
    hint = "pip install 'auditor[bulk]'"
    return InputError(f"reading it needs the package {missing.name}", where=name, hint=hint)
