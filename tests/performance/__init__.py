"""Measurements of the program: `python -m tests.performance` writes the tables and pictures of docs/performance.md."""
