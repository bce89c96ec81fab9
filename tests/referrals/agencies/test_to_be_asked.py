"""A referral that came by a link ticks no agency: the office’s home page says to ask them, until one is asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.agencies import transitions
from referrals.models import AgencyInvolvement, Referral
from referrals.referrals.transitions import withdraw
from tests.referrals.case import Place
from tests.referrals.links.conftest import Way, fill, send
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
WORDS = "Ask the agencies to secure their records"


@pytest.fixture
def way() -> Way:
    """A link that was sent."""
    way = Way()
    assert way.link().status_code == 302
    return way


def test_after_a_referral_by_a_link_the_office_is_to_ask_the_agencies(way: Way) -> None:
    client = way.comes_in()
    fill(client)
    send(client)
    case = Referral.objects.get().casefile
    home = way.office.get("/home/").content.decode()
    assert WORDS in home
    assert f"/cases/{case.public_id}/agencies/ask/" in home
    for somebody in (way.place.chair, way.place.member):
        assert WORDS not in browser(somebody).get("/home/").content.decode()
    due = timezone.localdate() + timedelta(days=7)
    transitions.ask.run(
        AgencyInvolvement(casefile=case), way.place.officer, agency=way.place.police, asked_on=timezone.localdate(),
        due_on=due,
    )  # fmt: skip
    assert WORDS not in way.office.get("/home/").content.decode()


def test_where_agencies_were_ticked_or_nothing_is_to_be_decided_there_is_nothing_to_do() -> None:
    place = Place()
    place.receive(agencies=[place.police])
    without = place.receive(label="Child L", agencies=[])
    office = browser(place.officer)
    assert office.get("/home/").content.decode().count(WORDS) == 1
    withdraw.run(without, place.officer, withdrawn_because="Another board.")
    assert WORDS not in office.get("/home/").content.decode()
