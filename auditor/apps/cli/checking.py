"""Reports on many sources: kept ones from the cache, new ones made here or by several processes, always in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import structs

from auditor.apps.cli.several import each
from auditor.cache import Cache
from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Problem, Report


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

    def reports(self, inputs: Iterable[Source | Problem]) -> Iterator[Report | Problem]:
        """A report on each source, and each Problem among them, in order."""
        items = map(self._looked_up, inputs)
        for source, output in each(items, partial(_nameless, self._auditor), self._jobs, Report):
            if source is None or isinstance(output, Problem):
                yield output
            else:
                yield self._kept(source, structs.replace(output, name=source.name))

    def _looked_up(self, one: Source | Problem) -> Source | Report | Problem:
        if isinstance(one, Problem) or self._cache is None:
            return one
        return self._cache.find(one) or one

    def _kept(self, source: Source, report: Report) -> Report:
        if self._cache is not None:
            self._cache.keep(source, report)
        return report


def _nameless(auditor: Auditor, source: Source) -> Report:
    """The report without the source's name, which need not be UTF-8 and could not be sent."""
    return structs.replace(auditor.check(source), name="")
