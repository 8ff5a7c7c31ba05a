"""Work on many sources: by this process, or by several when there is enough to do; always in order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from auditor.apps.cli.common import named
from auditor.document import Source
from auditor.finding import Problem

T = TypeVar("T")
# Characters that are worked on in this process before others are started for the rest: a fork costs some 10 ms, a
# process that is started anew some 300 ms.
ENOUGH = 300_000 if sys.platform == "linux" else 3_000_000


def attempt(make: Callable[[Source], T], source: Source) -> T | Problem:
    """What is made of a source. A fault of ours in one document is a problem of that document only."""
    try:
        return make(source)
    except Exception as fault:  # noqa: BLE001 - one document must not end the run
        return Problem(named(source), f"the program failed here: {fault!r}", "please report it", ours=True)


def each(
    items: Iterable[Source | T | Problem], make: Callable[[Source], T], jobs: int, kind: type[T]
) -> Iterator[tuple[Source | None, T | Problem]]:
    """Each source with what `make` makes of it, on up to `jobs` processes; what is no source as it is, with None.

    `kind` is the type of what is made: a Struct or plain data, without lone surrogates, so that another process can
    send it. `make` must be picklable where processes are not forked.
    """
    done = partial(_done, make)
    return _by_several(items, make, jobs, kind) if jobs > 1 else map(done, items)


def _by_several(
    items: Iterable[Source | T | Problem], make: Callable[[Source], T], jobs: int, kind: type[T]
) -> Iterator[tuple[Source | None, T | Problem]]:
    """What is made, by other processes if the sources are many: a few are done before a process has started."""
    enough = ENOUGH
    waiting: list[Source | T | Problem] = []
    left = iter(items)
    for item in left:
        if isinstance(item, Source):
            enough -= len(item.content)
        elif not waiting:
            yield None, item
            continue
        waiting.append(item)
        if enough < 0:
            from auditor.apps.cli.parallel import by_crew  # noqa: PLC0415 - multiprocessing is 20 ms

            yield from (_done(make, one) for one in waiting)  # which makes ready what forked processes then share
            yield from by_crew(left, make, jobs, kind)
            return
    yield from (_done(make, one) for one in waiting)


def _done(make: Callable[[Source], T], item: Source | T | Problem) -> tuple[Source | None, T | Problem]:
    return (item, attempt(make, item)) if isinstance(item, Source) else (None, item)
