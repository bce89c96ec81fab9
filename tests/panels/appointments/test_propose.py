"""The officer proposes somebody by e-mail address."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from panels.appointments.transitions import propose
from reviews.models import Review
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.roles import Audience, Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build

pytestmark = pytest.mark.django_db


def person(**other: Any) -> dict[str, Any]:
    """What the officer types."""
    typed = {
        "email": "New.Person@example.org", "name": "Nadia Osei", "role": Role.PANEL_CHAIR, "position": "Consultant",
        "organisation": "Independent", "agency": None, "competence": "Has led four reviews.",
    }  # fmt: skip
    return typed | other


@pytest.fixture
def officer(review: Review) -> User:
    return build.member(Role.OFFICER, review.casefile.board)


def new(case: CaseFile) -> Appointment:
    return Appointment(casefile=case, audience=Audience.PANEL)


def test_somebody_new_gets_an_account_that_nobody_can_sign_in_to_yet(review: Review, officer: User) -> None:
    made = propose.run(new(review.casefile), officer, **person())
    assert made.status == "proposed"
    assert made.user.email == "new.person@example.org"
    assert made.user.name == "Nadia Osei"
    assert not made.user.has_usable_password()


def test_the_person_is_asked_by_mail_that_names_nobody(review: Review, officer: User) -> None:
    propose.run(new(review.casefile), officer, **person())
    message = Message.objects.get()
    assert message.address == "new.person@example.org"
    assert "declaration of independence" in message.body
    assert "Osei" not in message.body


def test_somebody_known_keeps_the_name_and_gets_no_second_account(review: Review, officer: User) -> None:
    known = build.user("Known Person")
    made = propose.run(new(review.casefile), officer, **person(email=known.email.upper(), name="Another Name"))
    assert made.user == known
    assert made.user.name == "Known Person"


def test_a_proposal_gives_no_right_on_the_case(review: Review, officer: User) -> None:
    made = propose.run(new(review.casefile), officer, **person())
    assert not CaseFile.objects.visible_to(made.user).exists()
    assert list(Appointment.objects.visible_to(made.user)) == [made]


def test_not_without_an_open_review(officer: User) -> None:
    board = build.board()
    with pytest.raises(Refused, match="no open review"):
        propose.run(new(build.casefile(board)), build.member(Role.OFFICER, board), **person())
    assert not Appointment.objects.exists()


def test_nobody_proposes_herself(review: Review, officer: User) -> None:
    with pytest.raises(ValidationError, match="cannot propose yourself"):
        propose.run(new(review.casefile), officer, **person(email=officer.email))


def test_the_account_of_the_portal_is_never_appointed(review: Review, officer: User) -> None:
    with pytest.raises(ValidationError, match="cannot be appointed"):
        propose.run(new(review.casefile), officer, **person(email=User.objects.system().email))


def test_not_by_the_chair_nor_by_another_boards_officer(review: Review) -> None:
    for somebody in (
        build.member(Role.CHAIR, review.casefile.board),
        build.member(Role.OFFICER, build.board()),
    ):
        with pytest.raises(PermissionRefused):
            propose.run(new(review.casefile), somebody, **person())
    assert not Event.objects.filter(kind="appointment.propose").exists()
    assert not User.objects.filter(email="new.person@example.org").exists()


def test_the_page_takes_it_and_says_what_is_missing(review: Review, officer: User, client: Client) -> None:
    client.force_login(officer)
    page = reverse("panels:appointment_propose", args=[review.casefile.public_id])
    shown = client.get(page)
    assert "made without a password" in shown.content.decode()
    wrong = client.post(page, {"role": "panel_chair", "email": "not an address"})
    assert wrong.status_code == 422
    assert "name@example.org" in wrong.content.decode()
    taken = client.post(page, person(agency="", role="panel_chair"))
    assert taken.status_code == 302
    assert Appointment.objects.get().user.name == "Nadia Osei"


def test_the_page_refuses_the_same_person_twice_in_words(review: Review, officer: User, client: Client) -> None:
    client.force_login(officer)
    page = reverse("panels:appointment_propose", args=[review.casefile.public_id])
    client.post(page, person(agency="", role="panel_chair"))
    again = client.post(page, person(agency="", role="panel_chair"))
    assert again.status_code == 422
    assert "already proposed" in again.content.decode()
    assert Appointment.objects.count() == 1
