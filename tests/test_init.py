"""`auditor init`: what it writes fits the repository, works, and never takes the place of what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.pack import load_packs
from auditor.settings import applied, read
from tests.command import run

DRAFT = "As an AI language model, I cannot say.\n"
FACTS = "version: 1\n"
KINDS = {
    "Hugo": ("hugo.toml", "content/a.md", ["public/a.html", "themes/x/a.md", "layouts/a.html"]),
    "Jekyll": ("_config.yml", "_posts/2024-05-01-a.md", ["_site/a.html", "_layouts/a.html", "_includes/a.html"]),
    "MkDocs": ("mkdocs.yml", "docs/a.md", ["site/a.html"]),
    "Docusaurus": ("docusaurus.config.ts", "blog/a.mdx", ["build/a.html"]),
}


def write(folder: Path, *names: str, text: str = DRAFT) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


@pytest.mark.parametrize("kind", KINDS)
def test_a_known_site(kind: str, tmp_path: Path) -> None:
    mark, article, others = KINDS[kind]
    write(tmp_path, mark, article, *others)
    done = run(["init"], tmp_path)
    assert (done.code, done.out.splitlines()[0]) == (0, f"auditor.yaml: settings for a {kind} site")
    assert f"next: auditor check {article.partition('/')[0]}" in done.out
    done = run(["check", "."], tmp_path)
    assert (done.code, re.findall(r"^\S+: error", done.out, re.MULTILINE)) == (1, [f"{article}:1:1: error"])


def test_a_plain_folder_and_its_facts(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    write(tmp_path, "town.facts.yaml", "facts.yaml", text=FACTS)
    assert run(["init"], tmp_path).out.startswith("auditor.yaml: settings for a folder of articles\n")
    assert read(tmp_path / "auditor.yaml").config.facts
    assert run(["check", "."], tmp_path).code == 1


def test_another_folder(tmp_path: Path) -> None:
    write(tmp_path, "site/mkdocs.yml", "site/docs/a.md")
    assert "next: auditor check site/docs" in run(["init", "site"], tmp_path).out
    assert run(["init", "none"], tmp_path).code == 2


def test_what_is_there_stays(tmp_path: Path) -> None:
    write(tmp_path, "auditor.yaml", text="ignore: [ads]\n")
    done = run(["init"], tmp_path)
    assert (done.code, done.err) == (
        2,
        "auditor: error: auditor.yaml: the settings are there already (nothing was changed)\n",
    )
    assert (tmp_path / "auditor.yaml").read_text() == "ignore: [ads]\n"
    (tmp_path / "auditor.yaml").unlink()
    write(tmp_path, "pyproject.toml", text='[tool.auditor]\nignore = ["ads"]\n')
    assert run(["init"], tmp_path).code == 2
    assert not (tmp_path / "auditor.yaml").exists()


@pytest.mark.parametrize("kind", [*KINDS, "plain"])
def test_every_comment_is_a_setting_that_works(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader takes away a `# ` and has settings that hold: so all of them are tried at once."""
    monkeypatch.chdir(tmp_path)
    if kind in KINDS:
        write(tmp_path, KINDS[kind][0])
    run(["init"], tmp_path)
    path = tmp_path / "auditor.yaml"
    text = re.sub(r"^# (?=[a-z_]+:|  )", "", path.read_text(), flags=re.MULTILINE)
    text = text.replace("package:house_style", "house.yaml")
    path.write_text(re.sub(r"^#(?=   )", "", text, flags=re.MULTILINE))
    write(tmp_path, "house.yaml", text="ignore: [ads]\n")
    write(tmp_path, "rules/house.yaml", "facts.yaml")
    config = read(path).config
    assert (config.packs, config.ignore) == (("rules/house.yaml",), ("ads", "superlatives.puffery"))
    assert config.overrides
    assert config.rules
    assert config.severity
    assert applied(read(path), load_packs()).rules
