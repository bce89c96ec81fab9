"""A key date of which the month alone is known: kept as that, said as that, and nobody's day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from referrals.considerations.models import Consideration
from referrals.likenesses.models import Likeness
from referrals.models import Occurrence, Referral
from referrals.moves import transitions as moves
from referrals.packs import gathering
from referrals.referrals.family import said_of
from scr_portal.audit import EventPayload, broken
from scr_portal.clocks import Month
from tests.referrals.case import Place, days_ago
from tests.referrals.links.conftest import Way, send, way
from tests.referrals.links.conftest import fill as refer
from tests.referrals.meetings.sitting import in_days, meeting, put
from tests.referrals.referrals.begun import begins
from tests.referrals.referrals.test_receive import at, fill
from tests.referrals.referrals.test_receive import send as receive

__all__ = ["way"]
pytestmark = pytest.mark.django_db
WORDS = "March 2013, day not known"
MARCH: dict[str, Any] = {
    "occurrences-count": "1", "occurrences-0-happened_on-day": "", "occurrences-0-happened_on-month": "3",
    "occurrences-0-happened_on-year": "2013", "occurrences-0-what": "The mother moved in with Rhys.",
}  # fmt: skip
SAID: dict[str, Any] = {
    "occurrences": [
        {"happened_on": date(2013, 3, 20), "what": "Seen at the clinic."},
        {"happened_on": Month(2013, 3), "what": "The mother moved in with Rhys."},
    ]
}


def test_the_month_is_taken_without_its_day_and_said_wherever_the_key_dates_stand(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    fill(client, **MARCH, received_on=days_ago(0))
    assert WORDS in client.get(at("check")).content.decode()
    page = client.get(at("events")).content.decode()
    assert 'name="occurrences-0-happened_on-day" type="text" inputmode' in page
    assert 'name="occurrences-0-happened_on-month" type="text" value="3"' in page
    assert receive(client).status_code == 302
    kept = Occurrence.objects.get()
    assert (kept.when, str(kept)) == (Month(2013, 3), f"What happened in {WORDS}")
    assert WORDS in client.get(f"/referrals/{kept.referral.public_id}/").content.decode()


def test_who_refers_themselves_may_leave_it_open_too(way: Way) -> None:
    client = way.comes_in()
    refer(client, **MARCH)
    assert WORDS in client.get("/refer/check/").content.decode()
    assert send(client).status_code == 302
    assert Occurrence.objects.get().when == Month(2013, 3)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"month": ""}, "Date 1: the day must include a month"),
        ({"year": ""}, "Date 1: the day must include a year"),
        ({"month": "13"}, "Date 1: enter the day as day, month and year"),
        ({"year": "13"}, "Date 1: the day must have a year of 4 numbers"),
        ({"month": "12", "year": "2099"}, "Date 1: the day must be today or in the past"),
        ({"day": "31", "month": "2"}, "February 2013 has no day 31"),
    ],
)
def test_what_is_no_month_is_refused_as_a_day_is(client: Client, wrong: dict[str, str], says: str) -> None:
    client.force_login(Place().officer)
    begins(client)
    typed = MARCH | {f"occurrences-0-happened_on-{part}": text for part, text in wrong.items()}
    page = client.post(at("events"), typed | {"trigger": "death", "what_happened": "The child died."})
    assert page.status_code == 422
    assert says in page.content.decode()


def test_the_incident_itself_has_a_day(client: Client) -> None:
    client.force_login(Place().officer)
    begins(client)
    page = client.post(at("days"), {"incident_on-month": "3", "incident_on-year": "2013"})
    assert "The day it happened must include a day" in page.content.decode()


def test_it_stands_before_the_days_of_its_month_and_the_event_keeps_it() -> None:
    case = Place().receive(**SAID).casefile
    assert [one.when for one in Occurrence.objects.filter(casefile=case)] == [Month(2013, 3), date(2013, 3, 20)]
    [payload] = EventPayload.objects.filter(event__casefile=case, event__kind="referral.receive")
    assert WORDS in str(payload.data)
    assert broken(case) == []


def test_the_papers_for_members_and_the_referral_that_moves_say_it_too() -> None:
    place = Place()
    there, here = place.receive(), place.receive(label="Child L", **SAID)
    papers = gathering.page(put(Consideration.objects.get(casefile=here.casefile), place, meeting(place, in_days(2))))
    assert WORDS in papers
    moves.merge.run(here, place.officer, reference=there.casefile.reference, merged_because="The same child.")
    copy = Referral.objects.get(came_from=here)
    assert said_of(copy)["occurrences"] == said_of(here)["occurrences"]
    assert Month(2013, 3) in [one["happened_on"] for one in said_of(copy)["occurrences"]]


def test_a_split_shows_it_as_it_was_said(client: Client) -> None:
    place = Place()
    here = place.receive(occurrences=SAID["occurrences"][1:])
    client.force_login(place.officer)
    page = client.get(f"/referrals/{here.public_id}/split/events/").content.decode()
    assert 'name="occurrences-0-happened_on-month" type="text" value="3"' in page
    assert 'name="occurrences-0-happened_on-day" type="text" inputmode' in page


def test_a_month_makes_no_two_cases_alike() -> None:
    place, first = Place(), date(2013, 3, 1)
    child = {"name": "Tamsin Applegarth"}
    place.receive(children=[child], incident_on=first)
    place.receive(label="Child L", children=[{"name": "Rory Applegarth"}], incident_on=days_ago(15), **SAID)
    assert not Likeness.objects.exists()


def test_the_database_knows_a_month_by_its_first_day() -> None:
    case = Place().receive(**SAID).casefile
    march = Occurrence.objects.filter(casefile=case, day_known=False)
    with pytest.raises(IntegrityError, match="occurrence_of_a_month"), transaction.atomic():
        march.update(happened_on=date(2013, 3, 2) + timedelta(days=1))
