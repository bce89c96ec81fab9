"""The chains of events: nothing in them is changed, removed or put in between without being found, and where."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from scr_portal import audit
from scr_portal.audit import Access, Event, EventPayload, RightsEvent, Seal
from scr_portal.audit.events import ERASE
from scr_portal.audit.verifying import verify
from scr_portal.casefiles import CaseFile
from scr_portal.people import Person
from scr_portal.roles import Role
from tests import build, databases
from tests.audit.tampering import tamper

pytestmark = pytest.mark.django_db

EVENT, PAYLOAD, RIGHTS = "scr_portal_event", "scr_portal_eventpayload", "scr_portal_rightsevent"


@pytest.fixture
def case() -> CaseFile:
    """A case with three events, the first of which made it, and three changes of rights, the first an officer's."""
    board = build.board()
    case = build.casefile(board)
    officer = build.member(Role.OFFICER, board)
    child = Person.objects.create(casefile=case, kind=Person.Kind.CHILD, name="Invented Name")
    for number in (1, 2):
        audit.record(child, officer, timezone.now(), "person.test", f"Step {number}", {"number": number})
        audit.rights_changed("user.test", officer, officer, f"Change {number}", {"number": number})
    return case


def found() -> list[tuple[str, str]]:
    """Where something is wrong, and what, in all chains."""
    return [(finding.chain, str(finding)) for finding in verify({})]


def test_untouched_chains_stand(case: CaseFile) -> None:
    assert found() == []
    assert audit.broken(case) == []
    assert list(Event.objects.filter(casefile=case).order_by("seq").values_list("seq", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize("model", [Event, RightsEvent, Access, Seal])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_refuses_every_change(case: CaseFile, model: type[Event], statement: str) -> None:
    audit.opened(build.user(), Access.Kind.VIEW, casefile_id=case.pk)
    audit.seal()
    with databases.owner(), connection.cursor() as cursor:  # to the role of the processes it denies them anyway
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            cursor.execute(statement.format(model._meta.db_table))
    assert model._default_manager.exists()


CHANGES = {
    f"UPDATE {EVENT} SET sentence = 'Nothing' WHERE seq = 2": "Event 2 was changed or moved.",
    f"UPDATE {EVENT} SET at = at + interval '1 day' WHERE seq = 3": "Event 3 was changed or moved.",
    f"DELETE FROM {PAYLOAD} WHERE event_id = (SELECT id FROM {EVENT} WHERE seq = 2)": (
        "The values of event 2 are missing."
    ),
    f"DELETE FROM {EVENT} WHERE seq = 2": "Event 2 is missing.",
    f"DELETE FROM {EVENT} WHERE seq IN (1, 2)": "Event 1 is missing, and so on to number 2.",
    f"DELETE FROM {EVENT} WHERE seq = 3": "The newest events are missing, from number 3 on.",
    f"DELETE FROM {EVENT}": "The newest events are missing, from number 1 on.",
    f"UPDATE {PAYLOAD} SET data = '{{\"number\": 9}}' WHERE event_id = (SELECT id FROM {EVENT} WHERE seq = 1)": (
        "The values of event 1 were changed."
    ),
    f"UPDATE {PAYLOAD} SET data = '', salt = '' WHERE event_id = (SELECT id FROM {EVENT} WHERE seq = 1)": (
        "The values of event 1 were emptied, and no later event says why."
    ),
    f"UPDATE {EVENT} SET seq = seq + 10": "Event 1 is missing, and so on to number 10.",
    "UPDATE scr_portal_casefile SET last_seq = 2": "Event 3 and what follows was put in: fewer were counted.",
    f"UPDATE {RIGHTS} SET sentence = 'Nothing' WHERE seq = 2": "Change 2 was changed or moved.",
    f"DELETE FROM {RIGHTS} WHERE seq = 2": "Change 2 is missing.",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_past_the_guards_is_found_where_it_is(case: CaseFile, change: str) -> None:
    tamper(change)
    chain = "changes of rights" if RIGHTS in change else f"case {case.public_id}"
    assert (chain, CHANGES[change]) in found()


@pytest.mark.parametrize("table", [EVENT, RIGHTS])
def test_two_that_changed_places_are_found(case: CaseFile, table: str) -> None:
    tamper(
        f"UPDATE {table} SET seq = 100 WHERE seq = 2", f"UPDATE {table} SET seq = 2 WHERE seq = 3",
        f"UPDATE {table} SET seq = 3 WHERE seq = 100",
    )  # fmt: skip
    wrong = [said for _, said in found()]
    assert len(wrong) == 2
    assert all("was changed or moved" in said for said in wrong)


def test_one_that_was_put_in_between_with_a_digest_of_its_own_is_found(case: CaseFile) -> None:
    tamper(f"UPDATE {EVENT} SET seq = 4 WHERE seq = 3", "UPDATE scr_portal_casefile SET last_seq = 4")
    second = Event.objects.get(seq=2)
    forged = Event(
        casefile=case, seq=3, kind="person.test", about=second.about, sentence="Forged", by=second.by, at=second.at,
        audience=second.audience, payload_digest=second.payload_digest, previous=second.digest,
    )  # fmt: skip
    forged.close()
    assert ("case " + case.public_id, "Event 4 was changed or moved.") in found()


def test_one_that_was_changed_together_with_its_digest_is_found_by_the_next(case: CaseFile) -> None:
    second = Event.objects.get(seq=2)
    second.sentence = "Nothing"
    tamper(f"UPDATE {EVENT} SET sentence = 'Nothing', digest = '{second.header_digest()}' WHERE seq = 2")
    assert audit.broken(case) == ["Event 3 does not follow from number 2: one of them was changed or moved."]


def test_values_may_be_emptied_by_an_erasure_that_says_why(case: CaseFile) -> None:
    first = Event.objects.get(casefile=case, seq=1)
    with databases.owner():
        audit.erase(first, first.by, timezone.now(), "asked by the family's solicitor")
    assert EventPayload.objects.get(event=first).data == ""
    assert audit.broken(case) == []
    assert Event.objects.get(kind=ERASE).about == f"scr_portal.event:{first.pk}"


def test_values_are_never_changed_into_others(case: CaseFile) -> None:
    with databases.owner(), pytest.raises(DatabaseError, match="only emptied"), transaction.atomic():
        EventPayload.objects.filter(event__seq=1).update(data='{"number": 9}')
    with databases.owner(), pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        EventPayload.objects.filter(event__seq=1)._raw_delete("default")


def test_a_case_that_was_cut_off_takes_nobody_else_down(case: CaseFile) -> None:
    other = build.casefile(build.board())
    tamper(f"DELETE FROM {EVENT} WHERE casefile_id = {case.pk}")
    assert audit.broken(other) == []
    assert [chain for chain, _ in found()] == [f"case {case.public_id}"]
