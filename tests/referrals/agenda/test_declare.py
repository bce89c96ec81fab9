"""What members declare of a case at a meeting: nothing, or an interest that keeps nobody from taking part."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.agenda import transitions
from referrals.considerations.transitions import recommend
from referrals.meetings import changing
from referrals.models import AgendaItem
from referrals.packs.gathering import page as papers
from scr_portal.accounts import Membership
from scr_portal.bars.transitions import step_back
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.referrals.case import Place, advice, days_ago
from tests.referrals.meetings.sitting import meeting, put

pytestmark = pytest.mark.django_db
TIE = {"interest": "declared", "interest_declared": "I taught the mother, fifteen years ago."}


def sat(place: Place) -> AgendaItem:
    """A case on a meeting of today at which one member was, and a deputy for the other."""
    item = put(place.consideration(), place, meeting(place))
    said = [(place.member, "present", ""), (place.second_member, "deputy", "Jo Marsh")]
    changing.attend(item.meeting, place.officer, said)
    item.refresh_from_db()
    return item


def test_a_member_declares_and_it_stands_in_the_minutes_the_papers_and_before_the_chair(client: Client) -> None:
    place = Place()
    item = transitions.declare.run(sat(place), place.member, **TIE)
    case = item.consideration
    recommend.run(case, place.member, **advice(case) | {"recommended_on": days_ago(0)})
    assert TIE["interest_declared"] in papers(item)
    for person, address in (
        (place.second_member, f"/agenda/{item.public_id}/"), (place.chair, f"/considerations/{case.public_id}/decide/"),
    ):  # fmt: skip
        client.force_login(person)
        shown = client.get(address).content.decode()
        assert f"{place.member.name}: an interest that does not keep from taking part" in shown
        assert TIE["interest_declared"] in shown


def test_an_interest_is_said_in_words_and_by_a_member_of_that_day_alone() -> None:
    place = Place()
    item = sat(place)
    for said in (TIE | {"interest_declared": " "}, {"interest": ""}, {"interest": "conflicted"}):
        with pytest.raises(ValidationError):
            transitions.declare.run(item, place.member, **said)
    for somebody in (place.officer, place.chair, place.constable, Place().member):
        with pytest.raises(PermissionRefused):
            transitions.declare.run(item, somebody, interest="nothing")
    item.meeting.meets_on = days_ago(30000)
    item.meeting.save()
    with pytest.raises(Refused, match="not a member on the day"):
        transitions.declare.run(item, place.member, interest="nothing")


def test_the_officer_records_what_members_and_deputies_declared_and_their_own_word_stays(client: Client) -> None:
    place = Place()
    item = transitions.declare.run(sat(place), place.member, interest="nothing")
    address, client_page = f"/agenda/{item.public_id}/note-declared/", f"/agenda/{item.public_id}/"
    client.force_login(place.officer)
    assert "Jo Marsh, for" in client.get(address).content.decode()
    one, other = place.member.pk, place.second_member.pk
    said = {"version": item.version, f"interest_{one}": "nothing", f"interest_{other}": "declared"}
    assert client.post(address, said).status_code == 422
    assert client.post(address, said | {f"declared_{other}": "A neighbour."}).status_code == 302
    item.refresh_from_db()
    own, deputys = item.declarations[::-1] if "Jo" in item.declarations[0] else item.declarations
    assert own.startswith(f"{place.member.name}: nothing to declare")
    assert "recorded by" not in own
    assert "A neighbour." in deputys
    assert f"recorded by {place.officer.name}" in deputys
    assert deputys in client.get(client_page).content.decode()


def test_of_who_was_not_there_or_stepped_back_nothing_is_recorded() -> None:
    place = Place()
    item = sat(place)
    step_back.run(Bar(casefile=item.casefile), place.second_member, reason="I manage the health visitor.")
    for key in (str(place.second_member.pk), str(place.chair.pk), "x"):
        with pytest.raises(ValidationError):
            transitions.note_declared.run(item, place.officer, declared={key: {"interest": "nothing"}})
    with pytest.raises(ValidationError):
        transitions.note_declared.run(item, place.officer, declared={})


def test_agreed_minutes_keep_what_was_declared() -> None:
    place = Place()
    item = transitions.minute.run(sat(place), place.officer, minutes="As said.", learning="")
    item = transitions.agree.run(item, place.member)
    with pytest.raises(Refused, match="agreed"):
        transitions.declare.run(item, place.member, interest="nothing")


def test_who_is_no_member_on_the_day_is_not_offered_it(client: Client) -> None:
    place = Place()
    item = sat(place)
    address = f"/agenda/{item.public_id}/declare/"
    client.force_login(place.member)
    assert address in client.get(f"/agenda/{item.public_id}/").content.decode()
    assert client.post(address, {"version": item.version, "interest": "nothing"}).status_code == 302
    newer = build.member(Role.SUBCOMMITTEE, place.board)
    Membership.objects.filter(user=newer).update(since=days_ago(0))
    item.meeting.meets_on = days_ago(1)
    changing.keep(item.meeting, place.officer)
    client.force_login(newer)
    assert address not in client.get(f"/agenda/{item.public_id}/").content.decode()
