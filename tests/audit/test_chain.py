"""The chain of events: nothing in it is changed, removed or put in between without being found."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from scr_portal import audit
from scr_portal.audit import Access, Event, EventPayload
from scr_portal.casefiles import CaseFile
from scr_portal.people import Person
from scr_portal.roles import Role
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> CaseFile:
    """A case with three events."""
    board = build.board()
    case = build.casefile(board)
    officer = build.member(Role.OFFICER, board)
    child = Person.objects.create(casefile=case, kind=Person.Kind.CHILD, name="Invented Name")
    for number in range(3):
        audit.record(child, officer, timezone.now(), "person.test", f"Step {number}", {"number": number})
    return case


def test_an_untouched_chain_stands(case: CaseFile) -> None:
    assert audit.broken(case) == []
    assert list(Event.objects.filter(casefile=case).order_by("seq").values_list("seq", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize("model", [Event, Access])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET about = 'x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"], ids=["update", "delete", "cut"]
)
def test_the_database_refuses_every_change(case: CaseFile, model: type[Event], statement: str) -> None:
    audit.opened(build.user(), Access.Kind.VIEW, casefile_id=case.pk)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            cursor.execute(statement.format(model._meta.db_table))
    assert model._default_manager.exists()


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE scr_portal_event SET sentence = 'Nothing' WHERE seq = 2", "Event 2 was changed"),
        ("DELETE FROM scr_portal_event WHERE seq = 2", "Event 2 is missing"),
        ("DELETE FROM scr_portal_event WHERE seq = 3", "newest events are missing"),
        ("UPDATE scr_portal_eventpayload SET data = '{\"a\": 1}'", "The values of event 1 were changed"),
        ("UPDATE scr_portal_event SET seq = seq + 10", "Event 1 is missing"),
    ],
)
def test_tampering_past_the_triggers_is_found(case: CaseFile, tampering: str, found: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(tampering)
        cursor.execute("DELETE FROM scr_portal_eventpayload WHERE event_id NOT IN (SELECT id FROM scr_portal_event)")
        cursor.execute("SET session_replication_role = origin")
    assert any(found in line for line in audit.broken(case)), audit.broken(case)


def test_an_erased_payload_does_not_break_the_chain(case: CaseFile) -> None:
    EventPayload.objects.filter(event__casefile=case).update(data="", salt="")
    assert audit.broken(case) == []
