"""Settings: found, applied, and refused with their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.config import Config, ConfigError
from auditor.settings import applied, find, read
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
        ("fail_on: sometimes\n", "auditor.yaml:1:10: unknown value 'sometimes'"),
        ("fail_on: errors\n", "auditor.yaml:1:10: unknown value 'errors' (did you mean 'error'?)"),
        ("overrides:\n  - paths: [a]\n", "auditor.yaml:2:5: an override needs 'ignore' or 'severity'"),
        (
            "overrides:\n  - {paths: [a], ignor: [ads]}\n",
            "auditor.yaml:2:18: unknown key 'ignor' (did you mean 'ignore'?)",
        ),
        ("severity: {ads: eror}\n", "auditor.yaml:1:17: unknown value 'eror' (did you mean 'error'?)"),
        ("packs: [package:no_such_house/a.yaml]\n", "auditor.yaml:1:9: there is no installed package 'no_such_house'"),
        ("extends: [none.yaml]\n", "auditor.yaml:1:11: there is no file none.yaml"),
        ("facts:\n  - none.yaml\n", "auditor.yaml:2:5: there is no file none.yaml"),
        ("packs: [rules/none.yaml]\n", "auditor.yaml:1:9: there is no file rules/none.yaml"),
        ("extends: [.]\n", "auditor.yaml:1:11: '.' extends this file in turn"),
        ("- a\n", "auditor.yaml:1:1: a mapping (`key: value`) is wanted here, not a list"),
        ("ignore: [ads]\nignore: [ai]\n", "auditor.yaml:2:1: the key 'ignore' stands here a second time"),
    ],
)
def test_a_mistake_has_its_place(tmp_path: Path, text: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as caught:
        read(write(tmp_path, "auditor.yaml", text))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('ignor = ["ads"]', "4:1: unknown key 'ignor' (did you mean 'ignore'?)"),
        ("fail-on = 3", "4:1: text is wanted here, not '3'"),
        ('ignore = ["ads", 3]', "4:1: text is wanted here, not '3'"),
        ("ignore = [", "5:2: not TOML: Invalid value"),
        ('[tool.auditor.severity]\nads = "eror"', "5:1: unknown value 'eror' (did you mean 'error'?)"),
        (
            '[[tool.auditor.overrides]]\npaths = ["a"]\nignore = ["ai"]\n[[tool.auditor.overrides]]\npath = ["b"]',
            "8:1: unknown key 'path' (did you mean 'paths'?)",
        ),
        ('overrides = [\n  {paths = ["a"], ignor = ["ads"]},\n]', "5:19: unknown key 'ignor' (did you mean 'ignore'?)"),
        ('ignore = [\n  "ads",\n  "aads",\n]', "6:4: there is no rule 'aads' (did you mean 'ads'?)"),
    ],
)
def test_a_mistake_in_pyproject_has_its_place(
    tmp_path: Path, lines: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "pyproject.toml", f'[project]\nname = "ignor"\n[tool.auditor]\n{lines}\n[tool.other]\nignor = 1\n')
    with pytest.raises(ConfigError) as caught:
        applied(find(tmp_path), BUILT_IN)
    assert str(caught.value).startswith(f"pyproject.toml:{message}")


def test_a_rule_is_changed(tmp_path: Path) -> None:
    settings = read(write(tmp_path, "auditor.yaml", "rules:\n  ai.self_reference: {severity: info}\n"))
    (rule,) = applied(settings, BUILT_IN).find("ai.self_reference")
    assert rule.severity == "info"


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            "rules: {ai.self_reference: {severity: loud}}",
            "1:39: unknown value 'loud' (one of error, info, warning)",
        ),
        ("rules: {ai.self_reference: {kind: pattern}}", "1:29: 'kind' of ai.self_reference cannot be changed here"),
        ("rules: {ai.self_reference: {sevrity: info}}", "1:29: unknown key 'sevrity' (did you mean 'severity'?)"),
        ("rules: {ai.self_referense: {severity: info}}", "1:9: there is no rule 'ai.self_referense' (did you mean"),
        ("severity:\n  ai.style_density: error", "2:21: a rule of density only informs"),
        ("severity:\n  adds: info", "2:3: there is no rule 'adds' (did you mean 'ads'?)"),
        ("select: [ai]\nignore: [ads, adds]", "2:15: there is no rule 'adds'"),
        ("overrides:\n- paths: [a]\n  ignore: [adds]", "3:12: there is no rule 'adds'"),
        ("overrides:\n- paths: [a]\n  severity: {adds: info}", "3:14: there is no rule 'adds'"),
    ],
)
def test_a_wrong_change_has_its_place(
    tmp_path: Path, rules: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = read(write(tmp_path, "auditor.yaml", f"{rules}\n"))
    with pytest.raises(ConfigError) as caught:
        applied(settings, BUILT_IN)
    assert str(caught.value).startswith(f"auditor.yaml:{message}")


def test_of_severities_the_nearest_holds(tmp_path: Path) -> None:
    text = "severity: {ai.self: error, ai: info, ads: info}\nrules: {ads.link_box: {severity: error}}\n"
    rules = applied(read(write(tmp_path, "auditor.yaml", text)), BUILT_IN)
    levels = {rule.id: rule.severity for rule in rules.rules}
    assert (levels["ai.self_reference"], levels["ai.markup"]) == ("error", "info")
    assert (levels["ads.link_box"], levels["ads.offer"]) == ("error", "info")


def test_severities_of_some_files(tmp_path: Path) -> None:
    write(tmp_path, "a.md", DRAFT)
    write(tmp_path, "old/b.md", DRAFT)
    write(tmp_path, "auditor.yaml", "overrides:\n  - {paths: [old/], severity: {ai: info, ai.markup: error}}\n")
    done = run(["check", "."], tmp_path)
    assert (done.code, "b.md:1:1: info ai.self_reference" in done.out) == (1, True)
    assert run(["check", "old"], tmp_path).code == 0


def test_what_is_ignored_for_a_file_is_not_mended_in_it(tmp_path: Path) -> None:
    marked = "It opened in 1932 contentReference[oaicite:3]{index=3} and is open.\n"
    write(tmp_path, "old/b.md", marked)
    write(tmp_path, "auditor.yaml", "overrides:\n  - {paths: [old/], ignore: [ai.markup]}\n")
    assert run(["check", "old", "--fix"], tmp_path).code == 0
    assert (tmp_path / "old/b.md").read_text() == marked


PACK = """\
about: For a test.
rules:
  shout:
    kind: phrase
    severity: error
    message: "loud: {match}"
    why: Because it is loud and we are quiet people.
    phrases: [hear ye]
    examples: {bad: ["[[Hear ye]], people."], good: ["Hear me out."]}
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with settings and packs, whose code must not run."""
    folder = tmp_path / "installed" / "house_style"
    write(folder, "__init__.py", "raise SystemExit('the package was run')\n")
    write(
        folder, "auditor.yaml", "packs: [rules]\nignore: [superlatives.puffery]\nfail_on: error\nexclude: [drafts/]\n"
    )
    write(folder, "strict/auditor.yaml", "extends: [..]\nfail_on: info\nseverity: {town: info}\n")
    write(folder, "rules/town.yaml", PACK)
    monkeypatch.syspath_prepend(str(folder.parent))
    site = tmp_path / "site"
    write(site, "a.md", "Hear ye, people.\n")
    write(site, "drafts/b.md", "Hear ye, people.\n")
    return site


def test_settings_and_packs_of_an_installed_package(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(house, "auditor.yaml", "extends: [package:house_style]\nignore: [superlatives.weasel]\n")
    done = run(["check", "."], house)
    assert (done.code, done.out.count("town.shout")) == (1, 1)
    monkeypatch.chdir(house)
    config = find(house).config
    assert config.ignore == ("superlatives.puffery", "superlatives.weasel")
    assert config.fail_on == "error"
    write(house, "auditor.yaml", "extends: [package:house_style/strict]\nfail_on: warning\nseverity: {ai: error}\n")
    assert find(house).config.severity == {"town": "info", "ai": "error"}
    assert run(["check", "."], house).code == 0
    write(house, "auditor.yaml", "packs: [package:house_style/rules]\n")
    assert run(["check", "a.md"], house).code == 1
    assert run(["check", "a.md", "--no-config", "--rules", "package:house_style/rules"], house).code == 1
    assert run(["check", "a.md", "--no-config", "--rules", "../installed/house_style/rules"], house).code == 1


def test_a_mistake_in_shared_settings_is_told_there(house: Path) -> None:
    write(house.parent, "installed/house_style/auditor.yaml", "ignore: [adds]\n")
    write(house, "auditor.yaml", "extends: [package:house_style]\n")
    done = run(["check", "a.md"], house)
    assert done.code == 2
    assert "installed/house_style/auditor.yaml:1:10: there is no rule 'adds'" in done.err


def test_settings_that_extend_each_other_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "auditor.yaml", "extends: [b.yaml]\n")
    write(tmp_path, "b.yaml", "extends: [auditor.yaml]\n")
    with pytest.raises(ConfigError, match=r"b.yaml:1:11: 'auditor.yaml' extends this file in turn"):
        find(tmp_path)


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


def test_the_settings_of_the_readme_hold(house: Path) -> None:
    text = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf8")
    settings = text.partition("### Settings\n")[2].partition("```yaml\n")[2].partition("```")[0]
    write(house, "auditor.yaml", settings)
    write(house, "rules/house.yaml", PACK.replace("hear ye", "oyez").replace("Hear ye", "Oyez"))
    write(house, "facts.yaml", "version: 1\n")
    done = run(["check", "a.md"], house)
    assert (done.code, done.err.startswith("2 findings (1 error, 1 warning)")) == (1, True), done.err
