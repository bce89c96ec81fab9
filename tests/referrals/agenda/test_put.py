"""A case is put on an agenda: members see it, and who is barred from it sees neither it nor that there is one more."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from referrals.agenda import transitions
from referrals.considerations import transitions as considerations
from referrals.meetings import changing
from referrals.models import AgendaItem, Consideration, Meeting
from scr_portal import walls
from scr_portal.accounts import Board
from scr_portal.bars.transitions import step_back
from scr_portal.clocks import day_words
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_reopen import declined
from tests.referrals.meetings.sitting import in_days, meeting, put

pytestmark = pytest.mark.django_db
EMPTY = "No case that is open to you is on the agenda."


def stepped_back(place: Place, consideration: Consideration) -> None:
    """The first member knows the family."""
    step_back.run(Bar(casefile=consideration.casefile), place.member, reason="I know the family.")


def main(client: Client, address: str) -> str:
    """What stands on a page, without the marks that are new each time."""
    page = client.get(address)
    assert page.status_code == 200
    return re.sub(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', "", page.content.decode())


def test_members_are_told_and_see_it(client: Client) -> None:
    place = Place()
    consideration, held = place.consideration(), meeting(place)
    item = put(consideration, place, held)
    said = Message.objects.get(address=place.member.email, body__contains="on the agenda").body
    assert f"on the agenda of the meeting on {day_words(held.meets_on)}." in " ".join(said.split())
    for reader in (place.officer, place.chair, place.member, place.second_member):
        client.force_login(reader)
        assert "Child K" in main(client, f"/meetings/{held.public_id}/")
        assert client.get(f"/agenda/{item.public_id}/").status_code == 200
    for reader in (place.constable, Place().member):
        client.force_login(reader)
        assert client.get(f"/meetings/{held.public_id}/").status_code == 404
        assert client.get(f"/agenda/{item.public_id}/").status_code == 404


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_who_is_barred_from_a_case_sees_the_agenda_as_if_it_were_not_there(
    client: Client, order: tuple[int, int]
) -> None:
    place = Place()
    held, open_case, closed_case = meeting(place), place.consideration(), place.consideration(label="Child L")
    put(open_case, place, held, order[0])
    stepped_back(place, closed_case)
    client.force_login(place.member)
    pages = [f"/meetings/{held.public_id}/", "/meetings/", "/home/"]
    before = [main(client, page) for page in pages]
    letters = Message.objects.filter(address=place.member.email).count()
    item = put(closed_case, place, held, order[1])
    assert [main(client, page) for page in pages] == before
    assert Message.objects.filter(address=place.member.email).count() == letters
    assert client.get(f"/agenda/{item.public_id}/").status_code == 404
    client.force_login(place.second_member)
    assert "Child L" in main(client, f"/meetings/{held.public_id}/")


def test_the_database_does_not_give_the_item_either() -> None:
    place = Place()
    held, consideration = meeting(place), place.consideration()
    item = put(consideration, place, held)
    stepped_back(place, consideration)
    for reader, sees in ((place.member, False), (place.second_member, True), (place.constable, False)):
        with walls.entered(reader.pk, timezone.localdate()):
            assert AgendaItem.objects.filter(pk=item.pk).exists() is sees
            assert Meeting.objects.filter(pk=held.pk).exists()


def test_only_on_a_meeting_of_the_board_that_is_to_come_and_once() -> None:
    place = Place()
    consideration = place.consideration()
    cancelled = meeting(place, in_days(3))
    changing.cancel(cancelled, place.officer, "Too few can come.")
    for wrong, why in (
        (meeting(Place()), "of this board"),
        (cancelled, "takes place"),
        (meeting(place, days_ago(1)), "still to come"),
    ):
        with pytest.raises(ValidationError, match=why):
            put(consideration, place, wrong)
    held = meeting(place)
    item = put(consideration, place, held)
    with pytest.raises(ValidationError, match="already"):
        put(consideration, place, held)
    transitions.take_off.run(item, place.officer)
    put(consideration, place, held)


def test_by_the_officer_alone() -> None:
    place = Place()
    held, consideration = meeting(place), place.consideration()
    item = AgendaItem(casefile=consideration.casefile, consideration=consideration)
    for somebody in (place.chair, place.member, place.constable, Place().officer):
        with pytest.raises(PermissionRefused):
            transitions.put.run(item, somebody, meeting=held, position=1)


def test_not_what_nobody_considers() -> None:
    place = Place()
    held, closed = meeting(place), declined(place)
    with pytest.raises(Refused, match="closed"):
        put(closed, place, held)
    Board.objects.filter(pk=place.board.pk).update(recommender=Board.Recommender.NOBODY)
    place.board.refresh_from_db()
    with pytest.raises(Refused, match="nobody recommends"):
        put(place.consideration(label="Child M"), place, held)


def test_a_case_that_was_withdrawn_is_off_the_agenda() -> None:
    from referrals.referrals.transitions import withdraw

    place = Place()
    referral = place.receive()
    item = put(Consideration.objects.get(casefile=referral.casefile), place, meeting(place))
    withdraw.run(referral, place.officer, withdrawn_because="Another family")
    item.refresh_from_db()
    assert item.status == AgendaItem.Status.TAKEN_OFF


def test_what_is_decided_waits_for_no_meeting_that_is_still_to_come() -> None:
    place = Place()
    consideration = place.recommended()
    today, later = (put(consideration, place, meeting(place, in_days(days))) for days in (0, 7))
    considerations.decide.run(
        consideration, place.chair, outcome="review", criteria_met=True, interest="nothing", rationale="It died.",
        decided_on=in_days(0),
    )  # fmt: skip
    today.refresh_from_db()
    later.refresh_from_db()
    assert (today.status, later.status) == (AgendaItem.Status.LISTED, AgendaItem.Status.TAKEN_OFF)


def test_the_pages_of_the_officer(client: Client) -> None:
    place = Place()
    consideration, held = place.consideration(), meeting(place, in_days(2))
    client.force_login(place.officer)
    address = f"/cases/{consideration.casefile.public_id}/agenda/put/"
    assert address in main(client, f"/cases/{consideration.casefile.public_id}/")
    assert f"{address}?meeting={held.public_id}" in main(client, f"/meetings/{held.public_id}/")
    assert f'value="{held.public_id}" selected' in main(client, f"{address}?meeting={held.public_id}")
    assert client.post(address, {"meeting": "", "position": "1"}).status_code == 422
    assert client.post(address, {"meeting": held.public_id, "position": "2"}).status_code == 302
    item = AgendaItem.objects.get()
    assert f"/agenda/{item.public_id}/" in main(client, f"/cases/{consideration.casefile.public_id}/")
    moved = client.post(f"/agenda/{item.public_id}/move/", {"position": "1", "version": item.version})
    assert moved.status_code == 302
    item.refresh_from_db()
    assert item.position == 1
    assert client.post(f"/agenda/{item.public_id}/take-off/", {"version": item.version}).status_code == 302
    assert EMPTY in main(client, f"/meetings/{held.public_id}/")
    assert EMPTY in client.get(f"/meetings/{held.public_id}/packs/").content.decode()


def test_who_arranges_the_meeting_reads_nothing_of_a_case_they_stepped_back_from(client: Client) -> None:
    place = Place()
    consideration, held = place.consideration(), meeting(place, in_days(2))
    build.member(Role.OFFICER, place.board)
    colleague = build.member(Role.OFFICER, place.board)
    step_back.run(Bar(casefile=consideration.casefile), colleague, reason="I know the family.")
    client.force_login(colleague)
    pages = [f"/meetings/{held.public_id}/", "/home/"]
    before = [main(client, page) for page in pages]
    assert EMPTY in before[0]
    put(consideration, place, held)
    assert [main(client, page) for page in pages] == before
