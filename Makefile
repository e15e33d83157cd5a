# make run | test | check | bench | package | screenshots | translations | lock | clean | help
#
# Each target sets up what it needs by itself (packaging/setup.sh); nothing has to be
# installed first but Python 3.11 or newer and pip.

PYTHON ?= python3
VENV   := .venv/bin
export PYTHON

# make run ARGS="--data-dir /tmp/trial"; make test ARGS="tests/unit -k journal"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: run test check bench package screenshots translations lock clean help

run: ## start Rivulet
	@packaging/run.sh $(ARGS)

test: ## run every test, on an X display of their own
	@packaging/setup.sh test
	-@packaging/peers.sh
	@packaging/with-display.sh $(VENV)/python -m pytest $(ARGS)

check: ## lint, formatting, types, import contracts
	@packaging/setup.sh run
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports

bench: ## measure; prints a table of ratios
	@packaging/setup.sh test
	@packaging/with-display.sh $(VENV)/python -m tests.benchmarks $(ARGS)

package: ## build dist/rivulet/ and its archive
	@packaging/setup.sh package
	@packaging/build.sh

screenshots: ## draw the pictures of the README
	@packaging/setup.sh test
	@packaging/with-display.sh $(VENV)/python packaging/screenshots.py $(ARGS)

translations: ## bring resources/translations up to date with the texts in the code
	@packaging/setup.sh run
	@packaging/translations.sh

lock: ## resolve pyproject.toml into requirements.lock
	@packaging/setup.sh run
	@packaging/lock.sh

clean: ## remove everything that was built or installed here
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14
