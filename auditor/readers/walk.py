"""From the paths that a user names to the files to be read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import InputError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "-"
SKIPPED_FOLDERS = frozenset(("node_modules", ".venv", "venv", "__pycache__"))
SUFFIXES = (
    ".md", ".markdown", ".mdx", ".qmd", ".rmd", ".myst", ".rst", ".ipynb", ".html", ".htm", ".xhtml", ".txt", ".text",
    ".jsonl", ".jsonl.gz", ".jsonl.zst", ".warc", ".warc.gz", ".wet", ".wet.gz", ".parquet",
)  # fmt: skip

Rules = Sequence[tuple[Path, "GitIgnoreSpec"]]


def walk(paths: Iterable[str], skipped: Counter[str] | None = None) -> Iterator[str | InputError]:
    """The files of `paths` in order, folders walked in sorted order, each file once.

    A path that gives nothing to read is an InputError among the others. In folders, files of an
    unknown suffix are counted in `skipped`.
    """
    counts: Counter[str] = Counter() if skipped is None else skipped
    seen: set[str] = set()
    for path in paths:
        for one in _expand(path, counts):
            if isinstance(one, InputError) or one == STDIN:
                yield one
            elif (place := os.path.realpath(one)) not in seen:
                seen.add(place)
                yield one


def _expand(path: str, skipped: Counter[str]) -> Iterator[str | InputError]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):  # noqa: PTH112 - for each of thousands of files
        empty = True
        for one in _walk_folder(Path(path), _rules_above(Path(path)), skipped):
            empty = False
            yield one
        if empty:
            hint = f"files are known by their suffix: {' '.join(SUFFIXES)}"
            yield InputError("the folder holds no file that can be read", where=path, hint=hint)
    elif os.path.exists(path):  # noqa: PTH110
        yield path
    else:
        yield InputError("there is no such file or folder", where=path, hint="check the path")


def _walk_folder(folder: Path, rules: Rules, skipped: Counter[str]) -> Iterator[str | InputError]:
    """Files below `folder`; a link to a folder is not followed, so no loop is possible."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        yield InputError(f"the folder cannot be read: {fault.strerror}", where=str(folder))
        return
    rules = (*rules, *_rules_in(folder, folder / ".gitignore"))
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in SKIPPED_FOLDERS and not _is_ignored(path, rules, folder=True):
                yield from _walk_folder(path, rules, skipped)
        elif entry.is_file() and not _is_ignored(path, rules, folder=False):
            if entry.name.lower().endswith(SUFFIXES):
                yield str(path)
            else:
                skipped[path.suffix.lower() or "no suffix"] += 1


def _rules_above(folder: Path) -> Rules:
    """The ignore rules of the repository that `folder` lies in, from its root down to the folder's parent."""
    place = folder.resolve()
    above = [place, *place.parents]
    root = next((one for one in above if (one / ".git").exists()), None)
    if root is None:
        return ()
    rules = list(_rules_in(root, root / ".git" / "info" / "exclude"))
    for one in reversed(above[1 : above.index(root) + 1]):
        rules.extend(_rules_in(one, one / ".gitignore"))
    return rules


def _rules_in(folder: Path, file: Path) -> Rules:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - 20 ms that a single file need not pay

    return ((folder.resolve(), GitIgnoreSpec.from_lines(lines)),)


def _is_ignored(path: Path, rules: Rules, *, folder: bool) -> bool:
    """Whether git ignores `path`: the rule file nearest to it decides."""
    if not rules:
        return False
    place = path.parent.resolve() / path.name
    for base, spec in reversed(rules):
        verdict = spec.check_file(place.relative_to(base).as_posix() + ("/" if folder else "")).include
        if verdict is not None:
            return verdict
    return False
