"""JSON Lines: a record a line."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO, cast

import msgspec

from auditor.document import Source
from auditor.finding import Problem
from auditor.placed import told
from auditor.readers.records import Fields, Record


def read(stream: IO[bytes], name: str, fields: Fields) -> Iterator[Source | Problem]:
    """The records of an open file, read as they come; a Problem for each that is broken."""
    decoder = msgspec.json.Decoder(_record_type(fields))
    hint = f'a record is one line {{"{fields.id}": ..., "{fields.text}": ...}} or with "{fields.html}"'
    number = 0
    try:
        for number, line in enumerate(stream, 1):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                yield _source(decoder, line, name, number, hint)
    except (EOFError, OSError, zlib.error) as fault:
        what = f"the compressed file ends early or is damaged: {fault}"
        yield Problem(f"{name}:{number + 1}", what, "the records before were read; compress the file anew")


def _source(decoder: msgspec.json.Decoder[Record], line: bytes, name: str, number: int, hint: str) -> Source | Problem:
    try:
        source = decoder.decode(line).source(name, number)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        return Problem(f"{name}:{number}", f"the record is broken: {told(fault)}", hint)
    return source or Problem(f"{name}:{number}", "the record has neither text nor html", hint)


def _record_type(fields: Fields) -> type[Record]:
    """Record, with its fields called as `fields` says."""
    if fields == Fields():
        return Record
    names = {name: getattr(fields, name) for name in Fields.__struct_fields__}
    own = [(field.name, field.type, field.default) for field in msgspec.structs.fields(Record)]
    named = msgspec.defstruct("NamedRecord", own, bases=(Record,), rename=names, frozen=True, gc=False)
    return cast("type[Record]", named)
