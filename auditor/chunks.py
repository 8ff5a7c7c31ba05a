"""Many small tasks on a Crew, in chunks of about 100 ms, with results in the order of the tasks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from auditor.workers import Crew, Died, Done

T = TypeVar("T")
SECONDS = 0.1
RATE = 1e6
MOST = 1000
AHEAD = 4


class Ready(Struct, frozen=True, gc=False):
    """A result that is known without work; it only takes its place in the order."""

    value: Any


class Lost(Struct, frozen=True, gc=False):
    """In place of a result: the item kills the process that works on it."""

    item: Any
    how: str


class _Chunk(Struct, Generic[T]):
    """Items that follow each other, and their results as far as they are known."""

    items: Sequence[T | Ready]
    results: list[Any]
    left: int


class _Task(Struct, Generic[T]):
    """Places of a chunk whose items are to be worked on; `tries` counts the processes that died of them."""

    chunk: _Chunk[T]
    places: Sequence[int]
    tries: int = 0

    def items(self) -> list[Any]:
        return [self.chunk.items[place] for place in self.places]

    def settle(self, results: Sequence[Any]) -> None:
        for place, result in zip(self.places, results, strict=True):
            self.chunk.results[place] = result
        self.chunk.left -= len(self.places)

    def after_death(self, how: str) -> Sequence[_Task[T]]:
        """What is to be tried next: the same once more, then its halves, down to the one item that kills."""
        if not self.tries:
            return (_Task(self.chunk, self.places, 1),)
        if len(self.places) == 1:
            self.settle([Lost(self.chunk.items[self.places[0]], how)])
            return ()
        half = len(self.places) // 2
        return tuple(_Task(self.chunk, part, 1) for part in (self.places[:half], self.places[half:]))


class _Feed(Generic[T]):
    """Cuts the items into chunks of about `SECONDS` of work, as fast as the work has been so far."""

    def __init__(self, items: Iterable[T | Ready], size: Callable[[T], int]) -> None:
        self._items = iter(items)
        self._size = size
        self._rate = RATE

    def next(self) -> _Chunk[T] | None:
        room = self._rate * SECONDS
        taken: list[T | Ready] = []
        for item in self._items:
            taken.append(item)
            room -= 1 if isinstance(item, Ready) else self._size(item)
            if room <= 0 or len(taken) == MOST:
                break
        known = [item.value if isinstance(item, Ready) else None for item in taken]
        return _Chunk(taken, known, sum(not isinstance(item, Ready) for item in taken)) if taken else None

    def learn(self, task: _Task[T], seconds: float) -> None:
        rate = sum(self._size(item) for item in task.items()) / max(seconds, 1e-4)
        self._rate += (rate - self._rate) / 4


def in_order(
    items: Iterable[T | Ready], crew: Crew, size: Callable[[T], int], results: Callable[[Any], Sequence[Any]]
) -> Iterator[tuple[T | Ready, Any]]:
    """Each item with its result, in order: the crew's work gets a list of items, and `results` reads what it returns.

    `size` says how much work an item is, in characters. Items are taken only when there is room for them, so that
    memory does not grow with their number. An item that twice kills the process that works on it gives a Lost.
    """
    line = _Line(_Feed(items, size), crew, results)
    while not line.is_done:
        line.fill()
        yield from line.settled()
        line.watch()


class _Line(Generic[T]):
    """What stands between the feed and the reader: chunks in order, tasks to be given, tasks that run."""

    def __init__(self, feed: _Feed[T], crew: Crew, results: Callable[[Any], Sequence[Any]]) -> None:
        self._feed = feed
        self._crew = crew
        self._results = results
        self._more = True
        self._chunks: deque[_Chunk[T]] = deque()
        self._queue: deque[_Task[T]] = deque()
        self._running: dict[int, _Task[T]] = {}
        self._number = 0

    @property
    def is_done(self) -> bool:
        return not (self._more or self._chunks)

    def fill(self) -> None:
        """Give every idle process a task, as long as there are any."""
        while self._crew.idle and (self._queue or self._draw()):
            if self._queue:
                self._number += 1
                task = self._queue.popleft()
                self._running[self._number] = task
                self._crew.give(self._number, task.items())

    def _draw(self) -> bool:
        """Take a chunk from the feed, if there is one and the first in line is not too far behind."""
        if not self._more or len(self._chunks) >= AHEAD * self._crew.size:
            return False
        chunk = self._feed.next()
        if chunk is None:
            self._more = False
            return False
        self._chunks.append(chunk)
        if chunk.left:
            self._queue.append(_Task(chunk, [i for i, one in enumerate(chunk.items) if not isinstance(one, Ready)]))
        return True

    def settled(self) -> Iterator[tuple[T | Ready, Any]]:
        """The items of the chunks that are done, as far as all before them are, each with its result."""
        while self._chunks and not self._chunks[0].left:
            chunk = self._chunks.popleft()
            yield from zip(chunk.items, chunk.results, strict=True)

    def watch(self) -> None:
        """Wait for something to happen, when there is something to wait for."""
        if self.is_done or (self._crew.idle and not self._running):
            return
        for event in self._crew.events():
            if isinstance(event, Done):
                task = self._running.pop(event.number)
                self._feed.learn(task, event.seconds)
                task.settle(self._results(event.value))
            elif isinstance(event, Died):
                self._queue.extendleft(reversed(self._running.pop(event.number).after_death(event.how)))
