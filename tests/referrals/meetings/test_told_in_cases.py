"""What happens to a meeting stands on the timeline of each case on its agenda, without a name of anybody."""

import pytest
from django.test import Client

from referrals.agenda import transitions
from referrals.meetings import changing
from referrals.models import AgendaItem
from scr_portal.audit import Event
from scr_portal.bars.transitions import step_back
from scr_portal.clocks import day_words
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import attended, in_days, meeting, put

pytestmark = pytest.mark.django_db


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
    changing.keep(at)
    assert told(first) == []
    at.meets_on = in_days(3)
    changing.keep(at)
    changing.cancel(at, "Too few.")
    when = f"{day_words(in_days(3))} at 14:30"
    said = [
        f"The meeting that looks at this case is now on {when}",
        f"The meeting on {when} about this case was cancelled",
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
    assert sum("It was recorded who was at the meeting" in one for one in before) == 2
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
            step.run(item, place.officer)
