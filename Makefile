# The commands of this project; `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
SAMPLE := resources/samples/chamomile.jpg
HAS_DISPLAY := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s))

.DEFAULT_GOAL := help
.PHONY: help run test check format wheel deb portable payload pictures mini constraints clean run-environment dev-environment

help:  ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: run-environment  ## open the window on a sample photo; without a display, write to out/
ifneq ($(HAS_DISPLAY),)
	$(BIN)/colorstudio $(SAMPLE)
else
	QT_QPA_PLATFORM=offscreen $(BIN)/colorstudio --demo-offscreen out/
endif

test: check  ## all checks, then all tests
	$(BIN)/python -m pytest --numprocesses 4 --dist loadfile --max-worker-restart 0

check: dev-environment  ## ruff, pyright, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports --no-logo

format: dev-environment  ## sort imports and lay out the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: dev-environment  ## build dist/*.whl
	$(BIN)/python -m build --wheel --no-isolation

deb: payload  ## build dist/*.deb; TORCH=WHEEL names a torch for the processor (packaging/README.md)
	$(BIN)/python packaging/linux/deb.py build/payload dist

portable: payload  ## build dist/*.run, a self-extracting folder that keeps all its files; TORCH as above
	$(BIN)/python packaging/linux/portable.py build/payload dist

payload: dev-environment
	@test -n "$(TORCH)" || { echo "TORCH=torch-...whl names a torch for the processor, see packaging/README.md"; exit 2; }
	$(BIN)/python packaging/payload.py build/payload --torch $(TORCH) $(PAYLOAD)

pictures: run-environment  ## take the pictures of README and docs anew
	$(BIN)/python scripts/pictures.py

mini: run-environment  ## train the small weights that come along: hours, resumes; ARGS="--device cuda"
	$(BIN)/python scripts/mini.py train $(ARGS)
	$(BIN)/python scripts/mini.py assemble

constraints:  ## resolve the ranges of pyproject.toml anew into constraints.txt
	$(PYTHON) scripts/environment.py constraints

clean:  ## remove what the commands have made
	rm -rf .venv build dist out .pytest_cache .ruff_cache .hypothesis .import_linter_cache

run-environment:
	@$(PYTHON) scripts/system_libraries.py
	@$(PYTHON) scripts/environment.py run

dev-environment:
	@$(PYTHON) scripts/system_libraries.py --test
	@$(PYTHON) scripts/environment.py dev
