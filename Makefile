# Everything a person runs. `make help` lists it; `make app` and `make test` set up whatever is missing.
# Set-up: a virtual environment in .venv with exactly the versions of requirements.lock.

PORT ?= 8501
JOBS ?= 2
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet install
COMPILE := $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
EVAL := ../shared/eval
STORE := $(or $(INCIDENTMAP_DB),incidentmap.gpkg)
APP_READY := $(VENV)/.app-ready
TEST_READY := $(VENV)/.test-ready
BENCH := .venv-bench
BENCH_READY := $(BENCH)/.ready

.DEFAULT_GOAL := help
.PHONY: help app test test-quick lint types format score bench-read bench-join bench-app screenshots readme \
	data-registry lock browser setup clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

app: $(STORE) ## read seeds/ into the store and serve the map on http://localhost:8501 (PORT=… for another)
	@exec $(BIN)/incidentmap app --port $(PORT) --db $(STORE)

test: $(TEST_READY) browser lint types ## check style and types, and run every test, the browser's included
	@$(PY) -m pytest -n $(JOBS) --dist loadgroup -q

test-quick: $(TEST_READY) ## run the tests that need no browser
	@$(PY) -m pytest -n $(JOBS) --dist loadgroup -q -m "not browser"

lint: $(TEST_READY) ## check style and formatting
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(TEST_READY) ## check types, strictly
	@$(PY) -m mypy
	@$(PY) -m mypy benchmarks

format: $(TEST_READY) ## format the code and mend what can be mended
	@$(PY) -m ruff check --fix --exit-zero .
	@$(PY) -m ruff format .

score: $(APP_READY) ## measure the reader against annotated documents
	@$(PY) benchmarks/score.py tests/documents
	@if [ -f $(EVAL)/score.py ]; then \
		$(PY) $(EVAL)/score.py $(EVAL)/gold $(EVAL)/documents --command \
			"$(BIN)/incidentmap read {path} --published {published} --json"; \
	else echo "No $(EVAL) beside this checkout: only tests/documents were scored."; fi

bench-read: $(BENCH_READY) ## reading speed beside flashgeotext, geotext and spaCy
	@$(BENCH)/bin/python benchmarks/read.py

bench-join: $(APP_READY) ## a million points joined to districts
	@$(PY) benchmarks/join.py

bench-app: $(TEST_READY) browser ## first map and filter change, in a browser
	@$(PY) benchmarks/app.py

screenshots: $(TEST_READY) browser ## make the pictures in docs/
	@$(PY) docs/screenshots.py

readme: $(TEST_READY) ## run the session in README.md again
	@$(PY) tests/test_readme.py

data-registry: $(APP_READY) ## write the checksums of data/ anew
	@$(PY) -m geo.places.registry

lock: $(TEST_READY) ## pin the newest versions that fit pyproject.toml
	@$(PIP) uv
	@$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	@$(COMPILE) --group test --constraints requirements.lock --output-file tests/requirements.lock
	@$(COMPILE) pyproject.toml --group build --group bench --constraints requirements.lock \
		--output-file benchmarks/requirements.lock

browser: $(TEST_READY)
	@$(PY) tests/browser.py

setup: $(TEST_READY) ## set up and run nothing

clean: ## remove the environments, caches and the default store
	rm -rf $(VENV) $(BENCH) .mypy_cache .ruff_cache .pytest_cache .hypothesis incidentmap.gpkg*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(APP_READY): requirements.lock pyproject.toml | $(PY)
	@echo "Installing incidentmap's dependencies into $(VENV) (about a minute, once) …"
	@$(PIP) --no-deps --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# Made anew when a seed, the data or the reader is newer; added reports and corrections are kept.
$(STORE): $(APP_READY) $(wildcard seeds/*) $(wildcard data/* data/lexicon/*) $(shell find geo -name '*.py')
	@$(BIN)/incidentmap build --db $@

$(TEST_READY): tests/requirements.lock $(APP_READY)
	@echo "Installing the test tools …"
	@$(PIP) --no-deps --require-hashes -r tests/requirements.lock
	@touch $@

$(BENCH_READY): benchmarks/requirements.lock | $(PY)
	@echo "Installing the programs to compare with into $(BENCH) …"
	@$(PY) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r benchmarks/requirements.lock
	@$(BENCH)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	@touch $@

$(PY):
	@sh .ci/venv $(VENV)
