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

# DATA is a folder of corpora as training/README.md lists them: make train DATA=/path/to/data PYTHON=/path/to/python
WEIGHTS := build/weights
train:
	test -d "$(DATA)"
	$(PYTHON) -m training.train --data "$(DATA)" --out $(WEIGHTS)/1 --no-attribution --minutes 87 --epochs 40
	$(PYTHON) -m training.blend --mean "$(WEIGHTS)/1" --skip 4 --out $(WEIGHTS)/1.pt
	$(PYTHON) -m training.train --data "$(DATA)" --out $(WEIGHTS)/2 --start $(WEIGHTS)/1.pt --minutes 80 --epochs 40 \
		--replay 0.35 --rate 1.2e-4 --warmup 150
	$(PYTHON) -m training.blend --mean "$(WEIGHTS)/2" --last 1 --toward $(WEIGHTS)/1.pt --share 0.35 --out $(WEIGHTS)/3.pt
	$(PYTHON) -m training.train --data "$(DATA)" --out $(WEIGHTS)/4 --start $(WEIGHTS)/3.pt --minutes 21 --epochs 40 \
		--only-attribution --replay 0 --head-rate 5e-4 --warmup 100
	$(PYTHON) -m training.cast $$(ls $(WEIGHTS)/4/epoch*.pt | tail -4) --data "$(DATA)" --out $(WEIGHTS)/5
	$(PYTHON) -m training.export $(WEIGHTS)/5/cast.pt --out $(WEIGHTS)/model.onnx

clean:
	rm -rf .venv .venv-train build brief.html
