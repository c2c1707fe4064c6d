# Everything a newcomer needs: `make demo` and `make test`; `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export OMP_NUM_THREADS := 1
# Public data sets, beside the clone; name your own with DATA=folder.
DATA ?= ../shared/data
# Messages with the readings that they should get.
SET ?= tests/reading
OTHER_SHOP = $(if $(filter command environment,$(origin DATA)),--data $(DATA))
OTHER_SET = $(if $(filter command environment,$(origin SET)),--set $(SET))

# The widget, whose built files a stamp stands for; without npm all else works.
WIDGET := bot/web/widget
WIDGET_BUILT := $(WIDGET)/dist/.built
WIDGET_INSTALLED := $(WIDGET)/node_modules/.installed
OF_NODE_20_19 = const [a, b] = process.versions.node.split("."); process.exit(a > 20 || a == 20 && b >= 19 ? 0 : 1)
HAS_NPM := $(shell command -v npm >/dev/null && node -e '$(OF_NODE_20_19)' && echo yes)

.PHONY: help install widget widget-check demo serve train shop test lint drill clean bench-turns bench-selling bench-learning bench-offers bench-search bench-nlu bench-reading bench-harm bench-resolve bench-talks bench-answers bench-checkout
.DEFAULT_GOAL := help

help: ## List the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

install: .venv/.installed ## Create .venv and install from uv.lock

.venv/.installed: pyproject.toml uv.lock
	@PYTHON="$(PYTHON)" bash bin/install
	@touch $@

widget: ## Build the widget that other websites embed, when its sources changed
ifdef HAS_NPM
	@$(MAKE) --silent $(WIDGET_BUILT)
else
	@echo "The widget for other websites is left out: it is built with npm (Node 20.19 or later)."
endif

$(WIDGET_INSTALLED): $(WIDGET)/package-lock.json
	@cd $(WIDGET) && npm ci --no-audit --no-fund --loglevel error
	@touch $@

$(WIDGET_BUILT): $(WIDGET_INSTALLED) $(wildcard $(WIDGET)/*.ts) $(shell find $(WIDGET)/src -type f)
	@cd $(WIDGET) && npm run build --silent
	@touch $@

widget-check: ## Style, types and units of the widget, where npm is there
ifdef HAS_NPM
	@if $(MAKE) --silent $(WIDGET_INSTALLED); then \
	  $(MAKE) --silent $(WIDGET_BUILT) && cd $(WIDGET) && npm run check --silent; \
	else echo "The widget isn't checked: npm couldn't install what that takes."; fi
else
	@echo "The widget isn't checked: that takes npm (Node 20.19 or later)."
endif

demo: install ## Install, train, fill the demo shop, serve the chat page
	@$(MAKE) --no-print-directory widget || echo "The widget wasn't built; the chat page works without it."
	@$(BIN)/pramuniaga shop demo
	@$(BIN)/pramuniaga train
	@$(BIN)/pramuniaga serve

serve: install ## Start the shop: all its processes
	@$(BIN)/pramuniaga serve

train: install ## Train the dialogue model when its data changed
	@$(BIN)/pramuniaga train

shop: install ## Fill the demo shop when its data changed
	@$(BIN)/pramuniaga shop demo

lint: install ## Style, types, layers, and Rasa's check of the conversation data
	$(BIN)/ruff check .
	$(BIN)/mypy actions bot
	$(BIN)/lint-imports
	$(BIN)/rasa data validate --fail-on-warnings --domain bot/domain --data data/rules

# A file's tests stay together, as they share servers; those that serve begin first, with one model.
test: lint widget-check train ## Everything that must pass
	$(BIN)/pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder tests

drill: install ## Kill everything that can die under 200 conversations; what is lost, doubled, out of order
	$(BIN)/python -m tests.drill

bench-turns: install ## Time per turn, throughput, memory, start; beside a stock Rasa bot
	$(BIN)/python -m tests.benchmarks.turns

bench-selling: install ## Margin, acceptance, abandonment with invented shoppers; beside other ways to sell. SEEDS="1 2 3"
	$(BIN)/python -m tests.benchmarks.selling $(if $(SEEDS),--seeds "$(SEEDS)")

bench-learning: install ## What two public histories teach, as served; beside simple ways. DATA=folder
	$(BIN)/python -m tests.benchmarks.learning --data $(DATA)

bench-offers: install ## Time of an offer with 1,000 to 100,000 products, SQLite and PostgreSQL
	$(BIN)/python -m tests.benchmarks.offers

bench-nlu: install ## Intents, entities, time of a message on DATA=folder and held-out messages; beside DIET
	$(BIN)/python -m tests.benchmarks.nlu --data $(DATA)

bench-reading: install ## What messages say: readings, names, kinds of goods. SET=folder DATA=folder
	$(BIN)/python -m tests.benchmarks.reading --set $(SET) --data $(DATA)

bench-harm: install ## What messages change that they shouldn't, and what they leave. SET=folder
	$(BIN)/python -m tests.benchmarks.harm $(OTHER_SET)

bench-resolve: install ## What words that point back are taken for. SET=folder DATA=folder
	$(BIN)/python -m tests.benchmarks.resolving --data $(DATA) $(OTHER_SET)

bench-talks: install ## Turns and whole talks that go right. DATA=folder of another shop, SET=folder of talks
	$(BIN)/python -m tests.benchmarks.talks $(OTHER_SHOP) $(OTHER_SET)

bench-answers: install ## Questions answered right, and untruly, about the shop and its products. SET=folder
	$(BIN)/python -m tests.benchmarks.answers $(OTHER_SET)

bench-checkout: install ## Checkouts that end in an order to the right person and place. SET=folder
	$(BIN)/python -m tests.benchmarks.checkout $(OTHER_SET)

bench-search: install ## Quality and time of the search, 100,000 products; beside SQLite's own. DATA=folder
	$(BIN)/python -m tests.benchmarks.search --data $(DATA)

clean: ## Remove what was made here: models, caches (not .venv, .env, nor var with orders and talks)
	rm -rf $(WIDGET)/dist .rasa results .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
	find models -name '*.tar.gz' -delete
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
	@if [ -d var ]; then echo "var/ stays: it holds orders and talks. To lose them too: rm -rf var"; fi
