"""The unit of a bulk audit: one shard in, one shard out, written aside and renamed."""

from __future__ import annotations

import mmap
import shutil
import struct
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

from msgspec import Struct

from auditor.apps.bulk.plan import Identity, Plan, families, identity
from auditor.apps.bulk.rows import Row, clean_row, document_row, finding_rows, key, utf8
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


class Rows(Struct, frozen=True, gc=False):
    """What is written of a document: of itself, of its findings, and of what is left of it, if that is wanted."""

    document: Row
    findings: Sequence[Row]
    clean: Row | None


class Audit:
    """Turns one document after the other into rows; it knows the shard only by name."""

    def __init__(self, shard: str, auditor: Auditor, plan: Plan) -> None:
        self.shard = shard
        self._auditor = auditor
        self._plan = plan
        self._families = families(auditor)

    def __call__(self, number: int, source: Source) -> Rows | Problem:
        """The rows of the `number`th document. A fault of ours in it is a problem of that document only."""
        try:
            return self._rows(number, source)
        except Exception as fault:  # noqa: BLE001 - one document must not end the shard
            return Problem(named(source), f"the program failed here: {fault!r}", "please report it", ours=True)

    def _rows(self, number: int, source: Source) -> Rows:
        doc = read(source)
        report = self._auditor.report(doc)
        own = key(self.shard, number, doc)
        row = document_row(own, doc, report, self._families, self._plan.policy)
        clean = clean_row(own, row, doc, self._auditor) if self._plan.clean else None
        return Rows(row, list(finding_rows(own, report, doc)), clean)


Numbered = tuple[int, Source | Problem]
# Makes rows of documents, in order: one after the other, or on several processes.
Mapper = Callable[[Audit, Iterable[Numbered]], Iterable[Rows | Problem]]


def one_by_one(audit: Audit, texts: Iterable[Numbered]) -> Iterator[Rows | Problem]:
    """The rows of each document, in this process."""
    for number, one in texts:
        yield one if isinstance(one, Problem) else audit(number, one)


def audit_shard(
    shard: Shard,
    output: Path,
    auditor: Auditor,
    plan: Plan,
    *,
    skip: Collection[int] = (),
    watch: Watch | None = None,
    mapper: Mapper = one_by_one,
) -> Record:
    """Audit a shard into the folder `output`, and write its record last: a shard with a record is whole.

    Documents whose numbers are in `skip` have killed the process before: they are problems and not looked at. Bad
    input is a problem in the record. Raises AuditorError when the output cannot be written.
    """
    aside = output / ASIDE / uuid4().hex
    tally = _Tally()
    try:
        record_path(output, shard.name).unlink(missing_ok=True)
        tables = Tables(output, aside, shard.name, plan.form, families(auditor), clean=plan.clean)
        texts = _texts(shard, plan, skip, watch or Watch())
        for result in mapper(Audit(shard.name, auditor, plan), texts):
            tally.add(result)
            if isinstance(result, Rows):
                tables.add(DOCUMENTS, (result.document,))
                tables.add(FINDINGS, result.findings)
                tables.add(CLEAN, (result.clean,) if result.clean else ())
        record = Record(
            shard.name, tuple(map(utf8, shard.files)), shard.size, shard.state, identity(auditor, plan), tally.counts(),
            tuple(tally.told), tables.close(),
        )  # fmt: skip
        write_json(record, record_path(output, shard.name), aside / "record")
    except OSError as wrong:
        raise AuditorError(f"cannot be written: {wrong.strerror or wrong}", where=str(output)) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return record


def _texts(shard: Shard, plan: Plan, skip: Collection[int], watch: Watch) -> Iterator[Numbered]:
    """The documents and problems of a shard, numbered from 1."""
    place = Place()
    for number, one in enumerate(shard.texts(plan.fields, place), 1):
        watch.at(number, place)
        yield number, died(one) if number in skip and isinstance(one, Source) else one


def died(source: Source) -> Problem:
    """The problem of a document that kills the process which checks it."""
    return Problem(named(source), "the process that checked it died, twice", "please report it", ours=True)


def named(source: Source) -> str:
    """A document's name for people: the path, with the id inside a container."""
    return source.name if source.document is None else f"{source.name}[{source.document}]"


class _Tally:
    """What is counted on the way through a shard, and the first of its problems."""

    def __init__(self) -> None:
        self.told: list[Problem] = []
        self._documents = self._kept = self._words = self._problems = self._faults = 0
        self._findings: Counter[str] = Counter()

    def add(self, result: Rows | Problem) -> None:
        """Count a document in, or a problem."""
        if isinstance(result, Problem):
            self._problems += 1
            self._faults += result.ours
            self.told += [result] if len(self.told) < MOST_PROBLEMS else []
            return
        self._documents += 1
        self._kept += result.document["keep"]
        self._words += result.document["words"]
        self._findings.update(finding["rule"] for finding in result.findings)

    def counts(self) -> Counts:
        """What was seen."""
        findings = dict(sorted(self._findings.items()))
        return Counts(self._documents, self._kept, self._words, findings, self._problems, self._faults)
