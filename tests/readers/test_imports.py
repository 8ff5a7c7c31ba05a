"""What a reader does not import: parsers that its documents do not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

READ = """
import sys
from auditor.document import Source
from auditor.readers import read
read(Source("x", sys.argv[1], sys.argv[2]))
print(*(name for name in ("pyromark", "turbohtml") if name in sys.modules))
"""


@pytest.mark.parametrize(
    ("content", "media", "expected"),
    [
        ("a <b>b</b>", "text/plain", ""),
        ('A <b>b</b>, <span class="c">d</span> and <a href="/e">f</a>.<br />', "text/markdown", "pyromark"),
        ("<p>a", "text/html", "turbohtml"),
    ],
)
def test_parsers_are_imported_where_they_are_needed(content: str, media: str, expected: str) -> None:
    done = subprocess.run([sys.executable, "-c", READ, content, media], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == expected


LOAD = """
import sys
from auditor.facts.load import parse_facts
parse_facts(sys.argv[1])
print(*(name for name in ("yaml",) if name in sys.modules))
"""


@pytest.mark.parametrize(("content", "expected"), [('{"version": 1}', ""), ("version: 1", "yaml")])
def test_fact_files_of_json_need_no_parser_of_yaml(content: str, expected: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOAD, content], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == expected
