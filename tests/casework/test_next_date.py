"""A list of cases has the next date that the guidance gives, and whom it waits for, as far as the reader sees."""

import pytest
from django.test import Client

from scr_portal.deadlines import Deadline
from tests.referrals.case import Place, days_ago

pytestmark = pytest.mark.django_db
PAGES = pytest.mark.parametrize("page", ["/home/", "/cases/"])


def row(client: Client, page: str) -> str:
    """The only case of the table, in words."""
    shown = client.get(page).content.decode()
    return shown.rpartition('data-label="Next date">')[2]


@PAGES
def test_the_day_of_the_guidance_is_not_hidden_by_an_earlier_one_of_the_office(client: Client, page: str) -> None:
    place = Place()
    case = place.receive(agencies=[place.police], agencies_due_on=days_ago(0)).casefile
    client.force_login(place.officer)
    decision = Deadline.objects.get(casefile=case, kind="decision")
    assert decision.due_on > days_ago(0)
    assert decision.name in row(client, page)
    assert "Records secured" not in row(client, page)
    assert 'data-label="Waits for">LSCB chair</td>' in row(client, page)


@PAGES
def test_where_the_guidance_gives_none_another_date_is_there_with_the_agency_it_waits_for(
    client: Client, page: str
) -> None:
    place = Place()
    case = place.receive(agencies=[place.police], agencies_due_on=days_ago(0)).casefile
    client.force_login(place.officer)
    Deadline.objects.filter(casefile=case, kind="decision").update(is_running=False)
    assert "Records secured" in row(client, page)
    assert f'data-label="Waits for">{place.police}</td>' in row(client, page)


@PAGES
def test_who_does_not_see_the_clock_that_runs_is_not_told_that_none_does(client: Client, page: str) -> None:
    place = Place()
    place.receive(agencies=[place.police])
    client.force_login(place.constable)
    assert "No date is running" not in row(client, page)
    assert "No date that you can see" in row(client, page)
    assert "Nobody by a date that you can see" in row(client, page)
