"""The built-in rules, parsed once for all tests of a process."""

from auditor.pack import load_packs

BUILT_IN = load_packs()
