.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve test build bench bench-adapter check clean
# One command with the pinned tools on PATH. Set-up fills a per-user cache, the first time only.
RUN := scripts/env.sh

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

serve: ## open the laboratory at http://127.0.0.1:8080, built anew at each change
	@scripts/setup.sh build
	$(RUN) trunk serve

test: check build ## everything: check, cargo tests, release build, size gate, browser tests
	@scripts/setup.sh browser
	$(RUN) cargo test --workspace --locked
	node scripts/size.mjs
	$(RUN) playwright test

build: ## release build into dist/, which works under any address
	@scripts/setup.sh build
	$(RUN) trunk build --release --locked

bench: build ## the kernel natively and the speed page in a browser, beside plain JavaScript, in one table
	@scripts/setup.sh browser
	$(RUN) cargo bench --workspace --locked
	$(RUN) node scripts/bench.mjs

bench-adapter: ## the kernel and the drawing as a module for a benchmark harness, in target/bench-adapter/
	@scripts/setup.sh build
	$(RUN) cargo build --release --locked --target wasm32-unknown-unknown --bin bench-adapter
	$(RUN) wasm-bindgen --target web --no-typescript --out-dir target/bench-adapter --out-name adapter \
	  target/wasm32-unknown-unknown/release/bench-adapter.wasm
	$(RUN) wasm-opt -Oz target/bench-adapter/adapter_bg.wasm -o target/bench-adapter/adapter_bg.wasm
	cp scripts/bench-adapter.js scripts/bench-worker.js target/bench-adapter/

check: ## format, lints (native and wasm), spelling, licences, documentation
	@scripts/setup.sh rust check
	$(RUN) cargo fmt --all --check
	$(RUN) cargo clippy --workspace --all-targets --locked -- -D warnings
	$(RUN) cargo clippy --workspace --target wasm32-unknown-unknown --locked -- -D warnings
	$(RUN) typos
	$(RUN) cargo deny --locked check licenses bans sources
	$(RUN) scripts/advisories.sh
	RUSTDOCFLAGS="-D warnings" $(RUN) cargo doc --workspace --no-deps --locked

clean: ## remove what was built; the tools stay in the cache
	rm -rf target dist node_modules test-results playwright-report
