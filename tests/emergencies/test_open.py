"""In an emergency somebody of the board reads one case for four hours, and the LSCB chair knows at once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from scr_portal.access.emergencies import EmergencyAccess
from scr_portal.accounts import Board, Membership, User
from scr_portal.audit import Access, Event
from scr_portal.bars.transitions import propose
from scr_portal.casefiles import CaseFile
from scr_portal.emergencies.transitions import end
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.access.both import floors
from tests.boards.test_roles import signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 6, 22, tzinfo=UTC)
OPEN = "/emergency/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def board() -> Board:
    return build.board()


@pytest.fixture
def case(board: Board) -> CaseFile:
    build.member(Role.OFFICER, board)
    return build.casefile(board)


def opened(person: User, case: CaseFile) -> int:
    """Somebody asks for the case; gives the status."""
    return signed_in(person).post(OPEN, {"reference": case.reference, "reason": "A child is in danger"}).status_code


def reads(client: Client, case: CaseFile) -> bool:
    """Whether the case page opens."""
    return client.get(reverse("case", args=[case.public_id])).status_code == 200


def test_each_floor_of_the_walls_opens_and_closes_by_itself(
    board: Board, case: CaseFile, clock: time_machine.Traveller
) -> None:
    build.member(Role.CHAIR, board)
    person = build.member(Role.BOARD_MEMBER, board)
    assert floors(person, case) == (False, False)
    assert opened(person, case) == 302
    assert floors(person, case) == (True, True)
    clock.shift(timedelta(hours=4))
    assert floors(person, case) == (False, False)


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.ACTING_CHAIR])
def test_it_is_open_for_four_hours_in_which_nothing_can_be_changed(
    board: Board, case: CaseFile, role: Role, clock: time_machine.Traveller
) -> None:
    chair, person = build.member(Role.CHAIR, board), build.member(role, board)
    other, client = build.casefile(board), signed_in(person)
    assert "Open a case in an emergency" in client.get(reverse("home")).content.decode()
    assert not reads(client, case)
    assert opened(person, case) == 302
    assert reads(client, case)
    assert not reads(client, other)
    assert client.get(reverse("scr_portal:bar_propose", args=[case.public_id])).status_code == 403
    assert Message.objects.get(user=chair).body.startswith("Somebody opened this case in an emergency")
    assert Event.objects.get(kind="emergencyaccess.open_case").by == person
    assert Access.objects.filter(user=person, casefile=case).exists()
    clock.shift(timedelta(hours=3, minutes=59))
    assert reads(client, case)
    clock.shift(timedelta(minutes=1))
    assert not reads(client, case)


def test_the_case_page_says_until_when_to_whoever_reads_it_so_and_to_nobody_else(board: Board, case: CaseFile) -> None:
    chair, person = build.member(Role.CHAIR, board), build.member(Role.BOARD_MEMBER, board)
    opened(person, case)
    said = "You read this case in an emergency, until 7 March 2026, 02:00. You cannot change anything."
    for reader, told in ((person, True), (chair, False)):
        shown = signed_in(reader).get(reverse("case", args=[case.public_id])).content.decode()
        assert (said in shown) is told


def test_the_chair_ends_it_in_the_open_session(board: Board, case: CaseFile) -> None:
    chair, person = build.member(Role.CHAIR, board), build.member(Role.BOARD_MEMBER, board)
    client = signed_in(person)
    opened(person, case)
    assert reads(client, case)
    row = EmergencyAccess.objects.get()
    assert "A child is in danger" in signed_in(chair).get(reverse("case", args=[case.public_id])).content.decode()
    with pytest.raises(PermissionRefused):
        end.run(row, person)
    path = reverse("scr_portal:emergencyaccess_end", args=[row.public_id])
    assert (
        f"This is about: <strong>Emergency access of {person}</strong>" in signed_in(chair).get(path).content.decode()
    )
    assert signed_in(chair).post(path, {"version": row.version, "once": "abcdefgh12345678"}).status_code == 302
    assert not reads(client, case)
    told = Message.objects.get(user=person)
    assert "ended your emergency access" in told.body
    assert case.public_id not in told.body


def test_whose_account_was_shut_meanwhile_is_sent_nothing(board: Board, case: CaseFile) -> None:
    chair, person = build.member(Role.CHAIR, board), build.member(Role.BOARD_MEMBER, board)
    opened(person, case)
    build.closed(person)
    end.run(EmergencyAccess.objects.get(), chair)
    assert not Message.objects.filter(user=person).exists()


def test_it_ends_with_the_place_on_the_board(board: Board, case: CaseFile) -> None:
    person = build.member(Role.BOARD_MEMBER, board)
    client = signed_in(person)
    opened(person, case)
    Membership.objects.filter(user=person).update(until=NOW.date())
    assert not reads(client, case)


def test_it_is_not_for_administrators_agencies_officers_of_other_boards_nor_the_barred(
    board: Board, case: CaseFile
) -> None:
    member, stranger = build.member(Role.BOARD_MEMBER, board), build.member(Role.BOARD_MEMBER, build.board())
    senior = build.member(Role.SENIOR, build.agency(board))
    assert [opened(one, case) for one in (build.administrator(), senior, build.user())] == [403, 403, 403]
    build.member(Role.ACTING_CHAIR, board)
    officer = User.objects.get(memberships__role=Role.OFFICER, memberships__board=board)
    propose.run(Bar(casefile=case), officer, email=member.email, reason="Knows the family")
    assert [opened(one, case) for one in (stranger, member)] == [422, 422]
    assert not EmergencyAccess.objects.exists()


def test_who_asks_for_a_case_that_is_not_theirs_is_in_its_log(board: Board, case: CaseFile) -> None:
    stranger = build.member(Role.BOARD_MEMBER, build.board())
    assert opened(stranger, case) == 422
    signed_in(stranger).post(OPEN, {"reference": "CASE-NONE1", "reason": "A child is in danger"})
    lines = Access.objects.filter(user=stranger, kind=Access.Kind.REFUSAL).order_by("pk")
    assert [one.casefile for one in lines] == [case, None]
    assert not any(case.reference in one.about or "NONE1" in one.about for one in lines)
    officer = User.objects.get(memberships__role=Role.OFFICER, memberships__board=board)
    shown = signed_in(officer).get(f"/cases/{case.public_id}/opened/").content.decode()
    assert stranger.name in shown


def test_whoever_reads_the_case_anyway_needs_no_emergency(board: Board, case: CaseFile) -> None:
    person = build.member(Role.ACTING_CHAIR, board)
    assert opened(person, case) == 409
    assert signed_in(person).post(OPEN, {"reference": "CASE", "reason": ""}).status_code == 422


def test_the_database_refuses_a_longer_one(board: Board, case: CaseFile) -> None:
    with pytest.raises(IntegrityError, match="emergency_lasts_four_hours_at_most"), transaction.atomic():
        EmergencyAccess.objects.create(
            casefile=case, user=build.user(), reason="x", begins_at=NOW, ends_at=NOW + timedelta(hours=4, seconds=1)
        )
