"""`--fix` and `--diff`: fixes written to the files, or shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from auditor.apps.cli.several import attempt
from auditor.apps.cli.sieve import Sieve
from auditor.document import Source
from auditor.finding import Problem, Report
from auditor.fix import ROUNDS, mended


class Fixer:
    """Checks sources and mends the findings that count; what it cannot write is told and left as it is.

    `stdin` is the name of what came from standard input, whose mended text is the output. `changed` counts the
    files that were mended, or with `diff` would be.
    """

    def __init__(
        self,
        check: Callable[[Source], Report],
        sieve: Sieve,
        tell: Callable[[Problem], None],
        *,
        stdin: str | None,
        unsafe: bool,
        diff: bool,
    ) -> None:
        self._check = check
        self._sieve = sieve
        self._stdin = stdin
        self._tell = tell
        self._unsafe = unsafe
        self._diff = diff
        self.changed = 0

    def reports(self, inputs: Iterable[Source | Problem]) -> Iterator[Report | Problem]:
        """The reports on all inputs, one after the other; a Problem stays at its place."""
        for one in inputs:
            yield one if isinstance(one, Problem) else attempt(self.check, one)

    def check(self, source: Source) -> Report:
        """The report on the mended source; with `diff` the report on the source as it is."""
        rounds = 1 if self._sieve.goes_by_lines else ROUNDS  # after the first, its lines are others
        better, report = mended(source, self._look, unsafe=self._unsafe, rounds=rounds)
        if self._is_stdin(source) and not self._diff:  # the text is the output, mended or not
            sys.stdout.write(better.content)
        if better.content == source.content:
            return report
        if self._diff:
            self.changed += 1
            click.echo(_difference(source, better.content), nl=False)
            return self._look(source)
        if not self._write(source, better.content):
            return self._look(source)
        self.changed += 1
        return self._sieve.anew()(self._check(better))

    def _look(self, source: Source) -> Report:
        return self._sieve(self._check(source))

    def _is_stdin(self, source: Source) -> bool:
        return source.name == self._stdin and source.document is None

    def _write(self, source: Source, content: str) -> bool:
        if source.document is not None:
            self._tell(Problem(f"{source.name}[{source.document}]", "records of a container cannot be fixed in place"))
            return False
        if self._is_stdin(source):
            return True
        path = Path(source.name)
        data = path.read_bytes()
        bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        if data != bom + source.content.encode():
            self._tell(Problem(source.name, "is not UTF-8, so it was not fixed", "save it as UTF-8"))
            return False
        path.write_bytes(bom + content.encode())
        click.echo(f"auditor: mended {source.name}", err=True)
        return True


def _difference(source: Source, content: str) -> str:
    from difflib import unified_diff  # noqa: PLC0415 - only with --diff

    lines = unified_diff(
        source.content.splitlines(keepends=True),
        content.splitlines(keepends=True),
        source.name,
        f"{source.name} (fixed)",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
