"""With thousands of cases no list reads a large table from end to end: the database finds rows by an index."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.mail import Message
from scr_portal.management.commands.status import status
from tests import databases
from tests.bench import country
from tests.bench.plans import MANY_ROWS, explained

LARGE_ENOUGH = (90, 6_000)
"""Boards and cases: every table with a row for each case is a large one, and it loads in half the time of a country."""
AS_FAR_AS_IT_COUNTS = {("register", "publications_publication")}
"""Most rows are on it, so that it is read from its beginning; counting ends ten pages ahead."""


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A country like that of the bench."""
    with django_db_blocker.unblock():
        source = country.made(LARGE_ENOUGH)
        with databases.fresh("plans", of=source) as name, databases.using(name), country.at_its_day():
            yield


@override_settings(ROOT_URLCONF="tests.bench.urls", ALLOWED_HOSTS=["*"])
def test_no_list_reads_through_a_large_table(loaded: None) -> None:
    found = set()
    for visit in country.visits():
        client = Client()
        if visit.person:
            client.force_login(visit.person)
        with explained() as asked:
            assert client.get(visit.path).status_code == 200, visit
        assert asked, visit
        large = {table for one in asked for table, rows in one.read_through if rows > MANY_ROWS}
        found |= {(visit.page, table) for table in large}
    assert found <= AS_FAR_AS_IT_COUNTS


def test_what_the_lists_are_tried_with_is_large(loaded: None) -> None:
    with walls.portal():
        for model in (Message, Access, User):
            assert model._default_manager.count() > MANY_ROWS, model


def test_neither_does_the_status(loaded: None) -> None:
    with walls.portal(), explained() as asked:
        status(timezone.now())
    assert asked
    assert not [(one.sql, table) for one in asked for table, rows in one.read_through if rows > MANY_ROWS]
