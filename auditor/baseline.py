"""Known findings: a file of fingerprints that lets old findings pass and new ones fail."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from auditor.errors import AuditorError
from auditor.finding import Located, Report
from auditor.placed import told

FILE = "auditor-baseline.json"
VERSION = 1
_AGAIN = "`auditor baseline write PATH...` writes it anew"


class BaselineError(AuditorError):
    """A baseline that cannot be read or written."""


class Entry(Struct, frozen=True, forbid_unknown_fields=True, gc=False, omit_defaults=True):
    """`count` findings of one fingerprint in one document; `path` is relative to the baseline's folder."""

    path: str
    rule: str
    fingerprint: str
    document: str | None = None
    count: int = 1


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    findings: tuple[Entry, ...] = ()


Place = tuple[str, str | None]


class Baseline:
    """The findings that are known, by document and fingerprint.

    A fingerprint names a rule, the marked words and, when they are few, their sentence, no line: it stays when lines
    move. Of findings with one fingerprint in one document as many are known as were counted. What is known of a
    file that is gone counts for files that the baseline does not know: a file may be renamed.
    """

    def __init__(self, path: Path, entries: Iterable[Entry] = ()) -> None:
        """`path` is where the baseline lies (or will)."""
        self.path = path
        self.entries = tuple(entries)
        self._folder = path.absolute().parent
        self._known: dict[Place, Counter[str]] = {}
        for entry in self.entries:
            known = self._known.setdefault((entry.path, entry.document), Counter())
            known[entry.fingerprint] += entry.count

    def __len__(self) -> int:
        """How many findings are known."""
        return sum(entry.count for entry in self.entries)

    def unknown(self, report: Report) -> Report:
        """The report without the findings that are known; `known` counts them."""
        new = self._divided(report)[1]
        return structs.replace(report, findings=new, known=report.known + len(report.findings) - len(new))

    def with_all(self, reports: Iterable[Report]) -> Baseline:
        """A baseline that knows every finding of these reports, and of other files what this one knows."""
        found, seen = self._entries((report, report.findings) for report in reports)
        return Baseline(self.path, [*(entry for entry in self.entries if entry.path not in seen), *found])

    def without_gone(self, reports: Iterable[Report]) -> Baseline:
        """A baseline without what these reports no longer find, and without files that are gone."""
        found, seen = self._entries((report, self._divided(report)[0]) for report in reports)
        rest = (entry for entry in self.entries if entry.path not in seen and entry.path not in self.gone)
        return Baseline(self.path, [*rest, *found])

    @cached_property
    def gone(self) -> frozenset[str]:
        """Paths of entries that are no longer there."""
        return frozenset(path for path in {entry.path for entry in self.entries} if not (self._folder / path).exists())

    def write(self) -> None:
        """Write the file, an entry a line in a fixed order, so that changes of it can be read and merged."""
        order = sorted(self.entries, key=lambda one: (one.path, one.document or "", one.rule, one.fingerprint))
        lines = ",\n".join(msgspec.json.encode(entry).decode() for entry in order)
        text = f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'
        try:
            aside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
            aside.write_text(text, encoding="utf8")
            aside.replace(self.path)
        except OSError as wrong:
            raise BaselineError(f"cannot be written: {wrong.strerror}", where=str(self.path)) from None

    def _divided(self, report: Report) -> tuple[tuple[Located, ...], tuple[Located, ...]]:
        """The findings of a report that are known, and those that are not."""
        place = self._place(report)
        left = Counter(self._known.get(place) or self._moved.get(place[1]))
        known: list[Located] = []
        new: list[Located] = []
        for one in report.findings:
            (known if left[one.fingerprint] > 0 else new).append(one)
            left[one.fingerprint] -= 1
        return tuple(known), tuple(new)

    @cached_property
    def _moved(self) -> Mapping[str | None, Counter[str]]:
        """What is known of files that are gone, by document."""
        moved: dict[str | None, Counter[str]] = {}
        for (path, document), known in self._known.items():
            if path in self.gone:
                moved[document] = moved.get(document, Counter()) | known
        return moved

    def _place(self, report: Report) -> Place:
        return self._relative(report.name), report.document

    def _relative(self, name: str) -> str:
        """A path as entries hold it: from the baseline's folder, with slashes, the same from any working folder."""
        path = os.path.abspath(name)  # noqa: PTH100 - resolves `..` without following links
        try:
            return Path(os.path.relpath(path, self._folder)).as_posix()
        except ValueError:  # another drive
            return Path(path).as_posix()

    def _entries(self, found: Iterable[tuple[Report, Iterable[Located]]]) -> tuple[list[Entry], set[str]]:
        """Entries of the findings, counted, and the paths of the reports."""
        seen: set[str] = set()
        counts: Counter[Entry] = Counter()
        for report, findings in found:
            path, document = self._place(report)
            seen.add(path)
            counts.update(Entry(path, one.finding.rule, one.fingerprint, document) for one in findings)
        return [structs.replace(entry, count=count) for entry, count in counts.items()], seen


def read(path: Path) -> Baseline:
    """The baseline in a file. Raises BaselineError, with line and column where the file is not JSON."""
    try:
        content = path.read_bytes()
    except OSError as wrong:
        raise BaselineError(f"the baseline cannot be read: {wrong.strerror}", where=str(path), hint=_AGAIN) from None
    try:
        file = msgspec.json.decode(content, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise BaselineError(_mistake(content, wrong), where=_where(path, content), hint=_AGAIN) from None
    if file.version != VERSION:
        what = f"a baseline of version {file.version}; this program reads version {VERSION}"
        raise BaselineError(what, where=str(path), hint=_AGAIN)
    return Baseline(path, file.findings)


def _mistake(content: bytes, wrong: Exception) -> str:
    conflict = b"\n<<<<<<< " in content
    return "a merge conflict stands in the baseline" if conflict else f"not a baseline: {told(wrong)}"


def _where(path: Path, content: bytes) -> str:
    """`path:line:column` of the first thing that is not JSON."""
    try:
        json.loads(content)
    except json.JSONDecodeError as wrong:
        return f"{path}:{wrong.lineno}:{wrong.colno}"
    except UnicodeDecodeError:
        pass
    return str(path)
