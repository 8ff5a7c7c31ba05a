"""Reports of unchanged files, kept between runs under the hash of everything that they depend on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct

from auditor.digest import blake2b
from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Report
from auditor.regex import Pattern
from auditor.rule import Rule
from auditor.store import put
from auditor.version import build

MOST_BYTES = 128_000_000
BUCKETS = 256
BLOCK = 4096
OF_STARTS = ("rules", "expressions")  # what spares a start its work, by the state of the program
MOST_STATES = 8
_OTHERS_MAY_WRITE = 0o022


class Cache:
    """Reports by the content of the source, the rules, the facts and the version. What lies there is data, never code.

    A folder that cannot be written is no error: the run is only slower. The reports lie in 256 folders by their hash;
    each has its share of `MOST_BYTES`, and the oldest reports in it make room for new ones.
    """

    def __init__(self, folder: Path, auditor: Auditor) -> None:
        """Keep reports of `auditor` in `folder`."""
        self._folder = folder / "reports"
        self._base = blake2b(_identity(auditor), digest_size=20)
        self._repeats = auditor.repeats
        self._decoder = msgspec.msgpack.Decoder(Report)
        self._written: set[Path] = set()

    def find(self, source: Source) -> Report | None:
        """The kept report on a source.

        Records of a container are not kept: they are many, small, and seldom seen again; nor is a file whose name
        is no UTF-8, which msgpack cannot hold.
        """
        if source.document is not None or not _has_utf8_name(source):
            return None
        try:
            with open(self._path(source), "rb") as file:  # noqa: PTH123 - for each of thousands of files
                return self._decoder.decode(file.read())
        except (OSError, msgspec.MsgspecError):
            return None

    def keep(self, source: Source, report: Report) -> None:
        """Keep the report on a source for the next run."""
        if source.document is not None or not _has_utf8_name(source):
            return
        path = Path(self._path(source))
        if put(path, msgspec.msgpack.encode(report)):
            self._written.add(path.parent)

    def prune(self) -> None:
        """Delete the oldest reports where new ones were written, down to the limit, and what older versions kept."""
        for bucket in self._written:
            _prune(bucket, MOST_BYTES // BUCKETS)
        if self._written:
            _prune_starts(self._folder.parent)

    def _path(self, source: Source) -> str:
        digest = self._base.copy()
        digest.update(msgspec.msgpack.encode(source))
        digest.update(self._repeats.key(source))
        name = digest.hexdigest()
        return f"{self._folder}/{name[:2]}/{name[2:]}"


class Held(Struct, frozen=True):
    """What a cache folder holds: files, and the bytes that they take on the disk."""

    files: int
    bytes: int


def held(folder: Path) -> Held:
    """What the cache in `folder` holds."""
    sizes = [_room(stat) for _, stat in _files(folder)]
    return Held(len(sizes), sum(sizes))


def clear(folder: Path) -> Held:
    """Delete the cache in `folder`, and nothing else that may lie there; what was deleted."""
    before = held(folder)
    for path, _ in _files(folder):
        path.unlink(missing_ok=True)
    for place in (*(folder / "reports").glob("*/"), folder / "reports"):
        try:
            place.rmdir()
        except OSError:
            continue
    return before


def distrust(folder: Path) -> str:
    """Why a cache folder must not be trusted, or nothing: what others can write could hide findings.

    A folder that is not there is made, for its owner alone.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        stat = folder.stat()
    except OSError as wrong:
        return f"it cannot be used: {wrong.strerror}"
    if os.name != "posix":  # Windows keeps each user's folders from the others
        return ""
    if stat.st_uid != os.geteuid():
        return "it belongs to another user"
    return "others may write there" if stat.st_mode & _OTHERS_MAY_WRITE else ""


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    kept = (folder.glob(f"{what}-*.msgpack") for what in OF_STARTS)
    for path in chain(*kept, (folder / "reports").glob("??/*")):
        try:
            yield path, path.stat()
        except OSError:
            continue


def _room(stat: os.stat_result) -> int:
    return -(-stat.st_size // BLOCK) * BLOCK


def _prune(bucket: Path, most: int) -> None:
    try:
        kept = sorted(((path.stat(), path) for path in bucket.iterdir()), key=lambda one: one[0].st_mtime, reverse=True)
        for stat, path in kept:
            most -= _room(stat)
            if most < 0:
                path.unlink(missing_ok=True)
    except OSError:
        return


def _prune_starts(folder: Path) -> None:
    try:
        for what in OF_STARTS:
            kept = sorted(folder.glob(f"{what}-*.msgpack"), key=lambda path: path.stat().st_mtime)
            for path in kept[:-MOST_STATES]:
                path.unlink(missing_ok=True)
    except OSError:
        return


def _has_utf8_name(source: Source) -> bool:
    try:
        source.name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _identity(auditor: Auditor) -> bytes:
    rules = [_without_programs(rule) for rule in auditor.ruleset.rules]
    parts: Sequence[object] = (build(), auditor.ruleset.packs, rules, auditor.known, auditor.facts)
    return msgspec.msgpack.encode(parts)


def _without_programs(rule: Rule) -> Rule:
    """The rule without what `re` made of its expressions, which is most of its bytes and follows from them."""
    bare = {
        name: tuple(msgspec.structs.replace(one, program=None, tail=None) for one in value)
        for name in rule.__struct_fields__
        if isinstance(value := getattr(rule, name), tuple) and value and isinstance(value[0], Pattern)
    }
    return msgspec.structs.replace(rule, **bare) if bare else rule
