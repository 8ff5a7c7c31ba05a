"""A whole bulk audit: what is missing is done, what dies is tried again, and a manifest says what there is."""

from __future__ import annotations

import shutil
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import msgspec
from msgspec import Struct

from auditor.apps.bulk.audit import ASIDE, RECORDS, Counts, Record, seen
from auditor.apps.bulk.engines import Engine, Fallen, Job
from auditor.apps.bulk.plan import Identity
from auditor.apps.bulk.shards import Shard
from auditor.apps.bulk.tables import write_json
from auditor.errors import UsageError
from auditor.finding import Problem
from auditor.version import __version__

MANIFEST = "manifest.json"
MOST_DEATHS = 5


class Manifest(Struct, frozen=True):
    """What a folder holds: of which rules and facts, from which inputs, with which counts and problems."""

    version: str
    identity: Identity
    counts: Counts
    problems: tuple[Problem, ...]
    shards: tuple[Record, ...]


class Progress(Struct, frozen=True):
    """How far a run is: documents and bytes of the shards that are done and of those in work, and of all."""

    shards: int
    of_shards: int
    documents: int
    bytes: int
    of_bytes: int
    seconds: float


def done_before(shards: Sequence[Shard], output: Path, identity: Identity) -> dict[str, Record]:
    """The records of the shards that are whole and need not be done again.

    Raises UsageError when the folder cannot be written, or holds the output of other rules, facts, options or inputs.
    """
    known = {shard.name: shard for shard in shards}
    kept: dict[str, Record] = {}
    for path in sorted((output / RECORDS).glob("*.json")):
        try:
            record = msgspec.json.decode(path.read_bytes(), type=Record)
        except (OSError, msgspec.MsgspecError):
            continue
        if record.identity != identity:
            raise _foreign(output, f"was made with {_difference(record.identity, identity)}")
        if record.shard not in known:
            raise _foreign(output, f"holds the shard '{record.shard}', which is not of these inputs")
        if record.state == known[record.shard].state and _is_there(output, record):
            kept[record.shard] = record
    try:
        (output / ASIDE).mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise UsageError(f"cannot be written: {wrong.strerror}", where=str(output)) from None
    return kept


def _foreign(output: Path, what: str) -> UsageError:
    return UsageError(f"the output folder {what}", where=str(output), hint="take another folder, or --overwrite")


def _difference(old: Identity, new: Identity) -> str:
    names = [name for name in Identity.__struct_fields__ if getattr(old, name) != getattr(new, name)]
    return (
        "another version of auditor" if names == ["auditor"] else "other " + ", ".join(names).replace("auditor", "code")
    )


def _is_there(output: Path, record: Record) -> bool:
    try:
        return all((output / place).stat().st_size == size for place, size in record.output.items())
    except OSError:
        return False


def clear(output: Path) -> None:
    """Delete what a bulk audit wrote into a folder, and nothing else."""
    for kind in ("documents", "findings", "clean", RECORDS, ASIDE):
        shutil.rmtree(output / kind, ignore_errors=True)
    (output / MANIFEST).unlink(missing_ok=True)


class Bulk:
    """The shards of a run on their way: what waits, what is in work, what is done."""

    def __init__(self, shards: Sequence[Shard], output: Path, done: dict[str, Record]) -> None:
        self._shards = shards
        self._output = output
        self.records = dict(done)
        self.problems: list[Problem] = []
        self._queue = deque(self._job(shard) for shard in _largest_first(shards) if shard.name not in done)
        self._running: dict[str, Job] = {}
        self._deaths: dict[str, list[int]] = {}
        self._before = sum(shard.size for shard in shards if shard.name in done)
        self._begun = time.monotonic()
        self._documents = 0

    @property
    def missing(self) -> int:
        """How many shards are still to be done."""
        return len(self._queue)

    def run(self, engine: Engine, say: Callable[[Progress], None]) -> None:
        """Do what is missing; `say` hears twice a second how far it is."""
        while self._queue or self._running:
            while self._queue and engine.free():
                job = self._queue.popleft()
                self._running[job.shard.name] = job
                engine.give(job)
            for result in engine.results():
                self._settle(result)
            say(self.progress())

    def _settle(self, result: Record | Fallen) -> None:
        if isinstance(result, Record):
            job = self._running.pop(result.shard)
            self.records[result.shard] = result
            self._documents += result.counts.documents
        else:
            job = self._running.pop(result.job.shard.name)
            self._try_again(job, result.how)
        Path(job.trace).unlink(missing_ok=True)

    def _try_again(self, job: Job, how: str) -> None:
        """Queue a shard whose process has died: without a document at which two have, and at last not at all."""
        name = job.shard.name
        at, _ = seen(Path(job.trace))
        deaths = self._deaths.setdefault(name, [])
        deaths.append(at)
        if at and deaths.count(at) > 1:
            self._deaths[name] = [number for number in deaths if number != at]
            self._queue.appendleft(self._job(job.shard, (*job.skip, at)))
        elif len(deaths) < MOST_DEATHS:
            self._queue.appendleft(self._job(job.shard, job.skip))
        else:
            what = f"{len(deaths)} processes that worked on it have died ({how})"
            self.problems.append(Problem(name, what, "start again: what is missing is done then", ours=True))

    def _job(self, shard: Shard, skip: tuple[int, ...] = ()) -> Job:
        return Job(shard, skip, str(self._output / ASIDE / f"{uuid4().hex}.at"))

    def progress(self) -> Progress:
        """How far the run is."""
        places = [seen(Path(job.trace)) for job in self._running.values()]
        finished = sum(record.size for record in self.records.values()) - self._before
        return Progress(
            len(self.records),
            len(self._shards),
            self._documents + sum(number for number, _ in places),
            finished + sum(byte for _, byte in places),
            sum(shard.size for shard in self._shards) - self._before,
            time.monotonic() - self._begun,
        )

    def close(self, identity: Identity, problems: Sequence[Problem]) -> Manifest:
        """Write the manifest, and delete what attempts that died have left."""
        records = tuple(self.records[shard.name] for shard in self._shards if shard.name in self.records)
        counts = sum((record.counts for record in records), Counts())
        told = (*problems, *self.problems)
        manifest = Manifest(__version__, identity, counts, told, records)
        write_json(manifest, self._output / MANIFEST, self._output / ASIDE / "manifest")
        shutil.rmtree(self._output / ASIDE, ignore_errors=True)
        return manifest

    def all_problems(self) -> Iterator[Problem]:
        """The problems of the shards in order, then those of shards that were not done."""
        for shard in self._shards:
            if shard.name in self.records:
                yield from self.records[shard.name].problems
        yield from self.problems


def _largest_first(shards: Sequence[Shard]) -> Sequence[Shard]:
    """So that no process is left alone with a large shard at the end."""
    return sorted(shards, key=lambda shard: -shard.size)
