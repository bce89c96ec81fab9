"""The agency confirms which records are secured, once, and in any order with what it knew."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.agencies import transitions
from referrals.models import Consideration
from scr_portal.dates import due_words
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.casework.home import lines
from tests.referrals.agencies.test_ask import asked
from tests.referrals.agencies.test_return_scoping import KNEW
from tests.referrals.case import Place, days_ago

pytestmark = pytest.mark.django_db

SECURED: dict[str, Any] = {
    "records_secured": "Paper and electronic.",
    "secured_by": "A. Clerk",
    "secured_on": days_ago(11),
}


def test_even_before_anybody_asked_and_after_the_return() -> None:
    place = Place()
    returned = transitions.return_scoping.run(asked(place), place.constable, **KNEW)
    secured = transitions.secure.run(returned, place.constable, **SECURED)
    assert (secured.secured_on, secured.get_status_display()) == (days_ago(11), "Returned")


def test_not_twice_not_tomorrow_not_by_others() -> None:
    place = Place()
    row = asked(place)
    with pytest.raises(PermissionRefused):
        transitions.secure.run(row, place.chair, **SECURED)
    with pytest.raises(ValidationError, match="The incident was on"):
        transitions.secure.run(row, place.officer, **SECURED | {"secured_on": days_ago(13)})
    with pytest.raises(ValidationError, match="not come yet"):
        transitions.secure.run(row, place.officer, **SECURED | {"secured_on": days_ago(-1)})
    secured = transitions.secure.run(row, place.officer, **SECURED)
    with pytest.raises(Refused, match="were secured on"):
        transitions.secure.run(secured, place.constable, **SECURED)


def test_who_recommends_and_who_decides_read_by_whom_which_kinds_and_what_is_missing(client: Client) -> None:
    place = Place()
    row = transitions.secure.run(asked(place), place.officer, **SECURED, records_missing="The file of 2009.")
    round_ = Consideration.objects.get(casefile=row.casefile)
    for person, step in ((place.member, "recommend"), (place.chair, "decide")):
        client.force_login(person)
        shown = client.get(f"/considerations/{round_.public_id}/{step}/").content.decode()
        for words in ("by A. Clerk", "Kinds: Paper and electronic.", "Gaps: The file of 2009."):
            assert words in shown, (step, words)


def test_the_page(client: Client) -> None:
    place = Place()
    row = asked(place)
    address = f"/involvements/{row.public_id}/secure/"
    client.force_login(place.constable)
    sent = {"version": "1", "records_secured": "All.", "secured_by": "A. Clerk", "secured_on": str(days_ago(1))}
    assert client.post(address, sent | {"secured_by": "x" * 151}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert client.get(address).status_code == 409


def test_kinds_and_gaps_are_two_questions_and_stand_apart(client: Client) -> None:
    place = Place()
    row = asked(place)
    client.force_login(place.constable)
    sent = {"version": "1", "records_secured": "All paper.", "secured_by": "A. Clerk", "secured_on": str(days_ago(1))}
    answer = client.post(f"/involvements/{row.public_id}/secure/", sent | {"records_missing": "The notes of March."})
    assert answer.status_code == 302
    page = client.get(f"/cases/{row.casefile.public_id}/").content.decode()
    assert "Kinds: All paper." in page
    assert "Gaps: The notes of March." in page


def test_what_is_asked_stands_once_at_home_with_its_day_and_sum_for_whoever_answers(client: Client) -> None:
    place = Place()
    senior, due_on = build.member(Role.SENIOR, place.police), timezone.localdate() + timedelta(days=9)
    place.receive(agencies=[place.police, place.health], agencies_due_on=due_on)
    for person in (senior, place.constable):
        client.force_login(person)
        home = client.get(reverse("home")).content.decode().split("Open cases</caption>")[0]
        for words in ("Confirm that your records are secured", "Say what your agency knew"):
            assert lines(home, words) == [due_words(due_on, timezone.localdate())], (person, words)
        for clock in ("Records secured", "What the agency knew"):
            assert home.count(clock) == home.count(f"how {clock} was worked out") == 1, (person, clock)
