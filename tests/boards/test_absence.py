"""The board's office records that the LSCB chair is away; meanwhile the acting chair acts."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from scr_portal.accounts import Absence, Membership, User
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build
from tests.boards.test_roles import signed_in
from tests.reviews.team import on

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 6)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 3, 6, 15), tick=False) as clock:
        yield clock


def sees(person: User, case: CaseFile) -> bool:
    """Whether the person may open the case now."""
    return case in CaseFile.objects.visible_to(User.objects.get(pk=person.pk))


def test_the_acting_chair_acts_on_those_days_and_on_no_other(clock: time_machine.Traveller) -> None:
    board = build.board()
    chair, acting = build.member(Role.CHAIR, board), build.member(Role.ACTING_CHAIR, board)
    case = build.casefile(board)
    held = Membership.objects.get(user=chair)
    path = reverse("scr_portal:board_absence", args=[board.public_id])
    said = {"chair": str(held.pk)} | on(date(2026, 3, 9), "since") | on(date(2026, 3, 16), "until")
    assert signed_in(chair).post(path, said).status_code == 302
    assert signed_in(chair).post(path, said).status_code == 422
    seen = {}
    for day in (6, 9, 15, 16):
        clock.move_to(datetime(2026, 3, day, 12))
        seen[day] = sees(acting, case)
        assert sees(chair, case)
    assert seen == {6: False, 9: True, 15: True, 16: False}


def test_an_acting_chair_whose_time_is_over_does_not_act() -> None:
    board = build.board()
    chair, acting = build.member(Role.CHAIR, board), build.member(Role.ACTING_CHAIR, board)
    build.away(chair)
    Membership.objects.filter(user=acting).update(until=TODAY)
    assert not sees(acting, build.casefile(board))


def test_without_any_chair_the_acting_chair_acts() -> None:
    board = build.board()
    assert sees(build.member(Role.ACTING_CHAIR, board), build.casefile(board))


def test_an_acting_chair_is_appointed_with_an_end() -> None:
    with pytest.raises(IntegrityError, match="membership_of_acting_chair_has_an_end"), transaction.atomic():
        build.holds(user=build.user(), role=Role.ACTING_CHAIR, board=build.board(), since=TODAY)


def test_who_may_record_it_and_on_which_days() -> None:
    board = build.board()
    chair, officer = build.member(Role.CHAIR, board), build.member(Role.OFFICER, board)
    held = Membership.objects.get(user=chair)
    path = reverse("scr_portal:board_absence", args=[board.public_id])
    for somebody in (build.member(Role.ACTING_CHAIR, board), build.member(Role.SUBCOMMITTEE, board)):
        assert signed_in(somebody).get(path).status_code == 403
    assert signed_in(build.member(Role.CHAIR, build.board())).get(path).status_code == 404
    for since, until in ((TODAY - timedelta(1), TODAY + timedelta(3)), (TODAY, TODAY)):
        said = {"chair": str(held.pk)} | on(since, "since") | on(until, "until")
        assert signed_in(officer).post(path, said).status_code == 422
    said = {"chair": str(held.pk)} | on(TODAY, "since") | on(TODAY + timedelta(2), "until")
    assert signed_in(officer).post(path, said).status_code == 302
    page = signed_in(officer).get(reverse("scr_portal:board_office", args=[board.public_id])).content.decode()
    assert "back on 8 March 2026" in page
    with pytest.raises(IntegrityError, match="absence_no_overlap"), transaction.atomic():
        Absence.objects.create(membership=held, since=TODAY, until=TODAY + timedelta(1), recorded_by=chair)


def test_the_chair_is_told_at_once_that_somebody_recorded_it() -> None:
    board = build.board()
    chair, officer = build.member(Role.CHAIR, board), build.member(Role.OFFICER, board)
    build.member(Role.ACTING_CHAIR, board)
    case = build.casefile(board)
    said = {"chair": str(Membership.objects.get(user=chair).pk)} | on(TODAY, "since")
    path = reverse("scr_portal:board_absence", args=[board.public_id])
    assert signed_in(officer).post(path, said | on(TODAY + timedelta(300), "until")).status_code == 302
    told = Message.objects.get()
    assert (told.user, told.address, told.casefile) == (chair, chair.email, None)
    assert reverse("scr_portal:board_office", args=[board.public_id]) in told.body
    for hidden in (case.reference, case.label, officer.name, board.name):
        assert hidden not in told.subject + told.body


def test_a_chair_who_records_it_is_not_told_of_it() -> None:
    board = build.board()
    chair = build.member(Role.CHAIR, board)
    said = {"chair": str(Membership.objects.get(user=chair).pk)} | on(TODAY, "since")
    path = reverse("scr_portal:board_absence", args=[board.public_id])
    assert signed_in(chair).post(path, said | on(TODAY + timedelta(3), "until")).status_code == 302
    assert not Message.objects.exists()


def test_who_stands_by_is_told_why_no_case_is_open() -> None:
    board = build.board()
    chair, acting = build.member(Role.CHAIR, board), build.member(Role.ACTING_CHAIR, board)
    build.casefile(board)
    said = "You are acting LSCB chair."
    assert said in signed_in(acting).get(reverse("home")).content.decode()
    assert said not in signed_in(chair).get(reverse("home")).content.decode()
    build.away(chair)
    assert said not in signed_in(acting).get(reverse("home")).content.decode()
