# Every command of the project. `make help` lists them.
.DEFAULT_GOAL := help
PORT ?= 8000
export PORT
# Tests start many processes, each of them much sooner from bytecode that is kept.
unexport PYTHONDONTWRITEBYTECODE
# The first Python of at least 3.11 that really starts.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# Where `make messages` collects the strings to translate.
MESSAGES ?= reviewsite/locale/django.pot

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

run: .venv/runtime ## set up what is missing and serve the site on 127.0.0.1
	@$(BIN)/python -m reviewsite.secret_key
	@exec $(BIN)/python manage.py serve --set-up --port $(PORT)

test: .venv/develop ## run the tests of units and pages
	$(BIN)/pytest -n auto --dist loadfile -m "not site" $(ARGS)

test-site: .venv/develop ## run the long ones: browser journeys, every form, every command, serve
	$(BIN)/pytest -n auto --dist loadfile -m site $(ARGS)

test-postgres: .venv/develop ## both, without the browser, on PostgreSQL and Redis
	$(BIN)/python -m tests.services $(BIN)/pytest -n auto --dist loadfile --ignore tests/journeys $(ARGS)

live-test: .venv/develop ## live in a clean clone: all forms, readers, writers, kills, on all engines
	$(BIN)/python -m tests.live $(ARGS)

cluster-test: .venv/develop ## two web hosts, a replica and Redis under load; machines die and come back
	$(BIN)/python -m tests.cluster

bench: .venv/develop ## measure what requests cost, on a synthetic catalogue; ARGS="--quick" in short
	$(BIN)/python -m tests.bench $(ARGS)

bench-mix: .venv/develop ## measure what a mix of readers and writers costs; ARGS="--quick" in short
	$(BIN)/python -m tests.bench.mix $(ARGS)

bench-search: .venv/develop ## measure what a search finds after a slip; ARGS="--quick" in short
	$(BIN)/python -m tests.bench.search $(ARGS)

check: .venv/develop ## lint, types, templates, import contracts, migrations, deployment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint --profile jinja templates --extend-exclude templates/django
	$(BIN)/djlint --quiet --lint --profile django templates/django
	$(BIN)/pytest --quiet tests/test_templates.py
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(BIN)/python -m reviewsite.secret_key
	$(BIN)/python manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py lintmigrations --no-cache \
		--quiet ok ignore warning --include-apps accounts films lists moderation reviews reviewsite \
		--exclude-migration-tests NOT_NULL ADD_UNIQUE
	SITE_URL=https://films.example TRUSTED_PROXY_COUNT=1 $(BIN)/python manage.py check --deploy --fail-level WARNING

extras: .venv/runtime ## install the drivers of PostgreSQL, Redis and S3, and metrics
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-extras.txt

drill: .venv/develop ## back up a running site, restore it elsewhere and use it
	$(BIN)/python -m tests.endurance.drill

drill-postgres: .venv/develop ## the same on a PostgreSQL and a Redis of its own
	$(BIN)/python -m tests.services $(BIN)/python -m tests.endurance.drill

crash-test: .venv/develop ## kill the server under writers; what was answered must be there, once
	$(BIN)/python -m tests.endurance.crash

deploy-check: .venv/develop ## check the settings and the files of a deployment
	@$(BIN)/python -m reviewsite.secret_key
	SITE_URL=https://films.example TRUSTED_PROXY_COUNT=1 $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/pytest tests/reviewsite/test_deployment.py

restart-test: .venv/develop ## exchange and restart the server under load; no request may fail
	$(BIN)/python -m tests.endurance.restarts

lock: .venv/develop ## write requirements.txt, -extras and -dev anew from pyproject.toml
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url pyproject.toml --output-file requirements.txt --quiet
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --all-extras pyproject.toml --output-file requirements-extras.txt --quiet
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --group dev pyproject.toml --output-file requirements-dev.txt --quiet

messages: .venv/develop ## collect the strings to translate
	@$(BIN)/python -m reviewsite.secret_key
	@mkdir -p $(dir $(MESSAGES))
	DJANGO_SETTINGS_MODULE=reviewsite.settings $(BIN)/python -m babel.messages.frontend --quiet \
		extract --mapping-file pyproject.toml --ignore-dirs ".* docs static tests var" \
		--keywords "gettext_lazy ngettext_lazy:1,2 pgettext_lazy:1c,2 npgettext_lazy:1c,2,3" \
		--no-location --project Foyer --output-file $(MESSAGES) .

clean: ## remove the environment and caches, never the data in var/
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found."; exit 1; }
	@echo "set-up: virtual environment with $(PYTHON) …"
	@$(PYTHON) -m venv .venv

.venv/runtime: requirements.txt | .venv/bin/python
	@echo "set-up: packages, about half a minute …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/develop: requirements-dev.txt | .venv/bin/python
	@echo "set-up: packages for development, about a minute …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/runtime

.PHONY: help run test test-site test-postgres live-test cluster-test bench bench-mix bench-search check drill drill-postgres crash-test deploy-check restart-test extras lock messages clean
