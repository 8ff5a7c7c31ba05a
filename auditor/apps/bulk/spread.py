"""The documents of one shard on several processes, where there are more of these than shards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.apps.bulk.audit import Audit, Numbered, Rows, died
from auditor.apps.bulk.plan import Plan
from auditor.chunks import Lost, Ready, in_order
from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Problem
from auditor.workers import Crew, Tell, Work

PRESENCE = 200
Item = tuple[str, int, Source]


def worker(auditor: Auditor, plan: Plan) -> Work:
    """What a process does with documents, each with the name of its shard and its number."""

    def work(items: Sequence[Item], tell: Tell) -> list[Rows | Problem]:
        del tell
        return [Audit(shard, auditor, plan)(number, source) for shard, number, source in items]

    return work


class Spread:
    """Makes rows of documents on a crew of such workers, in order."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew

    def __call__(self, audit: Audit, texts: Iterable[Numbered]) -> Iterator[Rows | Problem]:
        """The rows of each document; one that kills two processes is a problem."""
        items = (Ready(one) if isinstance(one, Problem) else (audit.shard, number, one) for number, one in texts)
        for item, result in in_order(items, self._crew, _size, list):
            if isinstance(result, Lost) and not isinstance(item, Ready):
                yield died(item[2])
            else:
                yield result


def _size(item: Item) -> int:
    return len(item[2].content) + PRESENCE
