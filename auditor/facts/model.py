"""What a fact file says."""

from __future__ import annotations

from msgspec import Struct


class FactFile(Struct, frozen=True):
    """Entities and their facts."""
