"""What the page of a step shows of a case is in the access log."""

import pytest
from django.test import Client
from django.urls import reverse

from scr_portal.audit import Access
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
