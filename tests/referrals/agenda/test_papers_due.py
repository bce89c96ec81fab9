"""The office's home page says which papers are due to the board, and by when."""

from datetime import date

import pytest
from django.test import Client

from referrals.agenda import transitions
from referrals.models import Meeting
from referrals.packs import rendering
from scr_portal.accounts import User
from scr_portal.bars.transitions import step_back
from scr_portal.clocks import day_words
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import in_days, meeting, put

pytestmark = pytest.mark.django_db
HEADING = "Papers due to the board"


def part(client: Client, reader: User) -> str:
    """The part of the home page, as text between its heading and the next section."""
    client.force_login(reader)
    page = client.get("/home/").content.decode()
    return page.partition(HEADING)[2].partition("</section>")[0]


@pytest.mark.parametrize(("days", "papers_on"), [(15, None), (10, 8), (0, 0)])
def test_by_the_day_the_board_has_named_or_by_the_meeting(client: Client, days: int, papers_on: int | None) -> None:
    place = Place()
    due = None if papers_on is None else in_days(papers_on)
    item = put(place.consideration(), place, meeting(place, in_days(days), papers_on=due))
    said = part(client, place.officer)
    assert said.index(day_words(due or in_days(days))) < said.index(item.casefile.reference)
    assert "Not made yet" in said
    transitions.make_pack.run(item, place.officer)
    rendering.make(item.pk)
    said = part(client, place.officer)
    assert "Not made yet" not in said
    assert ">Made" in said.replace("\n", "").replace(" ", "")


def test_what_is_due_first_stands_first(client: Client) -> None:
    place = Place()
    put(place.consideration(label="Child K"), place, meeting(place, in_days(9)))
    put(place.consideration(label="Child L"), place, meeting(place, in_days(12), papers_on=in_days(3)))
    said = part(client, place.officer)
    assert said.index("Child L") < said.index("Child K")


def test_not_what_is_far_off_cancelled_or_of_no_case(client: Client) -> None:
    place = Place()
    put(place.consideration(label="Child K"), place, meeting(place, in_days(16)))
    cancelled = meeting(place, in_days(4))
    put(place.consideration(label="Child L"), place, cancelled)
    Meeting.objects.filter(pk=cancelled.pk).update(status=Meeting.Status.CANCELLED, why_cancelled="Snow")
    meeting(place, in_days(5))
    assert not part(client, place.officer)


def test_for_the_office_alone_and_without_a_case_that_is_closed_to_it(client: Client) -> None:
    place = Place()
    build.member(Role.OFFICER, place.board)
    at = meeting(place, in_days(3))
    put(place.consideration(label="Child K"), place, at)
    closed = put(place.consideration(label="Child L"), place, at, position=2)
    step_back.run(Bar(casefile=closed.casefile), place.officer, reason="My neighbour.")
    said = part(client, place.officer)
    assert "Child K" in said
    assert "Child L" not in said
    for somebody in (place.member, place.chair, place.constable, Place().officer):
        assert not part(client, somebody)


@pytest.mark.parametrize(("days", "code"), [(5, 302), (6, 422)])
def test_the_day_is_that_of_the_meeting_at_the_latest(client: Client, days: int, code: int) -> None:
    place = Place()
    client.force_login(place.officer)

    def parts(name: str, day: date) -> dict[str, str]:
        return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}

    said = {"meets_at": "9.30", "place": "Civic Centre", "chair": str(place.member.pk), "quorum": "2"}
    said |= parts("meets_on", in_days(5)) | parts("papers_on", in_days(days))
    answer = client.post(f"/boards/{place.board.public_id}/meetings/plan/", said)
    assert answer.status_code == code
    if code == 302:
        page = client.get(answer["Location"]).content.decode()
        assert "Papers with the members by" in page
    else:
        assert "must be the day of the meeting or before it" in answer.content.decode()
