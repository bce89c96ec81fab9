"""The demonstration starts on a database that it made, and on no other."""

import os
import subprocess

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from bin.places import ROOT, VENV
from scr_portal.demo.mark import is_marked, mark
from tests import build, databases
from tests.programs import program

REFUSED = "this database was not made by the demonstration"
LIMIT = 120  # seconds, of a start that hangs
STARTS = {
    "web": "python -c 'import scr_portal.wsgi'",
    "worker": "celery --quiet --app scr_portal worker --pool solo --queues none",
    "beat": "celery --quiet --app scr_portal beat --schedule /tmp/never-made",
}


def start(what: str, database: str) -> "subprocess.CompletedProcess[str]":
    """Start a part of the portal in demonstration mode."""
    environment = os.environ | {
        "PORTAL_DEMO": "1",
        "DATABASE_URL": databases.address(database),
        "DJANGO_SETTINGS_MODULE": "scr_portal.settings",
        "PATH": f"{VENV / 'bin'}:{os.environ['PATH']}",
    }
    return subprocess.run(
        ["sh", "-c", f"exec {STARTS[what]}"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=LIMIT
    )


@pytest.mark.parametrize("what", STARTS)
def test_on_another_database_nothing_starts(own_database: str, what: str) -> None:
    build.board()
    done = start(what, own_database)
    assert done.returncode != 0
    assert REFUSED in done.stderr


def test_on_its_own_database_it_starts(own_database: str) -> None:
    mark()
    build.board()
    done = start("web", own_database)
    assert done.returncode == 0, done.stderr


def test_every_command_says_so_too_but_an_empty_database_can_be_filled(own_database: str) -> None:
    check = "from django.core.management import call_command; call_command('check')"
    empty = program(check, own_database, PORTAL_DEMO="1")
    said, _ = empty.communicate(timeout=LIMIT)
    assert empty.returncode == 0, said
    build.board()
    others = program(check, own_database, PORTAL_DEMO="1")
    said, _ = others.communicate(timeout=LIMIT)
    assert others.returncode != 0
    assert REFUSED in said


@pytest.mark.parametrize("somebody", [build.board, build.user])
def test_a_database_that_holds_anybody_is_not_marked(db: None, somebody: object) -> None:
    assert callable(somebody)
    somebody()
    with pytest.raises(ImproperlyConfigured, match=REFUSED):
        mark()
    assert not is_marked()


def test_it_is_marked_once(db: None) -> None:
    mark()
    build.board()
    mark()
    assert is_marked()


@pytest.mark.parametrize("address", ["/", "/demo/mail/", "/demo/sign-in/x/"])
def test_without_demonstration_mode_its_pages_do_not_exist(client: Client, db: None, address: str) -> None:
    client.force_login(build.user())
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
