"""An account moves to another e-mail address by the old address's word, or that of the board's office."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from scr_portal.accounts import AddressChange, User
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build, build_review
from tests.boards.test_roles import administrator, signed_in

pytestmark = pytest.mark.django_db
NEW = "somebody.else@example.org"


def move(person: User) -> None:
    """An administrator enters another address."""
    sent = {"name": person.name, "email": NEW, "is_active": "on"}
    signed_in(administrator()).post(f"/admin/scr_portal/user/{person.pk}/change/", sent)


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
    for somebody in (member, build.member(Role.CHAIR, build.board()), administrator()):
        assert signed_in(somebody).post(path, {"confirmed": "yes"}).status_code == 404
    assert NEW in signed_in(officer).get(path).content.decode()
    assert signed_in(officer).post(path, {"confirmed": "yes"}).status_code == 302
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
