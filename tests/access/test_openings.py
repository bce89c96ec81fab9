"""What a page shows of a case is in the access log."""

import pytest
from django.test import Client
from django.urls import reverse

from referrals.models import Referral
from scr_portal.access import Appointment
from scr_portal.audit import Access
from scr_portal.roles import Role
from tests import build_review
from tests.referrals.case import Place
from tests.referrals.links.conftest import fill, send
from tests.referrals.meetings.sitting import meeting, put
from tests.reviews.team import Team

pytestmark = pytest.mark.django_db


def opened(about: str) -> list[int | None]:
    """Who has opened this."""
    return list(Access.objects.filter(kind="view", about=about).values_list("user", flat=True))


def test_the_page_of_a_step_is_logged_like_any_other(client: Client) -> None:
    team = Team()
    client.force_login(team.chair)
    client.get(reverse("reviews:review_extend", args=[team.review.public_id]))
    assert opened(team.review.subject) == [team.chair.pk]


def test_so_is_a_form_that_came_back(client: Client) -> None:
    team = Team()
    client.force_login(team.chair)
    sent = client.post(reverse("reviews:review_extend", args=[team.review.public_id]), {"version": team.review.version})
    assert sent.status_code == 422
    assert opened(team.review.subject) == [team.chair.pk]


def test_so_is_the_page_that_says_why_not_yet(client: Client) -> None:
    team = Team()
    client.force_login(team.chair)
    assert client.get(reverse("reviews:review_close", args=[team.review.public_id])).status_code == 409
    assert opened(team.review.subject) == [team.chair.pk]


def test_a_meeting_is_logged_in_each_case_that_it_shows_to_its_reader(client: Client) -> None:
    place = Place()
    at = meeting(place)
    items = [put(place.consideration(label=label), place, at) for label in ("Child K", "Child L")]
    client.force_login(place.member)
    assert "Child L" in client.get(f"/meetings/{at.public_id}/").content.decode()
    noted = Access.objects.filter(user=place.member, kind="view", about=f"referrals.meeting:{at.pk}")
    assert {one.casefile for one in noted} == {item.casefile for item in items}


def test_what_somebody_has_in_hand_is_logged_in_each_case_that_it_shows(client: Client) -> None:
    team = Team()
    other = build_review.review(team.review.casefile.board)
    person = build_review.appointed(team.review, Role.PANEL_MEMBER)
    build_review.appointed(other, Role.PANEL_MEMBER, person)
    client.force_login(team.chair)
    first = Appointment.objects.filter(user=person).earliest("pk")
    page = client.get(reverse("panels:appointment_in_hand", args=[first.public_id])).content.decode()
    assert other.casefile.reference in page
    noted = Access.objects.filter(user=team.chair, kind="view", about=first.subject)
    assert noted.count() == 2
    assert {one.casefile for one in noted} == {team.review.casefile, other.casefile}


def test_what_somebody_sent_is_logged_when_they_come_back_to_it(client: Client) -> None:
    place = Place()
    client.force_login(place.constable)
    fill(client)
    send(client)
    mine = Referral.objects.get(sent_by=place.constable)
    before = len(opened(mine.subject))
    assert client.get(f"/sent-referrals/{mine.public_id}/").status_code == 200
    assert Access.objects.filter(user=place.constable, casefile=mine.casefile, about=mine.subject).count() == before + 1
