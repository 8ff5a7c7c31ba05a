"""The hooks as a repository uses them: pre-commit builds the program, and a commit is refused."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from tests.repository import Repository

ROOT = Path(__file__).parent.parent
PARTS = ("auditor", "rules", ".pre-commit-hooks.yaml", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
DRAFT = "# The bridge\n\nAs an AI language model, I cannot say when it opened.\n"
MARKED = "It opened in 1932 contentReference[oaicite:3]{index=3} and is open.\n"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository of hooks, as OWNER would keep it."""
    made = Repository(tmp_path_factory.mktemp("hooks"))
    for part in PARTS:
        source, target = ROOT / part, made.folder / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    made.commit()
    made.git("tag", "v0.1.0")
    return made


@pytest.fixture
def articles(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository of articles with a home of its own for pre-commit, kept between the tests of this file."""
    made = Repository(tmp_path / "articles")
    made.environment["PRE_COMMIT_HOME"] = str(tmp_path_factory.getbasetemp() / "pre-commit")
    return made


def readme_section() -> str:
    """The README's section on pre-commit."""
    text = (ROOT / "README.md").read_text(encoding="utf8")
    return text.partition("### In pre-commit\n")[2].partition("\n### ")[0]


def blocks(language: str) -> list[str]:
    """Code blocks of the section."""
    return re.findall(rf"^```{language}\n(.*?)^```", readme_section(), re.DOTALL | re.MULTILINE)


def test_the_readme_section_runs_as_written(hooks: Repository, articles: Repository) -> None:
    """From `git init` to a refused commit, a mended one, and one that passes: the commands and files of the README."""
    (commands,) = blocks("console")
    (settings,) = blocks("yaml")
    assert "https://github.com/OWNER/auditor" in settings
    articles.write(".pre-commit-config.yaml", settings.replace("https://github.com/OWNER/auditor", address(hooks)))
    shutil.rmtree(articles.folder / ".git")
    articles.environment["PATH"] = f"{Path(sys.executable).parent}:{articles.environment['PATH']}"
    done = articles.run("bash", "-ec", commands.replace("pip install pre-commit", "true"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "draft.md:1:1: error ai.self_reference" in done.stdout + done.stderr
    assert articles.run("git", "rev-parse", "HEAD").returncode != 0

    articles.write("draft.md", "The bridge opened in 1932.\n")
    articles.commit("Say when it opened")

    articles.write("draft.md", MARKED)
    articles.git("add", "--all")
    refused = articles.run("git", "commit", "--message", "Mend")
    assert refused.returncode == 1
    assert "files were modified by this hook" in refused.stdout + refused.stderr
    assert (articles.folder / "draft.md").read_text() == "It opened in 1932 and is open.\n"

    articles.write("facts.yaml", "version: 1\nentitties: {}\n")
    articles.git("add", "--all")
    refused = articles.run("git", "commit", "--message", "Add facts")
    assert refused.returncode == 1
    assert "facts.yaml:2:1: error: unknown key 'entitties'" in refused.stdout + refused.stderr


def test_the_hooks_can_be_tried(hooks: Repository, articles: Repository) -> None:
    articles.write("draft.md", DRAFT)
    articles.write("photo.svg", "<svg/>")
    articles.commit()
    tried = articles.run(*PRE_COMMIT, "try-repo", address(hooks), "auditor", "--ref", "v0.1.0", "--all-files")
    assert tried.returncode == 1
    assert "draft.md:3:1: error ai.self_reference" in tried.stdout
    assert "svg" not in tried.stdout


def test_the_hooks_keep_options_apart_from_commands() -> None:
    """What a user gives as `args` replaces a hook's own: so the command stands in `entry`."""
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
        assert "args" not in hook
        assert hook["entry"].startswith("auditor ")
        assert hook["language"] == "python"
        assert hook["require_serial"] is True


def address(hooks: Repository) -> str:
    return f"file://{hooks.folder}"
