"""What the memory costs a request, and whether readers of a case wait for those who write on it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import quantiles
from threading import Event as Signal
from time import perf_counter, sleep

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal import audit
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.people import Person
from scr_portal.roles import Role
from scr_portal.transitions import STEPS
from tests import databases
from tests.lifecycle.inputs import arguments, first_right
from tests.world import World

READERS, WRITERS, TIMES, EACH = 8, 4, 300, 25
READING = "SET application_name = 'a reader'"
WAITING = (
    "SELECT count(*) FILTER (WHERE application_name <> 'a reader'), count(*) FILTER (WHERE application_name ="
    " 'a reader') FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)
"""Writers that wait for a lock, and readers that do."""


def measure(place: World) -> None:
    """What one event and one line of the log take with their commit; then reading with and without writers."""
    case, officer = place.case("submitted"), place.member(Role.OFFICER)
    child = Person.objects.filter(casefile=case).earliest("pk")
    print(f"\n{'the memory, each with its commit':34}{'p50 ms':>8}{'p95 ms':>8}")
    _show("a line of the access log", [_timed(lambda: _opened(officer, case)) for _ in range(TIMES)])
    _show("an event with its payload", [_timed(lambda: _event(officer, child)) for _ in range(TIMES)])
    print(f"\n{'the case page, 8 readers at once':34}{'p50 ms':>8}{'p95 ms':>8}")
    _show("nobody writes", _read(officer, case))
    with _writers(officer, case) as seen:
        _show("4 take steps on this very case", _read(officer, case))
    print(f"steps taken meanwhile: {seen['steps']}; samples: {seen['samples']}; a writer waited in {seen['writers']},")
    print(f"a reader in {seen['readers']}")


def _show(what: str, times: list[float]) -> None:
    hundredths = quantiles(times, n=100)
    print(f"{what:34}{hundredths[49]:8.1f}{hundredths[94]:8.1f}", flush=True)


def _timed(what: Callable[[], object]) -> float:
    begins = perf_counter()
    what()
    return 1000 * (perf_counter() - begins)


def _opened(person: User, case: CaseFile) -> None:
    with transaction.atomic():
        audit.opened(person, audit.Access.Kind.VIEW, casefile_id=case.pk)


def _event(person: User, child: Person) -> None:
    with transaction.atomic():
        audit.record(child, person, timezone.now(), "person.bench", "A step", {"said": "As the minutes say."})


def _read(person: User, case: CaseFile) -> list[float]:
    path = reverse("case", args=[case.public_id])

    def reader(_: int) -> list[float]:
        try:
            with connection.cursor() as cursor:
                cursor.execute(READING)
            client = Client()
            client.force_login(person)
            return [_timed(lambda: _page(client, path)) for _ in range(EACH)]
        finally:
            connection.close()

    with ThreadPoolExecutor(READERS) as pool:
        return [time for times in pool.map(reader, range(READERS)) for time in times]


def _page(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200, path


def _process(person: User, case: CaseFile) -> CaseRecord:
    step = STEPS["parallelprocess.record"]
    row = step.model(casefile=CaseFile.objects.get(pk=case.pk))
    return step.run(row, person, **arguments(step, row, person, first_right))


@contextmanager
def _writers(person: User, case: CaseFile) -> Iterator[dict[str, int]]:
    """Four who take a step on the case over and over, each on a row of their own, and one who looks who waits."""
    stop, seen = Signal(), dict.fromkeys(("steps", "samples", "writers", "readers"), 0)
    step = STEPS["parallelprocess.update"]

    def write(row: CaseRecord) -> int:
        taken = 0
        try:
            while not stop.is_set():
                row = step.model._default_manager.select_related("casefile").get(pk=row.pk)
                step.run(row, person, **arguments(step, row, person, first_right))
                taken += 1
        finally:
            connection.close()
        return taken

    def look() -> None:
        try:
            with databases.owner(), connection.cursor() as cursor:  # who waits is not told to others
                while not stop.is_set():
                    cursor.execute(WAITING)
                    writers, readers = cursor.fetchone()
                    seen["samples"] += 1
                    seen["writers"] += bool(writers)
                    seen["readers"] += bool(readers)
                    sleep(0.01)
        finally:
            connection.close()

    rows = [_process(person, case) for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        writing = [pool.submit(write, row) for row in rows]
        looking = pool.submit(look)
        try:
            yield seen
        finally:
            stop.set()
        looking.result()
        seen["steps"] = sum(one.result() for one in writing)
