# `make report` and `make test` set up what is missing first; `make` alone lists the targets.

SHELL := /bin/bash
ballast := .build/release/ballast

.PHONY: help report test docs lint format benchmarks peers replays crashes sample clean setup build

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 18

report: build ## run the default nightly card and print where its report is
	@$(ballast) nightly || { status=$$?; [ $$status -eq 1 ] || exit $$status; \
	  echo "The report is written, and a limit of its card is breached." >&2; }

test: setup lint ## check the style and run every test
	@Scripts/test.sh

docs: setup ## build the documentation of every library under .build/docs
	@Scripts/docs.sh

lint: ## check the style of the sources
	@swift format lint --strict --recursive Sources Tests Package.swift

format: ## bring the sources into style
	@swift format --in-place --recursive Sources Tests Package.swift

benchmarks: setup ## time the workloads and the floor of each
	@swift run -c release benchmarks

peers: setup ## time them beside the peers of PEERS=path/to/peers.py, and print the ratios
	@swift build -c release --product benchmarks
	@Scripts/compare-peers.py $(if $(PEERS),--peers $(PEERS))

replays: build ## fit every law before four crashes, on the price tables in the folder PRICES, and print what it expected
	@Scripts/replays.py $(or $(PRICES),$(error name the folder of the price tables: make replays PRICES=path/to/folder))

crashes: build ## take the shipped books through the hours of five crashes, on the records in the folder RECORDS
	@Scripts/crashes.py $(or $(RECORDS),$(error name the folder of the records: make crashes RECORDS=path/to/folder))

sample: build ## write Reports/sample anew
	@$(ballast) nightly --out Reports/sample --replace || [ $$? -eq 1 ]

clean: ## remove what was built
	@rm -rf .build

setup:
	@Scripts/setup.sh

build: setup
	@swift build -c release --product ballast
