# Everything a person or a machine does with this checkout. `make run` and `make test` set up all they need.

PYTHON ?= python3
# relative, so that a folder whose name has a space is no trouble
BIN := .venv/bin

.PHONY: run test check faults soak format screenshots bench clean

run: .venv/installed
	$(BIN)/python -m termnews

test: check faults

check: .venv/installed-dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -n auto --ignore=tests/faults

# every fault of tests/faults/matrix.py, on the real program; the slow ones are in `make soak`
faults: .venv/installed-dev
	$(BIN)/python -m pytest -n auto -m "not soak" tests/faults

soak: .venv/installed-dev
	$(BIN)/python -m pytest -n 0 -m soak tests/faults

format: .venv/installed-dev
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

screenshots: .venv/installed-dev
	$(BIN)/python screenshots/make.py

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.headlines
	$(BIN)/python -m benchmarks.related
	$(BIN)/python -m benchmarks.refresh

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "termnews needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "Python's venv module is missing; on Debian: sudo apt-get install python3-venv"; exit 1; }

.venv/installed: .venv/bin/python pyproject.toml
	@echo "Setting up, once: this takes a moment."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: .venv/bin/python pyproject.toml
	@echo "Setting up the tools, once: this takes a moment."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch .venv/installed $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
