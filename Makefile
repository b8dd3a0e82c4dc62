# Two commands do all set-up on a fresh machine with Python 3.11+, git and make:
#   make demo    reads the demonstration case and prints the comparison
#   make test    installs the tools for development and passes the tests
PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin

.PHONY: demo test check format lock schema clean

demo: $(ENV)/.runtime
	$(BIN)/rashomon demo

test: $(ENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Rashomon needs Python 3.11 or newer; name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 2; }
	@$(PYTHON) -m venv $(ENV) || \
	  { echo "This Python cannot make environments; on Debian: apt-get install python3-venv, then run make again."; exit 2; }

$(ENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(ENV)/.dev: requirements-dev.lock $(ENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The lock files carry versions and hashes only, so they hold for any mirror of the package index.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet -o requirements-dev.lock

schema: $(ENV)/.runtime
	$(BIN)/rashomon schema > docs/schema.json

format: $(ENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(ENV)
