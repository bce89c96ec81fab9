"""No law says by when an agency answers: it is late from the day on that the office says, and never before."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from referrals.agencies import corrections, transitions
from referrals.agencies.models import AgencyInvolvement
from referrals.considerations.transitions import withdraw
from referrals.models import Consideration
from scr_portal.clocks import Sort, day_words
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.agencies.test_ask import asked
from tests.referrals.agencies.test_return_scoping import KNEW
from tests.referrals.agencies.test_secure import SECURED
from tests.referrals.case import Place, days_ago

pytestmark = pytest.mark.django_db


def clocks(row: AgencyInvolvement) -> dict[str, Deadline]:
    return {one.kind: one for one in Deadline.objects.filter(subject_key=row.subject) if one.counts}


def test_without_a_day_it_is_to_do_since_it_was_asked_and_with_one_it_is_due() -> None:
    place = Place()
    row = asked(place)
    assert {one.sort for one in clocks(row).values()} == {Sort.SINCE}
    row = transitions.ask_by.run(row, place.officer, due_on=days_ago(-7))
    assert {(one.sort, one.due_on) for one in clocks(row).values()} == {(Sort.DUE, days_ago(-7))}
    assert Message.objects.filter(address=place.constable.email, body__contains="by which your agency").exists()
    row = transitions.secure.run(row, place.constable, **SECURED)
    assert {kind: one.is_running for kind, one in clocks(row).items()} == {"secured": False, "scoping": True}
    row = transitions.return_scoping.run(row, place.constable, **KNEW)
    assert not any(one.is_running for one in clocks(row).values())


def test_the_day_may_be_said_at_receipt_and_when_one_more_is_asked() -> None:
    place = Place()
    case = place.receive(agencies=[place.police], agencies_due_on=days_ago(-5)).casefile
    new = AgencyInvolvement(casefile=case)
    transitions.ask.run(new, place.officer, agency=place.health, asked_on=days_ago(0), due_on=days_ago(-3))
    found = {row.agency: row.due_on for row in AgencyInvolvement.objects.all()}
    assert found == {place.police: days_ago(-5), place.health: days_ago(-3)}
    with pytest.raises(ValidationError) as wrong:
        Place().receive(agencies_due_on=days_ago(300))
    assert list(wrong.value.message_dict) == ["agencies_due_on"]


def test_once_by_the_officer_while_something_is_waited_for() -> None:
    place = Place()
    row = asked(place)
    for somebody in (place.chair, place.constable):
        with pytest.raises(PermissionRefused):
            transitions.ask_by.run(row, somebody, due_on=days_ago(-7))
    with pytest.raises(ValidationError, match="enter a later day"):
        transitions.ask_by.run(row, place.officer, due_on=row.asked_on - timedelta(days=1))
    row = transitions.ask_by.run(row, place.officer, due_on=days_ago(-7))
    with pytest.raises(Refused, match="correct that date"):
        transitions.ask_by.run(row, place.officer, due_on=days_ago(-9))
    row = corrections.correct.run(row, place.officer, field="due_on", day=days_ago(-9), reason="They are off site.")
    assert all("They are off site." in " ".join(one.steps) for one in clocks(row).values())
    with pytest.raises(ValidationError, match="must not be before"):
        corrections.correct.run(row, place.officer, field="due_on", day=days_ago(900), reason="Typed wrong.")


def test_nothing_is_waited_for_once_it_has_answered_or_the_case_is_closed() -> None:
    place = Place()
    row = transitions.return_scoping.run(asked(place), place.constable, **KNEW)
    row = transitions.secure.run(row, place.constable, **SECURED)
    with pytest.raises(Refused, match="has answered"):
        transitions.ask_by.run(row, place.officer, due_on=days_ago(-7))
    other = AgencyInvolvement.objects.get(agency=place.health)
    assert clocks(other)
    withdraw.run(Consideration.objects.get(casefile=row.casefile), place.officer)
    assert not clocks(other)
    with pytest.raises(Refused, match="closed"):
        transitions.ask_by.run(AgencyInvolvement.objects.get(pk=other.pk), place.officer, due_on=days_ago(-7))


def test_the_page_is_offered_where_no_day_was_said(client: Client) -> None:
    place = Place()
    row = asked(place)
    client.force_login(place.officer)
    page = reverse("referrals:agencyinvolvement_ask_by", args=[row.public_id])
    grid = reverse("panels:grid", args=[row.casefile.public_id])
    assert page in client.get(grid).content.decode()
    assert f"Say by when {place.police} is to answer" in client.get(page).content.decode()
    assert client.post(page, {"version": "1"}).status_code == 422
    assert client.post(page, {"version": "1", "due_on": str(days_ago(-7))}).status_code == 302
    shown = client.get(grid).content.decode()
    assert page not in shown
    assert "(in 7 days)" in shown


def test_what_has_no_day_stands_in_the_officers_week_with_since_when(client: Client) -> None:
    place = Place()
    row = asked(place)
    client.force_login(place.officer)
    page = " ".join(client.get(reverse("home")).content.decode().split())
    assert "Waiting for others" in page
    assert f"What the agency knew, {place.police}" in page
    since = f"{day_words(row.asked_on)} (today)"
    assert f'data-label="Since">{since}<' in page
    assert f"/chases/send/?agency={place.police.public_id}" in page
