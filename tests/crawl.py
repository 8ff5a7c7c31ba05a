"""Small crawls for tests, in every form that is read."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

PROSE = (
    "The new bridge over the river opened on a Monday in May, and the ferry made its last trip a week later.",
    "It took four years to build, and most of the steel came by rail from the north.",
    "The council had asked for a second lane for cyclists, which was added late in the third year.",
    "On the first day some nine thousand people walked across, and the band played until dark.",
)
LINE = "As an AI language model, I cannot verify these numbers."
SHARE = "Share this article on Facebook, Twitter or by email"


def text(number: int) -> str:
    """An article; each fifth has a chatbot's line, each third a share bar."""
    parts = [PROSE[(number + k) % 4] for k in range(4)]
    parts += [LINE] * (number % 5 == 0) + [SHARE] * (number % 3 == 0)
    return "\n\n".join(parts) + "\n"


def records(count: int, start: int = 0) -> list[dict[str, str]]:
    """The first records of a crawl that never ends."""
    return [
        {"id": f"d{n}", "url": f"https://site{n % 3}.example/{n}", "date": "2024-05-06", "text": text(n)}
        for n in range(start, start + count)
    ]


def jsonl(rows: Iterable[Mapping[str, str]]) -> bytes:
    """The records as JSON Lines."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def write_parquet(path: Path, rows: Sequence[Mapping[str, str]], group: int = 10) -> None:
    """The records as Parquet, with a column more, as FineWeb has."""
    table = pa.Table.from_pylist([{**row, "token_count": len(row["text"])} for row in rows])
    pq.write_table(table, path, row_group_size=group)


def warc_record(
    number: int, body: bytes, *, kind: str = "response", status: str = "200 OK", media: str = "text/html"
) -> bytes:
    """One record of an archive."""
    head = "application/http; msgtype=response" if kind == "response" else media
    if kind == "response":
        body = f"HTTP/1.1 {status}\r\nContent-Type: {media}; charset=utf-8\r\n\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://site{number % 3}.example/{number}\r\n"
        f"WARC-Date: 2024-05-06T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:08}>\r\n"
        f"Content-Type: {head}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body + b"\r\n\r\n"  # fmt: skip


def page(number: int) -> bytes:
    """An article as a page."""
    return (
        "<html><body><article>"
        + "".join(f"<p>{p}</p>" for p in text(number).split("\n\n"))
        + "</article></body></html>"
    ).encode()


def pages(count: int) -> list[bytes]:
    """Records of an archive of pages."""
    return [warc_record(number, page(number)) for number in range(count)]


def conversions(count: int) -> list[bytes]:
    """Records of a WET archive."""
    return [
        warc_record(number, text(number).encode(), kind="conversion", media="text/plain") for number in range(count)
    ]


def packed(parts: Iterable[bytes], pack: Callable[[bytes], bytes] = lambda part: gzip.compress(part, mtime=0)) -> bytes:
    """Each record compressed by itself, as archives are."""
    return b"".join(pack(part) for part in parts)


def write_crawl(folder: Path, count: int) -> None:
    """A folder with a shard in each form."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plain.jsonl").write_bytes(jsonl(records(count)))
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress(jsonl(records(count, 1000)), mtime=0))
    (folder / "tight.jsonl.zst").write_bytes(zstandard.compress(jsonl(records(count, 2000))))
    write_parquet(folder / "rows.parquet", records(count, 3000))
    (folder / "pages.warc.gz").write_bytes(packed(pages(count)))
    (folder / "texts.warc.wet.gz").write_bytes(packed(conversions(count)))
    (folder / "articles").mkdir(exist_ok=True)
    for number in range(count):
        (folder / "articles" / f"{number:03}.txt").write_text(text(number))
