"""A git repository of a test's own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

IDENTITY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "Editor"), ("EMAIL", "editor@example.org"))
}


class Repository:
    """A fresh repository in `folder`, which no setting of the machine reaches."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        self.environment = {**own, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git here; a failure is the test's."""
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run any command here."""
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def write(self, name: str, content: str) -> Path:
        """Write a file, its folders included."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
        return path

    def commit(self, message: str = "Write") -> str:
        """Commit everything; the id of the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD").strip()
