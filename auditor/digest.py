"""BLAKE2b (RFC 7693), by whose short names for bytes the program knows rules, reports and findings again."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # what hashlib gives too, once it has loaded OpenSSL, which no start needs
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
