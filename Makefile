# `make` builds what is handed out (pkg/), `make test` proves it, `make help` lists the rest.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

export CARGO_TARGET_DIR := $(CURDIR)/target
export PATH := $(CURDIR)/target/tools/bin:$(CURDIR)/www/node_modules/.bin:$(PATH)
export npm_config_update_notifier := false
# They would replace the flags of .cargo/config.toml.
unexport RUSTFLAGS CARGO_ENCODED_RUSTFLAGS

CLI := target/debug/eligibility-check
GLUE := target/wasm/eligibility_check.js
WASM := target/wasm/eligibility_check_bg.wasm
# The module that checks policy files, for the page of their authors.
AUTHOR_GLUE := target/author/eligibility_check.js
AUTHOR_WASM := target/author/eligibility_check_bg.wasm
# The engine alone, and what computes many applicants at once, which it loads when it is asked.
ENGINE_GLUE := target/engine/eligibility_check.js
ENGINE_WASM := target/engine/eligibility_check_bg.wasm
BATCH_GLUE := target/batch/eligibility_check.js
BATCH_WASM := target/batch/eligibility_check_bg.wasm
FOLDER := pkg/eligibility-check
# The script of the self-contained page, and the modules that it carries.
SCRIPT := target/self-contained/script.js
MODULES := target/self-contained
PAGE := pkg/eligibility-check.html
# The package for those who build their pages.
NPM := pkg/npm
ENGINE := $(NPM)/engine
# One file in which a policy is checked, tried and compiled.
AUTHOR_PAGE := pkg/policy-check.html
EXAMPLES := pkg/examples
EXAMPLE := ningxia-craftsman enterprise --answers tests/examples/enterprise.json

# Paths of the building machine have no place in the module. A panic is a trap where it stands: what formats a message
# that no visitor reads is a tenth of a module.
SOURCES := $(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src
MODULE_FLAGS := target.wasm32-unknown-unknown.rustflags=["--remap-path-prefix=$(SOURCES)=crates", \
    "--remap-path-prefix=$(CURDIR)=.", "-Zunstable-options", "-Cpanic=immediate-abort"]
# The standard library is built along, for old browsers and without the words of its panics. Stable Rust does it when
# told so by RUSTC_BOOTSTRAP; nothing else unstable is used.
STD := -Zbuild-std=std,panic_abort
# Copying as one instruction, of which www/build/optimise.mjs makes a small loop.
SMALL := -Zbuild-std-features=optimize_for_size \
    --config 'target.wasm32-unknown-unknown.rustflags=["-Ctarget-feature=+bulk-memory"]'

STAMPS := target/stamps
POLICIES := $(STAMPS)/policies
BUNDLE := $(STAMPS)/bundle
WWW_MODULES := www/node_modules/.package-lock.json
TEST_MODULES := tests/browser/node_modules/.package-lock.json
NPM_MODULES := tests/npm/node_modules/.package-lock.json
EMBED_MODULES := tests/embed/node_modules/.package-lock.json

# A folder's own time changes when something in it is removed.
tree = $(shell find $(1) -type f -o -type d)

##@ Building

.PHONY: all
all: package ## build pkg/, list the sizes, run the example
	@echo && node www/build/sizes.mjs pkg
	@echo && $(CLI) report $(EXAMPLE)
	@echo && echo "Open $(PAGE) in a browser, or serve $(FOLDER)/ and open its index.html."

.PHONY: package
package: $(PAGE) $(AUTHOR_PAGE) $(NPM)/package.json ## build pkg/ only

$(CLI): Cargo.toml Cargo.lock $(call tree,src)
	cargo build
	@touch $@

$(POLICIES): $(CLI) $(call tree,policies) | $(STAMPS)
	$(CLI) lint
	$(CLI) compile --html --out $(FOLDER)/policies
	@touch $@

MODULE_SOURCES := Makefile $(STAMPS)/build-tools $(WWW_MODULES) .cargo/config.toml Cargo.toml Cargo.lock www/Cargo.toml \
    $(call tree,src) $(call tree,www/src)
BUILD_MODULE = RUSTC_BOOTSTRAP=1 wasm-pack build www --release --target no-modules --mode no-install --no-pack \
    --no-typescript --out-dir $(CURDIR)/$(@D) --out-name eligibility_check -- --config '$(MODULE_FLAGS)' $(STD)

$(WASM): $(MODULE_SOURCES)
	$(BUILD_MODULE) $(SMALL)

$(AUTHOR_WASM): $(MODULE_SOURCES)
	$(BUILD_MODULE) $(SMALL) --no-default-features --features author

$(BUNDLE): $(WASM) $(call tree,www/shell www/style www/build) | $(STAMPS)
	node www/build/bundle.mjs $(GLUE) $(WASM) $(FOLDER) $(SCRIPT) $(MODULES) $(NPM)
	@touch $@

$(PAGE): $(BUNDLE) $(POLICIES) $(call tree,www/page www/examples)
	node www/build/pages.mjs $(FOLDER) $(SCRIPT) $(MODULES) $@ $(EXAMPLES)

$(AUTHOR_PAGE): $(PAGE) $(AUTHOR_WASM) $(call tree,www/authoring www/page www/style www/build policies src/cli/skeleton)
	node www/build/policy-check.mjs $(AUTHOR_GLUE) $(AUTHOR_WASM) $(PAGE) policies/vocabulary.toml src/cli/skeleton $@

$(ENGINE_WASM): $(MODULE_SOURCES)
	$(BUILD_MODULE) $(SMALL) --no-default-features --features report

# Here speed counts more than bytes.
$(BATCH_WASM): $(MODULE_SOURCES)
	$(BUILD_MODULE) --config profile.release.opt-level=3 --no-default-features --features batch

$(ENGINE)/index.js: $(ENGINE_WASM) $(BATCH_WASM) www/shell/guard.js $(call tree,www/engine www/build www/examples/engine)
	node www/build/engine.mjs $(ENGINE_GLUE) $(ENGINE_WASM) $(BATCH_GLUE) $(BATCH_WASM) $(ENGINE) $(EXAMPLES)
	node www/build/engine-sizes.mjs $(ENGINE)

# Last of all, for they look at everything.
$(NPM)/package.json: $(PAGE) $(ENGINE)/index.js $(call tree,www/npm www/build) LICENSE
	node www/build/licences.mjs $(NPM)/THIRD-PARTY.md
	node www/build/npm.mjs $(FOLDER) $(NPM)
	node www/build/integrity.mjs $(NPM) $(NPM)/integrity.json
	node www/build/integrity.mjs $(FOLDER) pkg/integrity.json

Cargo.lock: Cargo.toml www/Cargo.toml
	cargo metadata --format-version 1 >/dev/null
	@touch $@

# Beside what is handed out: for the DevTools of whoever looks into it.
.PHONY: maps
maps: ## source maps of the scripts, in pkg/maps
	rm -f $(BUNDLE)
	SOURCE_MAPS=1 $(MAKE) $(BUNDLE)

$(STAMPS)/%-tools: www/build/tools.sh Cargo.lock | $(STAMPS)
	www/build/tools.sh $*
	@touch $@

$(STAMPS):
	@mkdir -p $@

%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	npm ci --prefix $* --ignore-scripts --no-audit --no-fund
	@touch $@

##@ Testing

.PHONY: test
test: check test-core test-fuzz all test-wasm test-engine test-npm test-browser test-embed-short ## build, and everything below

.PHONY: check
check: $(WWW_MODULES) $(STAMPS)/build-tools ## formatting, lints, types of the shell
	cargo fmt --all --check
	cargo clippy --all-targets -- -D warnings
	cd fuzz && cargo fmt --check && CARGO_TARGET_DIR=$(CURDIR)/target/fuzz cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --package eligibility-check-web --target wasm32-unknown-unknown --all-targets --all-features -- -D warnings
	cargo clippy --package eligibility-check-web --target wasm32-unknown-unknown --no-default-features --features author -- -D warnings
	cargo clippy --package eligibility-check-web --target wasm32-unknown-unknown --no-default-features --features batch -- -D warnings
	cargo clippy --package eligibility-check-web --target wasm32-unknown-unknown --no-default-features --features report -- -D warnings
	tsc --project www

# A change is tried on the same random cases as the one before it; `cargo test` draws new ones.
.PHONY: test-core
test-core: export PROPTEST_RNG_SEED := 20261201
test-core: ## the core and the command line, and the HTML of the widget
	cargo test
	cargo test --package eligibility-check-web

# So many executions of each target, and no more than the seconds for it: 60 s in all.
.PHONY: test-fuzz
test-fuzz: ## texts that nobody would write: all that was ever found, and a round with fixed seeds
	cd fuzz && CARGO_TARGET_DIR=$(CURDIR)/target/fuzz cargo run --release --locked --bin round -- --executions 3000 --seconds 10

.PHONY: test-wasm
test-wasm: $(STAMPS)/build-tools $(STAMPS)/test-tools ## the browser crate, in headless Chromium
	wasm-pack test --headless --chrome --chromedriver "$$(command -v chromedriver)" --mode no-install www --all-features

.PHONY: test-npm
test-npm: package $(NPM_MODULES) $(STAMPS)/test-tools ## the npm package: its contents, and fresh projects that install it
	cd tests/npm && node --test --test-reporter=spec npm.test.mjs
.PHONY: test-engine
test-engine: package ## the engine alone in Node, and in Deno where there is one; browsers are in test-browser
	node --test --test-reporter=spec tests/engine/*.test.mjs

.PHONY: test-browser
test-browser: package $(TEST_MODULES) $(STAMPS)/test-tools ## pkg/ in Chromium and Firefox
	cd tests/browser && node_modules/.bin/playwright test
	cd tests/browser && node --test --test-reporter=spec firefox.test.mjs

.PHONY: test-embed-short
test-embed-short: package $(EMBED_MODULES) $(STAMPS)/test-tools # the main ways, in the oldest and the newest Chromium
	cd tests/embed && EMBED=short node --test --test-reporter=spec embed.test.mjs

.PHONY: test-embed
test-embed: package $(EMBED_MODULES) $(STAMPS)/test-tools $(STAMPS)/embed-tools ## every browser, way in and kind of page: docs/compatibility.md
	cd tests/embed && node --test --test-reporter=spec embed.test.mjs

##@ Other

.PHONY: bench
bench: package $(TEST_MODULES) $(STAMPS)/test-tools ## how long things take, and what memory; asserts nothing
	cargo bench
	cd tests/browser && node speed.mjs
	node tests/engine/speed.mjs

SECONDS ?= 60

.PHONY: fuzz
fuzz: ## each fuzz target for SECONDS=60 seconds, led by the coverage; what is found is in target/fuzz/failed
	fuzz/run.sh $(SECONDS)

.PHONY: look
look: package $(TEST_MODULES) $(STAMPS)/test-tools ## pictures of every state in target/look, to leaf through
	cd tests/browser && node look.mjs

.PHONY: clean
clean: ## remove what was built; installed tools stay
	rm -rf $(FOLDER) $(PAGE) $(AUTHOR_PAGE) $(EXAMPLES) $(NPM) pkg/integrity.json pkg/maps
	if [ -d target ]; then find target -mindepth 1 -maxdepth 1 ! -name tools -exec rm -rf {} +; fi

.PHONY: help
help: ## this list
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { print "\n" substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
