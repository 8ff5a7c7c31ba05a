"""The version of the program, and a name for the state of its code."""

from __future__ import annotations

import os
from functools import cache

__version__ = "0.1.0"


@cache
def build() -> str:
    """What results may depend on besides their input: the version, and in a source tree the newest change of a file."""
    here = os.path.dirname(__file__)  # noqa: PTH120 - asked at every start, and paths as objects cost some milliseconds
    if os.path.isdir(f"{here}/_rules"):  # noqa: PTH112
        return __version__
    return f"{__version__}+{_newest(here)}"


def _newest(folder: str) -> int:
    """When a module in `folder` or below was last changed, in nanoseconds."""
    newest = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                newest = max(newest, entry.stat().st_mtime_ns)
            elif entry.is_dir() and not entry.name.startswith("__"):
                newest = max(newest, _newest(entry.path))
    return newest
