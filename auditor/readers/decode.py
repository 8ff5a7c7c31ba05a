"""From bytes to text: byte order mark, declared charset, UTF-8, then windows-1252 where that is plausible."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from auditor.document import Media
from auditor.errors import InputError
from auditor.language.lazy import lazy

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"\x28\xb5\x2f\xfd", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x7fELF", b"RIFF", b"OggS", b"ID3", b"SQLite format 3",
)  # fmt: skip
_DECLARED = lazy(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
_LATIN = frozenset(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii", "cp1252", "windows-1252"))
_UTF8 = "utf-8"
# What Western prose has beyond ASCII; three letters with accents in a row are another alphabet, misread.
_PLAUSIBLE = lazy(r"[\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽžŸ‘’‚“”„–—…•€£©®™§°«»¡¿·½¼¾²³ªº´¨¢¥†‰\xa0\xad]*")
_FOREIGN = lazy(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ]{3}")
_MULTIBYTE = lazy(rb"[\xc3\xe2][\x80-\xbf]")


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text at all."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    return data.startswith(_MAGIC) or b"\0" in data


def decode(data: bytes, media: Media, where: str = "") -> str:
    """The text of `data`, its line breaks untouched; InputError when its encoding cannot be told."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where, skipped=len(mark))
    if is_binary(data):
        raise _binary(data, where)
    if media == "text/html":
        text = _as_declared(data)
        if text is not None:
            return text
    try:
        return data.decode(_UTF8)
    except UnicodeDecodeError as fault:
        text = _western(data)
        if text is None:
            raise _undecodable(fault, data, where, 0) from None
        return text


def _as_declared(data: bytes) -> str | None:
    declared = _DECLARED.search(data, 0, _HEAD)
    if declared is None:
        return None
    name = declared[1].decode("ascii").lower()
    if name.startswith(("utf-8", "utf8", "utf-16", "utf-32", "utf-7")):
        return None  # a declaration that can be read as bytes is not in UTF-16: browsers read it as UTF-8
    try:
        return data.decode("cp1252" if name in _LATIN else name)
    except (LookupError, UnicodeError):
        return None


def _western(data: bytes) -> str | None:
    """The text as windows-1252, when it then reads like prose in a Western language."""
    if _MULTIBYTE.search(data):
        return None  # UTF-8 with a fault: read as windows-1252 it would be gibberish
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if _PLAUSIBLE.fullmatch(text) and not _FOREIGN.search(text) else None


def _strictly(data: bytes, encoding: str, where: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise _undecodable(fault, data, where, skipped) from None


def _binary(data: bytes, where: str) -> InputError:
    nul = data.find(b"\0")
    why = "it begins as one" if data.startswith(_MAGIC) else f"byte 0x00 at offset {nul}"
    hint = "give the text, Markdown or HTML of it"
    return InputError(f"this is a binary file, not text: {why}", where=where, hint=hint)


def _undecodable(fault: UnicodeDecodeError, data: bytes, where: str, skipped: int) -> InputError:
    line = data.count(b"\n", 0, fault.start) + 1
    byte, offset = data[fault.start], fault.start + skipped
    return InputError(
        f"the text is not in {fault.encoding.upper()}: byte 0x{byte:02X} at offset {offset}",
        where=f"{where}:{line}" if where else f"line {line}",
        hint="save it as UTF-8, for example with `iconv -f OLD_ENCODING -t UTF-8`",
    )
