"""Who works on shards: processes of this machine; what an engine is, so that a cluster can be one too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from msgspec import Struct

from auditor.apps.bulk.audit import Mapper, Record, Watch, audit_shard, one_by_one
from auditor.apps.bulk.plan import Plan
from auditor.apps.bulk.shards import Shard
from auditor.apps.bulk.spread import Spread, worker
from auditor.cores import cores
from auditor.engine import Auditor
from auditor.errors import UsageError
from auditor.workers import Crew, Died, Done, Tell, Work

EVERY = 0.5


class Job(Struct, frozen=True):
    """One attempt at a shard: `trace` is the file in which its Watch notes where it is."""

    shard: Shard
    skip: tuple[int, ...]
    trace: str


class Fallen(Struct, frozen=True):
    """An attempt whose process or node has died, and how."""

    job: Job
    how: str


class Engine(Protocol):
    """Works on jobs, several at a time; a context manager."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None, /
    ) -> None: ...

    def free(self) -> bool:
        """Whether a job can be given."""
        ...

    def give(self, job: Job) -> None:
        """Begin a job."""
        ...

    def results(self) -> Iterator[Record | Fallen]:
        """What has come to an end; waits at most half a second."""
        ...


Start = Callable[[Auditor, Path, Plan, int | None, int, str], Engine]


class LocalEngine:
    """Supervised processes of this machine, one a core: one a shard, or several where the shards are few."""

    def __init__(self, auditor: Auditor, output: Path, plan: Plan, jobs: int | None, shards: int, address: str) -> None:
        del address
        auditor.lexicon.whole  # noqa: B018 - built before the processes fork, so that each has it
        each = (jobs or cores()) // shards
        self._crew = Crew(partial(_worker, auditor, output, plan, each), min(jobs or cores(), shards), leads=each > 1)
        self._jobs: dict[int, Job] = {}
        self._number = 0

    def __enter__(self) -> Self:
        self._crew.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._crew.__exit__(kind, fault, at)

    def free(self) -> bool:
        """Whether a process waits for work."""
        return bool(self._crew.idle)

    def give(self, job: Job) -> None:
        """Begin a job on a process that waits."""
        self._number += 1
        self._jobs[self._number] = job
        self._crew.give(self._number, job)

    def results(self) -> Iterator[Record | Fallen]:
        """What has come to an end; waits at most half a second."""
        for event in self._crew.events(EVERY):
            if isinstance(event, Done):
                del self._jobs[event.number]
                yield event.value
            elif isinstance(event, Died):
                yield Fallen(self._jobs.pop(event.number), event.how)


def _worker(auditor: Auditor, output: Path, plan: Plan, each: int) -> Work:
    """What a process does with a shard; its own crew, if it has one, ends when its pipes are closed with it."""
    mapper: Mapper = Spread(Crew(partial(worker, auditor, plan), each).__enter__()) if each > 1 else one_by_one

    def work(job: Job, tell: Tell) -> Record:
        # A process whose parent has been killed notices it when it speaks, and ends.
        watch = Watch(Path(job.trace), lambda: tell(None))
        return audit_shard(job.shard, output, auditor, plan, skip=job.skip, watch=watch, mapper=mapper)

    return work


ENGINES: Mapping[str, str] = {"local": "engines.LocalEngine", "ray": "ray_engine.RayEngine"}


def engine(name: str) -> Start:
    """What starts an engine: it gets the Auditor, the output folder, the plan, the processes, shards and address."""
    module, kind = ENGINES[name].split(".")
    try:
        start: Start = getattr(import_module(f"auditor.apps.bulk.{module}"), kind)
    except ModuleNotFoundError as missing:
        hint = f"pip install 'auditor[{name}]'"
        raise UsageError(f"--engine {name} needs the package {missing.name}", hint=hint) from None
    return start
