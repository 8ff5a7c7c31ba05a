"""What a start leaves out: modules that a check of one article does not need."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.apps.cli import later

UNUSED = """
ast dis gettext inspect linecache locale msgspec.inspect textwrap tokenize typing_extensions urllib.parse
auditor.facts.dates auditor.facts.numbers auditor.workers <string>
""".split()

CHECK = """
import builtins, sys
compiled, real = [], compile
builtins.compile = lambda source, name, *rest, **more: compiled.append(name) or real(source, name, *rest, **more)
from auditor.apps.cli import main
try:
    main()
except SystemExit:
    pass
from auditor.apps.cli.later import _Later
print(*(name for name, module in sys.modules.items() if not isinstance(module, _Later)), *map(str, compiled))
"""

ASKED = """
from auditor.apps.cli.later import put_off
put_off()
import gettext, inspect, platform, sys, textwrap, turbohtml, typing, typing_extensions, urllib.parse
import datetime, msgspec, pathlib, pickle
assert pathlib.Path("/a b").as_uri() == "file:///a%20b"
day = datetime.date(2024, 12, 31)
assert pickle.loads(pickle.dumps(day)) == msgspec.json.decode(b'"2024-12-31"', type=datetime.date) == day
for text, value in (
    ("inspect.signature(put_off).parameters", {}),
    ("inspect.cleandoc('a\\\\n  b')", "a\\nb"),
    ("gettext.NullTranslations().gettext('a')", "a"),
    ("urllib.parse.urlsplit('//a/b').netloc", "a"),
    ("msgspec.inspect.type_info(int)", __import__("msgspec").inspect.IntType()),
    ("msgspec.json.schema(int)", {"type": "integer"}),
    ("datetime.datetime.strptime('2024', '%Y').year", 2024),
    ("datetime.sys", sys),
    ("platform.python_implementation()", sys.implementation.name.replace("cp", "CP")),
    ("textwrap.dedent('  a')", "a"),
    ("[token.tag for token in turbohtml.tokenize('<p>')]", ["p"]),
    ("'turbohtml._html' in sys.modules and 'turbohtml.build' not in sys.modules", True),
    ("hasattr(turbohtml, '__wrapped__')", False),
    ("turbohtml.Html.__name__", "Html"),
    ("turbohtml.parse('<p>a').find('p').text", "a"),
    ("typing.get_type_hints(type('A', (), {'__annotations__': {'a': 'int | None'}}))", {"a": int | None}),
    ("typing_extensions.NotRequired[int]", __import__("typing").NotRequired[int]),
    ("typing_extensions.Doc('a').documentation", "a"),
):
    assert eval(text) == value, text
from textwrap import *
assert shorten("a b c", 4, placeholder="") == "a b"
from auditor.apps.cli.later import _Later
print(*(name for name, module in sys.modules.items() if isinstance(module, _Later)))
"""


def ran(script: str, *arguments: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split()


def test_a_check_of_one_article_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text("# The bridge\n\nIt *opened* in the spring, and the council counted the cars.\n")
    for _ in range(2):  # they keep what every start after them need not do
        ran(CHECK, "check", "-q", "--no-cache", str(article))
    loaded = ran(CHECK, "check", "-q", "--no-cache", str(article))
    assert {"auditor.checks.phrase", "auditor.readers.markdown", "click", "msgspec"} <= set(loaded)
    assert [name for name in UNUSED if name in loaded] == []


def test_a_check_of_a_page_imports_the_tokenizer_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>The bridge</h1><p>It <em>opened</em> in the spring, and the council counted the cars.</p>")
    loaded = ran(CHECK, "check", "-q", "--no-cache", str(page))
    assert [name for name in loaded if name.startswith("turbohtml")] == ["turbohtml._html"]


def test_what_was_put_off_is_there_when_it_is_asked_for() -> None:
    assert ran(ASKED) == []


@given(st.one_of(st.text(), st.text(" \t\nab")))
def test_help_is_dedented_as_by_the_library(text: str) -> None:
    assert later._dedented(text) == inspect.cleandoc(text)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_counts_are_put_as_without_translations(number: int) -> None:
    import gettext

    assert later._counted("a page", "pages", number) == gettext.NullTranslations().ngettext("a page", "pages", number)
