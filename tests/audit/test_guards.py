"""No row of a case changes without an event of the same transaction, by whatever way it is written."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from referrals.models import ParallelProcess
from scr_portal import audit
from scr_portal.accounts import Body
from scr_portal.accounts.keys import GuestKey
from scr_portal.audit import guards
from scr_portal.audit.verifying import verify_guards
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document
from scr_portal.drafts import Draft
from scr_portal.fetching import FetchLink
from scr_portal.notices import Notice
from scr_portal.people import Person
from tests import build, databases
from tests.audit.straight import sql
from tests.documents import files
from tests.documents.conftest import kept


def case_with_a_child() -> CaseFile:
    """A case, kept."""
    case = build.casefile(build.board(), agencies=(build.agency(build.board()),))
    with build.told(case):
        Person.objects.create(casefile=case, kind="child", name="Invented Name")
    return case


WAYS: dict[str, Callable[[CaseFile], object]] = {
    "create": lambda case: Person.objects.create(casefile=case, kind="child", name="Another"),
    "bulk_create": lambda case: Person.objects.bulk_create([Person(casefile=case, kind="child", name="Another")]),
    "update": lambda case: Person.objects.update(name="Another"),
    "raw": lambda case: sql("UPDATE scr_portal_person SET name = 'Another'"),
    "delete": lambda case: Person.objects.all().delete(),
    "truncate": lambda case: sql("TRUNCATE scr_portal_person CASCADE"),
    "the case itself": lambda case: CaseFile.objects.update(state="Closed", is_open=False),
    "a new case": lambda case: CaseFile.objects.create(board=case.board, label="Child X", edition_slug="wt2013"),
    "an agency's place": lambda case: CaseAgency.objects.all().delete(),
    "a temporary table in front": lambda case: sql(
        "CREATE TEMP TABLE scr_portal_event ON COMMIT DROP AS SELECT casefile_id, portal_transaction() AS transaction "
        "FROM scr_portal_event",
        "UPDATE scr_portal_person SET name = 'Another'",
    ),
}


def everything() -> tuple[object, ...]:
    """The rows that are tried to be changed."""
    return list(Person.objects.values()), list(CaseFile.objects.values()), CaseAgency.objects.count()


def test_by_whatever_way_it_is_refused_without_an_event_and_taken_with_one(own_database: str) -> None:
    case = case_with_a_child()
    before = everything()
    for way, change in WAYS.items():  # as the owner, since the role of the processes is denied some of it anyway
        with databases.owner(), pytest.raises(DatabaseError, match=r"without an event|never changed"):
            change(case)
        assert everything() == before, way
    with build.told(case):
        Person.objects.update(name="Another")
    assert Person.objects.get().name == "Another"


def test_no_row_of_a_case_is_removed_even_with_an_event(own_database: str) -> None:
    case = case_with_a_child()
    with databases.owner(), pytest.raises(DatabaseError, match="never changed or removed"), build.told(case):
        Person.objects.all().delete()
    assert Person.objects.exists()


def test_an_event_of_another_case_or_of_before_does_not_count(own_database: str) -> None:
    case, other = case_with_a_child(), case_with_a_child()
    with pytest.raises(IntegrityError, match="without an event"), build.told(other):
        Person.objects.filter(casefile=case).update(name="Another")
    with pytest.raises(IntegrityError, match="without an event"), build.told(other):
        Person.objects.filter(casefile=case).update(casefile=other)


def test_a_key_to_fetch_what_is_of_a_case_needs_one_as_a_key_to_an_appointment_does(own_database: str) -> None:
    case, today = case_with_a_child(), timezone.localdate()
    with build.told(case):
        body = Body.objects.create(slug="inspectorate", name="Inspectorate")
        notice = Notice.objects.create(casefile=case, body=body, about="x:1", act="possible_review", acted_on=today)
        link = FetchLink.objects.create(
            casefile=case, audience="office", notice=notice, user=build.user(), sent_on=today, expires_on=today
        )
    with pytest.raises(IntegrityError, match="without an event"):
        GuestKey.make(link.user, timezone.now(), fetches=link)
    with build.told(case):
        GuestKey.make(link.user, timezone.now(), fetches=link)
    assert guards.ways_to_case(GuestKey) == [
        ("appointment_id", "scr_portal_appointment"), ("fetches_id", "scr_portal_fetchlink"),
    ]  # fmt: skip


def test_an_event_inside_a_savepoint_counts(own_database: str) -> None:
    case = case_with_a_child()
    with transaction.atomic():
        Person.objects.update(name="Another")
        with transaction.atomic(), build.told(case):
            pass
    assert Person.objects.get().name == "Another"


def test_an_event_that_was_rolled_back_does_not_count(own_database: str) -> None:
    case = case_with_a_child()

    def change() -> None:
        with transaction.atomic():
            Person.objects.update(name="Another")
            point = transaction.savepoint()
            with build.told(case):
                pass
            transaction.savepoint_rollback(point)

    with pytest.raises(IntegrityError, match="without an event"):
        change()


def test_who_writes_an_event_does_not_choose_its_transaction(own_database: str) -> None:
    case = case_with_a_child()
    forged = audit.Event.objects.filter(casefile=case).latest("seq")
    forged.pk, forged.seq, forged.public_id, forged.transaction = None, 99, "forgedforged1234", "7/7"
    forged.close()
    forged.refresh_from_db()
    assert forged.transaction not in ("", "7/7")


def test_what_is_derived_or_a_draft_needs_none(own_database: str) -> None:
    case = case_with_a_child()
    with build.told(case):
        document = kept(case, build.user(), files.pdf("Seen."))
    Document.objects.filter(pk=document.pk).update(reading="ready", text="Seen.", page_count=1)
    Draft.objects.create(casefile=case, owner=build.user(), step="person.test", subject_key="new:", data={})
    with pytest.raises(IntegrityError, match="without an event"):
        Document.objects.filter(pk=document.pk).update(reading="ready", title="Another")


def test_what_changes_nothing_needs_none(own_database: str) -> None:
    case_with_a_child()
    Person.objects.update(name="Invented Name")


@pytest.mark.django_db
def test_every_model_of_a_case_is_guarded_or_says_why_not() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE p.proname = 'portal_needs_event' AND t.tgdeferrable AND t.tginitdeferred AND t.tgenabled = 'O'"
        )
        guarded = {table for (table,) in cursor.fetchall()}
    for model in apps.get_models():
        on_a_case = any(field.name in ("casefile", "appointment") for field in model._meta.concrete_fields)
        if on_a_case and model not in (audit.Event, audit.Access):
            reason = guards.why_without_event(model)
            assert (model._meta.db_table in guarded) is (not reason), f"{model.__name__}: {reason}"
    assert {"scr_portal_casefile", "scr_portal_notice_documents", ParallelProcess._meta.db_table} <= guarded
    assert Deadline._meta.db_table not in guarded


@pytest.mark.django_db
def test_a_guard_that_was_taken_away_or_switched_off_is_made_again() -> None:
    wanted = {(guard.table, guard.name) for guard in guards.guards()}
    assert guards.installed() == wanted
    names = sorted(name for table, name in wanted if table == "scr_portal_person")
    with databases.owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f'DROP TRIGGER "{names[0]}" ON scr_portal_person')
        assert guards.installed() != wanted
        assert guards.missing() == [("scr_portal_person", names[0])]
        guards.install()
        assert guards.installed() == wanted
        cursor.execute(f'ALTER TABLE scr_portal_person DISABLE TRIGGER "{names[0]}"')
        assert [str(one) for one in verify_guards()] == [
            f"The trigger {names[0]} of scr_portal_person is not there, or is switched off."
        ]
        guards.install()
    assert guards.installed() == wanted
