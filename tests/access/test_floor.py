"""The second floor: what the database itself gives, whoever forgets to ask for what somebody may see."""

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from publications.models import Publication
from scr_portal import audit, walls
from scr_portal.access import Appointment, forget
from scr_portal.accounts import User
from scr_portal.audit import EventPayload, guards
from scr_portal.casefiles import CaseFile, Walled
from scr_portal.drafts import Draft
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.people import Bar, Person
from scr_portal.roles import Role
from scr_portal.transfers.models import Transfer
from scr_portal.transfers.transitions import propose
from scr_portal.walls import installing, rules
from scr_portal.walls.functions import QUESTIONS
from tests import build, databases
from tests.world import ASHBY, ELMTON, World

SEEN: list[type[models.Model]] = [CaseFile, *(model for model in rules.models() if issubclass(model, Walled))]
"""Every model that is asked for by `visible_to`."""
ITS_CASE = {"scr_portal.CaseFile"}
"""The file of a case is seen, beside those who may open its page, by whom it names: proposed, barred, sent a part."""


def keys(model: type[models.Model]) -> set[int]:
    """What is there when nobody has asked for what somebody may see."""
    return set(model._default_manager.values_list("pk", flat=True))


def visible(model: type[models.Model], user: User) -> set[int]:
    """What somebody may see, as the portal works it out."""
    return set(model._default_manager.visible_to(user).values_list("pk", flat=True))  # type: ignore[attr-defined]


def test_a_question_on_nobodys_behalf_finds_no_row_of_a_case(world: World) -> None:
    with walls.entered(None, timezone.localdate()):
        found = {model._meta.label: len(keys(model)) for model in rules.rules()}
    assert found == dict.fromkeys(found, 0)
    assert all(keys(model) for model in (CaseFile, audit.Event, Person))


def test_a_connection_begins_on_nobodys_behalf(world: World) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL walls.portal TO ''")
        assert not any(keys(model) for model in rules.rules())
        cursor.execute("SET LOCAL walls.portal TO 'on'")


def test_the_walls_stand_inside_the_portal_s_own_scope_and_after_one_inside_them(world: World) -> None:
    everything, today = keys(CaseFile), timezone.localdate()
    with walls.portal(), walls.entered(None, today):
        assert not keys(CaseFile)
        with walls.portal(), walls.portal():
            assert keys(CaseFile) == everything
        assert not keys(CaseFile)
        with walls.looked_at(min(everything)):
            assert keys(CaseFile) == {min(everything)}
            with walls.entered(None, today), walls.looked_at(min(everything)):
                assert keys(CaseFile) == {min(everything)}
        assert not keys(CaseFile)
    with walls.portal():
        assert keys(CaseFile) == everything


def test_what_fails_inside_the_portal_s_own_scope_opens_and_closes_nothing(world: World) -> None:
    everything = keys(CaseFile)
    with walls.entered(None, timezone.localdate()):
        with walls.portal():
            for scope in (walls.portal(), walls.entered(None, timezone.localdate())):
                with pytest.raises(DatabaseError), transaction.atomic(), scope, connection.cursor() as cursor:
                    cursor.execute("SELECT 1 / 0")
                assert keys(CaseFile) == everything
        with pytest.raises(DatabaseError), transaction.atomic(), walls.portal(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        assert not keys(CaseFile)


def test_who_forgets_to_ask_gets_what_somebody_may_see_and_no_more(world: World) -> None:
    today, wrong = timezone.localdate(), []
    for person in world.people:
        may = {model: visible(model, person) for model in SEEN}
        with walls.entered(person.pk, today):
            for model, wanted in may.items():
                found = keys(model)
                wider = model._meta.label in ITS_CASE and found >= wanted
                if found != wanted and not wider:
                    wrong.append(f"{person.email} {model._meta.label}: {len(found)} for {len(wanted)}")
    assert wrong == []


def test_the_file_of_a_case_is_seen_by_whom_it_names_and_by_nobody_else(world: World) -> None:
    case, chair = world.case("under way"), world.member(Role.CHAIR)
    propose.run(Transfer(casefile=case), chair, to_board=world.board(ELMTON), reason="They moved.")
    for person in world.people:
        named = set(Appointment.objects.filter(user=person).values_list("casefile", flat=True))
        named |= set(Bar.objects.filter(user=person).values_list("casefile", flat=True))
        named |= set(Transfer.objects.visible_to(person).values_list("casefile", flat=True))
        told = set(Notice.objects.visible_to(person).values_list("casefile", flat=True))
        with walls.entered(person.pk, timezone.localdate()):
            assert keys(CaseFile) == visible(CaseFile, person) | named | told, person.email


def test_the_public_sees_what_is_published_and_nothing_else(world: World) -> None:
    published = Publication.objects.filter(status="published")
    cases, made = set(published.values_list("casefile", flat=True)), set(published.values_list("pdf", "html"))
    wanted = {
        "publications.Publication": set(published.values_list("pk", flat=True)),
        "scr_portal.CaseFile": cases,
        "scr_portal.Document": {pk for pair in made for pk in pair},
    }
    assert all(wanted.values())
    with walls.entered(None, timezone.localdate(), register=True):
        for model in rules.rules():
            if model._meta.label not in ("scr_portal.CaseAgency", "scr_portal.Page"):  # they go with theirs
                assert keys(model) == wanted.get(model._meta.label, set()), model._meta.label


def test_a_barred_person_finds_nothing_of_the_case_but_the_bar(world: World) -> None:
    case, member = world.case("published"), world.member(Role.SUBCOMMITTEE)
    chair = world.member(Role.CHAIR)
    Bar.objects.create(user=member, casefile=case, reason="Recused", proposed_by=chair, since=build.LONG_AGO)
    forget([member])
    with walls.entered(member.pk, timezone.localdate()):
        found = {
            model
            for model in SEEN
            if model is not CaseFile and model._default_manager.filter(casefile=case.pk).exists()
        }
        assert found == {Bar}
        assert keys(CaseFile) - {case.pk}


def test_a_draft_is_its_owners(world: World) -> None:
    case, officer, chair = world.case("published"), world.member(Role.OFFICER), world.member(Role.CHAIR)
    draft = Draft.objects.create(owner=officer, casefile=case, step="a.b", subject_key="a:1")
    for person, seen in ((officer, {draft.pk}), (chair, set())):
        with walls.entered(person.pk, timezone.localdate()):
            assert keys(Draft) == seen


def test_what_a_step_wrote_is_read_by_nobody_and_the_mail_of_a_case_by_its_office(world: World) -> None:
    assert keys(EventPayload)
    office = (Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR)
    for person in world.people:
        with walls.entered(person.pk, timezone.localdate()):
            assert not keys(EventPayload)
            assert not keys(Message) or person.memberships.filter(role__in=office).exists()


def refused(statement: str, match: str = "denied|violates row-level|must be owner|must be able to") -> None:
    """The database says no."""
    with pytest.raises(DatabaseError, match=match), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("model", [*guards.NEVER_CHANGED, EventPayload])
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = NULL", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_role_of_the_processes_cannot_change_what_is_kept(
    world: World, model: type[models.Model], statement: str
) -> None:
    refused(statement.format(model._meta.db_table, model._meta.pk.column), "permission denied")


def test_nor_does_it_empty_what_was_written_with_an_event(world: World) -> None:
    refused("UPDATE scr_portal_eventpayload SET data = '', salt = ''", "permission denied")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE scr_portal_event DISABLE TRIGGER ALL",
        "ALTER TABLE scr_portal_person DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE scr_portal_person NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY see ON scr_portal_person",
        "CREATE POLICY mine ON scr_portal_person USING (true)",
        "CREATE TABLE mine (id int)",
        "CREATE FUNCTION walls.enter(bigint) RETURNS void LANGUAGE sql AS ''",
        "DELETE FROM scr_portal_casefile",
        "DELETE FROM django_migrations",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
    ],
)
def test_the_role_of_the_processes_cannot_take_the_walls_down(world: World, statement: str) -> None:
    refused(statement)


def test_the_role_of_the_processes_owns_nothing_and_becomes_nobody_else(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relowner = current_user::regrole")
        assert cursor.fetchall() == []
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False)
        cursor.execute("SELECT 1 FROM pg_auth_members WHERE member = current_user::regrole")
        assert cursor.fetchall() == []


def test_a_page_writes_no_row_of_a_case_outside_a_step(world: World) -> None:
    case, officer = world.case("published"), world.member(Role.OFFICER)
    with walls.entered(officer.pk, timezone.localdate()):
        assert not Person.objects.filter(casefile=case).update(name="Somebody")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Person.objects.create(casefile=case, kind=Person.Kind.CHILD, name="Somebody")
        with walls.opened(case.pk):
            assert Person.objects.filter(casefile=case).update(name="Somebody")
        assert not Person.objects.filter(casefile=case).update(name="Somebody else")


def test_what_is_opened_for_a_step_is_closed_when_it_fails(world: World) -> None:
    case, senior = world.case("published"), world.member(Role.SENIOR)
    with walls.entered(senior.pk, timezone.localdate()):
        before = keys(Person)
        with pytest.raises(ZeroDivisionError), walls.opened(case.pk):
            assert len(keys(Person) - before) / 0
        assert keys(Person) == before


def test_every_table_of_ours_has_walls_or_a_reason_why_not() -> None:
    assert rules.unruled() == []
    pointing = {m._meta.label for m in rules.models() if rules.names_case(m)}
    assert pointing & set(rules.FREE) == set()


def test_the_catalogue_says_what_is_declared(world: World) -> None:
    with databases.owner():
        there, asked = installing.policies(), installing.functions()
        with transaction.atomic():
            installing.install()
            assert (installing.policies(), installing.functions()) == (there, asked)
            transaction.set_rollback(True)
    names = {said.split("walls.")[1].split("(")[0] for (said,) in asked}
    assert names == {"enter", *QUESTIONS}
    walled = {model._meta.db_table for model in rules.rules()}
    assert {row[0] for row in there if row[1] and row[2]} == walled
    assert {row[0] for row in there if row[3]} == walled


def test_what_is_kept_of_a_page_that_failed_is_that_it_was_opened(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, officer = world.case("published"), world.member(Role.OFFICER)
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    opened = audit.Access.objects.filter(casefile=case, user=officer)
    before = opened.count()

    def fails(*_: object, **__: object) -> None:
        Draft.objects.create(owner=officer, casefile=case, step="a.b", subject_key="a:1")
        raise ValueError("stop")

    monkeypatch.setattr("scr_portal.pages.base.SignedInPage.render_to_response", fails)
    assert client.get(reverse("case", args=[case.public_id])).status_code == 500
    assert opened.count() == before + 1
    assert not Draft.objects.filter(owner=officer, step="a.b").exists()


def test_the_board_of_another_is_not_reached_by_a_forgotten_question(world: World) -> None:
    for role in (Role.OFFICER, Role.CHAIR, Role.SENIOR, Role.PANEL_CHAIR):
        person = world.member(role)
        with walls.entered(person.pk, timezone.localdate()):
            boards = set(CaseFile.objects.values_list("board__short_name", flat=True))
        assert boards == {ASHBY}
