"""From the inputs that a user names to shards: a container is one, and so are a thousand files of a folder."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from auditor.digest import blake2b
from auditor.document import Source
from auditor.errors import InputError
from auditor.finding import Problem
from auditor.readers.containers import container_suffix, read_stream
from auditor.readers.records import Fields
from auditor.readers.walk import walk

FILES = 1000


class Shard(Struct, frozen=True, gc=False):
    """One unit of work: files that are read one after the other, with their size in bytes.

    `state` changes when a file of it is another one or has been written anew.
    """

    name: str
    files: tuple[str, ...]
    size: int
    state: str

    def texts(self, fields: Fields, place: Place) -> Iterator[Source | Problem]:
        """The documents of the files, in order; `place` is moved along."""
        for path in self.files:
            try:
                with Path(path).open("rb") as stream:
                    for one in read_stream(stream, path, fields):
                        place.byte = place.before + stream.tell()
                        yield one
                    place.before += os.fstat(stream.fileno()).st_size
            except OSError as fault:
                yield Problem(path, f"the file cannot be read: {fault.strerror or fault}")


class Place:
    """How many bytes of a shard are read: those of the files before, and where the reading is now."""

    def __init__(self) -> None:
        self.before = 0
        self.byte = 0


def shards(
    inputs: Iterable[str], output: Path | None = None
) -> tuple[Sequence[Shard], Sequence[Problem], Counter[str]]:
    """The shards of all inputs in order, what is no input, and what was passed over in folders, by suffix.

    What lies in the `output` folder was written by an audit, and is no input.
    """
    own = None if output is None else os.path.join(os.path.realpath(output), "")  # noqa: PTH118 - the end of a folder
    problems: list[Problem] = []
    passed: Counter[str] = Counter()
    named: list[tuple[str, tuple[str, ...]]] = []
    seen: set[str] = set()
    for given in inputs:
        loose: list[str] = []
        for path in walk([given], passed):
            if isinstance(path, InputError):
                problems.append(Problem(path.where, path.what, path.hint))
            elif (real := os.path.realpath(path)) not in seen and not (own and real.startswith(own)):
                seen.add(real)
                suffix = container_suffix(path)
                if suffix:
                    named.append((_name(path, given).removesuffix(suffix), (path,)))
                else:
                    loose.append(path)
        top = Path(given).resolve().name
        named += [
            (f"{top}-{start // FILES + 1:05}" if len(loose) > FILES or loose[0] != given else top, part)
            for start in range(0, len(loose), FILES)
            if (part := tuple(loose[start : start + FILES]))
        ]
    return [_shard(name, files) for name, files in _apart(named)], problems, passed


def _name(path: str, given: str) -> str:
    """A container's path inside the folder that was named, as one word in small suffix."""
    inside = os.path.relpath(path, given) if path != given else Path(path).name
    suffix = container_suffix(path)
    return Path(inside[: -len(suffix)]).as_posix().replace("/", "-") + suffix


def _apart(named: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The shards, those of one name told apart by what they are made of."""
    counts = Counter(name.lower() for name, _ in named)
    for name, files in named:
        own = blake2b("\0".join(files).encode("utf8", "surrogateescape"), digest_size=4).hexdigest()
        yield (f"{name}-{own}" if counts[name.lower()] > 1 else name), files


def _shard(name: str, files: tuple[str, ...]) -> Shard:
    digest = blake2b(digest_size=16)
    size = 0
    for path in files:
        try:
            stat = os.stat(path)  # noqa: PTH116 - for each of many files
        except OSError:
            continue  # it is told when it is read
        size += stat.st_size
        digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode("utf8", "surrogateescape"))
    return Shard(name.encode("utf8", "replace").decode(), files, size, digest.hexdigest())
