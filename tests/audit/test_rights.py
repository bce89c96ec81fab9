"""Changes of rights that belong to no case stand in a chain of their own, with who made them."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from scr_portal.accounts import Invitation, Membership, User
from scr_portal.audit import RightsEvent, rights_changed
from scr_portal.roles import Role
from tests import build, databases

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> User:
    """Somebody who looks after accounts."""
    return build.administrator("Ada Administrator")


@pytest.fixture
def admin(administrator: User, client: Client) -> Client:
    """Their browser."""
    client.force_login(administrator)
    return client


def kinds() -> list[str]:
    """What the chain tells of since there is an administrator, oldest first."""
    return list(told().values_list("kind", flat=True))


def told() -> QuerySet[RightsEvent]:
    """What was done in the administration, oldest first."""
    return RightsEvent.objects.exclude(kind="user.enter").order_by("seq")


def test_a_role_given_and_ended_is_told_with_who_what_and_when(admin: Client, administrator: User) -> None:
    user, board = build.user("Olive Officer"), build.board("Ashby")
    form = {"email": user.email, "role": Role.OFFICER, "board": board.pk, "since": "2014-01-01"}
    admin.post("/admin/scr_portal/membership/add/", form)
    mine = Membership.objects.get(user=user)
    admin.post(f"/admin/scr_portal/membership/{mine.pk}/change/", form | {"until": "2014-06-01"})
    given, ended = told()
    assert given.sentence == (
        "Ada Administrator proposed a role for Olive Officer: LSCB officer, Ashby LSCB, from 1 January 2014"
    )
    assert (given.by, given.kind, given.about) == (
        administrator,
        "membership.propose",
        f"scr_portal.membership:{mine.pk}",
    )
    assert ended.sentence.endswith("from 1 January 2014 until 1 June 2014")
    assert json.loads(ended.values)["until"] == "2014-06-01"
    assert ended.previous == given.digest


def test_an_account_is_followed_from_its_opening_to_its_end(admin: Client, client: Client) -> None:
    admin.post("/admin/scr_portal/user/add/", {"name": "New", "email": "new@example.org", "is_active": "on"})
    user = User.objects.get(email="new@example.org")
    token = Invitation.make(user)
    Client().post(reverse("invitation", args=[token]), {"password": "correct horse battery"})
    form = {"name": "Renamed", "email": "new@example.org", "is_active": "on"}
    admin.post(f"/admin/scr_portal/user/{user.pk}/change/", form)
    admin.post(f"/admin/scr_portal/user/{user.pk}/change/", form)
    assert kinds() == ["user.open", "user.accept", "user.change"]
    renamed = RightsEvent.objects.get(kind="user.change")
    assert renamed.sentence == "Ada Administrator changed the account of New: now called Renamed"
    assert json.loads(renamed.values)["name"] == "Renamed"
    admin.post(f"/admin/scr_portal/user/{user.pk}/change/", {"name": "Renamed", "email": "other@example.org"})
    assert kinds() == ["user.open", "user.accept", "user.change", "user.change"]
    moved = RightsEvent.objects.latest("seq").sentence
    assert moved.endswith("of Renamed: another address, it can no longer sign in")


def test_an_invitation_is_told(admin: Client) -> None:
    user = User.objects.create(email="new@example.org", name="New", password="!")
    admin.post("/admin/scr_portal/user/", {"action": "invite", "_selected_action": [user.pk]})
    assert kinds() == ["user.invite"]


@pytest.mark.parametrize("statement", ["UPDATE {} SET kind = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_database_refuses_every_change(statement: str) -> None:
    user = build.user()
    rights_changed("user.test", user, user, "A test", {"day": date(2014, 1, 1)})
    with databases.owner(), connection.cursor() as cursor:  # to the role of the processes it denies them anyway
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            cursor.execute(statement.format(RightsEvent._meta.db_table))
