"""The expressions of the program's own code as `re` made them, kept for the next start."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import msgspec

from auditor.digest import blake2b
from auditor.language.lazy import SHELF, Kept
from auditor.store import put
from auditor.version import build

# What is run and not asked, and what needs extras: some start threads, and then a process cannot be forked.
LEFT_OUT = ("apps", "__main__", "parquet", "warc", "zst")


def prepare(folder: Path) -> None:
    """Spare this start the compiling of expressions: take them from `folder`, or make and keep them there.

    They lie under the state of the program and its interpreter. What lies there is data, never code. They are not made
    at the first start, which has enough to do and may be the only one, as on a machine that is made for one run.
    """
    store = folder / f"expressions-{_digest()}.msgpack"
    SHELF.put(_unpack(store) or (_made(store) if any(folder.glob("rules-*")) else ()))


def _digest() -> str:
    return blake2b(f"{build()} {sys.version}".encode(), digest_size=16).hexdigest()


def _unpack(store: Path) -> Sequence[Kept]:
    try:
        return msgspec.msgpack.decode(store.read_bytes(), type=list[Kept])
    except (OSError, msgspec.MsgspecError):
        return ()


def _made(store: Path) -> Sequence[Kept]:
    """What `re` makes of the expressions of nearly all modules."""
    here = Path(__file__).parent
    for path in here.rglob("*.py"):
        parts = path.relative_to(here).with_suffix("").parts
        if parts[-1] != "__init__" and not {parts[0], parts[-1]}.intersection(LEFT_OUT):
            import_module(".".join(("auditor", *parts)))
    made = list(SHELF.programs())
    put(store, msgspec.msgpack.encode(made))
    return made
