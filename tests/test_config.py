"""Settings: found, applied, and refused with their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.config import Config, ConfigError, find, read
from tests.command import run
from tests.packs import BUILT_IN

DRAFT = "As an AI language model, I cannot say.\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_the_nearest_settings_hold(tmp_path: Path) -> None:
    write(tmp_path, ".git/HEAD", "")
    write(tmp_path, "auditor.yaml", "ignore: [ads]\n")
    write(tmp_path, "site/pyproject.toml", '[tool.auditor]\nignore = ["ai"]\nfail-on = "error"\n')
    write(tmp_path, "site/deep/a.md", "")
    assert find(tmp_path).config == Config(ignore=("ads",))
    assert find(tmp_path / "site" / "deep").config == Config(ignore=("ai",), fail_on="error")


def test_a_repository_ends_the_search(tmp_path: Path) -> None:
    write(tmp_path, "auditor.yaml", "ignore: [ads]\n")
    write(tmp_path, "repo/.git/HEAD", "")
    assert find(tmp_path / "repo").config == Config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ignor: [ads]\n", "auditor.yaml:1:1: unknown key 'ignor' (did you mean 'ignore'?)"),
        ("fail_on: sometimes\n", "auditor.yaml:1:10: Invalid enum value 'sometimes'"),
        ("overrides:\n  - paths: [a]\n", "auditor.yaml:2:5: missing key 'ignore'"),
        ("- a\n", "auditor.yaml:1:1: Expected 'object', got 'array'"),
        ("ignore: [ads]\nignore: [ai]\n", "auditor.yaml:2:1: the key 'ignore' stands here a second time"),
    ],
)
def test_a_mistake_has_its_place(tmp_path: Path, text: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as caught:
        read(write(tmp_path, "auditor.yaml", text))
    assert str(caught.value) == message


@pytest.mark.parametrize("line", ['ignor = ["ads"]', "fail_on = 3", "ignore = ["])
def test_a_mistake_in_pyproject_is_told(tmp_path: Path, line: str) -> None:
    write(tmp_path, "pyproject.toml", f"[tool.auditor]\n{line}\n")
    with pytest.raises(ConfigError, match=r"pyproject.toml: "):
        find(tmp_path)


def test_a_rule_is_changed(tmp_path: Path) -> None:
    settings = read(write(tmp_path, "auditor.yaml", "rules:\n  ai.self_reference: {severity: info}\n"))
    (rule,) = settings.apply(BUILT_IN).find("ai.self_reference")
    assert rule.severity == "info"


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("{ai.self_reference: {severity: loud}}", "Invalid enum value 'loud'"),
        ("{ai.self_reference: {kind: pattern}}", "'kind' of ai.self_reference cannot be changed here"),
        ("{ai.self_reference: {colour: red}}", "unknown field 'colour'"),
    ],
)
def test_a_wrong_change_is_refused(tmp_path: Path, rules: str, message: str) -> None:
    settings = read(write(tmp_path, "auditor.yaml", f"rules: {rules}\n"))
    with pytest.raises(ConfigError, match=message):
        settings.apply(BUILT_IN)


def test_the_command_line_follows_the_settings(tmp_path: Path) -> None:
    write(tmp_path, ".git/HEAD", "")
    write(tmp_path, "a.md", DRAFT)
    write(tmp_path, "old/b.md", DRAFT)
    write(tmp_path, "skip/c.md", DRAFT)
    write(tmp_path, "auditor.yaml", "exclude: [skip/]\noverrides:\n  - {paths: [old/], ignore: [ai]}\n")
    done = run(["check", ".", "-q"], tmp_path)
    assert (done.code, done.out.count("ai.self_reference")) == (1, 1)
    assert run(["check", ".", "-q", "--no-config"], tmp_path).out.count("ai.self_reference") == 3
    write(tmp_path, "other.yaml", "fail_on: never\n")
    assert run(["check", "a.md", "--config", "other.yaml"], tmp_path).code == 0
    write(tmp_path, "auditor.yaml", "selekt: [ai]\n")
    wrong = run(["check", "a.md"], tmp_path)
    assert (wrong.code, wrong.err) == (
        2,
        "auditor: error: auditor.yaml:1:1: unknown key 'selekt' (did you mean 'select'?)\n",
    )


def test_the_schema_is_printed(tmp_path: Path) -> None:
    schema = json.loads(run(["config", "schema"], tmp_path).out)
    assert "fail_on" in schema["$defs"]["Config"]["properties"]
    shown = run(["config", "show"], tmp_path)
    assert "fail_on: warning" in shown.out
