# SPDX-License-Identifier: EUPL-1.2
# The front door. Everything real is in meson and in scripts/; each target installs the Debian packages it lacks
# (scripts/packages.txt), with sudo where you are not root, and says so.
.DEFAULT_GOAL := help
.PHONY: help build run test check bench lint fuzz watch accept plans routes po shape format coverage assets
T ?=
S ?= 60

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

build: ## Build build/yhdyspinta
	@scripts/install build
	@scripts/configure build
	@ninja -C build yhdyspinta

run: build ## Build, make the sample region in var/ the first time, serve it on localhost and print the address
	@scripts/run

test: ## Run everything, as continuous integration does; ends with "N passed, N failed, N skipped"
	@scripts/test

check: ## Quick subset of the tests, for the working day (under 20 seconds)
	@scripts/test check

bench: build ## Compare with nginx, an epoll ceiling and Fossil; ratios side by side
	@scripts/install bench
	@tests/bench/run

lint: ## Read the sources for what the compiler does not see
	@scripts/install build test
	@scripts/lint

fuzz: ## Fuzz every target S seconds each, or one: make fuzz T=dynasty S=600
	@scripts/install build test
	@scripts/fuzz "$(T)" $(S)

watch: ## Rebuild and restart at every change of a source
	@scripts/install build extra
	@scripts/watch

accept: ## Rewrite the golden files from what the program does now; then read the diff
	@scripts/accept

plans: ## Show the query plan of every statement
	@cat $$(git ls-files 'src/**/golden/*plan*' 'tests/golden/*plan*')

routes: build ## List every address with the right it needs
	@build/yhdyspinta routes

po: ## Gather the messages into po/, sorted; tell which lack Finnish or Swedish
	@scripts/install build test
	@scripts/po

shape: ## Tell which files, functions and lines are longer than the house style aims at
	@scripts/shape

format: ## Lay out the C sources with clang-format
	@scripts/install extra
	@git ls-files '*.c' '*.h' | xargs clang-format -i

coverage: ## Report which lines the tests reach
	@scripts/install build test extra
	@scripts/coverage

assets: ## Rebuild the style sheet and fonts in assets/dist
	@assets/build
