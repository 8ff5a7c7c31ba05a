# make demo: set up and audit samples/; make test: set up and run every check.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test setup clean golden performance

demo: .venv/program
	@$(BIN)/auditor check samples --facts samples/stations.facts.yaml --fail-on never

test: .venv/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

# Write the expected reports of samples/, docs/rules.md and docs/properties.md anew, to be read before they are committed.
golden: .venv/developer
	$(BIN)/python -m tests.golden

# Measure anew what docs/performance.md says.
performance: .venv/developer
	$(BIN)/python -m tests.performance

setup: .venv/developer

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Auditor needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

.venv/program: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable .
	@$(BIN)/python -m compileall -q auditor # an editable install leaves it to the first start, which may not write
	@touch $@

.venv/developer: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable '.[dev]'
	@$(BIN)/python -m compileall -q auditor
	@touch .venv/program $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .hypothesis
