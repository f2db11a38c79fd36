# Everything a person or a machine does with this checkout. `make run` and `make test` set up all they need.

PYTHON ?= python3
# relative, so that a folder whose name has a space is no trouble
BIN := .venv/bin

# two for each core: tests that wait for servers, programs and threads leave theirs to others
WORKERS = $$($(BIN)/python -c 'import os; print(2 * (os.cpu_count() or 1))')

# what the versions of other packages may break, without what takes long: in CI this has a minute
LOWEST_TESTS := $(addprefix tests/,cli config extract/test_read_page.py fetch library sources) \
	$(addprefix tests/tui/,article/page/test_code_colours.py startup article/test_following_links.py dialogs/test_palette.py look/test_themes.py test_textual_internals.py)

.PHONY: run test check coverage faults soak lowest format screenshots bench clean

run: .venv/installed
	$(BIN)/python -m termnews

test: check faults

check: .venv/installed-dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -n $(WORKERS) --ignore=tests/faults

# which lines and branches the tests of `make check` run, those of the programs they start too: .coverage, and a table
coverage: .venv/installed-dev
	rm -f .coverage .coverage.*
	$(BIN)/python -m coverage run -m pytest -n $(WORKERS) --ignore=tests/faults
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

# every fault of tests/faults/matrix.py, on the real program; the slow ones are in `make soak`
faults: .venv/installed-dev
	$(BIN)/python -m pytest -n $(WORKERS) -m "not soak" tests/faults

# new examples each time, those of a seed with SEED=1, for about a minute of computing
fuzz: .venv/installed-dev
	TERMNEWS_FUZZ=9000 $(BIN)/python -m pytest -n auto $(if $(SEED),--hypothesis-seed=$(SEED)) tests/faults/test_fuzz.py

soak: .venv/installed-dev
	$(BIN)/python -m pytest -n 0 -m soak tests/faults

# the lowest versions of all packages that pyproject.toml allows, in an environment of their own
lowest: .venv-lowest/installed
	.venv-lowest/bin/python -m pytest -n auto -p no:cacheprovider $(LOWEST_TESTS)

format: .venv/installed-dev
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

screenshots: .venv/installed-dev
	$(BIN)/python screenshots/make.py

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.commands
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.headlines
	$(BIN)/python -m benchmarks.keys
	$(BIN)/python -m benchmarks.bytes
	$(BIN)/python -m benchmarks.parse
	$(BIN)/python -m benchmarks.letters
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

.venv-lowest/installed: .venv/bin/python pyproject.toml .ci/lowest.py
	@echo "Setting up the lowest versions, once: this takes a moment."
	@$(BIN)/python -m venv --clear .venv-lowest
	@$(BIN)/python .ci/lowest.py > .venv-lowest/versions.txt
	@PIP_CONSTRAINT=.venv-lowest/versions.txt .venv-lowest/bin/python -m pip install --quiet \
		--disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .coverage .coverage.* .venv .venv-lowest .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
