"""Minutes of a case are drafted, agreed by who chaired or a later meeting, and then never change."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from referrals.agenda import transitions
from referrals.meetings import changing
from referrals.meetings.quorum import present
from referrals.models import AgendaItem, Attendance
from scr_portal import audit
from scr_portal.bars.transitions import step_back
from scr_portal.people import Bar
from scr_portal.transitions import PermissionRefused, Refused
from tests.build import told
from tests.referrals.case import Place, days_ago
from tests.referrals.meetings.sitting import attended, in_days, meeting, put

pytestmark = pytest.mark.django_db
SAID = {"minutes": "The health visitor had written twice.", "learning": "Letters need an answer."}


def sat(place: Place) -> AgendaItem:
    """A case on a meeting of today at which both members were."""
    held = meeting(place)
    item = put(place.consideration(), place, held)
    attended(place, held, place.member, place.second_member)
    item.refresh_from_db()
    return item


def drafted(place: Place) -> AgendaItem:
    """The same with minutes."""
    return transitions.minute.run(sat(place), place.officer, **SAID)


def test_who_was_there_and_who_stepped_back_stand_in_the_minutes_for_good(client: Client) -> None:
    place = Place()
    item = drafted(place)
    step_back.run(Bar(casefile=item.casefile), place.second_member, reason="I manage the health visitor.")
    agreed = transitions.agree.run(item, place.member)
    changing.attend(item.meeting, place.officer, [(place.member, "apologies", "")])
    client.force_login(place.officer)
    page = client.get(f"/agenda/{agreed.public_id}/").content.decode()
    for words in ("Recused from this case", place.second_member.name, SAID["minutes"], SAID["learning"], "Not reached"):
        assert words in page
    assert "I manage the health visitor." not in page
    assert agreed.attended["present"] == [place.member.name]
    assert audit.broken(agreed.casefile) == []


def test_not_before_it_is_known_who_was_there() -> None:
    place = Place()
    item = put(place.consideration(), place, meeting(place))
    with pytest.raises(Refused, match="who was at the meeting"):
        transitions.minute.run(item, place.officer, **SAID)


def test_who_came_in_the_place_of_the_chair_agrees_and_who_was_not_there_does_not(client: Client) -> None:
    place = Place()
    item = put(place.consideration(), place, meeting(place))
    said = {f"attended_{place.member.pk}": "apologies", f"attended_{place.second_member.pk}": "present"}
    attend, page = f"/meetings/{item.meeting.public_id}/attend/", f"/agenda/{item.public_id}/"
    client.force_login(place.officer)
    version = {"version": client.get(attend).context["version"]}
    refused = client.post(attend, version | said)
    assert f"Select who chaired it: {place.member} was not there" in refused.content.decode()
    nor_they = client.post(attend, version | said | {"chaired": str(place.member.pk)})
    assert "Neither this member was there nor a deputy" in nor_they.content.decode()
    assert client.post(attend, version | said | {"chaired": str(place.second_member.pk)}).status_code == 302
    for shown in (page, f"/meetings/{item.meeting.public_id}/"):
        words = re.sub(r"<[^>]*>", " ", client.get(shown).content.decode())
        assert re.search(rf"Chair:?\s+{place.second_member.name}", words)
    item.refresh_from_db()
    item = transitions.minute.run(item, place.officer, **SAID)
    with pytest.raises(Refused, match=place.second_member.name):
        transitions.agree.run(item, place.member)
    for somebody, theirs in ((place.member, False), (place.second_member, True)):
        client.force_login(somebody)
        for shown in ("/home/", page):
            assert (f"{page}agree/" in client.get(shown).content.decode()) is theirs
    assert transitions.agree.run(item, place.second_member).attended["chair"] == place.second_member.name


def test_where_a_deputy_chaired_a_later_meeting_agrees() -> None:
    place = Place()
    item = put(place.consideration(), place, meeting(place))
    there = [(place.member, "deputy", "Jo Marsh"), (place.second_member, "present", "")]
    changing.attend(item.meeting, place.officer, there, chaired=place.member)
    item.refresh_from_db()
    item = transitions.minute.run(item, place.officer, **SAID)
    for member in (place.member, place.second_member):
        with pytest.raises(Refused, match=f"Jo Marsh, for {place.member}"):
            transitions.agree.run(item, member)
    changing.attend(item.meeting, place.officer, there)
    assert present(item.meeting).chair == "not recorded"
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(meeting=item.meeting).update(chaired=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(member=place.member).update(attended="absent", deputy="", chaired=True)


def test_agreed_by_who_chaired_and_by_no_other_member(client: Client) -> None:
    place = Place()
    item = drafted(place)
    with pytest.raises(Refused, match="chaired the meeting"):
        transitions.agree.run(item, place.second_member)
    for somebody in (place.officer, place.chair, place.constable):
        with pytest.raises(PermissionRefused):
            transitions.agree.run(item, somebody)
    address = f"/agenda/{item.public_id}/agree/"
    client.force_login(place.second_member)
    shown = client.get(f"/agenda/{item.public_id}/").content.decode()
    assert address not in shown
    assert "No papers were made for this meeting." in shown
    client.force_login(place.member)
    assert address in client.get("/home/").content.decode()
    page = client.get(address).content.decode()
    for words in ("Who took part", place.second_member.name, SAID["minutes"], SAID["learning"], "A draft, not agreed"):
        assert words in page
    assert client.post(address, {"version": item.version}).status_code == 302
    assert address not in client.get("/home/").content.decode()


def test_or_by_a_later_meeting() -> None:
    place = Place()
    item = drafted(place)
    earlier, later = meeting(place, days_ago(9)), meeting(place, meets_at="18:00")
    with pytest.raises(Refused, match="No later meeting"):
        transitions.record_agreed.run(item, place.officer, meeting=later)
    item.meeting.meets_on = days_ago(2)
    changing.keep(item.meeting, place.officer)
    item.refresh_from_db()
    for wrong in (item.meeting, earlier, meeting(Place()), meeting(place, in_days(1))):
        with pytest.raises(ValidationError, match="later meeting"):
            transitions.record_agreed.run(item, place.officer, meeting=wrong)
    agreed = transitions.record_agreed.run(item, place.officer, meeting=later)
    assert (agreed.status, agreed.agreed_by_meeting) == (AgendaItem.Status.AGREED, later)


def test_agreed_minutes_never_change_and_what_was_wrong_stands_below(client: Client) -> None:
    place = Place()
    agreed = transitions.agree.run(drafted(place), place.member)
    with pytest.raises(Refused, match="Minutes agreed"):
        transitions.minute.run(agreed, place.officer, minutes="Otherwise.", learning="")
    client.force_login(place.officer)
    wrong = {"correction": "It was the school nurse.", "version": agreed.version}
    assert client.post(f"/agenda/{agreed.public_id}/amend/", wrong).status_code == 302
    page = client.get(f"/agenda/{agreed.public_id}/").content.decode()
    assert SAID["minutes"] in page
    assert "It was the school nurse." in page


def test_the_database_wants_agreed_minutes_whole() -> None:
    item = drafted(Place())
    with pytest.raises(IntegrityError, match="minutes_are_whole"), transaction.atomic(), told(item.casefile):
        AgendaItem.objects.filter(pk=item.pk).update(status="agreed")


def test_the_pages(client: Client) -> None:
    place = Place()
    item = sat(place)
    client.force_login(place.officer)
    page = f"/agenda/{item.public_id}/"
    assert f"{page}minute/" in client.get(page).content.decode()
    assert client.post(f"{page}minute/", SAID | {"minutes": "", "version": item.version}).status_code == 422
    assert client.post(f"{page}minute/", SAID | {"version": item.version}).status_code == 302
    assert "A draft, not agreed yet." in client.get(page).content.decode()
    assert client.get(f"{page}record-agreed/").status_code == 409
    item.meeting.meets_on = days_ago(2)
    changing.keep(item.meeting, place.officer)
    later = meeting(place)
    item.refresh_from_db()
    assert client.post(f"{page}record-agreed/", {"meeting": "", "version": item.version}).status_code == 422
    said = {"meeting": later.public_id, "version": item.version}
    assert client.post(f"{page}record-agreed/", said).status_code == 302
    client.force_login(place.member)
    assert client.get(f"{page}minute/").status_code == 403
    page = client.get(page).content.decode()
    assert "Agreed" in page
    assert "Declare an interest and step back" in page
    assert "Record the recommendation" in page
