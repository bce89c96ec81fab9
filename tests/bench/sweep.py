"""What the sweep and the morning's digest take over 100,000 running clocks of which 2,000 are due.

They run in a process of their own, so that the memory they take is theirs.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scr_portal.deadlines import OF_NOTICE
from scr_portal.reminders.digests import digest
from scr_portal.reminders.sweep import sweep_batch
from tests import databases
from tests.bench import country
from tests.bench.country import MANY, NOW

RUNNING, DUE = 100_000, 2_000
SUBJECTS = {"sweep": OF_NOTICE, "digest": "panels.imr:"}
CLOCKS = """
INSERT INTO scr_portal_deadline (casefile_id, audience, subject_key, kind, name, sort, starts_on, due_on, steps, source,
    waits_on, is_running, changed_at)
SELECT cases.id, 'panel', %s || 1000000 + n, 'bench', 'To be done', 'due', %s::date - 30,
    CASE WHEN n <= %s THEN %s::date ELSE %s::date + 30 + n %% 300 END, '[]', 'Bench', 'officer', true, now()
FROM generate_series(1, %s) n
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS row, count(*) OVER () AS many FROM scr_portal_casefile) cases
    ON cases.row = 1 + n %% cases.many
"""


def measure() -> None:
    """Each on a copy of the country in which only these clocks run."""
    print(f"\n{f'{RUNNING:,} running clocks, {DUE:,} due':40}{'seconds':>9}{'MB':>6}{'mails':>7}  questions by batch")
    for what in SUBJECTS:
        with databases.fresh(f"bench_{what}", of=country.made(MANY)) as name:
            subprocess.run([sys.executable, "-m", "tests.bench.alone", what, name], check=True)


def alone(what: str, name: str) -> None:
    """In this process: make the clocks, then run it."""
    with databases.using(name), country.at_its_day():
        day = NOW.date()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE scr_portal_deadline SET is_running = false")
            cursor.execute(CLOCKS, [SUBJECTS[what], day, DUE, day, day, RUNNING])
            with databases.owner():
                cursor.execute("VACUUM ANALYZE scr_portal_deadline")
        before, begins, asked = _mails(), perf_counter(), RUN[what]()
        took, memory = perf_counter() - begins, _most_memory()
        print(f"{what:40}{took:9.1f}{memory:6}{_mails() - before:7}  {asked}", flush=True)


def _most_memory() -> int:
    """Megabytes; `getrusage` would count what the process that started this one once had."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _swept() -> str:
    numbers, more = [], True
    while more:
        number, more = _counted(lambda: sweep_batch(NOW.date()))
        numbers.append(number)
    full = set(numbers[:-1])
    return f"{len(numbers)} batches, {'/'.join(map(str, sorted(full)))} each"


def _digested() -> str:
    number, _ = _counted(lambda: digest(timezone.localtime(NOW)))
    return f"{number} in all"


def _counted(what: Callable[[], object]) -> tuple[int, bool]:
    with CaptureQueriesContext(connection) as captured:
        more = what()
    return len(captured), bool(more)


def _mails() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM scr_portal_message")
        return int(cursor.fetchone()[0])


RUN: dict[str, Callable[[], str]] = {"sweep": _swept, "digest": _digested}
