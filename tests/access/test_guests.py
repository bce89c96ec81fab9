"""The lists of a guest hold the one case. Which pages a guest opens stands in the matrix."""

from django.test import Client
from django.urls import reverse

from scr_portal.access import Appointment
from scr_portal.accounts.keys import GuestKey
from scr_portal.casefiles import CaseFile
from scr_portal.guests.session import KEY, SINCE
from scr_portal.roles import Role
from tests.world import ASHBY, NOW, World


def guest_of(appointment: Appointment) -> Client:
    """A browser in which the person of this appointment has come in by its link."""
    person = appointment.user
    person.set_unusable_password()
    person.save()
    key, _ = GuestKey.make(person, NOW.replace(year=2015), appointment_id=appointment.pk)
    client = Client()
    client.force_login(person)
    session = client.session
    session[KEY], session[SINCE] = key.pk, NOW.timestamp()
    session.save()
    return client


def test_a_list_holds_their_own_case_only(world: World) -> None:
    own = world.case("published")
    appointment = Appointment.objects.filter(casefile=own, role=Role.PANEL_MEMBER).select_related("user")[0]
    guest = guest_of(appointment)
    for place in ("home", "cases"):
        page = guest.get(reverse(place)).content.decode()
        assert own.reference in page
        for other in CaseFile.objects.filter(board__short_name=ASHBY).exclude(pk=own.pk):
            assert other.reference not in page
