"""An appointment is put on hold, released and ended; the rights go and come with it."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.corrections import correct
from panels.appointments.transitions import end, freeze, release, withdraw
from reviews.models import Review
from scr_portal.access import Appointment, forget
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair(review: Review) -> User:
    return build.member(Role.CHAIR, review.casefile.board)


@pytest.fixture
def appointment(review: Review) -> Appointment:
    return Appointment.objects.get(user=build_review.appointed(review, Role.PANEL_MEMBER))


def may_open(appointment: Appointment) -> bool:
    """Whether the person may open the case now."""
    forget([appointment.user])
    return CaseFile.objects.visible_to(appointment.user).exists()


def test_on_hold_the_person_cannot_open_the_case_until_released(appointment: Appointment, chair: User) -> None:
    assert may_open(appointment)
    held = freeze.run(appointment, chair, why_stopped="A connection with the family came to light.")
    assert not may_open(held)
    released = release.run(held, chair)
    assert may_open(released)
    assert released.why_stopped == ""


def test_it_is_not_released_while_a_rule_stands_against_it(appointment: Appointment, chair: User) -> None:
    held = freeze.run(appointment, chair, why_stopped="A connection came to light.")
    held.declaration = build_review.INDEPENDENT | {"directly_involved": True}
    held.save()
    with pytest.raises(Refused, match="part in the case"):
        release.run(held, chair)


@pytest.mark.parametrize("step", ["end", "freeze"])
def test_the_page_says_whose_it_is(appointment: Appointment, chair: User, client: Client, step: str) -> None:
    client.force_login(chair)
    shown = client.get(reverse(f"panels:appointment_{step}", args=[appointment.public_id])).content.decode()
    assert f"This is about: <strong>{Role(appointment.role).label}: {appointment.user}</strong>" in shown


def test_the_rights_end_the_moment_it_ends(appointment: Appointment, chair: User, client: Client) -> None:
    client.force_login(appointment.user)
    page = reverse("case", args=[appointment.casefile.public_id])
    assert client.get(page).status_code == 200
    done = end.run(appointment, chair, until=timezone.localdate(), why_stopped="Retired.")
    assert done.until == timezone.localdate()
    assert client.get(page).status_code == 404


def test_not_before_it_started(appointment: Appointment, chair: User) -> None:
    with pytest.raises(ValidationError, match="on which it started"):
        end.run(appointment, chair, until=build_review.days_ago(15), why_stopped="Retired.")


def test_a_proposal_can_be_taken_back(review: Review, chair: User) -> None:
    proposal = build_review.proposed(review.casefile, Role.PANEL_CHAIR)
    officer = build.member(Role.OFFICER, review.casefile.board)
    taken_back = withdraw.run(proposal, officer, why_stopped="Wrong address.")
    assert (taken_back.status, taken_back.until) == ("ended", timezone.localdate())
    told = Message.objects.get(address=proposal.user.email, body__contains="no declaration is wanted")
    assert "Wrong address" not in told.body
    declared = build_review.proposed(review.casefile, Role.PANEL_CHAIR, build.user())
    assert withdraw.run(declared, chair, why_stopped="Not available.").status == "ended"


def test_what_is_confirmed_is_ended_and_not_withdrawn(appointment: Appointment, chair: User) -> None:
    officer = build.member(Role.OFFICER, appointment.casefile.board)
    with pytest.raises(Refused, match="Confirmed"):
        withdraw.run(appointment, officer, why_stopped="?")
    assert may_open(appointment)


def test_the_day_of_a_declaration_is_put_right(appointment: Appointment, chair: User) -> None:
    put_right = correct.run(
        appointment, chair, field="declared_on", day=build_review.days_ago(16), reason="Read off the letter."
    )
    assert put_right.declared_on == build_review.days_ago(16)
    with pytest.raises(ValidationError, match="one of the two days cannot be right"):
        correct.run(put_right, chair, field="declared_on", day=timezone.localdate(), reason="?")


def test_only_the_chair_stops_and_ends(appointment: Appointment) -> None:
    officer = build.member(Role.OFFICER, appointment.casefile.board)
    with pytest.raises(PermissionRefused):
        freeze.run(appointment, officer, why_stopped="?")
    with pytest.raises(PermissionRefused):
        end.run(appointment, officer, until=timezone.localdate(), why_stopped="?")
    assert may_open(appointment)


def test_a_member_sees_who_is_on_the_panel_and_not_what_others_declared(
    review: Review, appointment: Appointment, client: Client
) -> None:
    build_review.appointed(review, Role.PANEL_CHAIR, build.user("Morag Sinclair"))
    client.force_login(appointment.user)
    listed = client.get(reverse("panels:appointments", args=[review.casefile.public_id])).content.decode()
    assert "Morag Sinclair" in listed
    other = Appointment.objects.get(user__name="Morag Sinclair")
    assert "Trained by SCIE." not in client.get(reverse("panels:appointment", args=[other.public_id])).content.decode()
    own = client.get(reverse("panels:appointment", args=[appointment.public_id])).content.decode()
    assert "Trained by SCIE." in own
