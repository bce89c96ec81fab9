"""A long question is planned once for each connection, and a connection does not keep plans without end."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scr_portal.prepared import MOST, Prepared, _kept, ask, prepare

pytestmark = pytest.mark.django_db


def plans() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        return int(cursor.fetchone()[0])


def test_it_is_planned_once_and_asked_with_other_keys() -> None:
    _kept.pop(connection.connection, None)  # what other tests asked before may have filled it
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    question = prepare("SELECT %s || %s", ["it's ", -1], lambda value: "$1" if value == -1 else None, ("text",))
    with CaptureQueriesContext(connection) as asked:
        assert [ask(question, key) for key in ("one", "o'two")] == [[("it's one",)], [("it's o'two",)]]
    assert [query["sql"].split()[0] for query in asked.captured_queries] == ["PREPARE", "EXECUTE", "EXECUTE"]


def test_the_oldest_plan_goes_when_there_are_too_many() -> None:
    for number in range(MOST + 5):
        assert ask(Prepared(f"number_{number}", f"SELECT {number}", "bigint"), 1) == [(number,)]
    assert plans() == MOST
    assert ask(Prepared("number_0", "SELECT 0", "bigint"), 1) == [(0,)]
    assert plans() == MOST
