"""The tests of Auditor."""
