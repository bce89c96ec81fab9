"""Somebody of an agency without an account answers for it by a link, on this case and nowhere else."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.agencies import transitions, voids
from referrals.agencies.models import AgencyInvolvement
from referrals.models import InvolvementHold
from scr_portal import walls
from scr_portal.access import Appointment, grants
from scr_portal.access.rebuilding import rebuild
from scr_portal.accounts import User
from scr_portal.casework.home import needs
from scr_portal.clocks import Sort
from scr_portal.deadlines import due_day
from scr_portal.guests.models import GuestLink
from scr_portal.mail import Message
from scr_portal.roles import REFERS, Role
from scr_portal.transitions import PermissionRefused
from scr_portal.waiting import waiting
from tests.referrals.agencies.test_ask import asked
from tests.referrals.agencies.test_return_scoping import KNEW
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db


def invited(row: AgencyInvolvement, by: User, **said: Any) -> User:
    """The guest, as they are once they have come in by the link."""
    usual: dict[str, Any] = {"name": "Dr Lamb", "email": "lamb@surgery.example.org", "position": "General practitioner"}
    later = timezone.localdate() + timedelta(days=30)
    transitions.invite.run(row, by, **(usual | {"expires_on": later} | said))
    appointment = Appointment.objects.get(user__email="lamb@surgery.example.org", casefile=row.casefile)
    person = User.objects.get(pk=appointment.user_id)
    person.guest_of = appointment.pk
    return person


def test_the_guest_sees_what_the_agency_was_asked_and_answers_it() -> None:
    place = Place()
    row = asked(place)
    guest = invited(row, place.officer)
    message = Message.objects.get(user=guest)
    assert "Tamsin" not in message.body + message.subject
    with walls.entered(guest.pk, timezone.localdate(), guest_of=guest.guest_of):
        assert list(AgencyInvolvement.objects.all()) == [row]
        assert list(AgencyInvolvement.objects.visible_to(guest)) == [row]
    held = grants(guest)
    assert held.roles_on(row.casefile_id) == {Role.REPRESENTATIVE}
    assert not held.boards_where(REFERS)
    assert [one.words for one in waiting(grants(guest))] == [
        "Confirm that your records are secured",
        "Say what your agency knew",
    ]
    dates = [one.date for one in needs(grants(guest)).waiting if one.date]
    assert [(one.sort, due_day(one)) for one in dates] == [(Sort.SINCE, row.asked_on)] * 2
    row.refresh_from_db()
    row = transitions.return_scoping.run(row, guest, **KNEW)
    assert row.status == AgencyInvolvement.Status.RETURNED
    with pytest.raises(PermissionRefused):
        transitions.return_scoping.run(AgencyInvolvement.objects.get(agency=place.health), guest, **KNEW)


def test_a_second_link_is_for_the_same_appointment_and_by_the_officer_alone() -> None:
    place = Place()
    row = asked(place)
    for somebody in (place.constable, place.chair, place.member):
        with pytest.raises(PermissionRefused):
            invited(row, somebody)
    invited(row, place.officer)
    row.refresh_from_db()
    invited(row, place.officer)
    assert Appointment.objects.filter(role=Role.REPRESENTATIVE).count() == 1
    assert [one.status for one in GuestLink.objects.order_by("pk")] == ["replaced", "open"]
    other = AgencyInvolvement.objects.get(agency=place.health)
    with pytest.raises(ValidationError, match="answers for"):
        invited(other, place.officer)


def test_who_has_an_account_signs_in_with_it() -> None:
    place = Place()
    row = asked(place)
    with pytest.raises(ValidationError) as wrong:
        invited(row, place.officer, email=place.constable.email)
    assert list(wrong.value.message_dict) == ["email"]
    with pytest.raises(ValidationError, match="no more than 180 days"):
        invited(row, place.officer, expires_on=timezone.localdate())
    assert not Appointment.objects.filter(role=Role.REPRESENTATIVE).exists()


def test_where_the_agency_was_asked_by_mistake_nobody_answers_for_it_any_more() -> None:
    place = Place()
    row = asked(place)
    guest = invited(row, place.officer)
    row.refresh_from_db()
    voids.void.run(row, place.officer, because="It was another surgery.")
    assert GuestLink.objects.get().status == "revoked"
    assert not grants(User.objects.get(pk=guest.pk)).roles_on(row.casefile_id)
    InvolvementHold.objects.all().delete()
    rebuild()
    assert InvolvementHold.objects.count() == 1


def test_the_page_and_the_list_of_who_comes_by_link(client: Client) -> None:
    place = Place()
    row = asked(place)
    client.force_login(place.officer)
    case = reverse("case", args=[row.casefile.public_id])
    page = reverse("referrals:agencyinvolvement_invite", args=[row.public_id])
    assert page in client.get(case).content.decode()
    assert f"Let somebody of {place.police} answer by a link" in client.get(page).content.decode()
    later = str(timezone.localdate() + timedelta(days=30))
    said = {"version": "1", "name": "Dr Lamb", "email": "lamb@surgery.example.org", "position": "GP"}
    assert client.post(page, said).status_code == 422
    assert client.post(page, said | {"expires_on": later}).status_code == 302
    shown = client.get(case).content.decode()
    assert "People who come by link" in shown
    assert "Dr Lamb" in shown
