# demo: read the example pile and show what it adds up to      test: run the tests        lint: ruff and mypy
# quality: score against the floors                            bench: speed               train: rebuild the model
PYTHON ?= python3
SHARED ?= ../shared
BIN := .venv/bin
RECORD := build/autumn-2020.db

.PHONY: setup demo test lint quality bench train clean

setup: .venv/ready
.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: .venv/ready
	mkdir -p build && rm -f $(RECORD)*
	$(BIN)/dateline read examples/autumn-2020 --record $(RECORD)
	$(BIN)/dateline show incidents --record $(RECORD)
	$(BIN)/dateline show ceasefires --record $(RECORD)
	$(BIN)/dateline show positions --record $(RECORD)
	$(BIN)/dateline brief --record $(RECORD) > brief.html
	@echo "The dossier is in $(CURDIR)/brief.html: open it in a browser. The record is in $(RECORD)."

test: .venv/ready
	$(BIN)/python -m pytest

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quality: .venv/ready
	$(BIN)/python -m benchmarks.quality --shared $(SHARED)

bench: .venv/ready
	$(BIN)/python -m benchmarks.language
	$(BIN)/python -m benchmarks.reading

# DATA is a folder of corpora as training/README.md lists them: make train DATA=/path/to/data
train:
	test -d "$(DATA)"
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet -r training/requirements.txt -e .
	.venv-train/bin/python -m training.train --data "$(DATA)"

clean:
	rm -rf .venv .venv-train build brief.html
