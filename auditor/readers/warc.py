"""WARC and WET archives: a document a response that is text, or a conversion to text."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from auditor.document import Media, Source
from auditor.errors import InputError
from auditor.finding import Problem
from auditor.readers.decode import decode
from auditor.readers.records import Fields

_KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_MEDIA: dict[str, Media] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
}
_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"WARC/1."
_CHUNK = 1 << 20
_HEAD = 1 << 16
_LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*(\d+)", re.IGNORECASE)
_SUCCESS = range(200, 300)


def read(stream: IO[bytes], name: str, fields: Fields) -> Iterator[Source | Problem]:
    """The documents of an open archive; of an archive with a damaged record the records after it too."""
    del fields
    packed = name.lower().endswith(".gz")
    start: int | None = 0
    while start is not None:
        archive = _Archive(stream, name, start)
        yield from archive.documents()
        if not stream.seekable():
            return
        spoilt = archive.at if archive.damaged else None
        if not (archive.damaged or archive.is_cut_off):
            spoilt = _torn(stream, archive.at, _member_end if packed else _plain_end)
        start = None if spoilt is None else _next_record(stream, spoilt, packed=packed)
        if spoilt is not None and not archive.damaged:
            how = "cut off" if start is None else "damaged"
            yield Problem(name, f"a record of the archive is {how} at byte {spoilt}", "fetch the archive anew")


def _torn(stream: IO[bytes], last: int, ending: Callable[[IO[bytes], int], int | None]) -> int | None:
    """Where, from the record at byte `last` on, one begins that has no end and so was passed over in silence."""
    at, size = last, stream.seek(0, io.SEEK_END)
    while at < size:
        end = ending(stream, at)
        if end is None:
            return at
        at = end
    return None


class _Archive:
    """An archive from the record at byte `start` on, up to its end or to a record that is damaged."""

    def __init__(self, stream: IO[bytes], name: str, start: int) -> None:
        self._stream = stream
        self._name = name
        self._start = start
        self.at = start
        self.damaged = False
        self.is_cut_off = False

    def documents(self) -> Iterator[Source | Problem]:
        """The documents, and at last a Problem, if a record is damaged."""
        behind = ""
        try:
            if self._start:
                self._stream.seek(self._start)
            for record in ArchiveIterator(self._stream, _KINDS, parse_http=False):
                self.at, behind = self._start + record.stream_pos, ""
                yield from self._document(record)
                behind = "behind the one "
        except (OSError, zlib.error) as fault:
            self.damaged = True
            what = f"a record of the archive is damaged, {behind}at byte {self.at}: {fault}"
            yield Problem(self._name, what, "the others are read as far as they are whole; fetch the archive anew")

    def _document(self, record: WarcRecord) -> Iterator[Source | Problem]:
        size = record.content_length
        record.freeze()  # what is read next, and no more
        where = f"{self._name}[{record.record_id}]"
        if record.content_length != size:
            self.is_cut_off = True
            what = f"the record at byte {self.at} is cut off: {record.content_length} of {size} bytes"
            yield Problem(where, what, "fetch the archive anew")
            return
        try:
            source = self._source(record, where)
        except InputError as fault:
            yield Problem(fault.where, fault.what)
            return
        except (OSError, ValueError) as fault:
            yield Problem(where, f"the record at byte {self.at} cannot be read: {fault}")
            return
        if source is not None:
            yield source

    def _source(self, record: WarcRecord, where: str) -> Source | None:
        """The record's text; None when it is none, or no answer to keep."""
        charset = None
        kind = record.headers.get("Content-Type") or ""
        if record.is_http:
            record.parse_http(auto_decode="all")
            if record.http_headers.status_code not in _SUCCESS:
                return None
            kind, charset = record.http_content_type or "", record.http_charset
        media = _MEDIA.get(kind.partition(";")[0].strip().lower())
        if media is None:
            return None
        url, date = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
        meta = {key: value for key, value in (("url", url), ("date", date)) if value}
        return Source(self._name, _text(record.reader.read(), media, charset, where), media, record.record_id, meta)


def _text(data: bytes, media: Media, charset: str | None, where: str) -> str:
    """The text in the encoding that the server named; if it is not in that, as it would be read from a file."""
    if charset and charset.lower() not in ("utf-8", "utf8", "iso-8859-1", "latin-1"):  # the last are named by default
        try:
            return data.decode(charset)
        except (LookupError, UnicodeError):
            pass
    return decode(data, media, where)


def _next_record(stream: IO[bytes], after: int, *, packed: bool) -> int | None:
    """Where, behind the byte `after`, the next record begins that is whole."""
    mark = _GZIP if packed else b"\r\n\r\n" + _PLAIN
    at = after + 1
    while (found := _find(stream, mark, at)) is not None:
        if not packed:
            return found + len(mark) - len(_PLAIN)
        if _member_end(stream, found) is not None:
            return found
        at = found + 1
    return None


def _find(stream: IO[bytes], mark: bytes, start: int) -> int | None:
    stream.seek(start)
    kept = b""
    while chunk := stream.read(_CHUNK):
        found = (kept + chunk).find(mark)
        if found >= 0:
            return start - len(kept) + found
        start += len(chunk)
        kept = (kept + chunk)[-len(mark) + 1 :]
    return None


def _member_end(stream: IO[bytes], start: int) -> int | None:
    """Where the gzip member that begins at `start` ends; None when it is no record, damaged or cut off."""
    stream.seek(start)
    member = zlib.decompressobj(wbits=31)
    first = True
    while not member.eof:
        packed = member.unconsumed_tail or stream.read(_CHUNK)
        if not packed:
            return None
        try:
            part = member.decompress(packed, _CHUNK)
        except zlib.error:
            return None
        if first and not part.startswith(_PLAIN):
            return None
        first = False
    return stream.tell() - len(member.unused_data)


def _plain_end(stream: IO[bytes], start: int) -> int | None:
    """Where the uncompressed record that begins at `start` ends; None when its head is cut off."""
    stream.seek(start)
    head, gap, _ = stream.read(_HEAD).partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    return start + len(head) + 2 * len(gap) + int(length[1]) if gap and length else None
