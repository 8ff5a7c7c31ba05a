"""The limits of the house: small files, small functions, and one sentence on what each module is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
MODULES = sorted((TOP / "auditor").rglob("*.py"))
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TOP)))
def test_module_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= MOST_LINES
    about = ast.get_docstring(tree)
    assert about
    assert "\n\n" not in about or path.name == "__init__.py"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            size = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert size <= MOST_LINES_OF_A_FUNCTION, f"{node.name} has {size} lines"


def test_nothing_global_is_changed() -> None:
    changed = [
        f"{path.relative_to(TOP)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8")))
        if isinstance(node, ast.Global)
    ]
    assert changed == []
