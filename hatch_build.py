"""Puts the rules as they are kept between runs into the wheel: reading them from their YAML takes seconds."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadRules(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before the wheel is written; an editable install reads the rules of the tree."""

    _folder: tempfile.TemporaryDirectory[str]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Read all rules, and name the file of them for the wheel."""
        self._folder = tempfile.TemporaryDirectory()
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from auditor.pack import built_in_packs, read_packs, shipped, write  # noqa: PLC0415 - stands in the root

        made = shipped(Path(self._folder.name))
        write(made, read_packs(built_in_packs()))
        build_data["force_include"][str(made)] = f"auditor/_rules/{made.name}"

    def finalize(self, version: str, build_data: Mapping[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take away what the wheel holds now."""
        self._folder.cleanup()
