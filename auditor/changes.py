"""Lines that changed since a revision, asked of git: the only place that starts another program."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import structs

from auditor.errors import UsageError
from auditor.finding import Located, Report
from auditor.placed import nearest

Lines = tuple[int, int]  # first and last, both in
ALL: Sequence[Lines] = ((1, 1 << 60),)
_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPES = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
# What a user's settings may change of the form of a difference is said here.
_DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules", "-M")
_PATCH = (*_DIFF, "--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/")


class Changes:
    """Lines of a repository's files that differ from where its history left `base`, uncommitted ones too.

    Of a file that git does not track every line counts as changed, as of one whose lines git cannot compare: what
    cannot be told is never passed over.
    """

    def __init__(self, base: str, folder: Path) -> None:
        """Ask git in `folder`. Raises UsageError where there is no repository, no such revision, no common commit."""
        self._git = _Git(folder)
        fork = _fork(self._git, base)
        self._tracked = frozenset(self._git.names("ls-files", "-z", "--full-name", ":/"))
        self._lines: dict[str, Sequence[Lines]] = dict.fromkeys(_uncompared(self._git, fork), ALL)
        self._lines |= _hunks(self._git.ask(*_PATCH, fork, "--"))

    def touched(self, report: Report) -> Report:
        """The report with the findings on changed lines alone; `untouched` counts the others.

        The lines of a record are not those of its container: of a container that changed all records count.
        """
        lines = self._of(report.name)
        if lines and report.document is not None:
            return report
        kept = tuple(one for one in report.findings if any(_touches(one, changed) for changed in lines))
        return structs.replace(report, findings=kept, untouched=report.untouched + len(report.findings) - len(kept))

    def _of(self, name: str) -> Sequence[Lines]:
        path = Path(name)
        place = path.parent.resolve() / path.name
        if not place.is_relative_to(self._git.top):
            return ALL
        inside = place.relative_to(self._git.top).as_posix()
        return self._lines.get(inside, ()) if inside in self._tracked else ALL


def _touches(one: Located, changed: Lines) -> bool:
    last = one.end.line - (one.end.column == 1 and one.end.line > one.start.line)
    return one.start.line <= changed[1] and changed[0] <= last


class _Git:
    """git in one folder; `top` is the top of its repository."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.top = Path(self.ask("rev-parse", "--show-toplevel").rstrip("\r\n"))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = ("git", "-c", "core.quotePath=false", *arguments)
        try:
            return subprocess.run(
                command, cwd=self._folder, env={**os.environ, "LC_ALL": "C"}, capture_output=True, check=False
            )
        except OSError as wrong:
            raise UsageError(f"--diff-base needs git, which does not start: {wrong.strerror}") from None

    def ask(self, *arguments: str) -> str:
        """What git prints; an error of git is the user's to mend."""
        done = self.run(*arguments)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            raise UsageError(f"--diff-base: git says: {said[0] if said else 'nothing'}", hint="run it in a repository")
        return done.stdout.decode(errors="surrogateescape")

    def names(self, *arguments: str) -> list[str]:
        return self.ask(*arguments).split("\0")

    def knows(self, revision: str) -> bool:
        return not self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").returncode


def _fork(git: _Git, base: str) -> str:
    """The commit at which this history left that of `base`."""
    for revision in (base, "HEAD"):
        if not git.knows(revision):
            raise UsageError(f"--diff-base: there is no revision '{revision}' here", hint=_remedy(git, revision))
    done = git.run("merge-base", "--end-of-options", base, "HEAD")
    if done.returncode:
        shallow = git.ask("rev-parse", "--is-shallow-repository").strip() == "true"
        what = f"--diff-base: '{base}' and this commit have no commit in common"
        if shallow:
            what += ", as far as this shallow clone reaches"
        raise UsageError(what, hint="fetch all of it: `git fetch --unshallow`" if shallow else "name another revision")
    return done.stdout.decode().split()[0]


def _remedy(git: _Git, revision: str) -> str:
    if revision == "HEAD":
        return "commit something first"
    remotes = git.ask("remote").split()
    fetch = f"fetch it first: `git fetch {remotes[0]} {revision}`" if remotes else ""
    known = git.ask("for-each-ref", "--format=%(refname:short)").split()
    same = next((name for remote in remotes if (name := f"{remote}/{revision}") in known), "")
    if same:
        return f"did you mean '{same}'?"
    return nearest(revision, known, otherwise=fetch or "`git branch --all` lists the branches")


def _uncompared(git: _Git, fork: str) -> Iterator[str]:
    """Files that changed and whose lines git does not compare, such as those that it takes for binary."""
    rows = iter(git.names(*_DIFF, "--numstat", "-z", fork, "--"))
    for row in rows:
        added, _, rest = row.partition("\t")
        name = rest.partition("\t")[2]
        if not name and added:  # a rename: its two names follow
            next(rows)
            name = next(rows)
        if added == "-":
            yield name


def _hunks(difference: str) -> Mapping[str, Sequence[Lines]]:
    """Changed lines of each file, as they are now; a file that is gone has none."""
    found: dict[str, list[Lines]] = {}
    lines: list[Lines] = []
    inside = 0  # lines of the hunk that are still to come: they may look like headers
    for line in difference.split("\n"):
        if inside:
            inside -= line[:1] in ("-", "+")
        elif line.startswith("+++ "):
            lines = found.setdefault(_name(line[4:]), [])
        elif match := _HUNK.match(line):
            old, first, count = (1 if number is None else int(number) for number in match.groups())
            inside = old + count
            if count:
                lines.append((first, first + count - 1))
    return found


def _name(shown: str) -> str:
    """A path from a header line: without its prefix, and without the quotes that strange characters get."""
    shown = shown.rstrip("\t\r")
    if shown.startswith('"'):
        raw = shown[1:-1].encode(errors="surrogateescape")
        shown = _ESCAPES.sub(_unescaped, raw).decode(errors="surrogateescape")
    return shown.removeprefix("b/")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes((int(match[1], 8),)) if match[1] else _LETTERS.get(match[2], match[2])
