"""Auditor: a linter for what articles say."""

__version__ = "0.1.0"
