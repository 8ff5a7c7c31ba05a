"""Reports on many sources: kept ones from the cache, new ones made here or by several processes, always in order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from auditor.apps.cli.common import named
from auditor.cache import Cache
from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Problem, Report

Output = Report | Problem
T = TypeVar("T", Report, Output)
# Characters that are checked in this process before others are started for the rest: a fork costs some 10 ms, a process
# that is started anew some 300 ms.
ENOUGH = 300_000 if sys.platform == "linux" else 3_000_000


def attempt(check: Callable[[Source], Report], source: Source) -> Output:
    """The report on a source. A fault of ours in one document is a problem of that document only."""
    try:
        return check(source)
    except Exception as fault:  # noqa: BLE001 - one document must not end the run
        return Problem(named(source), f"the program failed here: {fault!r}", "please report it", ours=True)


class Checker:
    """Checks sources with one Auditor, on up to `jobs` processes when there is enough to do for them."""

    def __init__(self, auditor: Auditor, cache: Cache | None = None, jobs: int = 1) -> None:
        self._auditor = auditor
        self._cache = cache
        self._jobs = jobs

    def check(self, source: Source) -> Report:
        """The report on one source."""
        known = self._cache.find(source) if self._cache is not None else None
        return known or self._kept(source, self._auditor.check(source))

    def reports(self, inputs: Iterable[Source | Problem]) -> Iterator[Output]:
        """A report on each source, and each Problem among them, in order."""
        items = map(self._looked_up, inputs)
        return self._by_several(items) if self._jobs > 1 else map(self._done, items)

    def _by_several(self, items: Iterator[Source | Output]) -> Iterator[Output]:
        """The reports, from other processes if the sources are many: a few are done before a process has started."""
        enough = ENOUGH
        waiting: list[Source | Output] = []
        for item in items:
            if isinstance(item, Source):
                waiting.append(item)
                enough -= len(item.content)
            elif waiting:
                waiting.append(item)
            else:
                yield item
            if enough < 0:
                from auditor.apps.cli.parallel import by_crew  # noqa: PLC0415 - multiprocessing is 20 ms

                yield from map(self._done, waiting)  # which makes ready what processes that are forked then share
                for source, output in by_crew(items, self._auditor, self._jobs):
                    yield output if source is None else self._kept(source, output)
                return
        yield from map(self._done, waiting)

    def _done(self, item: Source | Output) -> Output:
        return self._kept(item, attempt(self._auditor.check, item)) if isinstance(item, Source) else item

    def _looked_up(self, one: Source | Problem) -> Source | Output:
        if isinstance(one, Problem) or self._cache is None:
            return one
        return self._cache.find(one) or one

    def _kept(self, source: Source, output: T) -> T:
        if self._cache is not None and isinstance(output, Report):
            self._cache.keep(source, output)
        return output
