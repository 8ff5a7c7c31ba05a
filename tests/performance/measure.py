"""CPU time of work in this process and of whole commands, as medians."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

RUNS = 3


class Cost(Struct, frozen=True):
    """CPU seconds, and for a command wall seconds and the peak memory of its largest process in MiB."""

    cpu: float
    wall: float = 0.0
    peak: float = 0.0


def work(act: Callable[[], object], runs: int = RUNS) -> float:
    """The median CPU seconds of a call in this process, after one that warms up."""
    act()
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        act()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def command(
    arguments: Sequence[str], folder: Path, runs: int = RUNS, before: Callable[[], object] = lambda: None
) -> Cost:
    """What `auditor ARGUMENTS` costs in `folder`, its child processes too; medians, each run after `before`."""
    costs = []
    for _ in range(runs):
        before()
        begun = time.perf_counter()
        with (folder / "out").open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "auditor", *arguments], cwd=folder, stdout=out, stderr=subprocess.STDOUT
            )
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode > 1:
            raise RuntimeError((folder / "out").read_text())
        costs.append(Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024))
    return Cost(*(statistics.median(getattr(one, name) for one in costs) for name in Cost.__struct_fields__))


def machine() -> str:
    """The machine in one line."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else ():
        if line.startswith("model name"):
            model = line.partition(": ")[2]
            break
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
