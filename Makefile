# `make demo` shows what it does, `make test` proves that it works; both start from nothing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
GOLD ?=
SECONDS ?= 3600

.PHONY: demo test lint score train reference notebooks bench nightly audit fuzz figures clean

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --require-hashes --no-deps -r constraints.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/afterview analyze data/examples/2026-03-02-harbour-freight.txt --today 2026-03-03

# The pages are tested in a real browser. Where the machine has none, one is fetched; where that
# can't be, those tests say so and are skipped.
$(VENV)/.browser: $(STAMP)
	@{ command -v chromium || command -v chromium-browser || command -v google-chrome || \
	  { test "$$(id -u)" = 0 && apt-get update -q && apt-get install -y -q chromium; } || \
	  $(BIN)/python -m playwright install $$(test "$$(id -u)" != 0 || echo --with-deps) chromium || \
	  true; } > /dev/null 2>&1 < /dev/null
	@touch $@

test: $(STAMP) $(VENV)/.browser lint
	$(BIN)/python -m pytest -n auto --dist worksteal

# An hour or more: ten thousand texts of each kind, made up and mutated, and fifty killed batches;
# AFTERVIEW_EXAMPLES and AFTERVIEW_KILLS ask for others.
nightly: $(STAMP)
	HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest -m hypothesis tests
	AFTERVIEW_KILLS=$${AFTERVIEW_KILLS:-50} $(BIN)/python -m pytest tests/journal/test_killed.py

# What is pinned against what is needed and installed, then known vulnerabilities where there is a
# network. Strict: what the database has no word on is no pass.
audit: $(STAMP)
	$(BIN)/python -m pytest tests/supply
	$(PYTHON) -m venv $(VENV)/audit
	@if $(VENV)/audit/bin/python -m pip install -q pip-audit; then \
	  $(VENV)/audit/bin/pip-audit --strict --disable-pip --require-hashes -r constraints.txt; \
	else echo "No network: known vulnerabilities were not looked up."; fi

# make fuzz SECONDS=3600: two thirds of the time on the readers, one third on whole texts. What it
# found to be new stays in .fuzz/ and is where the next run begins.
fuzz: $(STAMP)
	$(BIN)/python -m pip install -q -e '.[fuzz]'
	$(BIN)/python benchmarks/fuzz.py readers .fuzz -max_total_time=$$(($(SECONDS) * 2 / 3))
	$(BIN)/python benchmarks/fuzz.py texts .fuzz -max_total_time=$$(($(SECONDS) / 3))

CODE := src tests notebooks docs supply benchmarks

lint: $(STAMP)
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

# make score GOLD=FOLDER: recollections.jsonl and sentences.jsonl of the folder, scored by the
# script in the folder `scoring` beside it.
score: $(STAMP)
	@test -n "$(GOLD)" || { echo "usage: make score GOLD=FOLDER" >&2; exit 2; }
	@for part in recollections sentences; do \
	  $(BIN)/python -m afterview.training.evaluate $(GOLD)/$$part.jsonl > $(VENV)/$$part.jsonl && \
	  echo "== $$part" && $(BIN)/python $(GOLD)/../scoring/score.py $(GOLD)/$$part.jsonl $(VENV)/$$part.jsonl; \
	done

# make train GOEMOTIONS=FOLDER: the reader, and the tone from the files of GoEmotions in the folder.
train: $(STAMP)
	$(BIN)/python -m pip install -q -e '.[train]'
	$(BIN)/python -m afterview.training.build data/corpus models
	@if test -n "$(GOEMOTIONS)"; then \
	  $(BIN)/python -m afterview.training.tone $(GOEMOTIONS) data/corpus models/tone; \
	else echo "models/tone stays as it is: give GOEMOTIONS=FOLDER to train it too"; fi

# Runs the notebooks and writes them with their charts into docs/.
notebooks: $(STAMP)
	$(BIN)/python notebooks/render.py docs/notebooks notebooks/*.ipynb

# Writes the reference pages in docs/, and the output under the commands that docs/ shows.
reference: $(STAMP)
	$(BIN)/python docs/build.py

# make bench: the ratios of docs/performance.md; wants an idle machine with two cores.
bench: $(STAMP)
	@for part in against_stock cold_start journals where_time_goes; do \
	  $(BIN)/python benchmarks/$$part.py || exit 1; \
	done

# Runs the commands above the tables of README and docs again, and prints what differs.
# make figures WANTS=idle on a machine that does nothing else; WANTS=gold GOLD=FOLDER.
figures: $(STAMP)
	GOLD=$(GOLD) GOEMOTIONS=$(GOEMOTIONS) $(BIN)/python docs/figures.py $(WANTS)

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
