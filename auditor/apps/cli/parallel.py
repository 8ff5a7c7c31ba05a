"""What several processes make of sources."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct, structs

from auditor.apps.cli.common import named
from auditor.apps.cli.several import attempt
from auditor.chunks import Lost, Ready, in_order
from auditor.document import Source
from auditor.finding import Problem
from auditor.workers import Crew, Tell, Work

PRESENCE = 200
T = TypeVar("T")


def by_crew(
    items: Iterable[Source | T | Problem], make: Callable[[Source], T], jobs: int, kind: type[T]
) -> Iterator[tuple[Source | None, T | Problem]]:
    """Each source with what `make` makes of it, a `kind`, and what is no source as it is, with None, in order."""
    gc.freeze()  # a collection in a process would copy all that it shares
    decoder = msgspec.msgpack.Decoder(list[_Answer[kind]])  # type: ignore[valid-type]
    wanted = (item if isinstance(item, Source) else Ready(item) for item in items)
    with Crew(partial(_worker, make), jobs) as crew:
        for item, result in in_order(wanted, crew, size, decoder.decode):
            if isinstance(item, Ready):
                yield None, item.value
            elif isinstance(result, Lost):
                what = f"the process that worked on it died, and so did the next one ({result.how})"
                yield item, Problem(named(item), what, "please report it", ours=True)
            elif result.problem is not None:
                yield item, structs.replace(result.problem, where=named(item))
            else:
                yield item, result.value


def size(source: Source) -> int:
    """How much work a source is: its length, and something for its being there."""
    return len(source.content) + PRESENCE


class _Answer(Struct, Generic[T], frozen=True, gc=False):
    """What another process made of a source, or what kept it from that, without its name, which need not be UTF-8."""

    value: T | None = None
    problem: Problem | None = None


def _worker(make: Callable[[Source], T]) -> Work:
    """What a process does with the sources of a chunk."""
    encoder = msgspec.msgpack.Encoder()

    def work(sources: Sequence[Source], tell: Tell) -> bytes:
        del tell
        return encoder.encode([_answer(make, source) for source in sources])

    return work


def _answer(make: Callable[[Source], T], source: Source) -> _Answer[T]:
    made = attempt(make, source)
    return _Answer(problem=structs.replace(made, where="")) if isinstance(made, Problem) else _Answer(made)
