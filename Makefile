# The commands of the project; docs/commands.md says what each gives. PORT=8001, BROWSER=no and ONLY=pages may follow them.
PORT ?= 8000
BROWSER ?= yes
PYTHONDONTWRITEBYTECODE =
# empty: what a first start has compiled, every later one reads
export PORT BROWSER PYTHONDONTWRITEBYTECODE
PYTEST = .venv/bin/python -m pytest
PYTHON = .venv/bin/python
PRODUCTION = PORTAL_ADDRESS=https://portal.example.org PORTAL_FILE_KEYS=$$(od -An -tx1 -N32 /dev/urandom | tr -d ' \n') \
	SECRET_KEY=$$(od -An -tx1 -N40 /dev/urandom | tr -d ' \n')
# the files of the demonstration are sealed with a key of its own
ELSEWHERE = env PORTAL_VAR_DIR=build/nothing

.PHONY: run install test journeys drill bench check backup restore

run:
	@bin/install run
	@bin/launcher run

install:
	@bin/install dev

test: install
	$(PYTEST) tests -m "not drill" -n 2 --dist worksteal --ignore tests/journeys --ignore tests/drill --ignore tests/bench

journeys: install
	$(PYTEST) tests/journeys -n 2 --dist worksteal

drill: install
	$(PYTEST) tests/drill/test_fresh_clone.py  # alone: it measures how long a start takes
	$(PYTEST) tests -m drill -n 2 --dist worksteal --ignore tests/drill/test_fresh_clone.py --ignore tests/journeys --ignore tests/bench

backup:
	@bin/install run
	@bin/launcher with $(PYTHON) manage.py backup $(TO)

restore:
	@bin/install run
	@bin/launcher with $(PYTHON) manage.py restore $(FROM) --key $(KEY)

bench: install
	bin/launcher test $(PYTHON) -m tests.bench.run $(ONLY)

check: install
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy .
	.venv/bin/lint-imports
	.venv/bin/djlint --lint --quiet templates
	$(PRODUCTION) bin/launcher test $(ELSEWHERE) $(PYTHON) manage.py check --deploy --fail-level WARNING
	$(PRODUCTION) bin/launcher test $(ELSEWHERE) $(PYTHON) manage.py makemigrations --check --dry-run
