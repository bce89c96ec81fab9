"""Who is at a meeting and is no member: named with their capacity, without a vote, and no part of the quorum."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.agenda import transitions
from referrals.considerations.transitions import decide
from referrals.meetings import changing
from referrals.meetings.quorum import present
from referrals.models import AgendaItem, Meeting
from referrals.records.annex import annex
from referrals.records.making import annex_html
from scr_portal.audit import RightsEvent
from scr_portal.people import Bar
from tests.referrals.case import Place, days_ago
from tests.referrals.meetings.sitting import meeting, put, sent

pytestmark = pytest.mark.django_db
LAWYER = {"name": "Nora Field", "capacity": "legal adviser"}
WRITER = {"name": "Piet Vos", "capacity": "minute-taker"}
CALLED = "Nora Field (legal adviser)"
"""As every page calls her."""


def typed(place: Place, at: Meeting, *others: dict[str, str], there: str = "present") -> dict[str, Any]:
    """What the officer types of a meeting: the first member was there, the others sent apologies."""
    said = {f"attended_{one.pk}": there if one == place.member else "apologies" for one in at.members()}
    rows = {f"others-{n}-{name}": value for n, one in enumerate(others) for name, value in one.items()}
    return said | rows | {"others-count": str(len(others))}


def sat(place: Place) -> AgendaItem:
    """A case at a meeting of today with one member, and two who are none."""
    item = put(place.consideration(), place, meeting(place))
    changing.attend(item.meeting, place.officer, [(place.member, "present", "")], [LAWYER, WRITER])
    item.refresh_from_db()
    return item


def test_the_officer_records_them_and_they_make_no_quorum(client: Client) -> None:
    place = Place()
    item = put(place.consideration(), place, meeting(place))
    client.force_login(place.officer)
    address = f"/meetings/{item.meeting.public_id}/attend/"
    assert sent(client, address, typed(place, item.meeting, LAWYER, WRITER)) == 302
    for page in (f"/meetings/{item.meeting.public_id}/", f"/agenda/{item.public_id}/"):
        shown = client.get(page).content.decode()
        assert f"{CALLED}; Piet Vos (minute-taker)" in shown
    assert "Not reached: 1 counted, 2 needed" in shown
    assert CALLED not in str(present(Meeting.objects.get(), item.casefile).present)
    assert 'value="Nora Field"' in client.get(address).content.decode()
    assert sent(client, address, typed(place, item.meeting)) == 302
    assert CALLED not in client.get(page).content.decode()
    kept = RightsEvent.objects.filter(kind="meeting.attend").latest("pk")
    assert "Nora Field" in str(kept.values)


def test_another_row_is_added_without_a_script_and_what_was_typed_stays(client: Client) -> None:
    place = Place()
    at = meeting(place)
    client.force_login(place.officer)
    address = f"/meetings/{at.public_id}/attend/"
    assert sent(client, address, typed(place, at, LAWYER) | {"others-add": "1"}) == 200
    assert not Meeting.objects.get().others_there


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([LAWYER | {"capacity": ""}], "enter in what capacity they were there"),
        ([LAWYER, LAWYER | {"name": "nora field", "capacity": "observer"}], "stands here twice"),
    ],
)
def test_each_has_a_capacity_and_stands_there_once(client: Client, others: list[dict[str, str]], why: str) -> None:
    place = Place()
    at = meeting(place)
    client.force_login(place.officer)
    address = f"/meetings/{at.public_id}/attend/"
    said = typed(place, at, *others) | {"version": client.get(address).context["version"]}
    answer = client.post(address, said)
    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_a_member_is_not_in_attendance(client: Client) -> None:
    place = Place()
    at = meeting(place)
    client.force_login(place.officer)
    them = {"name": place.second_member.name, "capacity": "adviser"}
    assert sent(client, f"/meetings/{at.public_id}/attend/", typed(place, at, them)) == 422
    assert not Meeting.objects.get().others_there


def test_who_of_them_is_conflicted_is_recused_from_that_case_alone(client: Client) -> None:
    place = Place()
    item = sat(place)
    other = put(place.consideration(label="Child L", children=[{"name": "Rory Pemberton"}]), place, item.meeting)
    client.force_login(place.officer)
    address = f"/agenda/{item.public_id}/note-declared/"
    page = client.get(address).content.decode()
    assert page.count("A conflict: they had no part in this case") == 2
    said = {"version": item.version, f"interest_{place.member.pk}": "nothing", "interest_other_2": "unsaid"}
    assert client.post(address, said | {"interest_other_1": "conflicted"}).status_code == 422
    why = {"interest_other_1": "conflicted", "conflict_other_1": "She acted for the father."}
    assert client.post(address, said | why).status_code == 302
    item.refresh_from_db()
    of_case, of_meeting = present(item.meeting, item.casefile, item.conflicted), present(item.meeting)
    assert (of_case.recused, of_case.in_attendance) == ([CALLED], ["Piet Vos (minute-taker)"])
    assert (of_meeting.recused, present(other.meeting, other.casefile, other.conflicted).recused) == ([], [])
    shown = client.get(f"/agenda/{item.public_id}/").content.decode()
    assert f"{CALLED}: a conflict, and no part in this case: She acted for the father." in shown
    assert not Bar.objects.exists()
    assert of_case.counted == 1


def test_a_member_steps_back_and_is_not_noted_as_conflicted() -> None:
    place = Place()
    item = sat(place)
    said = {str(place.member.pk): {"interest": "conflicted", "interest_declared": "The mother is my niece."}}
    with pytest.raises(ValidationError):
        transitions.note_declared.run(item, place.officer, declared=said)


def test_agreed_minutes_and_the_annex_keep_them_for_good() -> None:
    place = Place()
    item = sat(place)
    said = {"in attendance: Nora Field": {"interest": "conflicted", "interest_declared": "She acted for the father."}}
    item = transitions.note_declared.run(item, place.officer, declared=said)
    item = transitions.minute.run(item, place.officer, minutes="Both were heard.", learning="")
    transitions.agree.run(item, place.member)
    changing.attend(item.meeting, place.officer, [(place.member, "present", "")])
    made = decide.run(
        item.consideration, place.chair, outcome="review", decided_on=days_ago(0), rationale="Neglect in a death.",
        criteria_met=True, interest="nothing", why_otherwise="There was no time.",
    ).decision  # fmt: skip
    [told] = annex(made).meetings
    assert (told.who.recused, told.who.in_attendance) == ([CALLED], ["Piet Vos (minute-taker)"])
    page = annex_html(made).decode()
    assert "In attendance, without a vote" in page
    assert page.count(CALLED) == 2  # recused, and what was declared
