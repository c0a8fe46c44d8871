# Every task of this project. `make` alone lists them.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
# Two compilers at once on a small machine take longer than one after the other.
.NOTPARALLEL:

# Tools from npm first, then those of cargo.
export PATH := $(CURDIR)/node_modules/.bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

WASM := --target wasm32-unknown-unknown
# CI builds what Cargo.lock says or fails; on a developer's machine cargo may update it.
LOCKED := $(if $(CI),--locked)

# For serve and serve-dist.
PORT ?= 8080
# For serve-dist: show the page in a folder, e.g. BASE=/check/.
BASE ?= /
# The browser of the journeys.
BROWSER ?= chromium

.PHONY: help serve build size serve-dist check test test-table test-wasm journeys screenshots test-long bench fmt licences clean tools rust browser office

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: tools ## install what is missing, then show the page on http://localhost:8080, rebuilt on every change
	@echo "• trunk serve: builds the page for development and shows it. The first build takes some minutes."
	@echo "• Open http://localhost:$(PORT)/ (reload by hand after a change; stop with Ctrl-C)"
	@trunk serve --offline --port $(PORT) --dist target/serve

build: tools ## release build in dist/: ready for any folder of any static host
	@.ci/build.sh $(LOCKED)
	@node tests/tools/dist-check.mjs dist
	@node tests/tools/size.mjs files dist

size: ## how many bytes the start page of dist/ costs; fails above the budget
	@node tests/tools/size.mjs start dist

serve-dist: ## show the release build of dist/ (PORT=8080, BASE=/any/folder/)
	@node tests/tools/serve.mjs dist $(PORT) $(BASE)

check: rust ## format, lints for host and browser, tests without a browser
	cargo fmt --check
	cargo clippy $(LOCKED) --lib --bins --tests --benches --test spreadsheet $(if $(wildcard tests/journeys.rs),--test journeys) -- -D warnings
	cargo clippy $(LOCKED) $(WASM) --lib --bin digital-check $(if $(wildcard tests/web.rs),--test web) -- -D warnings
	cargo test $(LOCKED)

test: check test-table test-wasm build size journeys ## everything CI runs: check, browser-side tests, release build, size, journeys

test-table: rust office ## our tables in a real spreadsheet program
	cargo test $(LOCKED) --test spreadsheet

test-wasm: tools browser ## tests that need browser APIs, in headless Chromium
	CHROMEDRIVER=$$(command -v chromedriver) cargo test $(LOCKED) $(WASM) --test web

journeys: tools browser ## click through dist/ as a person would; needs `make build` first
	@test -f dist/index.html || { echo "Stopped: dist/ is missing. Run 'make build' first." >&2; exit 1; }
	DIST=$(CURDIR)/dist BROWSER=$(BROWSER) cargo test $(LOCKED) --test journeys -- --test-threads=2 --show-output

screenshots: tools browser ## take the README's pictures anew; needs `make build` first
	SCREENSHOTS=1 DIST=$(CURDIR)/dist BROWSER=$(BROWSER) cargo test $(LOCKED) --test journeys -- audit::pictures

# KILLS: how often the browser is killed while it saves. PROPTEST_CASES: random inputs per property.
test-long: export KILLS ?= 200
test-long: export PROPTEST_CASES ?= 20000
test-long: check build journeys ## the same tests with many more rounds (KILLS=200, PROPTEST_CASES=20000), about an hour

bench: rust ## how long checking, scoring and reading content take
	cargo bench $(LOCKED)

fmt: rust ## format the Rust code
	cargo fmt

licences: ## licences, sources and duplicates of the crates in the page (needs cargo-deny)
	@command -v cargo-deny >/dev/null || { echo "Stopped: cargo-deny is missing; 'cargo install --locked cargo-deny' installs it." >&2; exit 1; }
	cargo deny check licenses bans sources

clean: ## delete what the build made
	rm -rf dist target

# Steps that the tasks above call.
tools:
	@.ci/tools.sh page
rust:
	@.ci/tools.sh rust
browser:
	@.ci/browser.sh
office:
	@.ci/browser.sh office
