"""The GitHub action and the GitLab component: their schemas, and their scripts run as a runner runs them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.forms import commands

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
COMPONENT = (ROOT / "templates" / "auditor.yml").read_text()
HOSTILE = "$(touch taken);`touch taken`\"'; touch taken #"
needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="no bash here, which runners have")


def wrong_in(document: object, name: str) -> list[str]:
    schema = json.loads((files("check_jsonschema") / "builtin_schemas" / "vendor" / name).read_text(encoding="utf8"))
    return [f"{wrong.json_path}: {wrong.message}" for wrong in Draft7Validator(schema).iter_errors(document)]


def test_the_action_keeps_its_schema() -> None:
    assert wrong_in(ACTION, "github-actions.json") == []
    assert wrong_in({**ACTION, "runs": {"using": "composite", "steps": [{"run": "true"}]}}, "github-actions.json")


def test_inputs_of_the_action_reach_scripts_as_variables_only() -> None:
    used: set[str] = set()
    for step in STEPS:
        assert "${{" not in step["run"]
        for value in step["env"].values():
            used |= set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", value))
    assert used == set(ACTION["inputs"])


def act(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the checking step in `folder` with these inputs, beside a venv whose Python is ours."""
    temp = folder.parent / "temp"
    (temp / "auditor" / "bin").mkdir(parents=True, exist_ok=True)
    python = temp / "auditor" / "bin" / "python"
    if not python.exists():
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o755)
    check = STEPS[-1]
    values = {key.replace("_", "-"): value for key, value in inputs.items()}
    defaults = {key: one["default"] for key, one in ACTION["inputs"].items()}
    given = defaults | values
    step = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda one: given[one[1]], value)
        for name, value in check["env"].items()
    }
    environment = {
        **os.environ, **step, "RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
    }  # fmt: skip
    script = temp / "check.sh"
    script.write_text(check["run"])
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    return subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "a b.md").write_text("As an AI language model, I cannot say.\n")
    (folder / "c.md").write_text("The bridge opened in 1932.\n")
    return folder


@needs_bash
def test_the_action_annotates_and_sums_up(folder: Path) -> None:
    done = act(folder, sarif="out/a.sarif", html="out/a.html")
    assert done.returncode == 1, done.stderr
    (one,) = commands(done.stdout)
    assert (one.kind, one.properties["file"], one.properties["line"]) == ("error", "a b.md", "1")
    assert (folder.parent / "temp" / "output").read_text() == "exit-code=1\n"
    summary = (folder.parent / "temp" / "summary.md").read_text()
    assert "1 finding (1 error) in 1 of 2 documents" in summary
    assert "| 🔴 error | a b.md&#58;1&#58;1 |" in summary
    assert json.loads((folder / "out" / "a.sarif").read_text())["version"] == "2.1.0"
    assert (folder / "out" / "a.html").read_text().startswith("<!doctype html>")


@needs_bash
def test_the_action_takes_lines(folder: Path) -> None:
    done = act(folder, paths="a b.md\nc.md\n", args="--ignore=ai\n--no-cache\n", fail_on="info")
    assert done.returncode == 0, done.stderr
    assert "no findings in 2 documents" in done.stderr


@needs_bash
def test_the_action_runs_nothing_that_an_input_says(folder: Path) -> None:
    for name in ACTION["inputs"]:
        act(folder, **{name.replace("-", "_"): HOSTILE})
    assert not (folder / "taken").exists()
    assert act(folder, paths="--version").returncode == 2


def test_the_component_keeps_its_schema() -> None:
    header, body = yaml.safe_load_all(COMPONENT)
    assert wrong_in(header, "gitlab-ci.json") == []
    assert wrong_in(body, "gitlab-ci.json") == []
    assert wrong_in({"job": {"scripts": ["true"]}}, "gitlab-ci.json")
    used = set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", COMPONENT))
    assert used == set(header["spec"]["inputs"])


def job(**inputs: str) -> dict[str, Any]:
    """The job as GitLab makes it: inputs are put into the text of the template."""
    header, text = COMPONENT.split("\n---\n")
    spec = yaml.safe_load(header)["spec"]["inputs"]
    values = {key: one.get("default", "") for key, one in spec.items()} | inputs
    text = re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda one: values[one[1]], text)
    (made,) = yaml.safe_load(text).values()
    return dict(made)


def test_inputs_of_the_component_reach_scripts_as_variables_only() -> None:
    made = job()
    for line in (*made["before_script"], *made["script"]):
        assert "$[[" not in line
    (raw,) = list(yaml.safe_load_all(COMPONENT))[1].values()
    assert not any("$[[" in line for line in (*raw["before_script"], *raw["script"]))
    assert all(one["expand"] is False for one in made["variables"].values())


def run_job(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    made = job(**inputs)
    place = folder.parent / "bin"
    place.mkdir(exist_ok=True)
    python = place / "python3"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    variables = {name: one["value"] for name, one in made["variables"].items()}
    environment = {**os.environ, **variables, "PATH": f"{place}:{os.environ['PATH']}"}
    script = "set -e\n" + "\n".join(made["script"])
    return subprocess.run(
        ["sh", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(os.name != "posix", reason="the job runs in an image with a POSIX shell")
def test_the_job_writes_what_it_hands_on(folder: Path) -> None:
    done = run_job(folder, paths="a b.md,c.md", args="--no-cache,--ignore=boilerplate")
    assert done.returncode == 1, done.stderr
    made = job()
    (issue,) = json.loads((folder / made["artifacts"]["reports"]["codequality"]).read_text())
    assert issue["location"]["path"] == "a b.md"
    assert (folder / made["artifacts"]["paths"][0]).read_text().startswith("<!doctype html>")


@pytest.mark.skipif(os.name != "posix", reason="the job runs in an image with a POSIX shell")
def test_the_job_runs_nothing_that_an_input_says(folder: Path) -> None:
    for name in ("paths", "facts", "args"):
        done = run_job(folder, **{name: "$(touch taken);`touch taken`; touch taken #*"})
        assert done.returncode == 2, done.stderr
    assert not (folder / "taken").exists()
