"""What an administrator changes at once of somebody's standing, the board and the person hear of."""

import pytest
from django.test import Client
from django.utils import timezone

from scr_portal.access import Appointment
from scr_portal.accounts import Board, User
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.build import told as on

pytestmark = pytest.mark.django_db
OF_THE_BOARD, OF_YOURS = "What was changed on the board", "until when you hold a role"


def told(words: str) -> set[str]:
    """Who had mail that says so."""
    return set(Message.objects.filter(body__contains=words).values_list("address", flat=True))


@pytest.fixture
def board() -> Board:
    return build.board()


@pytest.fixture
def officer(board: Board) -> User:
    build.member(Role.OFFICER, build.board())
    return build.member(Role.OFFICER, board)


def test_the_office_and_whose_it_was_are_told_that_a_role_was_ended(admin: Client, board: Board, officer: User) -> None:
    chair = build.member(Role.CHAIR, board)
    role = chair.memberships.get()
    address = f"/admin/scr_portal/membership/{role.pk}/change/"
    assert admin.post(address, {"position": "Chair of the board"}).status_code == 302
    assert not told(OF_THE_BOARD)
    ended = {"position": "Chair of the board", "until": timezone.localdate().isoformat()}
    assert admin.post(address, ended).status_code == 302
    assert told(OF_THE_BOARD) == {officer.email}
    assert told(OF_YOURS) == {chair.email}


def test_the_office_is_told_that_an_account_was_shut(admin: Client, board: Board, officer: User) -> None:
    member = build.member(Role.SUBCOMMITTEE, board)
    shut = {"name": member.name, "email": member.email}
    assert admin.post(f"/admin/scr_portal/user/{member.pk}/change/", shut).status_code == 302
    assert told(OF_THE_BOARD) == {officer.email}
    assert not told(OF_YOURS)


def test_a_role_that_nobody_has_confirmed_is_changed_without_a_word(admin: Client, board: Board, officer: User) -> None:
    role = build.holds(user=build.user(), role=Role.CHAIR, board=board, status="proposed")
    ended = {"position": "", "until": timezone.localdate().isoformat()}
    assert admin.post(f"/admin/scr_portal/membership/{role.pk}/change/", ended).status_code == 302
    assert not told(OF_THE_BOARD) | told(OF_YOURS)


def shut(admin: Client, person: User) -> None:
    """The administrator shuts the account."""
    said = {"name": person.name, "email": person.email}
    assert admin.post(f"/admin/scr_portal/user/{person.pk}/change/", said).status_code == 302


def what_was_changed(board: Board, reader: User) -> str:
    """The page to which the mail leads."""
    client = Client()
    client.force_login(reader)
    return client.get(f"/boards/{board.public_id}/changes/").content.decode()


@pytest.mark.parametrize("status", ["proposed", "confirmed", "frozen"])
def test_the_boards_to_whose_cases_an_account_is_appointed_are_told_once(
    admin: Client, board: Board, officer: User, status: str
) -> None:
    chair, other = build.member(Role.CHAIR, board), build.board()
    there = build.member(Role.OFFICER, other)
    author, case, elsewhere = build.user("Ann Author"), build.casefile(board), build.casefile(other)
    for one in (case, build.casefile(board), elsewhere):
        with on(one):
            since = None if status == "proposed" else build.LONG_AGO
            Appointment.objects.create(
                casefile=one, user=author, role=Role.OVERVIEW_AUTHOR, status=status, since=since
            )  # fmt: skip
    barred = build.member(Role.OFFICER, other)
    Bar.objects.create(user=barred, casefile=elsewhere, reason="Kin", proposed_by=there, since=build.LONG_AGO)
    shut(admin, author)
    assert told(OF_THE_BOARD) == {officer.email, chair.email, there.email}
    assert Message.objects.filter(address=officer.email).count() == 1
    mail = Message.objects.get(address=officer.email).body
    assert "Ann" not in mail
    assert case.reference not in mail
    for of, reader in ((board, officer), (board, chair), (other, there)):
        assert "changed the account of Ann Author: it can no longer sign in" in what_was_changed(of, reader)
    assert "Ann Author" not in what_was_changed(other, barred)


def test_a_board_is_not_told_of_an_appointment_that_is_over(admin: Client, board: Board, officer: User) -> None:
    author = build.user("Ann Author")
    days = {"ended": None, "confirmed": timezone.localdate()}
    for status, until in days.items():
        case = build.casefile(board)
        with on(case):
            Appointment.objects.create(
                casefile=case, user=author, role=Role.PANEL_MEMBER, status=status, since=build.LONG_AGO, until=until
            )  # fmt: skip
    shut(admin, author)
    assert not told(OF_THE_BOARD)
