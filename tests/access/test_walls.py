"""Who sees which rows of a case: by role, by audience, by agency, by day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from scr_portal.access import Appointment, forget, grants
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.people import Bar, Person
from scr_portal.roles import Audience, Role
from tests import build

pytestmark = pytest.mark.django_db


def deadline(case: CaseFile, audience: Audience, agency: Agency | None = None) -> Deadline:
    """A due date of the case, behind the walls that are asked for."""
    today = timezone.localdate()
    return Deadline.objects.create(
        casefile=case, agency=agency, audience=audience, subject_key=f"reviews.review:{audience}{agency}", kind="test",
        name="A date", sort="due", starts_on=today, due_on=today, source="A test",
    )  # fmt: skip


def seen(user: User) -> set[str]:
    """The audiences of the due dates that this person sees."""
    forget([user])
    return set(Deadline.objects.visible_to(user).values_list("audience", flat=True))


def test_each_role_hears_what_is_meant_for_it() -> None:
    board = build.board()
    agency, other = build.agency(board), build.agency(board)
    case = build.casefile(board, agencies=(agency, other))
    for audience in Audience:
        deadline(case, audience, agency if audience is Audience.AGENCY else None)
    office = {Audience.OFFICE, Audience.PANEL, Audience.SHARED, Audience.SENT}
    assert seen(build.member(Role.OFFICER, board)) == office
    assert seen(build.member(Role.CHAIR, board)) == office
    assert seen(build.member(Role.SUBCOMMITTEE, board)) == {Audience.PANEL, Audience.SHARED}
    assert seen(build.member(Role.SENIOR, agency)) == {Audience.AGENCY, Audience.SHARED}
    assert seen(build.member(Role.SENIOR, other)) == {Audience.SHARED}


def test_an_agency_sees_its_own_submitted_rows_and_not_the_offices_notes_on_it() -> None:
    board = build.board()
    agency = build.agency(board)
    case = build.casefile(board, agencies=(agency,))
    deadline(case, Audience.PANEL, agency)
    deadline(case, Audience.OFFICE, agency)
    assert seen(build.member(Role.SENIOR, agency)) == {Audience.PANEL}


def test_another_boards_people_see_nothing() -> None:
    case = build.casefile(build.board())
    deadline(case, Audience.SHARED)
    assert seen(build.member(Role.OFFICER, build.board())) == set()


def test_the_view_table_keeps_the_children_from_an_agency() -> None:
    board = build.board()
    agency = build.agency(board)
    case = build.casefile(board, agencies=(agency,))
    Person.objects.create(casefile=case, kind=Person.Kind.CHILD, name="Invented Name", audience=Audience.SHARED)
    assert Person.objects.visible_to(build.member(Role.OFFICER, board)).exists()
    assert not Person.objects.visible_to(build.member(Role.SENIOR, agency)).exists()


def test_a_role_ends_on_its_day() -> None:
    board, today = build.board(), timezone.localdate()
    case, person = build.casefile(board), build.user()
    held = build.holds(user=person, role=Role.OFFICER, board=board, until=today + timedelta(days=1))
    assert case in CaseFile.objects.visible_to(person)
    held.until = today
    held.save()
    forget([person])
    assert case not in CaseFile.objects.visible_to(person)


def test_a_barred_person_keeps_the_other_cases() -> None:
    board = build.board()
    barred_from, other = build.casefile(board), build.casefile(board)
    member = build.member(Role.SUBCOMMITTEE, board)
    chair = build.member(Role.CHAIR, board)
    Bar.objects.create(user=member, casefile=barred_from, reason="Recused", proposed_by=chair, since=build.LONG_AGO)
    assert list(CaseFile.objects.visible_to(member)) == [other]


def test_everybody_sees_their_own_appointment_and_nothing_else_before_it_holds() -> None:
    case, person = build.casefile(build.board()), build.user()
    mine = Appointment.objects.create(casefile=case, user=person, role=Role.PANEL_MEMBER)
    Appointment.objects.create(casefile=case, user=build.user(), role=Role.PANEL_CHAIR)
    assert list(Appointment.objects.visible_to(person)) == [mine]
    assert not CaseFile.objects.visible_to(person).exists()


def test_grants_take_one_query_and_the_question_one(
    django_assert_num_queries: object,
) -> None:
    board = build.board()
    agency = build.agency(board)
    for _ in range(3):
        build.casefile(board, agencies=(agency,))
    person = build.member(Role.OFFICER, board)
    build.holds(user=person, role=Role.SENIOR, agency=agency)
    grants(build.user())  # the question is planned
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert CaseFile.objects.visible_to(person).count() == 3


def test_what_tells_of_a_row_is_seen_by_those_who_see_such_rows() -> None:
    board = build.board()
    case = build.casefile(board)
    of_imr = deadline(case, Audience.PANEL)
    Deadline.objects.filter(pk=of_imr.pk).update(subject_key="panels.imr:1")
    assert seen(build.member(Role.OFFICER, board)) == {Audience.PANEL}
    assert seen(build.member(Role.SUBCOMMITTEE, board)) == set()
