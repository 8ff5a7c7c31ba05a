"""Worker processes that are watched: one that dies is replaced, and what it was doing is told, never lost."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct

from auditor.errors import AuditorError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Tell = Callable[[Any], None]
Work = Callable[[Any, Tell], Any]
STILLBORN = 3


class Done(Struct, frozen=True, gc=False):
    """The task `number` is done: its value, and the seconds that the work took."""

    number: int
    value: Any
    seconds: float


class Told(Struct, frozen=True, gc=False):
    """What the work on a task says while it goes on."""

    number: int
    value: Any


class Died(Struct, frozen=True, gc=False):
    """The process that worked on a task has died; `how` names the signal or the exit code."""

    number: int
    how: str


Event = Done | Told | Died


class Crew:
    """A number of processes, each with the work that `make` gives and with a pipe of its own.

    No lock is shared, so a process may be killed at any moment without stopping the others. It is a context manager:
    at its end all processes are ended at once. `make` must be picklable where processes are not forked. `leads` is for
    processes that have crews of their own.
    """

    def __init__(self, make: Callable[[], Work], size: int, *, method: str = "", leads: bool = False) -> None:
        import multiprocessing  # noqa: PLC0415 - 20 ms that a few files need not pay

        self._make = make
        self._leads = leads
        self._size = size
        self._context = multiprocessing.get_context(method or start_method())
        self._members: dict[Connection, _Member] = {}
        self._stillborn = 0

    def __enter__(self) -> Self:
        for _ in range(self._size):
            self._hire()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        for member in self._members.values():
            member.process.kill()
        for pipe, member in self._members.items():
            member.process.join()
            pipe.close()
        self._members.clear()

    @property
    def size(self) -> int:
        """How many processes there are."""
        return self._size

    @property
    def idle(self) -> int:
        """How many of them wait for a task."""
        return sum(member.ready and member.number is None for member in self._members.values())

    @property
    def pids(self) -> Sequence[int]:
        """Their process ids."""
        return [member.process.pid or 0 for member in self._members.values()]

    def give(self, number: int, task: Any) -> None:
        """Hand a task to a process that is idle. One that dies at that very moment is told of as any other."""
        pipe, member = next((p, m) for p, m in self._members.items() if m.ready and m.number is None)
        member.number = number
        member.since = time.perf_counter()
        try:
            pipe.send(task)
        except OSError:
            return  # its end of the pipe is closed: events() finds it dead

    def events(self, timeout: float | None = None) -> Iterator[Event]:
        """What has happened since; waits for something to happen, at most `timeout` seconds."""
        from multiprocessing.connection import Connection, wait  # noqa: PLC0415

        for pipe in wait(list(self._members), timeout):
            assert isinstance(pipe, Connection)  # noqa: S101 - what was handed to wait
            member = self._members[pipe]
            try:
                kind, value = pipe.recv()
            except (EOFError, OSError):
                yield from self._bury(pipe)
                continue
            if kind == "ready":
                member.ready = True
                self._stillborn = 0
            elif member.number is not None:
                number, seconds = member.number, time.perf_counter() - member.since
                if kind == "failed":
                    raise value
                if kind == "done":
                    member.number = None
                yield Done(number, value, seconds) if kind == "done" else Told(number, value)

    def _hire(self) -> None:
        ours, theirs = self._context.Pipe()
        forked = self._context.get_start_method() == "fork"
        others = [*self._members, ours] if forked else []
        # A context of multiprocessing has Process; its type does not say so.
        process: BaseProcess = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self._make, others), daemon=not self._leads
        )
        process.start()
        theirs.close()
        self._members[ours] = _Member(process)

    def _bury(self, pipe: Connection) -> Iterator[Died]:
        member = self._members.pop(pipe)
        pipe.close()
        member.process.join()
        how = _manner(member.process.exitcode)
        if not member.ready:
            self._stillborn += 1
            if self._stillborn > STILLBORN:
                raise AuditorError(f"worker processes cannot be started: {how}", hint="-j 1 works without them")
        self._hire()
        if member.number is not None:
            yield Died(member.number, how)


class _Member:
    """A process, the number of its task if it has one, and since when."""

    def __init__(self, process: BaseProcess) -> None:
        self.process = process
        self.ready = False
        self.number: int | None = None
        self.since = 0.0


def _serve(pipe: Connection, make: Callable[[], Work], others: Sequence[Connection]) -> None:
    """The life of a process: one task after the other, until its pipe is closed because the parent has gone."""
    import signal  # noqa: PLC0415 - its tables are made anew at every start, and most starts need no process

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    for other in others:  # a fork holds the parent's ends too, which would keep the pipes of the others open
        other.close()
    gc.freeze()
    try:
        work = make()
        pipe.send(("ready", None))
        while True:
            task = pipe.recv()
            try:
                kind, value = "done", work(task, lambda said: pipe.send(("told", said)))
            except BrokenPipeError:
                raise
            except Exception as fault:  # noqa: BLE001 - the parent raises it
                kind, value = "failed", fault
            pipe.send((kind, value))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _manner(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    import signal  # noqa: PLC0415 - as above

    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def start_method() -> str:
    """How processes start: by fork where that is safe, on Linux in a process of one thread; elsewhere anew.

    A fork has all rules in memory at once and costs some milliseconds; a new process loads them in some tenths of a
    second. macOS forks badly once its frameworks are loaded, and a lock held by another thread stays locked in a fork.
    """
    if sys.platform != "linux":
        return "spawn"
    try:
        threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208 - a count
    except OSError:
        return "spawn"
    return "fork" if threads == 1 else "spawn"
