"""An account moves to another e-mail address by the old address's word, or that of the board's office."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.accounts import AddressChange, Board, User
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build, build_review
from tests.boards.test_roles import signed_in

pytestmark = pytest.mark.django_db
NEW = "somebody.else@example.org"


def move(person: User) -> str:
    """An administrator enters another address; gives the page after that."""
    sent = {"name": person.name, "email": NEW, "is_active": "on"}
    path = f"/admin/scr_portal/user/{person.pk}/change/"
    return signed_in(build.administrator()).post(path, sent, follow=True).content.decode()


def address(person: User) -> str:
    """The address that the account has now."""
    return User.objects.get(pk=person.pk).email


def link(person: User) -> str:
    """The path that was mailed to the old address."""
    body = Message.objects.get(address=person.email, body__contains="new-address").body
    found = re.search(r"/new-address/[^/]+/", body)
    assert found
    return found[0]


def test_who_holds_a_role_keeps_the_address_until_the_old_one_says_yes(client: Client) -> None:
    officer = build.member(Role.OFFICER, build.board())
    move(officer)
    assert address(officer) == officer.email
    path = link(officer)
    assert NEW in client.get(path).content.decode()
    assert address(officer) == officer.email
    assert client.post(path, {}).status_code == 422
    assert client.post(path, {"confirmed": "yes"}).status_code == 302
    assert address(officer) == NEW
    assert client.get(path).status_code == 410


def test_the_old_address_says_no(client: Client) -> None:
    officer = build.member(Role.OFFICER, build.board())
    move(officer)
    assert client.post(link(officer), {"confirmed": "no"}).status_code == 302
    assert address(officer) == officer.email


def test_the_boards_office_may_say_it_instead_and_nobody_else() -> None:
    board = build.board()
    officer, member = build.member(Role.OFFICER, board), build.member(Role.SUBCOMMITTEE, board)
    move(member)
    change = AddressChange.objects.get()
    path = reverse("scr_portal:board_address", args=[board.public_id, change.public_id])
    for somebody in (member, build.member(Role.CHAIR, build.board()), build.administrator()):
        assert signed_in(somebody).post(path, {"confirmed": "yes"}).status_code == 404
    assert NEW in signed_in(officer).get(path).content.decode()
    assert signed_in(officer).post(path, {"confirmed": "yes"}).status_code == 302
    assert address(member) == NEW


def answers(officer: User, board: Board, said: str = "yes") -> int:
    """The status that somebody of a board's office gets for an answer about the one open request."""
    path = reverse(
        "scr_portal:board_address", args=[board.public_id, AddressChange.objects.get(status="proposed").public_id]
    )
    return signed_in(officer).post(path, {"confirmed": said}).status_code


def chair_of_ashby() -> User:
    """Whose account opens the cases of Ashby."""
    ashby = build.board("Ashby")
    build.casefile(ashby)
    build.member(Role.OFFICER, ashby)
    return build.member(Role.CHAIR, ashby)


def at(other: Board, person: User, since: date = build.LONG_AGO, **held: object) -> None:
    """The person has a role of another board in its books."""
    build.holds(user=person, role=Role.BOARD_MEMBER, board=other, since=since, **held)


TODAY = timezone.localdate()
FRIENDLY: dict[str, dict[str, Any]] = {
    "an administrator proposes": {"status": "proposed"},
    "its office refused": {"status": "refused"},
    "ended long ago": {"until": date(2006, 1, 1)},
    "is to begin": {"since": TODAY + timedelta(30)},
    "is held": {},
}


@pytest.mark.parametrize("how", FRIENDLY)
def test_another_board_does_not_move_the_account_of_a_chair(how: str) -> None:
    chair, other = chair_of_ashby(), build.board("Elmton")
    friend = build.member(Role.OFFICER, other)
    at(other, chair, **FRIENDLY[how])
    move(chair)
    assert answers(friend, other) == 404
    assert "Confirm or refuse a new e-mail address" not in office(friend, other)
    assert not Message.objects.filter(user=friend).exists()
    assert address(chair) == chair.email


def office(officer: User, board: Board) -> str:
    """The page of the board's office."""
    return signed_in(officer).get(reverse("scr_portal:board_office", args=[board.public_id])).content.decode()


def test_a_place_on_one_case_that_its_office_alone_gave_moves_no_account_of_another_board() -> None:
    chair, other = chair_of_ashby(), build.board("Elmton")
    friend = build.member(Role.OFFICER, other)
    build_review.proposed(build.casefile(other), Role.OVERVIEW_AUTHOR, chair)
    move(chair)
    assert answers(friend, other) == 404
    assert address(chair) == chair.email


def test_who_was_asked_before_the_person_held_more_moves_it_no_more() -> None:
    elmton, ashby, person = build.board("Elmton"), build.board("Ashby"), build.user()
    friend = build.member(Role.OFFICER, elmton)
    at(elmton, person)
    move(person)
    assert "Confirm or refuse a new e-mail address" in office(friend, elmton)
    at(ashby, person)
    assert "Confirm or refuse a new e-mail address" not in office(friend, elmton)
    assert answers(friend, elmton) == 404


def test_what_was_refused_or_is_over_does_not_keep_the_own_board_from_answering(client: Client) -> None:
    board, other = build.board("Ashby"), build.board("Elmton")
    officer, member = build.member(Role.OFFICER, board), build.member(Role.SUBCOMMITTEE, board)
    at(other, member, status="refused")
    at(other, member, until=date(2006, 1, 1))
    move(member)
    assert answers(officer, board) == 302
    assert address(member) == NEW


def test_either_board_of_an_agency_moves_who_works_for_it_as_it_confirms_them() -> None:
    first, second = build.board(), build.board()
    police = build.agency(first)
    police.boards.add(second)
    senior, officer = build.member(Role.SENIOR, police), build.member(Role.OFFICER, second)
    move(senior)
    assert answers(officer, second) == 302
    assert address(senior) == NEW


def test_on_two_boards_the_old_address_alone_has_the_word_and_the_administrator_is_told(client: Client) -> None:
    one, two = build.board(), build.board()
    officers = {board: build.member(Role.OFFICER, board) for board in (one, two)}
    member = build.member(Role.SUBCOMMITTEE, one)
    at(two, member)
    page = move(member)
    assert "no single board gives all that the account opens" in page
    assert [answers(officer, board) for board, officer in officers.items()] == [404, 404]
    assert client.post(link(member), {"confirmed": "yes"}).status_code == 302
    assert address(member) == NEW


def test_who_is_only_proposed_for_a_case_is_safe_as_well() -> None:
    author = build_review.proposed(build.casefile(build.board()), Role.OVERVIEW_AUTHOR).user
    move(author)
    assert address(author) == author.email


def test_the_new_address_was_taken_meanwhile(client: Client) -> None:
    officer = build.member(Role.OFFICER, build.board())
    move(officer)
    User.objects.create_user(NEW, "Somebody Else")
    assert client.post(link(officer), {"confirmed": "yes"}).status_code == 410
    assert address(officer) == officer.email
