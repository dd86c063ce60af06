# Everything from nothing but Python 3.11 or newer and make. Settings go on the command line:
#   make run PYTHON=python3.12 ARGS="--port 7861"      make test ARGS="-k dates"

PYTHON ?= python3
ARGS ?=
# An index with CPU-only builds of torch, where the configured one has only those with several gigabytes of CUDA libraries.
TORCH_INDEX ?=

BIN := .venv/bin
STAMP := .venv/.installed
# Both spellings: which of the two reaches the isolated build environment depends on pip's version.
PIP := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
	$(BIN)/python -m pip install --quiet

.DEFAULT_GOAL := help
.PHONY: help run test unit check format clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(STAMP) ## install what is missing, load the samples on the first start, start the page
	@$(BIN)/readouts serve $(ARGS)

test: $(STAMP) ## install what is missing, run the whole test suite
	@$(BIN)/python -m pytest $(ARGS)

unit: $(STAMP) ## run the quick tests: no embedding model, no server, not the whole corpus
	@$(BIN)/python -m pytest -m "not slow" $(ARGS)

check: $(STAMP) ## ruff, mypy --strict and the import contract
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports

format: $(STAMP) ## put the code into its standard form
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

clean: ## remove the environment and everything that tools have left behind; libraries stay
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'readouts needs Python 3.11 or newer; "$(PYTHON)" is' "$$($(PYTHON) --version 2>/dev/null || echo missing)." \
			'Name another: make $(MAKECMDGOALS) PYTHON=python3.12' >&2; exit 1; }
	@echo 'Installing into .venv: about 2 GB, two to five minutes, this once.'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --no-deps $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch
	@$(PIP) --editable '.[dev]'
	@touch $@
