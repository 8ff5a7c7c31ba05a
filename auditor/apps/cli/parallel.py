"""Reports made by several processes."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec
from msgspec import Struct, structs

from auditor.apps.cli.checking import Output, attempt
from auditor.apps.cli.common import named
from auditor.chunks import Lost, Ready, in_order
from auditor.document import Source
from auditor.engine import Auditor
from auditor.finding import Problem, Report
from auditor.workers import Crew, Tell, Work

PRESENCE = 200


def by_crew(items: Iterable[Source | Output], auditor: Auditor, jobs: int) -> Iterator[tuple[Source | None, Output]]:
    """Each source with the report on it, and what is no source as it is, with None, in order."""
    auditor.lexicon  # noqa: B018 - built before the processes fork, so that each has it
    gc.freeze()  # a collection in a process would copy all that it shares
    wanted = (item if isinstance(item, Source) else Ready(item) for item in items)
    with Crew(partial(_worker, auditor), jobs) as crew:
        for item, result in in_order(wanted, crew, size, _DECODER.decode):
            if isinstance(item, Ready):
                yield None, item.value
            elif isinstance(result, Lost):
                what = f"the process that checked it died, and so did the next one ({result.how})"
                yield item, Problem(named(item), what, "please report it", ours=True)
            elif result.report is not None:
                yield item, structs.replace(result.report, name=item.name)
            else:
                yield item, structs.replace(result.problem, where=named(item))


def size(source: Source) -> int:
    """How much work a source is: its length, and something for its being there."""
    return len(source.content) + PRESENCE


class _Answer(Struct, frozen=True, gc=False):
    """What another process made of a source: one of the two, without its name, which need not be UTF-8."""

    report: Report | None = None
    problem: Problem | None = None


_DECODER = msgspec.msgpack.Decoder(list[_Answer])


def _worker(auditor: Auditor) -> Work:
    """What a process does with the sources of a chunk."""
    encoder = msgspec.msgpack.Encoder()

    def work(sources: Sequence[Source], tell: Tell) -> bytes:
        del tell
        return encoder.encode([_answer(auditor, source) for source in sources])

    return work


def _answer(auditor: Auditor, source: Source) -> _Answer:
    output = attempt(auditor.check, source)
    if isinstance(output, Report):
        return _Answer(report=structs.replace(output, name=""))
    return _Answer(problem=structs.replace(output, where=""))
