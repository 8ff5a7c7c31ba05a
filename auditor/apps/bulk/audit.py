"""The unit of a bulk audit: one shard in, one shard out, written aside and renamed."""

from __future__ import annotations

import mmap
import shutil
import struct
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

from msgspec import Struct

from auditor.apps.bulk.plan import Identity, Plan, families, identity
from auditor.apps.bulk.rows import Row, clean_row, document_row, finding_rows, key
from auditor.apps.bulk.shards import Place, Shard
from auditor.apps.bulk.tables import CLEAN, DOCUMENTS, FINDINGS, Tables, write_json
from auditor.document import Source
from auditor.engine import Auditor
from auditor.errors import AuditorError
from auditor.finding import Problem
from auditor.readers import read

ASIDE = ".aside"
RECORDS = "shards"
MOST_PROBLEMS = 1000
EVERY = 0.5


class Counts(Struct, frozen=True):
    """What was seen in a shard, or in all."""

    documents: int = 0
    kept: int = 0
    words: int = 0
    findings: Mapping[str, int] = {}
    problems: int = 0
    faults: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.documents + other.documents,
            self.kept + other.kept,
            self.words + other.words,
            dict(sorted((Counter(self.findings) + Counter(other.findings)).items())),
            self.problems + other.problems,
            self.faults + other.faults,
        )


class Record(Struct, frozen=True):
    """What is known of a shard that is done: it lies beside the output and says that this is whole.

    `problems` are the first thousand; `counts.problems` counts all, `counts.faults` those that are the program's.
    """

    shard: str
    files: tuple[str, ...]
    size: int
    state: str
    identity: Identity
    counts: Counts
    problems: tuple[Problem, ...]
    output: Mapping[str, int]


class Watch:
    """Where the work on a shard is: a small file that outlives the process, and a word now and then to `alive`."""

    def __init__(self, path: Path | None = None, alive: Callable[[], None] = lambda: None) -> None:
        self._map: mmap.mmap | None = None
        self._alive = alive
        self._next = 0.0
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bytes(_AT.size))
            with path.open("r+b") as file:
                self._map = mmap.mmap(file.fileno(), _AT.size)

    def at(self, number: int, place: Place) -> None:
        """The work is at this document."""
        if self._map is not None:
            _AT.pack_into(self._map, 0, number, place.byte)
        now = time.monotonic()
        if now >= self._next:
            self._next = now + EVERY
            self._alive()


_AT = struct.Struct("<QQ")


def seen(path: Path) -> tuple[int, int]:
    """The number of the document and the bytes that a Watch noted last, zeros if it noted none."""
    try:
        number, byte = _AT.unpack(path.read_bytes())
    except (OSError, struct.error):
        return 0, 0
    return int(number), int(byte)


def record_path(output: Path, name: str) -> Path:
    """Where a shard's record lies."""
    return output / RECORDS / f"{name}.json"


def audit_shard(
    shard: Shard, output: Path, auditor: Auditor, plan: Plan, *, skip: Collection[int] = (), watch: Watch | None = None
) -> Record:
    """Audit a shard into the folder `output`, and write its record last: a shard with a record is whole.

    Documents whose numbers are in `skip` have killed the process before: they are problems and not looked at. Bad
    input is a problem in the record. Raises AuditorError when the output cannot be written.
    """
    aside = output / ASIDE / uuid4().hex
    try:
        record_path(output, shard.name).unlink(missing_ok=True)
        tables = Tables(output, aside, shard.name, plan.form, families(auditor), clean=plan.clean)
        work = _Work(shard, auditor, plan, tables)
        for number, one in work.texts(watch or Watch()):
            work.take(number, one, skip=number in skip)
        record = Record(
            shard.name, shard.files, shard.size, shard.state, identity(auditor, plan), work.counts(),
            tuple(work.problems), tables.close(),
        )  # fmt: skip
        write_json(record, record_path(output, shard.name), aside / "record")
    except OSError as wrong:
        raise AuditorError(f"cannot be written: {wrong.strerror or wrong}", where=str(output)) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return record


class _Work:
    """The way through one shard: rows to the tables, and what is counted."""

    def __init__(self, shard: Shard, auditor: Auditor, plan: Plan, tables: Tables) -> None:
        self._shard = shard
        self._auditor = auditor
        self._plan = plan
        self._tables = tables
        self._families = families(auditor)
        self._documents = self._kept = self._words = self._problems = self._faults = 0
        self._findings: Counter[str] = Counter()
        self.problems: list[Problem] = []

    def texts(self, watch: Watch) -> Iterator[tuple[int, Source | Problem]]:
        """The documents and problems of the shard, numbered from 1."""
        place = Place()
        for number, one in enumerate(self._shard.texts(self._plan.fields, place), 1):
            watch.at(number, place)
            yield number, one

    def take(self, number: int, one: Source | Problem, *, skip: bool) -> None:
        """Audit one document. A fault of ours in it is a problem of that document only."""
        if isinstance(one, Problem):
            self._tell(one)
            return
        where = f"{one.name}[{one.document}]" if one.document is not None else one.name
        if skip:
            self._tell(Problem(where, "the process that checked it died, twice", "please report it", ours=True))
            return
        try:
            document, findings, clean = self._rows(number, one)
        except Exception as fault:  # noqa: BLE001 - one document must not end the shard
            self._tell(Problem(where, f"the program failed here: {fault!r}", "please report it", ours=True))
            return
        self._tables.add(DOCUMENTS, document)
        for finding in findings:
            self._tables.add(FINDINGS, finding)
        if clean is not None:
            self._tables.add(CLEAN, clean)
        self._documents += 1
        self._kept += document["keep"]
        self._words += document["words"]
        self._findings.update(finding["rule"] for finding in findings)

    def _rows(self, number: int, source: Source) -> tuple[Row, Sequence[Row], Row | None]:
        """The rows of a document: of itself, of its findings, and of what is left of it, if that is wanted."""
        doc = read(source)
        report = self._auditor.report(doc)
        own = key(self._shard.name, number, doc)
        row = document_row(own, doc, report, self._families, self._plan.policy)
        clean = clean_row(own, row, doc, self._auditor) if self._plan.clean else None
        return row, list(finding_rows(own, report, doc)), clean

    def _tell(self, problem: Problem) -> None:
        self._problems += 1
        self._faults += problem.ours
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)

    def counts(self) -> Counts:
        """What was seen."""
        findings = dict(sorted(self._findings.items()))
        return Counts(self._documents, self._kept, self._words, findings, self._problems, self._faults)
