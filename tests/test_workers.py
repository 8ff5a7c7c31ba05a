"""Many processes: results in order, and a process that dies takes nothing with it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from auditor.chunks import Lost, Ready, in_order
from auditor.errors import AuditorError
from auditor.workers import Crew, Died, Done, Event, Tell, Told, Work

METHODS = ("fork", "spawn") if sys.platform == "linux" else ("spawn",)


def doubling() -> Work:
    """Doubles numbers; 13 kills the process, and a name is a file by whose absence the process dies once."""

    def work(items: Sequence[int | str], tell: Tell) -> list[int]:
        return [_double(item) for item in items]

    return work


def _double(item: int | str) -> int:
    if item == 13:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(10)
    if isinstance(item, str):
        if not Path(item).exists():
            Path(item).touch()
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(10)
        return 0
    return 2 * item


def telling() -> Work:
    def work(task: int, tell: Tell) -> int:
        tell("begun")
        if task < 0:
            raise AuditorError("less than nothing")
        return task

    return work


def slowly() -> Work:
    def work(items: Sequence[int], tell: Tell) -> list[int]:
        time.sleep(len(items) / 1000)
        return list(items)

    return work


def stillborn() -> Work:
    os._exit(3)


def results(items: Iterator[int | str | Ready], crew: Crew) -> list[object]:
    return [result for _, result in in_order(items, crew, lambda item: 1000, list)]


@pytest.mark.parametrize("method", METHODS)
def test_results_stand_in_the_order_of_the_items(method: str) -> None:
    with Crew(doubling, 3, method=method) as crew:
        items = (Ready("known") if number % 7 == 0 else number for number in range(2000) if number != 13)
        found = results(items, crew)
    assert found == ["known" if n % 7 == 0 else 2 * n for n in range(2000) if n != 13]


def test_what_is_known_needs_no_process() -> None:
    with Crew(doubling, 1) as crew:
        assert results(iter([Ready(number) for number in range(10_000)]), crew) == list(range(10_000))
        assert results(iter(()), crew) == []


def test_one_item_that_kills_is_lost_alone() -> None:
    with Crew(doubling, 2) as crew:
        found = results(iter(range(300)), crew)
    lost = found.pop(13)
    assert isinstance(lost, Lost)
    assert (lost.item, lost.how) == (13, "SIGTERM")
    assert found == [2 * number for number in range(300) if number != 13]


def test_a_process_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    with Crew(doubling, 2) as crew:
        found = results(iter([1, 2, str(tmp_path / "died"), 3]), crew)
    assert found == [2, 4, 0, 6]


def test_a_process_killed_from_outside_is_replaced() -> None:
    with Crew(slowly, 2) as crew:
        line = in_order(iter(range(1500)), crew, lambda item: 1000, list)
        found = [next(line)[1] for _ in range(100)]
        before = crew.pids
        os.kill(before[0], signal.SIGKILL)
        found += [result for _, result in line]
        assert found == list(range(1500))
        assert before[0] not in crew.pids


def test_work_speaks_while_it_goes_on_and_its_fault_is_raised_here() -> None:
    with Crew(telling, 1) as crew:
        seen: list[Event] = []
        while not crew.idle:
            list(crew.events())
        crew.give(7, 5)
        while not any(isinstance(event, Done) for event in seen):
            seen += crew.events()
        assert [type(event) for event in seen] == [Told, Done]
        crew.give(8, -1)
        crew_events = (event for _ in range(9) for event in crew.events())
        with pytest.raises(AuditorError, match="less than nothing"):
            list(crew_events)


def test_the_task_of_a_dead_process_is_told() -> None:
    with Crew(doubling, 1) as crew:
        while not crew.idle:
            list(crew.events())
        crew.give(4, [13])
        (died,) = crew.events()
        assert died == Died(4, "SIGTERM")


def test_processes_that_never_start_end_the_run() -> None:
    with (
        pytest.raises(AuditorError, match="worker processes cannot be started: exit code 3"),
        Crew(stillborn, 2) as crew,
    ):
        results(iter(range(10)), crew)
