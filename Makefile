# `make help` lists the commands. Everything runs in .venv; data of this computer lives in .local/.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
export LOCAL_MODE ?= 1

.DEFAULT_GOAL := help
.PHONY: help serve test check bench access format messages lock sbom clean

help: ## lists the commands
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

serve: .venv/runtime ## serves the site at http://localhost:8000 with the starter data
	@exec $(BIN)/python manage.py serve

test: .venv/dev ## runs every check and every test
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n 2

check: .venv/dev ## linters, types, import contracts, templates: no database, about 20 seconds
	@$(BIN)/python -m tests.house.checks

bench: .venv/dev ## measures the site and prints a table
	@$(BIN)/python -m tests.bench

access: .venv/dev ## looks at every template in 4 languages, 3 widths, 3 modes, and counts violations
	@$(BIN)/python -m tests.access $(LOOK)

format: .venv/dev ## formats code and templates
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix --quiet .
	@$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')

messages: .venv/dev ## collects the strings to translate (needs gettext)
	@$(BIN)/python manage.py makemessages --all --no-wrap --no-location --ignore .venv --ignore .local

lock: .venv/dev ## compiles the requirements files from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -o requirements.txt
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -c requirements.txt -o requirements-dev.txt

sbom: .venv/dev ## lists what the site installs, as CycloneDX, in .local/sbom.json
	@$(BIN)/python -m tests.house.dependencies --sbom

clean: ## removes .venv and the local database
	@rm -rf .venv .local

.venv/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed.") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: requirements.txt | .venv/pip
	@echo "Installing what the site needs …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt | .venv/pip
	@echo "Installing what the site and its tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/runtime
