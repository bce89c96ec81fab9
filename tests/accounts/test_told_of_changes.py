"""What an administrator changes at once of somebody's standing, the board and the person hear of."""

import pytest
from django.test import Client
from django.utils import timezone

from scr_portal.accounts import Board, User
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build

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
