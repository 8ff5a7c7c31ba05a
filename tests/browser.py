"""A real browser for tests: the machine's Chromium, or Debian's where it may be installed."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A browser that looks for updates or for a graphics card is slow, and no part of the test.
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser of its own; without one the test is skipped with the reason, but never where CI is set."""
    path = _installed() or _install()
    if path is None:
        why = "no Chromium here, and it cannot be installed: that takes root and apt-get"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield launched
        launched.close()


def _installed() -> str | None:
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def _install() -> str | None:
    """Debian's Chromium, installed by one of the processes that want it, for all of them."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    with (Path(tempfile.gettempdir()) / "chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _installed() is None:
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for what in ("update", "install --yes --no-install-recommends chromium fonts-dejavu-core"):
                subprocess.run(["apt-get", *what.split()], env=environment, capture_output=True, check=False)
        return _installed()
