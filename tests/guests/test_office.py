"""The officer sends, lists, replaces and revokes links on the case page; each is an event of the case."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.audit import Event, broken
from scr_portal.bars.transitions import propose
from scr_portal.guests import GuestLink, transitions
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.guests.conftest import Door


def case_page(door: Door, client: Client) -> str:
    """What it says."""
    return client.get(reverse("case", args=[door.appointment.casefile.public_id])).content.decode()


def test_the_officer_sends_and_revokes_on_the_case_page(door: Door, client: Client) -> None:
    client.force_login(door.scene.officer)
    case = door.appointment.casefile
    send = reverse("scr_portal:guestlink_send", args=[case.public_id, door.appointment.public_id])
    shown = case_page(door, client)
    assert send in shown
    assert "None sent" in shown
    day = timezone.localdate() + timedelta(days=10)
    form = {"expires_on-day": day.day, "expires_on-month": day.month, "expires_on-year": day.year}
    assert client.get(send).status_code == 200
    assert client.post(send, form).status_code == 302
    link = GuestLink.objects.get()
    shown = case_page(door, client)
    assert "Send a new link" in shown
    revoke = reverse("scr_portal:guestlink_revoke", args=[link.public_id])
    assert revoke in shown
    assert client.post(revoke, {"version": link.version, "why_ended": "Wrong address."}).status_code == 302
    shown = case_page(door, client)
    assert "Revoked" in shown
    assert "Wrong address." in shown


def test_no_link_goes_to_somebody_who_has_no_part_in_the_case_any_more(door: Door, client: Client) -> None:
    case = door.appointment.casefile
    send = reverse("scr_portal:guestlink_send", args=[case.public_id, door.appointment.public_id])
    client.force_login(door.scene.officer)
    assert send in case_page(door, client)
    propose.run(Bar(casefile=case), door.scene.officer, email=door.guest.email, reason="Knew the family.")
    assert send not in case_page(door, client)
    with pytest.raises(Refused, match="has no part in this case any more"):
        door.link()


def test_each_is_an_event_of_the_case(door: Door) -> None:
    link = door.link()
    door.comes_in()
    transitions.revoke.run(GuestLink.objects.get(pk=link.pk), door.scene.officer, why_ended="Done.")
    case = door.appointment.casefile
    kinds = Event.objects.filter(casefile=case, kind__startswith="guestlink.").order_by("seq")
    assert [event.kind for event in kinds] == ["guestlink.send", "guestlink.use", "guestlink.revoke"]
    assert broken(case) == []


def test_a_new_link_takes_the_place_of_the_old(door: Door) -> None:
    door.link()
    old = door.at()
    door.link()
    assert door.at() != old
    assert door.client.get(old).status_code == 410
    assert door.client.get(door.at()).status_code == 200
    assert sorted(GuestLink.objects.values_list("status", flat=True)) == ["open", "replaced"]


def test_only_the_office_sees_links_and_only_the_officer_sends_them(door: Door) -> None:
    link = door.link()
    scene = door.scene
    for by in (scene.panel_chair, scene.member, scene.senior, door.guest):
        with pytest.raises(PermissionRefused):
            transitions.revoke.run(link, by, why_ended="No.")
        assert not GuestLink.objects.visible_to(by).exists()
        assert not Event.objects.visible_to(by).filter(kind="guestlink.send").exists()
    assert GuestLink.objects.visible_to(build.member(Role.CHAIR, scene.review.casefile.board)).exists()


def test_not_for_who_has_a_password_or_a_standing_part(door: Door) -> None:
    held = build_review.declared(door.appointment.casefile, Role.CHECKER)
    with pytest.raises(Refused, match="has a password"):
        door.link(of=held)
    board = door.appointment.casefile.board
    build.holds(user=door.guest, role=Role.BOARD_MEMBER, board=board)
    with pytest.raises(Refused, match="has a part beyond"):
        door.link()


def test_not_for_an_appointment_that_has_ended(door: Door) -> None:
    door.appointment.status = "ended"
    door.appointment.save()
    with pytest.raises(Refused, match="has ended"):
        door.link()


@pytest.mark.parametrize("days", [0, -1, 181, 4000])
def test_the_last_day_is_in_the_next_half_year(door: Door, days: int) -> None:
    with pytest.raises(ValidationError, match="180 days"):
        door.link(timezone.localdate() + timedelta(days=days))
    assert not GuestLink.objects.exists()


def test_not_by_the_officer_of_another_board_nor_for_an_appointment_of_another_case(door: Door, client: Client) -> None:
    other = build_review.review()
    stranger = build.member(Role.OFFICER, other.casefile.board)
    client.force_login(stranger)
    for case in (door.appointment.casefile, other.casefile):
        path = reverse("scr_portal:guestlink_send", args=[case.public_id, door.appointment.public_id])
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


def test_an_expired_link_says_so(door: Door, client: Client) -> None:
    link = door.link()
    GuestLink.objects.filter(pk=link.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    client.force_login(door.scene.officer)
    assert "Expired" in case_page(door, client)
