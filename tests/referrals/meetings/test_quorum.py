"""A meeting needs a quorum for what it recommends, case by case; the board says how many that is."""

from datetime import time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from referrals.considerations.transitions import recommend
from referrals.meetings import changing
from referrals.meetings.quorum import present
from referrals.models import Consideration
from scr_portal.bars import transitions as bars
from scr_portal.people import Bar
from tests.counting import questions
from tests.referrals.case import Place, advice, days_ago
from tests.referrals.considerations.test_recommend import sent
from tests.referrals.meetings.sitting import attended, in_days, meeting, put

pytestmark = pytest.mark.django_db


def today(consideration: Consideration) -> dict[str, Any]:
    """A recommendation of today."""
    return advice(consideration) | {"recommended_on": days_ago(0)}


def test_with_a_quorum_nothing_more_is_asked() -> None:
    place = Place()
    held, case = meeting(place), place.consideration()
    put(case, place, held)
    attended(place, held, place.member, place.second_member)
    made = recommend.run(case, place.member, **today(case) | {"without_quorum": "Not needed"})
    assert made.without_quorum == ""
    assert (made.meeting, made.quorum_words) == (held, "quorate, 2 counted, 2 needed")


def test_without_one_it_needs_a_reason_which_the_chair_reads(client: Client) -> None:
    place = Place()
    held, case = meeting(place), place.consideration()
    put(case, place, held)
    attended(place, held, place.member)
    with pytest.raises(ValidationError, match="had no quorum for this case"):
        recommend.run(case, place.member, **today(case))
    recommend.run(case, place.member, **today(case), without_quorum="The month ends tomorrow.")
    client.force_login(place.chair)
    assert "The month ends tomorrow." in client.get(f"/considerations/{case.public_id}/decide/").content.decode()


def test_while_nobody_has_recorded_who_was_there_it_needs_one_too() -> None:
    place = Place()
    case = place.consideration()
    put(case, place, meeting(place))
    with pytest.raises(ValidationError, match="not recorded yet"):
        recommend.run(case, place.member, **today(case))


def test_a_deputy_counts_and_who_has_stepped_back_does_not() -> None:
    place = Place()
    held, case, other = meeting(place), place.consideration(), place.consideration(label="Child L")
    for one in (case, other):
        put(one, place, held)
    changing.attend(held, place.officer, [(place.member, "present", ""), (place.second_member, "deputy", "Jo Marsh")])
    assert present(held, case.casefile).is_quorate
    bars.step_back.run(Bar(casefile=case.casefile), place.member, reason="I know the family.")
    for_the_case, for_the_other = present(held, case.casefile), present(held, other.casefile)
    assert (for_the_case.recused, for_the_case.is_quorate) == ([place.member.name], False)
    assert (for_the_other.recused, for_the_other.is_quorate) == ([], True)


def test_the_deputy_of_who_has_stepped_back_does_not_count_either(client: Client) -> None:
    place = Place()
    held, case, other = meeting(place), place.consideration(), place.consideration(label="Child L")
    item = put(case, place, held)
    put(other, place, held)
    changing.attend(held, place.officer, [(place.member, "present", ""), (place.second_member, "deputy", "Jo Marsh")])
    bars.step_back.run(Bar(casefile=case.casefile), place.second_member, reason="I know the family.")
    named = f"Jo Marsh, for {place.second_member.name}"
    for_the_case = present(held, case.casefile)
    assert (for_the_case.not_counted, for_the_case.counted, for_the_case.is_quorate) == ([named], 1, False)
    assert named in present(held, other.casefile).present
    client.force_login(place.officer)
    shown = client.get(f"/agenda/{item.public_id}/").content.decode()
    assert "not counted for this case" in shown
    with pytest.raises(ValidationError, match="had no quorum for this case"):
        recommend.run(case, place.member, **today(case))


def test_who_stepped_back_later_had_a_part_in_it() -> None:
    place = Place()
    held, case = meeting(place), place.consideration()
    put(case, place, held)
    attended(place, held, place.member, place.second_member)
    bar = bars.step_back.run(Bar(casefile=case.casefile), place.member, reason="I know the family.")
    held.meets_on = days_ago(1)
    changing.keep(held, place.officer)
    assert bar.since > held.meets_on
    assert present(held, case.casefile).recused == []


def test_what_is_recommended_on_no_meeting_has_no_quorum() -> None:
    place = Place()
    held, case = meeting(place), place.consideration()
    put(case, place, held)
    assert recommend.run(case, place.member, **advice(case)).meeting is None
    moved, other = meeting(place, in_days(3)), place.consideration(label="Child L")
    put(other, place, moved)
    recommend.run(other, place.member, **today(other))


def test_the_form_asks_only_where_there_is_no_quorum(client: Client) -> None:
    place = Place()
    held, case = meeting(place), place.consideration()
    put(case, place, held)
    attended(place, held, place.member)
    client.force_login(place.member)
    address = f"/considerations/{case.public_id}/recommend/"
    page = client.get(address).content.decode()
    assert f'name="without_quorum_{held.public_id}"' in page
    assert "not quorate, 1 counted, 2 needed" in page
    attended(place, held, place.member, place.second_member)
    page = client.get(address).content.decode()
    assert "without_quorum" not in page
    assert f"Present: {place.member.name}, {place.second_member.name}." in page


def test_the_meeting_is_named_and_its_day_is_that_of_the_recommendation(client: Client) -> None:
    place = Place()
    held, case = meeting(place), place.consideration()
    put(case, place, held)
    attended(place, held, place.member)
    client.force_login(place.member)
    address = f"/considerations/{case.public_id}/recommend/"
    at_none = sent(case, at_meeting="none")
    today = {f"recommended_on-{part}": str(getattr(held.meets_on, part)) for part in ("day", "month", "year")}
    assert "select the meeting above" in client.post(address, at_none | today).content.decode()
    form = sent(case, at_meeting=held.public_id, learning="Ask who is at home.")
    assert client.post(address, form).status_code == 422
    assert "Select at which meeting" in client.post(address, sent(case)).content.decode()
    assert client.post(address, form | {f"without_quorum_{held.public_id}": "The month ends."}).status_code == 302
    made = Consideration.objects.get()
    assert (made.meeting, made.recommended_on, made.without_quorum) == (held, held.meets_on, "The month ends.")
    for person, page in ((place.chair, f"/considerations/{case.public_id}/decide/"), (place.officer, made_page(made))):
        client.force_login(person)
        shown = client.get(page).content.decode()
        for words in ("At the meeting of that day: not quorate, 1 counted, 2 needed", "Ask who is at home."):
            assert words in shown


def test_the_page_asks_few_questions_however_many_meetings_looked_at_the_case(client: Client) -> None:
    place = Place()
    case = place.consideration(agencies=[place.police, place.health])
    client.force_login(place.member)
    asked = []
    for hour in (9, 10):
        held = meeting(place, meets_at=time(hour))
        put(case, place, held)
        attended(place, held, place.member)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/considerations/{case.public_id}/recommend/").status_code == 200
        asked.append(len(questions(queries)))
    assert asked[1] <= 15 + 2  # the session and the person


def made_page(consideration: Consideration) -> str:
    """The round in full."""
    return f"/considerations/{consideration.public_id}/"


def test_another_boards_meeting_is_not_the_one_nor_one_of_another_day() -> None:
    place = Place()
    held, case = meeting(place), place.consideration()
    put(case, place, held)
    for other, day in ((meeting(Place()), held.meets_on), (held, days_ago(3))):
        with pytest.raises(ValidationError, match="Select a meeting of that day"):
            recommend.run(case, place.member, **advice(case) | {"recommended_on": day}, meeting=other)


WITHOUT = "Agreed by telephone with all members."


@pytest.mark.parametrize("in_a_week", [False, True])
def test_what_is_recommended_at_no_meeting_says_why_and_the_chair_reads_it(client: Client, *, in_a_week: bool) -> None:
    place = Place()
    case = place.consideration()
    if in_a_week:
        put(case, place, meeting(place, in_days(7)))
    client.force_login(place.member)
    address = f"/considerations/{case.public_id}/recommend/"
    asked = client.post(address, sent(case, without_meeting=""))
    assert asked.status_code == 422
    assert "Enter why it is recommended at no meeting" in asked.content.decode()
    with pytest.raises(ValidationError) as wrong:
        recommend.run(case, place.member, **advice(case) | {"without_meeting": ""})
    assert set(wrong.value.error_dict) == {"without_meeting"}
    assert client.post(address, sent(case, without_meeting=WITHOUT)).status_code == 302
    client.force_login(place.chair)
    page = client.get(f"/considerations/{case.public_id}/decide/").content.decode()
    assert f"At no meeting, because: {WITHOUT}" in page


def test_with_a_meeting_behind_it_at_no_meeting_is_asked_why_too(client: Client) -> None:
    place = Place()
    held, case = meeting(place), place.consideration()
    put(case, place, held)
    attended(place, held, place.member, place.second_member)
    client.force_login(place.member)
    address = f"/considerations/{case.public_id}/recommend/"
    form = sent(case, at_meeting="none", without_meeting="")
    assert "Enter why it is recommended at no meeting" in client.post(address, form).content.decode()
    assert client.post(address, form | {"without_meeting": WITHOUT}).status_code == 302
    assert Consideration.objects.get().without_meeting == WITHOUT
