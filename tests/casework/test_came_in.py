"""The office sees on its home page what others did on its cases since yesterday morning, and nobody else does."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from referrals.considerations import transitions as considerations
from scr_portal.accounts import User
from tests.referrals.case import Place, advice

pytestmark = pytest.mark.django_db
HEADING = "Came in since yesterday"


def home(client: Client, person: User) -> str:
    """The home page of this person."""
    client.force_login(person)
    return client.get("/home/").content.decode()


def test_what_others_brought_and_not_what_one_did_oneself(client: Client) -> None:
    place = Place()
    consideration = place.consideration()
    assert HEADING not in home(client, place.officer)
    considerations.recommend.run(consideration, place.member, **advice(consideration, "review", ()))
    said = home(client, place.officer)
    assert HEADING in said
    assert f"{place.member.name} recorded" in said
    assert f"{place.officer.name} received" in home(client, place.chair)
    for outside in (place.member, place.constable, Place().officer):
        assert HEADING not in home(client, outside)


def test_the_day_before_yesterday_is_past(client: Client) -> None:
    place = Place()
    place.receive()
    assert HEADING in home(client, place.chair)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert HEADING not in home(client, place.chair)
