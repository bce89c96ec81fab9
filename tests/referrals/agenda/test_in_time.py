"""The month ends sooner than the next meeting of whoever recommends: the office is told to call an extra one."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from referrals.models import Consideration, Meeting
from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import meeting, put

CALL = "call an extra meeting"


@pytest.fixture
def place(db: None) -> Place:
    return Place()


@pytest.fixture
def considered(place: Place) -> Consideration:
    casefile = place.receive(agencies=[place.police]).casefile
    return Consideration.objects.select_related("casefile__board").get(casefile=casefile)


def ends(considered: Consideration) -> date:
    """The last day of the month."""
    return Deadline.objects.get(subject_key=considered.subject).due_on


def shown(person: User, address: str) -> str:
    client = Client()
    client.force_login(person)
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()).split())


def everywhere(considered: Consideration, person: User) -> list[str]:
    """The home page and the case page."""
    return [shown(person, "/home/"), shown(person, reverse("case", args=[considered.casefile.public_id]))]


def test_it_stands_on_home_and_case_page_in_days(place: Place, considered: Consideration) -> None:
    end = ends(considered)
    next_one = meeting(place, end + timedelta(days=9))
    said = (
        f"The month ends on {day_words(end)}, 9 days before the next meeting of the standing sub-committee on "
        f"{day_words(next_one.meets_on)}: {CALL}. No meeting of the standing sub-committee is planned before the end."
    )
    assert [said in page for page in everywhere(considered, place.officer)] == [True, True]
    assert [CALL in page for page in everywhere(considered, place.constable)] == [False, False]


def test_a_meeting_long_before_is_named_and_one_that_fits_calls_for_none(
    place: Place, considered: Consideration
) -> None:
    end = ends(considered)
    meeting(place, end + timedelta(days=9))
    meeting(place, end - timedelta(days=12))
    assert all("12 days before the end." in page for page in everywhere(considered, place.officer))
    meeting(place, end - timedelta(days=9))
    assert not any(CALL in page for page in everywhere(considered, place.officer))


def test_on_the_agenda_in_time_it_calls_for_none(place: Place, considered: Consideration) -> None:
    end = ends(considered)
    meeting(place, end + timedelta(days=2))
    put(considered, place, meeting(place, end - timedelta(days=12)))
    assert not any(CALL in page for page in everywhere(considered, place.officer))


@pytest.mark.parametrize("no_good", ["of the board", "cancelled", "nobody recommends"])
def test_only_meetings_of_who_recommends_count(place: Place, considered: Consideration, no_good: str) -> None:
    made = meeting(place, ends(considered) + timedelta(days=9))
    if no_good == "of the board":
        Meeting.objects.filter(pk=made.pk).update(kind="board")
    elif no_good == "cancelled":
        Meeting.objects.filter(pk=made.pk).update(status="cancelled", why_cancelled="Snow")
    else:
        place.board.recommender = "nobody"
        place.board.save()
    assert not any(CALL in page for page in everywhere(considered, place.officer))


@pytest.fixture
def later(considered: Consideration) -> Iterator[None]:
    """The month is over."""
    with time_machine.travel(ends(considered) + timedelta(days=1)):
        yield


@pytest.mark.usefixtures("later")
def test_once_the_month_is_over_no_meeting_can_be_called_in_time(place: Place, considered: Consideration) -> None:
    meeting(place, ends(considered) + timedelta(days=9))
    assert not any(CALL in page for page in everywhere(considered, place.officer))
