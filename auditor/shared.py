"""Where shared files lie: a path beside the file that names it, or data in an installed package."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.errors import UsageError

PACKAGE = "package:"
SETTINGS = "auditor.yaml"


def locate(name: str, folder: Path) -> Path:
    """The file or folder that `name` means, seen from `folder`.

    `package:acme_style/rules` is the folder `rules` in the installed package `acme_style`; the package is looked
    up, never run. Raises UsageError when there is no such package.
    """
    if not name.startswith(PACKAGE):
        return folder / name
    from importlib.util import find_spec  # noqa: PLC0415 - only with packages

    package, _, rest = name.removeprefix(PACKAGE).partition("/")
    # A name with a dot would import what stands before the dot.
    spec = find_spec(package) if package.isidentifier() else None
    places = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    if not places:
        hint = "install it beside auditor; for a pre-commit hook, name it under additional_dependencies"
        raise UsageError(f"there is no installed package '{package}'", hint=hint)
    return next((place / rest for place in places if (place / rest).exists()), places[0] / rest)


def packs_at(path: Path) -> Sequence[Path]:
    """The rule packs that a path means: a file, or all YAML files of a folder but its settings."""
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.glob("*.yaml") if file.name != SETTINGS)
    if not found:
        raise UsageError("the folder holds no rule pack", where=str(path), hint="packs are files like rules/town.yaml")
    return found
