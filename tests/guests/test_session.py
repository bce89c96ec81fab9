"""A guest's session is short, holds one appointment, and ends with the link or the appointment."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments import transitions as appointments
from panels.imrs import transitions as imrs
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.guests import GuestLink, transitions
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.signatures import Signature
from tests import build, build_review
from tests.guests.conftest import Door
from tests.panels.overviews.conftest import Report
from tests.signatures.conftest import code_sent_to


def case_of(door: Door) -> str:
    """The page of the guest's case."""
    return reverse("case", args=[door.appointment.casefile.public_id])


def test_it_ends_as_soon_as_the_link_is_revoked(door: Door) -> None:
    link = door.link()
    client = door.comes_in()
    assert client.get(case_of(door)).status_code == 200
    transitions.revoke.run(GuestLink.objects.get(pk=link.pk), door.scene.officer, why_ended="Sent by mistake.")
    assert client.get(case_of(door))["Location"].startswith("/accounts/login/")
    assert not door.is_in()


def test_it_ends_with_the_appointment(door: Door) -> None:
    door.link()
    client = door.comes_in()
    chair = build.member(Role.CHAIR, door.appointment.casefile.board)
    appointments.end.run(
        Appointment.objects.get(pk=door.appointment.pk), chair, until=timezone.localdate(), why_stopped="Moved away."
    )
    assert client.get(case_of(door)).status_code == 302
    assert GuestLink.objects.get().status == "revoked"
    assert Client().get(door.at()).status_code == 410


def test_it_ends_when_the_appointment_was_ended_by_any_other_way(door: Door) -> None:
    door.link()
    door.comes_in()
    Appointment.objects.filter(pk=door.appointment.pk).update(until=timezone.localdate())
    assert not door.is_in()


@pytest.mark.parametrize(("hours", "still"), [(1, True), (3, False)])
def test_it_ends_after_two_hours_whatever_is_done(door: Door, hours: int, still: bool) -> None:
    door.link()
    door.comes_in()
    with time_machine.travel(timezone.now() + timedelta(hours=hours)):
        assert door.is_in() is still


def test_it_ends_on_the_last_day_of_the_link(door: Door) -> None:
    door.link(timezone.localdate() + timedelta(days=1))
    last = timezone.now().replace(hour=22, minute=30) + timedelta(days=1)
    with time_machine.travel(last):
        door.comes_in()
    with time_machine.travel(last + timedelta(hours=1, minutes=45)):
        assert not door.is_in()
        assert Client().get(door.at()).status_code == 410


def test_while_the_appointment_is_on_hold_the_guest_sees_only_that(door: Door) -> None:
    door.link()
    client = door.comes_in()
    Appointment.objects.filter(pk=door.appointment.pk).update(status="frozen")
    assert client.get(case_of(door)).status_code == 404
    assert client.get(reverse("panels:appointment", args=[door.appointment.public_id])).status_code == 200


def test_another_appointment_of_the_same_person_is_not_there(door: Door) -> None:
    other = build_review.review(door.scene.review.casefile.board)
    build_review.appointed(other, Role.PANEL_MEMBER, door.guest)
    held = Appointment.objects.get(user=door.guest, casefile=other.casefile)
    door.link()
    client = door.comes_in()
    assert client.get(reverse("case", args=[other.casefile.public_id])).status_code == 404
    assert client.get(reverse("panels:appointment", args=[held.public_id])).status_code == 404
    assert other.casefile.reference not in client.get("/cases/").content.decode()


def test_a_role_that_came_later_is_not_there_either(door: Door) -> None:
    door.link()
    client = door.comes_in()
    board = door.appointment.casefile.board
    build.holds(user=door.guest, role=Role.OFFICER, board=board)
    assert client.get(reverse("referrals:referral_receive")).status_code == 403


@pytest.mark.parametrize(
    "name",
    ["account_set_password", "account_change_password", "account_reauthenticate", "account_login", "admin:index"],
)
def test_a_guest_cannot_become_an_account(door: Door, name: str) -> None:
    door.link()
    client = door.comes_in()
    for answer in (
        client.get(reverse(name)),
        client.post(reverse(name), {"password1": "x" * 20, "password2": "x" * 20}),
    ):
        assert answer.status_code == 403
    assert not User.objects.get(pk=door.guest.pk).has_usable_password()


def test_a_forgotten_password_is_none_of_who_never_had_one(door: Door) -> None:
    cache.clear()
    before = Message.objects.count()
    Client().post(reverse("account_reset_password"), {"email": door.guest.email})
    assert Message.objects.count() == before
    Client().post(reverse("account_reset_password"), {"email": door.scene.officer.email})
    assert Message.objects.count() == before + 1


def test_signing_out_is_for_everybody(door: Door) -> None:
    door.link()
    client = door.comes_in()
    assert client.post(reverse("account_logout")).status_code == 302
    assert not door.is_in()


def test_who_is_proposed_answers_the_declaration_by_link(door: Door) -> None:
    person = User.objects.create_user("proposed@example.org", "Somebody New")
    appointment = build_review.proposed(door.scene.review.casefile, Role.DESIGNATED, person)
    new = Door(door.scene, appointment)
    new.link()
    page = new.comes_in().get(reverse("panels:appointment_declare", args=[appointment.public_id]))
    assert page.status_code == 200
    assert new.client.get(case_of(new)).status_code == 404
    shown, board = page.content.decode(), appointment.casefile.board
    assert f">{board}</dd>" in shown
    assert board.agencies.exists()
    for agency in board.agencies.all():
        assert str(agency) in shown


def test_who_owes_a_new_declaration_makes_it_by_link(door: Door) -> None:
    appointments.ask_anew.run(door.appointment, door.scene.officer)
    door.link()
    page = reverse("panels:appointment_declare", args=[door.appointment.public_id])
    assert page in door.comes_in().get("/home/").content.decode()
    assert door.client.get(page).status_code == 200


def test_an_author_in_whose_place_another_was_named_is_out(door: Door) -> None:
    scene = door.scene
    scene.author.set_unusable_password()
    scene.author.save()
    imr = scene.with_author()
    assert imr.author
    author = Door(scene, imr.author)
    author.link()
    client = author.comes_in()
    page = reverse("panels:imr_hand_in", args=[imr.public_id])
    assert client.get(page).status_code == 200
    imrs.name_author.run(
        imr, scene.senior, email="another@example.org", name="Another", position="Inspector",
        directly_concerned=False, immediate_manager=False,
    )  # fmt: skip
    assert client.get(page).status_code == 302
    assert GuestLink.objects.get().why_ended == "The appointment ended."


def test_a_guest_signs_with_a_fresh_code(door: Door) -> None:
    report = Report(door.scene, build_review.appointed(door.scene.review, Role.OVERVIEW_AUTHOR))
    overview = report.circulated()
    door.link()
    client = door.comes_in()
    page = reverse("panels:overview_sign_off", args=[overview.public_id])
    word = {"position": "agrees", "version": str(overview.version)}
    assert "Send me a code" in client.get(page).content.decode()
    assert client.post(page, word | {"code": "000000"}).status_code == 422
    client.post(page, word | {"send-code": "1"})
    assert client.post(page, word | {"code": code_sent_to(door.guest)}).status_code == 302
    assert Signature.objects.get().by == door.guest


def test_nothing_is_offered_that_is_none_of_a_guest_s(door: Door) -> None:
    door.link()
    page = door.comes_in().get(case_of(door)).content.decode()
    assert "Change your password" not in page
    assert "People who come by link" not in page
