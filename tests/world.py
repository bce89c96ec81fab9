"""A world for the safety nets: two boards with everybody on them, and cases taken to every stage by real steps."""

import itertools
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from bin.places import VAR
from scr_portal.accounts import Agency, Board, Body, User
from scr_portal.casefiles import CaseFile
from scr_portal.demo.standing import entered
from scr_portal.roles import OF_CASE, Role
from tests import build, databases
from tests.lifecycle.path import WAY, Walk

ASHBY, ELMTON = "Ashby", "Elmton"
BEGINS = {ASHBY: datetime(2014, 3, 3, 10, tzinfo=UTC), ELMTON: datetime(2010, 9, 6, 10, tzinfo=UTC)}
"""Ashby works under Working Together 2013, Elmton under 2010 with the letter of June."""
NOW = datetime(2014, 9, 1, 10, tzinfo=UTC)
STAGES = {ASHBY: tuple(WAY), ELMTON: ("decided", "submitted", "accepted", "published")}


@dataclass(frozen=True)
class World:
    """What is there: the tests ask it for people by role and for cases by how far they are."""

    clock: time_machine.Traveller

    @property
    def people(self) -> list[User]:
        """Everybody, with fresh eyes on their rights."""
        return list(User.objects.filter(is_active=True).order_by("pk"))

    def board(self, name: str) -> Board:
        """One of the two boards."""
        return Board.objects.get(short_name=name)

    def member(self, role: Role, board: str = ASHBY) -> User:
        """Somebody with a standing role on a board, for one of its agencies, or for a body."""
        return User.objects.get(email=f"{role.value}@{board.lower()}.example.org")

    def case(self, stage: str, board: str = ASHBY) -> CaseFile:
        """The case of a board that has come to this stage."""
        number = STAGES[board].index(stage) + 1
        named = CaseFile.objects.filter(board__short_name=board, label=f"Child {number}")
        return named.select_related("board").earliest("pk")


def populate(clock: time_machine.Traveller) -> None:
    """Make the people, then walk a case to each stage on each board."""
    _named(build.user(), "nobody", "example", "example.org")
    _administrator()
    for role, slug in ((Role.NATIONAL_PANEL, "national_panel"), (Role.OFSTED, "ofsted")):
        body, _ = Body.objects.get_or_create(slug=slug, defaults={"name": role.label})
        _named(build.member(role, body), role, "body")
    for place, stages in STAGES.items():
        settle(place, stages, BEGINS[place], clock)


def settle(place: str, stages: Sequence[str], begins: datetime, clock: time_machine.Traveller) -> None:
    """A board with everybody on it, and a case walked to each stage."""
    people = [*_people(place), User.objects.system()]
    for stage in stages:
        clock.move_to(begins)
        Walk(Board.objects.get(short_name=place), people, clock).to(stage)
    clock.move_to(NOW)


def _people(place: str) -> Iterator[User]:
    board = build.board(place)
    for role in (Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR, Role.SUBCOMMITTEE, Role.BOARD_MEMBER):
        yield _named(build.member(role, board), role, place)
    yield _named(build.member(Role.OFFICER, board), "second officer", place)
    for discipline in (Agency.Discipline.POLICE, Agency.Discipline.HEALTH):
        agency = build.agency(board, discipline, f"{place} {discipline.label}")
        for role in (Role.SENIOR, Role.REPRESENTATIVE):
            yield _named(build.member(role, agency), role if discipline == "police" else f"{role} health", place)
        yield _named(_without_password(), f"author{agency.pk}", "example", "example.org")
    for role in sorted(OF_CASE):
        yield _named(build.user(), role, place)


def _administrator() -> None:
    _named(build.administrator(), "administrator", "example", "example.org")


def _without_password() -> User:
    """Somebody who comes by link."""
    person = build.user()
    person.set_unusable_password()
    person.save(update_fields=["password"])
    return person


def _named(user: User, who: str, place: str, domain: str = "") -> User:
    user.email = f"{who.replace(' ', '_')}@{domain or f'{place.lower()}.example.org'}"
    user.name = f"{place} {who.replace('_', ' ')}".title()
    with transaction.atomic():
        user.save(update_fields=["email", "name"])
        return entered(user)


@contextmanager
def travelling() -> Iterator[time_machine.Traveller]:
    """Time stands still, and moves when it is told to."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@contextmanager
def documents_in(folder: Path) -> Iterator[None]:
    """Keep documents in this folder for a while."""
    backend = "scr_portal.documents.storage.SealedStorage"
    kept = {"BACKEND": backend, "OPTIONS": {"location": str(folder), "base_url": None}}
    with override_settings(STORAGES=settings.STORAGES | {"default": kept}):
        yield


@pytest.fixture(scope="session", autouse=True)
def documents_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests keep is sealed with the key of the tests: in the store of `make run` it would stop the next start."""
    with documents_in(tmp_path_factory.mktemp("documents")):
        yield


@contextmanager
def undone() -> Iterator[None]:
    """What is done meanwhile is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def world_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """This worker's database of the world and the folder of its documents; nobody changes either."""
    folder = tmp_path_factory.mktemp("world") / "documents"
    with django_db_blocker.unblock():
        kept = made()
        shutil.copytree(DOCUMENTS, folder)
        with databases.fresh(f"{worker_id}_world", of=kept) as name:
            yield name, folder


DOCUMENTS = VAR / "world"
_HERE = Path(__file__)
_SOURCES = (
    _HERE,
    _HERE.with_name("settings.py"),
    Path(build.__file__),
    *sorted((_HERE.parent / "lifecycle").glob("*.py")),
)


def made() -> str:
    """The name of the database of the world, made when the portal or this has changed; its files are in DOCUMENTS."""
    return databases.kept("world", _SOURCES, _make, of=databases.template())


def _make() -> None:
    shutil.rmtree(DOCUMENTS, ignore_errors=True)
    DOCUMENTS.mkdir(parents=True)
    with documents_in(DOCUMENTS), travelling() as clock:
        populate(clock)


@pytest.fixture
def world(world_database: tuple[str, Path], django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The world for one test; whatever the test does to it is rolled back."""
    with django_db_blocker.unblock(), visit(*world_database) as visited:
        yield visited


@contextmanager
def visit(name: str, folder: Path) -> Iterator[World]:
    """The world in this database, with these documents; what is done to it meanwhile is rolled back."""
    with committed(name, folder) as visited, undone():
        yield visited


@contextmanager
def committed(name: str, folder: Path) -> Iterator[World]:
    """The world in this database, with these documents; what is done to it stays."""
    with databases.using(name), documents_in(folder), travelling() as clock:
        yield World(clock)


_copies = itertools.count(1)


@pytest.fixture
def own_world(world_database: tuple[str, Path], django_db_blocker: DjangoDbBlocker, worker_id: str) -> Iterator[World]:
    """A copy of the world for one test, where commits are real."""
    source, folder = world_database
    copy = f"{worker_id}_copy{next(_copies)}"
    with django_db_blocker.unblock(), databases.fresh(copy, of=source) as name, committed(name, folder) as visited:
        yield visited
