"""The database server itself dies in the middle of a sweep and comes back: no reminder is lost, none sent twice."""

import shutil
import subprocess
import time
from collections.abc import Iterator

import psycopg2
import pytest

from bin.places import VAR, base
from bin.postgres import OWNER, Postgres
from tests import databases
from tests.drill.logged import assert_says
from tests.programs import program
from tests.reminders.conftest import TODAY, case_of_a_staffed_board, clock, notice
from tests.reminders.test_crash import AT_ONCE, IN_THE_MORNING, SWEEP, WAITING

AGAIN = SWEEP.format(what=f"while {AT_ONCE}: pass\n    {IN_THE_MORNING}")


@pytest.fixture(scope="module")
def server(worker_id: str) -> Iterator[Postgres]:
    """One that nobody else uses, and that gives up nothing for speed."""
    own = Postgres(base(f"restarts_{worker_id}", VAR))
    own.start()
    yield own
    own.stop()
    shutil.rmtree(own.folder)


@pytest.mark.parametrize(("what", "letters"), [(AT_ONCE, 5), (IN_THE_MORNING, 1)])
def test_a_server_that_restarts_during_a_sweep(own_database: str, server: Postgres, what: str, letters: int) -> None:
    case = case_of_a_staffed_board()
    for _ in range(5):
        (notice if what == AT_ONCE else clock)(case, TODAY)
    there = f"{own_database}_{letters}"
    _move(own_database, there, server)
    holder = psycopg2.connect(server.url(OWNER, there))
    holder.cursor().execute("LOCK TABLE scr_portal_message IN SHARE MODE")
    sweep = _begun(SWEEP.format(what=what), there, server)
    _wait_until_it_waits(there, server)
    assert server.break_off()
    said, _ = sweep.communicate(timeout=60)
    assert sweep.returncode, said
    assert_says(said, "server closed the connection")
    server.start()
    assert _counted(there, server) == (0, 0)
    for _ in range(2):
        again = _begun(AGAIN, there, server)
        said, _ = again.communicate(timeout=60)
        assert not again.returncode, said
        assert_says(said)
        assert _counted(there, server) == (5, letters)


def _move(database: str, there: str, server: Postgres) -> None:
    """Let that server have the database too, by the name of `there`."""
    server.create(there)
    told = databases.address(database, "OWNER_DATABASE_URL")
    dump = subprocess.run([str(server.binaries / "pg_dump"), told], stdout=subprocess.PIPE, check=True)
    into = [str(server.binaries / "psql"), "--quiet", "--set=ON_ERROR_STOP=1", server.url(OWNER, there)]
    subprocess.run(into, input=dump.stdout, stdout=subprocess.DEVNULL, check=True)


def _begun(code: str, database: str, server: Postgres) -> "subprocess.Popen[str]":
    theirs = {"DATABASE_URL": server.url(database=database), "OWNER_DATABASE_URL": server.url(OWNER, database)}
    return program(code, database, **theirs)


def _wait_until_it_waits(database: str, server: Postgres) -> None:
    until = time.monotonic() + 60
    with psycopg2.connect(server.url(OWNER, database)) as link, link.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(WAITING, [database])
            if cursor.fetchone() != (0,):
                return
            time.sleep(0.05)
    raise AssertionError("The sweep does not come to its mail.")


def _counted(database: str, server: Postgres) -> tuple[int, int]:
    """The reminders and the messages there are."""
    with psycopg2.connect(server.url(OWNER, database)) as link, link.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM scr_portal_reminder), (SELECT count(*) FROM scr_portal_message)")
        reminders, messages = cursor.fetchone() or (0, 0)
        return reminders, messages
