"""Who has opened a case, in words, by person, kind and day; and that searches are noted without their words."""

import pytest
from django.test import Client
from django.urls import reverse

from scr_portal.audit import Access
from tests.reviews.team import Team

pytestmark = pytest.mark.django_db


def page(client: Client, team: Team, **chosen: str) -> str:
    """The page as the chair reads it."""
    client.force_login(team.chair)
    return client.get(reverse("case_opened", args=[team.review.casefile.public_id]), chosen).content.decode()


def lines_of(html: str) -> str:
    """The rows of the table, without the filter above it."""
    return html.partition("<tbody")[2].partition("</tbody")[0]


def test_it_says_what_was_opened_in_words(client: Client) -> None:
    team = Team()
    client.force_login(team.chair)
    case = team.review.casefile.public_id
    client.get(reverse("case_dates", args=[case]))
    client.get(reverse("reviews:review_extend", args=[team.review.public_id]))
    client.get(reverse("referrals:peerchallenge_ask", args=[case]))
    rows = lines_of(page(client, team))
    assert "Opened: Dates" in rows
    assert "Opened: Review" in rows
    assert "Opened: Peer challenge: ask" in rows
    assert case not in rows


def test_it_can_be_narrowed(client: Client) -> None:
    team = Team()
    client.force_login(team.officer)
    client.get(reverse("case_dates", args=[team.review.casefile.public_id]))
    only = lines_of(page(client, team, who=team.officer.email.upper()))
    assert str(team.officer) in only
    assert str(team.chair) not in only
    assert "Dates" not in lines_of(page(client, team, kind="document"))
    past, since = ({f"{end}-day": "1", f"{end}-month": "1", f"{end}-year": "2000"} for end in ("until", "since"))
    assert "Dates" not in lines_of(page(client, team, **past))
    assert "Dates" in lines_of(page(client, team, **since))


@pytest.mark.parametrize("chosen", [{"who": "x"}, {"since-day": "99"}, {"kind": "sign_in"}, {"who": "%00"}])
def test_a_filter_that_makes_no_sense_shows_everything(client: Client, chosen: dict[str, str]) -> None:
    team = Team()
    assert str(team.chair) in lines_of(page(client, team) and page(client, team, **chosen))


def test_a_search_is_noted_without_its_words(client: Client) -> None:
    team = Team()
    client.force_login(team.officer)
    client.get(reverse("cases"), {"words": "Kowalski"})
    noted = Access.objects.get(user=team.officer, kind="search")
    assert noted.about == "cases"
    assert not Access.objects.filter(about__icontains="kowalski").exists()


def test_a_list_that_is_not_searched_is_not_noted(client: Client) -> None:
    team = Team()
    client.force_login(team.officer)
    client.get(reverse("cases"))
    assert not Access.objects.filter(kind="search").exists()
