"""Auditor: a linter for what articles say.

The names below are the whole public interface; each is imported when it is first used, so that the command
line starts fast. `Auditor(load_packs().select()).check(Source(...))` gives a `Report`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from auditor.version import __version__

if TYPE_CHECKING:
    from auditor.document import Document, Source
    from auditor.engine import Auditor
    from auditor.facts.load import load_facts
    from auditor.finding import Finding, Report
    from auditor.pack import load_packs
    from auditor.readers import read

__all__ = [
    "Auditor",
    "Document",
    "Finding",
    "Report",
    "Source",
    "__version__",
    "load_facts",
    "load_packs",
    "read",
]

_HOMES = {
    "Auditor": "auditor.engine",
    "Document": "auditor.document",
    "Finding": "auditor.finding",
    "Report": "auditor.finding",
    "Source": "auditor.document",
    "load_facts": "auditor.facts.load",
    "load_packs": "auditor.pack",
    "read": "auditor.readers",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'auditor' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
