"""The servers that need no set-up: private, their data kept, stopped by whoever leaves last."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from bin.places import TroubleError, own, sockets
from bin.postgres import Postgres
from bin.servers import Servers


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    """Servers of this test alone."""
    mine = Servers.of("test", tmp_path)
    yield mine
    shutil.rmtree(mine.postgres.folder)


def ask(postgres: Postgres, statement: str) -> str:
    """The first value that the database answers with."""
    link = psycopg2.connect(host=str(postgres.socket), user="scr_portal", dbname="scr_portal")
    with link, link.cursor() as cursor:
        cursor.execute(statement)
        answer = cursor.fetchone() if cursor.description else None
        return str(answer[0]) if answer else ""


def test_they_listen_on_private_sockets_only(servers: Servers) -> None:
    with servers.started({}):
        assert ask(servers.postgres, "SHOW listen_addresses") == ""
        assert servers.postgres.socket.stat().st_mode & 0o777 == 0o700
        assert servers.broker.running()
    assert not servers.postgres.running()
    assert not servers.broker.running()


def test_they_have_what_searching_and_appointments_need(servers: Servers) -> None:
    with servers.started({}):
        for extension in ("btree_gist", "pg_trgm", "unaccent"):
            ask(servers.postgres, f"CREATE EXTENSION {extension}")


def test_the_data_outlives_a_killed_server(servers: Servers) -> None:
    with servers.started({}):
        ask(servers.postgres, "CREATE TABLE kept AS SELECT 'still here' AS what")
        ask(servers.postgres, "CHECKPOINT")  # hasty servers write late
        process = int((servers.postgres.data / "postmaster.pid").read_text().split()[0])
        os.kill(process, signal.SIGKILL)
        servers.postgres.start()
        assert ask(servers.postgres, "SELECT what FROM kept") == "still here"


def test_the_last_to_leave_stops_them(servers: Servers) -> None:
    with servers.started({}):
        with servers.started({}):
            assert servers.postgres.running()
        assert servers.postgres.running()
        assert servers.broker.running()


def test_an_address_that_is_set_takes_over(servers: Servers) -> None:
    environment = {"DATABASE_URL": "postgres://elsewhere/portal"}
    with servers.started(environment):
        assert not servers.postgres.running()
        assert environment["DATABASE_URL"] == "postgres://elsewhere/portal"
        assert environment["REDIS_URL"] == servers.broker.url()


def test_a_long_path_still_gives_a_short_socket(tmp_path: Path) -> None:
    assert sockets(tmp_path) == tmp_path / "sockets"
    assert len(str(sockets(tmp_path / ("long" * 30)) / ".s.PGSQL.5432.lock")) < 107


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    planted = tmp_path / "planted"
    planted.symlink_to(tmp_path)
    with pytest.raises(TroubleError, match="belongs to somebody else"):
        own(planted)


def test_no_name_reaches_the_log(servers: Servers) -> None:
    with servers.started({}):
        with pytest.raises(psycopg2.Error):
            ask(servers.postgres, "SELECT 'Child G' / 0")
        assert "Child G" not in (servers.postgres.folder / "postgres.log").read_text()
