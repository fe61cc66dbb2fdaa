# The commands of the house. `make` alone tells what there is.
.DEFAULT_GOAL := help
.PHONY: help setup setup-tests run demo test oracle pictures messages lint bench ci lock
.DELETE_ON_ERROR:

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
export CHROMIUM SOFFICE PYTHON

help: ## tell what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/ready-to-run node_modules/.ready .venv/languages ## install what the server needs, into .venv and node_modules

run: setup ## start the server (ARGS="--port 8081" for other settings)
	@exec $(BIN)/python run.py $(ARGS)

demo: setup ## start a made-up municipality in mid-session, with simulated people
	@exec $(BIN)/python -m facilitator demo $(ARGS)

test: setup-tests ## install all that tests need, browser included, and run every test (ARGS="tests/domain")
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

oracle: .venv-oracle/ready ## compare our voting rules with those of others, in an environment of its own
	@ORACLE=1 .venv-oracle/bin/python -m pytest tests/oracle --confcutdir=tests/oracle -W default $(ARGS)

pictures: setup-tests ## make the pictures of the README anew, by the browser tests
	@PICTURES=docs/pictures $(BIN)/python -m pytest tests/browser/test_pictures.py

messages: .venv/ready-to-run ## bring the catalogues of all languages in step with the source
	@$(BIN)/python -m scripts.messages
	@$(BIN)/python -m scripts.messages --compile

lint: .venv/ready-to-test ## check style, format, types and the directions between rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup .venv/ready-to-test ## measure a full room, beside a bare echo server in the same run
	@$(BIN)/python -m bench $(ARGS)

ci: ## do what continuous integration does
	@.ci/run

lock: .venv/ready-to-test ## pin all parts again (ARGS="--upgrade" for newer ones)
	@scripts/lock $(ARGS)

# Stamps: a step is done again only when its list has changed.
setup-tests: setup .venv/ready-to-test node_modules/.ready-to-test
	@scripts/chromium
	@scripts/office

.venv/ready-to-run: requirements.txt scripts/python
	@scripts/python
	@$(PIP) -r requirements.txt
	@touch $@

.venv/languages: $(wildcard facilitator/translations/*/LC_MESSAGES/messages.po) .venv/ready-to-run
	@$(BIN)/python -m scripts.messages --compile
	@touch $@

.venv/ready-to-test: requirements-dev.txt .venv/ready-to-run
	@$(PIP) -r requirements.txt -r requirements-dev.txt
	@touch $@

.venv-oracle/ready: requirements-oracle.txt .venv/ready-to-run
	@$(BIN)/python -m venv .venv-oracle
	@.venv-oracle/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-oracle.txt
	@touch $@

node_modules/.ready: package-lock.json package.json | .venv/ready-to-run
	@scripts/node-modules --omit=dev
	@touch $@

node_modules/.ready-to-test: node_modules/.ready
	@scripts/node-modules
	@touch node_modules/.ready $@
