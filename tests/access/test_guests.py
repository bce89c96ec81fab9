"""A guest opens the pages of the one appointment, as its holder would with an account, and no other page at all."""

import logging

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.accounts.keys import GuestKey
from scr_portal.casefiles import CaseFile
from scr_portal.guests.session import KEY, SINCE
from scr_portal.roles import Role
from tests.addresses import Address, addresses
from tests.world import ASHBY, ELMTON, NOW, World

ROLES = [Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR, Role.IMR_AUTHOR]


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusals are logged with a traceback each: thousands here."""
    caplog.set_level(logging.CRITICAL, "django.request")


def guest_of(appointment: Appointment) -> Client:
    """A browser in which the person of this appointment has come in by its link."""
    person = appointment.user
    person.set_unusable_password()
    person.save()
    key, _ = GuestKey.make(person, appointment.pk, NOW.replace(year=2015))
    client = Client()
    client.force_login(person)
    session = client.session
    session[KEY], session[SINCE] = key.pk, NOW.timestamp()
    session.save()
    return client


def answers(client: Client, path: str) -> list[HttpResponse]:
    """To looking and to sending an empty form; what that changed is undone."""
    found = []
    for ask in (client.get, client.post):
        with transaction.atomic():
            found.append(ask(path))
            transaction.set_rollback(True)
    return found  # type: ignore[return-value]


def ours() -> list[Address]:
    """The portal's own pages that hang on a case."""
    return [one for one in addresses() if one.is_ours and not one.is_public and one.names & {"case", "id"}]


@pytest.mark.parametrize("role", ROLES)
def test_a_guest_opens_their_own_pages_and_no_others(world: World, role: Role) -> None:
    own = world.case("published")
    appointment = Appointment.objects.filter(casefile=own, role=role, status="confirmed").select_related("user")[0]
    assert Appointment.objects.filter(user=appointment.user, casefile__board=own.board).count() > 1
    account, guest = Client(), guest_of(appointment)
    account.force_login(User.objects.get(pk=appointment.user_id))
    opened = 0
    for address in ours():
        for path in address.of(own):
            held = [answer.status_code for answer in answers(account, path)]
            assert [answer.status_code for answer in answers(guest, path)] == held, path
            opened += held[0] == 200
        for other in (world.case("submitted"), world.case("published", ELMTON)):
            for path in address.of(other):
                assert [answer.status_code for answer in answers(guest, path)] == [404, 404], path
    assert opened > 3


def test_a_list_holds_their_own_case_only(world: World) -> None:
    own = world.case("published")
    appointment = Appointment.objects.filter(casefile=own, role=Role.PANEL_MEMBER).select_related("user")[0]
    guest = guest_of(appointment)
    for place in ("home", "cases"):
        page = guest.get(reverse(place)).content.decode()
        assert own.reference in page
        for other in CaseFile.objects.filter(board__short_name=ASHBY).exclude(pk=own.pk):
            assert other.reference not in page


def test_the_pages_of_accounts_and_administration_are_shut(world: World) -> None:
    own = world.case("published")
    appointment = Appointment.objects.filter(casefile=own, role=Role.PANEL_MEMBER).select_related("user")[0]
    guest, shut = guest_of(appointment), 0
    for address in addresses():
        if not address.is_ours and "logout" not in address.route:
            for path in address.of(own):
                assert {answer.status_code for answer in answers(guest, path)} == {403}, path
                shut += 1
    assert shut > 10
