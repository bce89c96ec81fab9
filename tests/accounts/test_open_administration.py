"""`manage.py open_administration`: how a portal that nobody administers yet comes to its first administrator."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from scr_portal.accounts import User
from scr_portal.audit.rights import RightsEvent
from scr_portal.mail import Message
from tests import build

pytestmark = pytest.mark.django_db
ADDRESS = "una@portal.example.org"


def opened(email: str = ADDRESS, name: str = "Una Sharpe", *options: str) -> str:
    out = StringIO()
    call_command("open_administration", email, name, *options, stdout=out)
    return out.getvalue()


def invitation() -> str:
    found = re.search(r"/invitation/\S+/", Message.objects.latest("pk").body)
    assert found
    return found[0]


def test_the_person_sets_a_password_by_the_link_and_administers(client: Client) -> None:
    assert opened() == f"Una Sharpe is invited by mail to {ADDRESS}.\n"
    client.post(invitation(), {"password": "puddle lantern orchard"})
    person = User.objects.get(email=ADDRESS)
    assert person.has_usable_password()
    client.force_login(person)
    assert client.get("/admin/scr_portal/user/").status_code == 200
    assert list(RightsEvent.objects.order_by("seq").values_list("kind", flat=True)[:2]) == ["user.open", "user.invite"]


def test_one_who_did_not_come_is_invited_again() -> None:
    opened()
    first = invitation()
    assert json.loads(opened(ADDRESS.upper(), "Una Sharpe", "--json")) == {"invited": ADDRESS}
    assert invitation() != first
    assert User.objects.filter(is_staff=True).count() == 1


def test_where_an_administrator_can_sign_in_nobody_is_made_one_here() -> None:
    build.administrator()
    with pytest.raises(CommandError, match="opened under /admin/"):
        opened()
    assert not Message.objects.exists()


@pytest.mark.parametrize(("email", "why"), [("no address", "valid email"), ("", "blank")])
def test_what_is_no_address_is_said(email: str, why: str) -> None:
    with pytest.raises(CommandError, match=why):
        opened(email)


def test_the_account_of_somebody_else_is_left_alone() -> None:
    person = build.user()
    with pytest.raises(CommandError, match="use another address"):
        opened(person.email)
    person.refresh_from_db()
    assert not person.is_staff
