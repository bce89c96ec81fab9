"""A list of cases says in words that no date runs on a case."""

import pytest
from django.test import Client

from scr_portal.deadlines import Deadline
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db
WORDS = "No date is running"


@pytest.mark.parametrize("page", ["/home/", "/cases/"])
def test_where_no_date_runs_the_list_says_so(client: Client, page: str) -> None:
    place = Place()
    case = place.receive(agencies=[place.police]).casefile
    client.force_login(place.officer)
    assert WORDS not in client.get(page).content.decode()
    Deadline.objects.filter(casefile=case).update(is_running=False)
    assert WORDS in client.get(page).content.decode()
