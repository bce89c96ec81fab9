"""What happens to a meeting stands on the timeline of each case on its agenda, with who did it."""

import json

import pytest
from django.test import Client

from referrals.agenda import transitions
from referrals.meetings import changing
from referrals.models import AgendaItem
from scr_portal.audit import Event, RightsEvent
from scr_portal.bars.transitions import step_back
from scr_portal.clocks import day_words
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import attended, in_days, meeting, put

pytestmark = pytest.mark.django_db
VERBS = ("change", "cancel")


def told(item: AgendaItem) -> list[str]:
    """What the memory of the case says of the meeting, the oldest first, after it was put on the agenda."""
    events = Event.objects.filter(casefile=item.casefile, kind__startswith="agendaitem.").exclude(kind="agendaitem.put")
    return [event.sentence for event in events.order_by("seq")]


def test_moved_and_cancelled_in_each_case_on_the_agenda(client: Client) -> None:
    place = Place()
    at = meeting(place, in_days(1))
    first, second = put(place.consideration(), place, at), put(place.consideration(label="Child L"), place, at)
    off = transitions.take_off.run(put(place.consideration(label="Child M"), place, at), place.officer)
    at.quorum = 3
    changing.keep(at, place.officer)
    assert told(first) == []
    at.meets_on = in_days(3)
    changing.keep(at, place.officer)
    changing.cancel(at, place.officer, "Too few.")
    when = f"{day_words(in_days(3))} at 14:30"
    said = [
        f"{place.officer} moved the meeting that looks at this case, now on {when}",
        f"{place.officer} cancelled the meeting on {when} about this case",
    ]
    assert told(first) == told(second) == said
    assert len(told(off)) == 1  # that it was taken off
    client.force_login(place.member)
    page = client.get(f"/cases/{first.casefile.public_id}/timeline/?kind=agendaitem").content.decode()
    assert all(line in page for line in said)


def test_attendance_until_the_minutes_are_agreed() -> None:
    place = Place()
    at = meeting(place)
    item = put(place.consideration(), place, at)
    attended(place, at, place.member)
    item.refresh_from_db()
    item = transitions.minute.run(item, place.officer, minutes="Read.", learning="")
    attended(place, at, place.member, place.second_member)
    item.refresh_from_db()
    transitions.agree.run(item, place.member)
    before = told(item)
    assert sum(f"{place.officer} recorded who was at the meeting" in one for one in before) == 2
    assert not any(str(who) in one for who in (place.second_member,) for one in before)
    attended(place, at, place.second_member)
    assert told(item) == before


def test_in_a_case_that_is_closed_to_who_arranges_it_too(client: Client) -> None:
    place = Place()
    build.member(Role.OFFICER, place.board)
    at = meeting(place)
    item = put(place.consideration(), place, at)
    step_back.run(Bar(casefile=item.casefile), place.officer, reason="My neighbour.")
    client.force_login(place.officer)
    address = f"/meetings/{at.public_id}/attend/"
    said = {f"attended_{one.pk}": "present" for one in at.members()}
    answer = client.post(address, {"version": client.get(address).context["version"]} | said, follow=True)
    assert item.casefile.reference not in answer.content.decode()
    assert len(told(item)) == 1


def test_by_the_portal_alone() -> None:
    place = Place()
    item = put(place.consideration(), place, meeting(place))
    for step in (transitions.reschedule, transitions.call_off, transitions.note_attendance):
        with pytest.raises(PermissionRefused):
            step.run(item, place.officer, arranged_by=place.officer, change={})


def test_what_stood_before_is_kept_also_where_no_case_is_on_the_agenda(client: Client) -> None:
    place = Place()
    at = meeting(place)
    attended(place, at, place.member)
    attended(place, at, place.second_member)
    first, second = RightsEvent.objects.filter(kind="meeting.attend").order_by("seq")
    assert second.by == place.officer
    assert json.loads(second.values)["was"] == json.loads(first.values)["is"]
    assert [place.member.pk, "present", ""] in json.loads(second.values)["was"]
    assert RightsEvent.objects.get(kind="meeting.plan").about == f"referrals.meeting:{at.pk}"
    later = meeting(place, in_days(1))
    later.quorum = 5
    changing.keep(later, place.officer)
    changing.cancel(later, place.officer, "Too few.")
    changed, cancelled = (json.loads(RightsEvent.objects.get(kind=f"meeting.{verb}").values) for verb in VERBS)
    assert (changed["was"]["quorum"], changed["is"]["quorum"]) == (2, 5)
    assert (cancelled["was"]["status"], cancelled["why_cancelled"]) == ("planned", "Too few.")


def test_the_event_of_a_case_keeps_who_did_it_and_what_stood_before() -> None:
    place = Place()
    at = meeting(place)
    item = put(place.consideration(), place, at)
    attended(place, at, place.member)
    attended(place, at, place.second_member)
    event = Event.objects.filter(casefile=item.casefile, kind="agendaitem.note_attendance").latest("seq")
    said = json.loads(event.payload.data)
    assert said["arranged_by"] == f"scr_portal.user:{place.officer.pk}"
    assert [place.member.pk, "present", ""] in said["change"]["was"]
