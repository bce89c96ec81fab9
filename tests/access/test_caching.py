"""What a page shows of a case stays with nobody who sits down next."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.referrals.case import Place
from tests.reviews.team import Team

pytestmark = pytest.mark.django_db


def test_a_page_with_a_case_stays_in_no_cache_and_a_form_is_asked_for_anew(client: Client) -> None:
    team = Team()
    client.force_login(team.chair)
    case = client.get(reverse("case", args=[team.review.casefile.public_id]))
    form = client.get(reverse("reviews:review_extend", args=[team.review.public_id]))
    assert case["Cache-Control"] == "private, no-store"
    assert form["Cache-Control"] == "private, no-cache"


def test_a_form_of_a_board_is_asked_for_anew_too(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    form = client.get(reverse("referrals:meeting_plan", args=[place.board.public_id]))
    assert form["Cache-Control"] == "private, no-cache"


def test_the_public_register_may_be_kept_by_whom_it_likes(client: Client) -> None:
    assert not client.get(reverse("publications:register")).has_header("Cache-Control")
