"""`--fix` and `--diff`: fixes written to the files, or shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from auditor.apps.cli.checking import attempt
from auditor.document import Source
from auditor.finding import Problem, Report
from auditor.fix import fixed


class Fixer:
    """Checks sources and mends them; what it cannot write is told and left as it is.

    `changed` counts the files that were mended, or with `diff` would be.
    """

    def __init__(
        self, check: Callable[[Source], Report], tell: Callable[[Problem], None], *, unsafe: bool, diff: bool
    ) -> None:
        self._check = check
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
        report = self._check(source)
        content = fixed(source, report.findings, unsafe=self._unsafe)
        if content == source.content:
            return report
        if self._diff:
            self.changed += 1
            click.echo(_difference(source, content), nl=False)
            return report
        if not self._write(source, content):
            return report
        self.changed += 1
        return self._check(Source(source.name, content, source.media, source.document, source.meta))

    def _write(self, source: Source, content: str) -> bool:
        if source.document is not None:
            self._tell(Problem(f"{source.name}[{source.document}]", "records of a container cannot be fixed in place"))
            return False
        path = Path(source.name)
        if not path.is_file():  # standard input: the mended text is the output
            sys.stdout.write(content)
            return True
        data = path.read_bytes()
        bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        if data != bom + source.content.encode():
            self._tell(Problem(source.name, "is not UTF-8, so it was not fixed", "save it as UTF-8"))
            return False
        path.write_bytes(bom + content.encode())
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
