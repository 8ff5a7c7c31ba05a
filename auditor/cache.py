"""Reports of unchanged files, kept between runs under the hash of everything that they depend on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Report
from auditor.version import build

MOST = 20_000


class Cache:
    """Reports by the content of the source, the rules, the facts and the version. What lies there is data, never code.

    A folder that cannot be written is no error: the run is only slower.
    """

    def __init__(self, folder: Path, auditor: Auditor) -> None:
        """Keep reports of `auditor` in `folder`."""
        self._folder = folder / "reports"
        self._auditor = auditor
        self._base = hashlib.blake2b(_identity(auditor), digest_size=20)
        self._decoder = msgspec.msgpack.Decoder(Report)

    def check(self, source: Source) -> Report:
        """The report on a source: the kept one, or a new one, which is then kept.

        Records of a container are not kept: they are many, small, and seldom seen again; nor is a file whose name
        is no UTF-8, which msgpack cannot hold.
        """
        if source.document is not None or not _has_utf8_name(source):
            return self._auditor.check(source)
        path = self._path(source)
        try:
            return self._decoder.decode(path.read_bytes())
        except (OSError, msgspec.MsgspecError):
            report = self._auditor.check(source)
            self._keep(path, report)
            return report

    def prune(self) -> None:
        """Delete the reports that were written first, down to the limit of `MOST`."""
        try:
            kept = sorted(self._folder.glob("*/*"), key=lambda path: path.stat().st_mtime)
            for path in kept[: max(0, len(kept) - MOST)]:
                path.unlink(missing_ok=True)
        except OSError:
            return

    def _path(self, source: Source) -> Path:
        digest = self._base.copy()
        digest.update(msgspec.msgpack.encode(source))
        digest.update(self._auditor.repeats.key(source))
        name = digest.hexdigest()
        return self._folder / name[:2] / name[2:]

    def _keep(self, path: Path, report: Report) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_name(f"{path.name}.{os.getpid()}")
            aside.write_bytes(msgspec.msgpack.encode(report))
            aside.replace(path)
        except OSError:
            return


def _has_utf8_name(source: Source) -> bool:
    try:
        source.name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _identity(auditor: Auditor) -> bytes:
    parts: Sequence[object] = (build(), auditor.ruleset, auditor.known, auditor.facts)
    return msgspec.msgpack.encode(parts)
