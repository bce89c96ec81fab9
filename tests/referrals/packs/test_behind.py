"""Papers that are older than what was recorded on the case since are not shown as good."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from referrals.agencies import transitions as agencies
from referrals.agenda import transitions
from referrals.models import AgencyInvolvement, AgendaItem
from referrals.packs import rendering
from scr_portal.accounts import User
from scr_portal.bars.transitions import step_back
from scr_portal.people import Bar
from tests.counting import questions
from tests.referrals.case import Place, days_ago
from tests.referrals.meetings.sitting import in_days, meeting, put

pytestmark = pytest.mark.django_db
SINCE = "Something was recorded on the case after these papers were made."
OLDER = "Made, and older than what was recorded since"


def packed(place: Place) -> list[AgendaItem]:
    """Two cases on one agenda, with their papers."""
    at = meeting(place, in_days(3))
    items = [put(place.consideration(label=label), place, at) for label in ("Child K", "Child L")]
    for item in items:
        transitions.make_pack.run(item, place.officer)
        rendering.make(item.pk)
    return items


def goes_on(item: AgendaItem, place: Place) -> None:
    """Something is recorded on the case."""
    new = AgencyInvolvement(casefile=item.casefile)
    agencies.ask.run(new, place.officer, agency=place.health, asked_on=days_ago(0))


def shown(client: Client, reader: User, item: AgendaItem) -> tuple[str, str, list[int]]:
    """The page of the meeting and the home page, and how many questions each asks."""
    client.force_login(reader)
    said, asked = [], []
    for address in (f"/meetings/{item.meeting.public_id}/", "/home/"):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            said.append(client.get(address).content.decode())
        asked.append(len(questions(queries)))
    return said[0], said[1], asked


def test_the_meeting_and_the_home_page_say_so_of_each_case_with_no_question_more(client: Client) -> None:
    place = Place()
    first, second = packed(place)
    page, home, asked = shown(client, place.officer, first)
    assert SINCE not in page
    assert OLDER not in home
    assert "Papers ready." in home
    goes_on(first, place)
    page, home, _ = shown(client, place.officer, first)
    assert page.count(SINCE) == home.count(OLDER) == 1
    assert SINCE in page.partition("Child K</a>")[2].partition("Child L</a>")[0]
    assert "Papers ready, for 1 of 2 older than what was recorded since." in home
    goes_on(second, place)
    page, home, now = shown(client, place.officer, first)
    assert page.count(SINCE) == home.count(OLDER) == 2
    assert now[0] == asked[0]
    rendering.make(transitions.make_pack.run(AgendaItem.objects.get(pk=first.pk), place.officer).pk)
    page, home, _ = shown(client, place.officer, first)
    assert page.count(SINCE) == home.count(OLDER) == 1


def test_nobody_is_told_of_a_case_that_is_closed_to_them(client: Client) -> None:
    place = Place()
    first, _ = packed(place)
    goes_on(first, place)
    step_back.run(Bar(casefile=first.casefile), place.member, reason="I know the family.")
    for reader, is_told in ((place.second_member, True), (place.member, False)):
        page, home, _ = shown(client, reader, first)
        assert (SINCE in page) is is_told
        assert ("older than what was recorded since" in home) is is_told
