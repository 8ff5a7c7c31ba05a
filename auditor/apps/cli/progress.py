"""How far a long run is: one line on the terminal, and none anywhere else."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from auditor.finding import Report
from auditor.reporters import printable, title

PATIENCE = 1.0  # seconds before a run counts as long
PAUSE = 0.1  # seconds between two lines
CLEAR = "\r\x1b[K"


class Progress:
    """A line that is written over itself, and gone before anything else is written."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to `stream` when it is a terminal; `clock` gives seconds."""
        self._stream = stream if stream.isatty() else None
        self._clock = clock
        self._next = clock() + PATIENCE
        self._shown = False
        self._documents = self._findings = 0

    def step(self, report: Report) -> None:
        """Count a report in, and show it when it is time; a report with findings will be written, so the line goes."""
        self._documents += 1
        self._findings += len(report.findings)
        if report.findings:
            self.clear()
        elif self._stream is not None and self._clock() >= self._next:
            counts = f"auditor: {self._documents:,} documents, {self._findings:,} findings"
            import shutil  # noqa: PLC0415 - only in runs that take long

            width = shutil.get_terminal_size((80, 24)).columns - 1
            self._stream.write(f"{CLEAR}{counts}; {printable(title(report))}"[: width + len(CLEAR)])
            self._stream.flush()
            self._shown = True
            self._next = self._clock() + PAUSE

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._stream is not None:
            self._stream.write(CLEAR)
            self._stream.flush()
            self._shown = False
