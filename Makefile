# Set-up, start and checks. `make run` asks for nothing else on a machine with Python 3.11 and pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHOLE := $(VENV)/.installed
WITHOUT_TORCH := $(VENV)/.installed-light
LOG := $(VENV)/install.log

# LIGHT=1 leaves out PyTorch, sentence-transformers and what only tests need; what was chosen at first stays.
LIGHT ?= $(if $(wildcard $(WHOLE)),0,$(if $(wildcard $(WITHOUT_TORCH)),1,0))

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench quality weights talk replies lock clean whole

help: ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/'

setup: $(if $(filter 1,$(LIGHT)),$(WITHOUT_TORCH),$(WHOLE)) ## virtual environment and locked packages; LIGHT=1: without PyTorch
	@echo "==> ready: $(BIN)/thidua"

whole: $(WHOLE)

$(WHOLE): requirements.lock
$(WITHOUT_TORCH): requirements-light.lock
# A small disk keeps nothing twice.
$(WITHOUT_TORCH): export PIP_NO_CACHE_DIR = 1
$(WHOLE) $(WITHOUT_TORCH): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "error: $(PYTHON) is missing or older than 3.11; install it, or name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "error: $(PYTHON) has no venv module; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "==> virtual environment in $(VENV)"
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) \
		|| { echo "error: $(VENV) could not be made" >&2; exit 1; }
	@echo "==> packages of $(filter %.lock,$^) (the first time takes some minutes; details in $(LOG))"
	@$(BIN)/python scripts/install.py $(filter %.lock,$^) >$(LOG) 2>&1 \
		|| { echo "error: the packages could not be installed, see $(LOG): $$(grep '^ERROR' $(LOG) | tail -n 1)" >&2; exit 1; }
	@touch $@

run: setup ## set-up, the sample plans at the first start, then the Telegram bot or a terminal chat
	@if [ "$$($(BIN)/thidua plans --json)" = "[]" ]; then \
		echo "==> first plans"; \
		$(BIN)/thidua ingest --yes || echo "==> going on without what could not be read"; \
	fi
	@if $(BIN)/python -c 'import sys; from pathlib import Path; from bot.settings import environment; \
			sys.exit(not environment(Path.cwd()).get("TELEGRAM_BOT_TOKEN", "").strip())'; then \
		echo "==> Telegram bot"; exec $(BIN)/thidua bot; \
	else \
		echo "==> no TELEGRAM_BOT_TOKEN in .env: a chat here on the terminal"; exec $(BIN)/thidua chat; \
	fi

test: whole ## the whole test suite
	@echo "==> tests"
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: whole ## style, types and the arrow bot -> ingest -> knowledge
	@echo "==> ruff"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@echo "==> mypy"
	@$(BIN)/mypy
	@echo "==> import contract"
	@$(BIN)/lint-imports

bench: whole ## figures that are measured, not asserted; BASE=COMMIT: another build beside this one
	@echo "==> benchmarks"
	@for file in tests/benchmarks/[a-z]*.py; do \
		name=$$(basename $$file .py); echo "==> $$name"; $(BIN)/python -m tests.benchmarks.$$name || echo "    not measured"; \
	done

replies: $(WHOLE) ## which recorded replies of a language model are stale, and the requests to be answered anew
	@$(BIN)/python -m tests.replies

weights: whole ## fit the weights of the choice from the golden questions (minutes), and those of each left-out set
	@echo "==> weights"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[weights]'
	@$(BIN)/python -m scripts.fit_choice

talk: whole ## fit the weights that tell talk from questions
	@echo "==> talk"
	@$(BIN)/python -m scripts.fit_talk

quality: whole ## how well questions are answered, written to docs/quality.md
	@echo "==> quality"
	@$(BIN)/python -m tests.benchmarks.quality --write

lock: ## resolve the newest packages that pyproject.toml allows into requirements.lock
	@echo "==> resolving in build/lock"
	@rm -rf build/lock && $(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip install -q --disable-pip-version-check setuptools -e '.[dev]'
	@{ sed -n '/^#/p' requirements.lock; \
		build/lock/bin/python -m pip freeze --all --exclude-editable | grep -v '^pip==' | sed 's/+.*//'; } >build/requirements.lock
	@mv build/requirements.lock requirements.lock
	@build/lock/bin/python -m scripts.light_lock >build/requirements-light.lock
	@mv build/requirements-light.lock requirements-light.lock

clean: ## remove the virtual environment and caches (plans and data stay)
	@rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache *.egg-info
