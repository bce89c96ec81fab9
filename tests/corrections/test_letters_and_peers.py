"""The days of a peer challenge and of a letter of the national panel, put right."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from referrals.models import PeerChallenge
from referrals.peers import transitions as peers
from referrals.peers.corrections import correct as correct_challenge
from scr_portal.body_requests.corrections import correct as correct_letter
from scr_portal.body_requests.transitions import answer
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.body_requests.conftest import SENT, TODAY, Scene, browser, letter, scene, told
from tests.referrals.case import Place, days_ago
from tests.referrals.peers.test_peers import ADVICE, asked

__all__ = ["scene", "told"]
pytestmark = pytest.mark.django_db
WHY = "Typed wrong."


def challenge(place: Place) -> PeerChallenge:
    """One that was asked two days ago, for advice in a fortnight."""
    return peers.ask.run(PeerChallenge(casefile=place.recommended().casefile), place.chair, **asked())


def test_the_day_by_which_advice_is_wanted_moves_its_clock_and_says_so() -> None:
    place = Place()
    row = correct_challenge.run(challenge(place), place.chair, field="until", day=days_ago(-7), reason=WHY)
    clock = Deadline.objects.get(kind="peer_advice", is_running=True)
    assert clock.due_on == days_ago(-7)
    assert any("Corrected on" in step for step in clock.steps)
    row = correct_challenge.run(row, place.chair, field="asked_on", day=days_ago(4), reason=WHY)
    assert Deadline.objects.get(kind="peer_advice").starts_on == days_ago(4)
    peers.advise.run(row, place.chair, **ADVICE)


def test_the_days_of_a_peer_challenge_stay_in_their_order() -> None:
    place = Place()
    row = challenge(place)
    with pytest.raises(ValidationError, match="must not be before the day on which the peer was asked"):
        correct_challenge.run(row, place.chair, field="until", day=days_ago(5), reason=WHY)
    row = peers.advise.run(row, place.chair, **ADVICE | {"advised_on": days_ago(1)})
    with pytest.raises(ValidationError, match="cannot be right"):
        correct_challenge.run(row, place.chair, field="asked_on", day=days_ago(0), reason=WHY)
    with pytest.raises(PermissionRefused):
        correct_challenge.run(row, place.officer, field="asked_on", day=days_ago(3), reason=WHY)
    assert not Correction.objects.exists()


def test_the_day_on_which_a_letter_came_is_put_right_and_the_chair_is_told(told: Scene) -> None:
    chair = build.member(Role.CHAIR, told.case.board)
    wrote = letter(told, due_on=TODAY)
    right = SENT + timedelta(days=8)
    wrote = correct_letter.run(wrote, told.officer, field="received_on", day=right, reason=WHY)
    assert wrote.received_on == right
    assert Message.objects.filter(address=chair.email, body__contains="A date that you were told of").exists()
    page = browser(told.officer).get(f"/cases/{told.case.public_id}/").content.decode()
    assert WHY in page
    assert f"/body-requests/{wrote.public_id}/correct/" in page


def test_the_day_that_a_letter_names_can_be_found_never_to_have_been_named(told: Scene) -> None:
    wrote = correct_letter.run(letter(told, due_on=TODAY), told.officer, field="due_on", day=None, reason=WHY)
    assert wrote.due_on is None
    later = TODAY + timedelta(days=30)
    wrote = correct_letter.run(wrote, told.officer, field="due_on", day=later, reason=WHY)
    assert wrote.due_on == later


@pytest.mark.parametrize(
    ("field", "day", "why"),
    [
        ("received_on", SENT - timedelta(days=1), "If it came before, declare it void"),
        ("received_on", SENT + timedelta(days=12), "cannot be right"),
        ("due_on", SENT + timedelta(days=6), "must not be before the day on which it came"),
        ("answered_on", SENT + timedelta(days=6), "cannot be right"),
    ],
)
def test_the_days_of_a_letter_stay_in_their_order(told: Scene, field: str, day: object, why: str) -> None:
    wrote = letter(told, due_on=TODAY)
    wrote = answer.run(wrote, told.officer, answered_on=SENT + timedelta(days=9), route="mail", answer="Three.")
    with pytest.raises(ValidationError, match=why):
        correct_letter.run(wrote, told.officer, field=field, day=day, reason=WHY)
    assert not Correction.objects.exists()
