# The commands a person types. `make help` lists them.

SWIFT ?= swift
URTEXT = .build/debug/urtext

# Options of every build but those of the example packages.
SWIFTFLAGS ?=

# Checks are built on their own, so that a newer compiler's new warning breaks neither `make run` nor `make test`; unless
# all builds are as strict, as `.ci/run` asks for: then one does for tests and checks.
STRICT = -Xswiftc -warnings-as-errors
CHECKED = $(if $(findstring $(STRICT),$(SWIFTFLAGS)),$(SWIFTFLAGS),--scratch-path .build/strict $(STRICT) $(SWIFTFLAGS))

# Where `make regenerate` takes numbers from; the package and its version are recorded with them.
MINGW ?= /usr/share/mingw-w64/include
HEADERS ?= $(wildcard $(addprefix $(MINGW)/,sspi.h winerror.h ntsecapi.h schannel.h wincred.h winnetwk.h winwlx.h))

FORMATTED = $(wildcard Sources Tests Plugins Examples Generated Package.swift)

# The English pages are left out of `make run`: they would make it easy.
TRANSLATIONS = $(addprefix Examples/Pages/,de-DE fr-FR zh-TW)

.PHONY: help run test test-integration check api examples distributed regenerate generate reference docc fuzz format
.PHONY: bench bundle deps build accuracy accuracy-tool imitated lexicons prints weights sanitize
.DEFAULT_GOAL := help

help: ## List the commands.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install what a build needs and this machine lacks.
	@.ci/deps

build: deps
	@test -x $(URTEXT) || echo 'Building urtext; the first time takes a minute or two …'
	@$(SWIFT) build --quiet $(SWIFTFLAGS) --product urtext

run: build ## Recover the specification of Examples/Pages, generate Swift from it, and run it.
	@$(URTEXT) values --headers Examples/Pages/Kettle.h --output Examples/Kettle/spec/values
	@$(URTEXT) extract $(TRANSLATIONS) --values Examples/Kettle/spec/values --restore --output Examples/Kettle/spec \
	    --layout tree --summary
	@$(URTEXT) generate --config Examples/Kettle/urtext.json --summary
	@$(SWIFT) build --quiet $(SWIFTFLAGS) --product kettle
	@.build/debug/kettle

test: deps ## Run all tests.
	$(SWIFT) test $(SWIFTFLAGS) --disable-xctest

# What reads bytes of strangers, and the lock.
SANITIZED ?= SSPITests|SSPIHTTP|SSPIInspection|SSPIKerberos|Replay|VisibleLock

# The last release that this commit comes from.
RELEASE = $(shell git describe --tags --abbrev=0 --match 'v*' 2>/dev/null)

test-integration: deps ## Try the core with other people's programs; installs them where they are missing.
	@SWIFT='$(SWIFT)' SWIFTFLAGS='$(SWIFTFLAGS)' Tests/Interop/run

check: build ## Check format, warnings, links, and that Generated/ is what spec/ says.
	$(SWIFT) format lint --strict --recursive --parallel $(FORMATTED)
	$(SWIFT) build --build-tests $(CHECKED)
	$(SWIFT) test $(SWIFTFLAGS) --disable-xctest --filter DocumentationLinks
	$(URTEXT) check --config Examples/Kettle/urtext.json
	$(if $(wildcard spec),$(URTEXT) check)
	$(URTEXT) validate
	@$(MAKE) --no-print-directory api
	@$(MAKE) --no-print-directory examples

sanitize: deps ## Run the tests of the protocol core under the thread and the address sanitizer; takes ten minutes.
	$(SWIFT) test $(SWIFTFLAGS) --disable-xctest --sanitize=thread --scratch-path .build/tsan --filter '$(SANITIZED)'
	$(SWIFT) test $(SWIFTFLAGS) --disable-xctest --sanitize=address --scratch-path .build/asan --filter '$(SANITIZED)'

api: ## Compare the public API with that of the last release.
	@if [ -n "$(RELEASE)" ]; then \
	    echo '$(SWIFT) package diagnose-api-breaking-changes $(RELEASE)'; \
	    $(SWIFT) package diagnose-api-breaking-changes $(RELEASE); \
	else \
	    echo 'note: there is no release (tag v…) yet, so the public API is compared with none'; \
	fi

# Python packages that only tests need: Ray, and a model of SARIF. Where they cannot be had, the tests that need them say
# so and are skipped.
PYTHON = .build/python/installed

$(PYTHON): Tests/requirements.txt Examples/Distributed/requirements.txt
	@{ python3 -m venv .build/python && .build/python/bin/pip install --quiet --disable-pip-version-check \
	    -r Tests/requirements.txt -r Examples/Distributed/requirements.txt && touch $(PYTHON); } \
	    || { rm -rf .build/python; echo 'note: no Python packages from PyPI; the tests that need them are skipped'; }

distributed: build $(PYTHON) ## Read the example pages with two workers of Ray, and compare with a single run.
	URTEXT_EXAMPLES=1 $(SWIFT) test $(SWIFTFLAGS) --disable-xctest --filter DistributedTests

examples: build $(PYTHON) ## Build and test the example packages, with both build systems; the first time takes minutes.
	URTEXT_EXAMPLES=1 $(SWIFT) test $(SWIFTFLAGS) --disable-xctest --filter IntegrationTests

regenerate: build ## Make spec/ from the pages below DOCS=…, and Generated/ from that.
	@test -n "$(DOCS)" || { echo 'error: DOCS is missing: make regenerate DOCS=<folder of pages>' >&2; exit 2; }
	@if [ -n "$(HEADERS)" ]; then \
	    origin=$$(dpkg-query -S $(firstword $(HEADERS)) 2>/dev/null | cut -d: -f1); \
	    version=$$(dpkg-query -W -f '$${Version}' "$$origin" 2>/dev/null || true); \
	    $(URTEXT) values --headers $(HEADERS) --output spec/values \
	        $${origin:+--origin "$$origin"} $${version:+--origin-version "$$version"}; \
	else \
	    echo 'note: no headers in $(MINGW); spec/values stays as it is (MINGW=<folder> names another place)'; \
	fi
	$(URTEXT) extract $(DOCS) --output spec --layout tree --summary \
	    $$(test -d spec/values && echo --values spec/values) \
	    $$(test -f spec/decisions.json && echo --decisions spec/decisions.json)
	@$(MAKE) --no-print-directory generate

generate: build ## Make Generated/ and the files of the examples anew from spec/.
	$(URTEXT) generate --summary
	$(URTEXT) generate --config Examples/AheadOfTime/urtext.json
	$(URTEXT) generate --config Examples/CustomTemplate/urtext.json

# Holds the Swift libraries, so that it runs where the toolchain lies elsewhere.
bundle: deps ## Pack the tool in .build/urtext.artifactbundle, so that other packages need not build it.
	$(SWIFT) build $(SWIFTFLAGS) -c release --product urtext --static-swift-stdlib --scratch-path .build/bundle
	@SWIFT='$(SWIFT)' Plugins/bundle .build/bundle/release/urtext .build/urtext.artifactbundle
	@echo 'use it: URTEXT_TOOL_BUNDLE=$(CURDIR)/.build/urtext.artifactbundle swift build'

reference: build ## Make the API reference, a static site in four languages, in .build/reference.
	$(URTEXT) reference --languages en,de,fr,zh-Hant --output .build/reference
	@echo 'open .build/reference/index.html'

docc: deps ## Make the DocC documentation, one in each language, in .build/docc.
	SWIFT='$(SWIFT)' docs/docc/build

# Real pages with what they state, and what translation made of symbols: see Benchmarks/ACCURACY.md.
CORPUS ?= ../shared/corpus
ACCURACY = .build/release/accuracy

accuracy-tool: deps
	@test -d '$(CORPUS)/truth' || { echo 'error: there is no corpus in $(CORPUS); name its folder with CORPUS=…' >&2; exit 2; }
	@$(SWIFT) build --quiet $(SWIFTFLAGS) -c release --product accuracy

accuracy: accuracy-tool ## Count how right the generator is on real pages, in the folder CORPUS=….
	@$(ACCURACY) table --corpus '$(CORPUS)' --headers '$(MINGW)'

imitated: accuracy-tool ## The same on English pages of CORPUS=…, imitated in scripts and words nobody has tried.
	@$(ACCURACY) imitated --corpus '$(CORPUS)' --headers '$(MINGW)'

prints: accuracy-tool ## The same on what translation made of every symbol of the whole reference, in CORPUS=….
	@$(ACCURACY) prints --corpus '$(CORPUS)' --headers '$(MINGW)'

lexicons: build accuracy-tool ## Learn spec/lexicon from CORPUS=…, from none of the pages that are measured.
	@for pairs in '$(CORPUS)'/symbol-pairs/*.tsv; do \
	    locale=$$(basename "$$pairs" .tsv); \
	    $(URTEXT) learn --pairs "$$pairs" --locale "$$locale" --output "spec/lexicon/$$locale.json" \
	        --leaving-out $$(find '$(CORPUS)/truth' -name '*.json' | sort); \
	done

weights: accuracy-tool ## Fit the weights of restoration anew on the sample of CORPUS=….
	$(ACCURACY) fit Sources/RestorationData/weights.json --corpus '$(CORPUS)' --headers '$(MINGW)'

fuzz: deps ## Try made-up input for SECONDS=… a target (60), on all targets or TARGET=….
	@TARGET='$(TARGET)' Tests/Fuzzing/run $(or $(SECONDS),60)

bench: deps ## Measure reading beside floors in C on the pages below DOCS=….
	@test -n "$(DOCS)" || { echo 'error: DOCS is missing: make bench DOCS=<folder of pages>' >&2; exit 2; }
	python3 Benchmarks/Pages/run.py '$(DOCS)' --hostile --rounds $(or $(ROUNDS),7)

format: ## Format all Swift sources.
	$(SWIFT) format format --in-place --recursive --parallel $(FORMATTED)
