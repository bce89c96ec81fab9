"""An officer plans a meeting, moves and cancels it, and records who was there."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from referrals.models import AgendaItem, Attendance, Meeting
from scr_portal.bars.transitions import step_back
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.meetings.sitting import attended, in_days, meeting, put, sent

pytestmark = pytest.mark.django_db


def typed(of: Place, /, days: int = 5, **different: str) -> dict[str, Any]:
    """What an officer types of a meeting in so many days."""
    day = in_days(days)
    said = {
        "meets_on-day": str(day.day), "meets_on-month": str(day.month), "meets_on-year": str(day.year),
        "meets_at": "9.30", "place": "Civic Centre", "chair": str(of.member.pk), "quorum": "2",
    }  # fmt: skip
    return said | different


def test_a_meeting_is_planned_and_its_quorum_offered_again(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    address = f"/boards/{place.board.public_id}/meetings/plan/"
    assert address in client.get("/meetings/").content.decode()
    answer = client.post(address, typed(place))
    made = Meeting.objects.get()
    assert answer["Location"] == f"/meetings/{made.public_id}/"
    page = client.get(answer["Location"]).content.decode()
    assert "at 09:30" in page
    assert "2 members present. A rule of the board, not of the guidance." in page
    assert client.get(address).context["form"]["quorum"].value() == 2


@pytest.mark.parametrize(
    "wrong",
    [{"meets_at": "half past nine"}, {"quorum": "0"}, {"chair": "999999"}, {"place": ""}, {"meets_on-day": "32"}],
)
def test_what_is_no_meeting(client: Client, wrong: dict[str, str]) -> None:
    place = Place()
    client.force_login(place.officer)
    assert client.post(f"/boards/{place.board.public_id}/meetings/plan/", typed(place, 5, **wrong)).status_code == 422
    assert not Meeting.objects.exists()


def test_not_in_the_past_not_chaired_by_a_stranger_and_not_two_at_once(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    address = f"/boards/{place.board.public_id}/meetings/plan/"
    assert client.post(address, typed(place, -1)).status_code == 422
    assert client.post(address, typed(place, chair=str(place.chair.pk))).status_code == 422
    assert client.post(address, typed(place)).status_code == 302
    again = client.post(address, typed(place))
    assert again.status_code == 422
    assert "planned already" in again.content.decode()


def test_the_officer_alone_plans_and_nobody_elses_officer(client: Client) -> None:
    place, held = Place(), None
    held = meeting(place)
    for somebody, code in ((place.chair, 403), (place.member, 403), (Place().officer, 404), (place.constable, 404)):
        client.force_login(somebody)
        for page in ("change", "cancel", "attend", "packs"):
            assert client.get(f"/meetings/{held.public_id}/{page}/").status_code == code
            assert client.post(f"/meetings/{held.public_id}/{page}/").status_code == code
        assert client.get(f"/boards/{place.board.public_id}/meetings/plan/").status_code == code
    client.force_login(build.user())
    assert client.get("/meetings/").status_code == 403


def test_a_meeting_that_moves_takes_its_agenda_along_also_what_the_officer_may_not_see(client: Client) -> None:
    place = Place()
    build.member(Role.OFFICER, place.board)
    held, case = meeting(place, in_days(1)), place.consideration()
    item = put(case, place, held)
    step_back.run(Bar(casefile=case.casefile), place.officer, reason="My neighbour.")
    client.force_login(place.officer)
    assert sent(client, f"/meetings/{held.public_id}/change/", typed(place, 8)) == 302
    item.refresh_from_db()
    assert item.meets_on == in_days(8)
    assert sent(client, f"/meetings/{held.public_id}/cancel/") == 422
    assert sent(client, f"/meetings/{held.public_id}/cancel/", {"why_cancelled": "Too few."}) == 302
    assert "Too few." in client.get(f"/meetings/{held.public_id}/").content.decode()
    item.refresh_from_db()
    assert item.meets_on is None
    assert client.get(f"/meetings/{held.public_id}/change/").status_code == 409


def test_who_was_there_is_recorded_and_can_be_put_right(client: Client) -> None:
    place = Place()
    held = meeting(place)
    client.force_login(place.officer)
    address = f"/meetings/{held.public_id}/attend/"
    said = {f"attended_{place.member.pk}": "present", f"attended_{place.second_member.pk}": "deputy"}
    assert sent(client, address, said) == 422  # a deputy has a name
    said |= {f"deputy_{place.second_member.pk}": "Jo Marsh"}
    assert sent(client, address, said) == 302
    page = client.get(f"/meetings/{held.public_id}/").content.decode()
    assert f"{place.member}; Jo Marsh, for {place.second_member}" in page
    said[f"attended_{place.second_member.pk}"] = "apologies"
    assert sent(client, address, said) == 302
    assert Attendance.objects.get(member=place.second_member).deputy == ""
    for page in ("change", "cancel"):
        assert client.post(f"/meetings/{held.public_id}/{page}/").status_code == 409


def test_nobody_changes_a_meeting_over_what_somebody_else_has_changed(client: Client) -> None:
    place = Place()
    held = meeting(place, in_days(1))
    client.force_login(place.officer)
    address = f"/meetings/{held.public_id}/change/"
    version = client.get(address).context["version"]
    assert sent(client, address, typed(place, 3, place="By telephone")) == 302
    answer = client.post(address, typed(place, 8, place="Town Hall") | {"version": version})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody else has changed this meeting" in page
    assert "09:30, By telephone." in page
    assert 'value="Town Hall"' in page
    held.refresh_from_db()
    assert (held.meets_on, held.place) == (in_days(3), "By telephone")
    assert client.post(address, typed(place, 8) | {"version": answer.context["version"]}).status_code == 302


def test_not_before_the_day(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    assert "still to come" in client.get(f"/meetings/{meeting(place, in_days(1)).public_id}/attend/").content.decode()


def test_the_database_wants_a_deputy_named() -> None:
    place = Place()
    held = meeting(place)
    attended(place, held)
    with pytest.raises(IntegrityError, match="attendance_deputy_is_named"), transaction.atomic():
        Attendance.objects.filter(meeting=held).update(attended="deputy")


def test_home_shows_the_meetings_of_the_week_with_their_papers(client: Client) -> None:
    place = Place()
    held = meeting(place, in_days(7))
    meeting(place, in_days(8))
    meeting(place, days_ago(1))
    for reader in (place.officer, place.member, place.chair):
        client.force_login(reader)
        page = client.get("/home/").content.decode()
        assert page.count(f"/meetings/{held.public_id}/") == 1
        assert "No case that is open to you on the agenda" in page
        assert page.count("meeting of the standing sub-committee.") == 1
    put(place.consideration(), place, held)
    assert "Papers for 0 of 1 case." in client.get("/home/").content.decode()
    assert AgendaItem.objects.count() == 1
    client.force_login(place.constable)
    assert "Meetings" not in client.get("/home/").content.decode()


def test_the_meetings_of_a_year_are_entered_once_and_those_of_the_board_are_no_agenda(client: Client) -> None:
    place = Place()
    client.force_login(place.officer)
    address = f"/boards/{place.board.public_id}/meetings/plan-of-board/"
    assert address in client.get("/meetings/").content.decode()
    later, latest = in_days(95), in_days(185)
    papers, more = in_days(1), f"{later.day} {later.month} {later.year}\n\n{latest:%d %B %Y}\n"
    said = typed(place, chair=str(place.chair.pk), more=more)
    said |= {f"papers_on-{part}": str(getattr(papers, part)) for part in ("day", "month", "year")}
    wrong = client.post(address, said | {"more": f"{more}the week after"})
    assert wrong.status_code == 422
    assert "Day 3, “the week after”" in wrong.content.decode()
    assert client.post(address, said)["Location"] == "/meetings/"
    made = Meeting.objects.order_by("meets_on")
    assert [(one.meets_on, one.papers_on) for one in made] == [
        (day, day - (in_days(5) - papers)) for day in (in_days(5), later, latest)
    ]
    assert {one.kind for one in made} == {"board"}
    page = client.get(f"/meetings/{made[0].public_id}/").content.decode()
    assert "Full LSCB" in page
    case = place.consideration().casefile
    assert str(made[0]) not in client.get(f"/cases/{case.public_id}/agenda/put/").content.decode()
