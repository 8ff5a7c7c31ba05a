"""Shards as Ray tasks, on a cluster or on a Ray of its own on this machine."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import ray
from ray.exceptions import RayError, RayTaskError

from auditor.apps.bulk.audit import Record, Watch, audit_shard
from auditor.apps.bulk.engines import EVERY, Fallen, Job
from auditor.apps.bulk.plan import Plan
from auditor.engine import Auditor
from auditor.errors import AuditorError

AHEAD = 2


class RayEngine:
    """One task a shard. Inputs and the output folder must lie where every node finds them under the same path.

    Which tasks are tried again is not Ray's but the run's business, since a document that kills its process must not
    be tried for ever.
    """

    def __init__(self, auditor: Auditor, output: Path, plan: Plan, jobs: int | None, shards: int, address: str) -> None:
        del shards
        self._packed = pickle.dumps(auditor)
        self._output = str(output.resolve())
        self._plan = plan
        self._jobs = jobs
        self._address = address
        self._running: dict[Any, Job] = {}
        self._shared: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # this program sends nothing anywhere
        options: dict[str, Any] = {"log_to_driver": False, "configure_logging": False}
        if self._address:
            options |= {"address": self._address}
        else:
            options |= {"address": "local", "num_cpus": self._jobs, "include_dashboard": False}
        try:
            ray.init(**options)
        except (ConnectionError, RuntimeError, ValueError) as wrong:
            raise AuditorError(f"Ray cannot be reached: {wrong}", hint="check --ray-address") from None
        self._shared = ray.put(self._packed)
        self._task = ray.remote(_audit).options(max_retries=0, num_cpus=1)
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        for task in self._running:
            ray.cancel(task, force=True)
        ray.shutdown()

    def free(self) -> bool:
        """Whether the cluster has a core for another task, or will have one soon."""
        cores = ray.cluster_resources().get("CPU", 1)  # type: ignore[no-untyped-call]
        return len(self._running) < AHEAD * int(cores)

    def give(self, job: Job) -> None:
        """Begin a job as a task."""
        self._running[self._task.remote(self._shared, job, self._output, self._plan)] = job

    def results(self) -> Iterator[Record | Fallen]:
        """What has come to an end; waits at most half a second."""
        ended, _ = ray.wait(list(self._running), timeout=EVERY)
        for task in ended:
            job = self._running.pop(task)
            try:
                record: Record = ray.get(task)
                yield record
            except RayTaskError as failed:
                raise failed.cause if isinstance(failed.cause, AuditorError) else failed from None
            except RayError as fault:  # the worker, its node or what it held is gone
                yield Fallen(job, type(fault).__name__)


def _audit(packed: bytes, job: Job, output: str, plan: Plan) -> Record:
    """What a worker of the cluster does; it keeps its Auditor from one task to the next."""
    return audit_shard(job.shard, Path(output), _auditor(packed), plan, skip=job.skip, watch=Watch(Path(job.trace)))


@lru_cache(maxsize=1)
def _auditor(packed: bytes) -> Auditor:
    auditor: Auditor = pickle.loads(packed)  # noqa: S301 - what this program has sent itself over Ray
    return auditor
