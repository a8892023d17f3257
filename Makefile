# Every target goes through installer/bootstrap.py, which needs nothing but Python 3.11:
# `make run PYTHON=python3.12` chooses another Python. Without make: python3 installer/bootstrap.py run
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help run test quick test-thorough setup lint bench screenshots manual trial-server installer

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1 \t/p' $(MAKEFILE_LIST)

run: ## start the program; without a screen: assess the example and make its plan as a PDF
	@$(PYTHON) installer/bootstrap.py run

test: ## every check and every test
	@$(PYTHON) installer/bootstrap.py test

quick: ## a look in between, under a minute: style, architecture, the engine's own tests
	@$(PYTHON) installer/bootstrap.py quick

# PART=properties, matrix, journeys, coverage or installers: one part of it. SEED=: the same examples again.
test-thorough: ## what a release needs: thousands of random examples, every letter, coverage
	@$(PYTHON) installer/bootstrap.py test-thorough $(PART) $(addprefix --seed=,$(SEED))

setup: ## make the environment in .venv; done already: nothing happens
	@$(PYTHON) installer/bootstrap.py setup

lint: ## the checks on the text of the program, without the tests
	@$(PYTHON) installer/bootstrap.py lint

bench: ## every measurement in tests/benchmarks
	@$(PYTHON) installer/bootstrap.py bench

screenshots: ## pictures of every page, in build/screenshots
	@$(PYTHON) installer/bootstrap.py screenshots

manual: ## the pictures of the manual, in docs/manual/pictures
	@$(PYTHON) installer/bootstrap.py manual

trial-server: ## a PostgreSQL with example people and dossiers, until Ctrl+C
	@$(PYTHON) installer/bootstrap.py trial-server

installer: ## what is installed on a workstation of this system, in build/installers
	@$(PYTHON) installer/bootstrap.py installer
