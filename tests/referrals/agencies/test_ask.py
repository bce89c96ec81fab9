"""An agency is asked: its people get a place on the case, and see their own row only."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.agencies import transitions
from referrals.agencies.models import AgencyInvolvement
from scr_portal.access import forget
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.referrals.case import Place, days_ago

pytestmark = pytest.mark.django_db


def asked(place: Place) -> AgencyInvolvement:
    """The police, asked at receipt."""
    place.receive(agencies=[place.police, place.health])
    return AgencyInvolvement.objects.get(agency=place.police)


def test_the_agencys_people_find_the_case_and_only_their_own_row() -> None:
    place = Place()
    case = place.receive().casefile
    assert not CaseFile.objects.visible_to(place.constable).exists()
    transitions.ask.run(AgencyInvolvement(casefile=case), place.officer, agency=place.police, asked_on=days_ago(1))
    transitions.ask.run(AgencyInvolvement(casefile=case), place.officer, agency=place.health, asked_on=days_ago(1))
    forget([place.constable])
    assert CaseFile.objects.visible_to(place.constable).get() == case
    assert [row.agency for row in AgencyInvolvement.objects.visible_to(place.constable)] == [place.police]
    assert Message.objects.filter(address=place.constable.email, body__contains="secure its records").exists()


def test_not_twice_not_anothers_not_tomorrow_and_by_the_officer_alone() -> None:
    place = Place()
    case = asked(place).casefile
    new = AgencyInvolvement(casefile=case)
    with pytest.raises(ValidationError, match="asked already"):
        transitions.ask.run(new, place.officer, agency=place.police, asked_on=days_ago(0))
    with pytest.raises(ValidationError, match="member of this board"):
        transitions.ask.run(new, place.officer, agency=build.agency(build.board()), asked_on=days_ago(0))
    with pytest.raises(ValidationError, match="not come yet"):
        transitions.ask.run(new, place.officer, agency=build.agency(place.board), asked_on=days_ago(-1))
    for somebody in (place.chair, place.member, place.constable):
        with pytest.raises(PermissionRefused):
            transitions.ask.run(new, somebody, agency=build.agency(place.board), asked_on=days_ago(0))
    assert AgencyInvolvement.objects.count() == 2


def test_an_older_matter_keeps_the_days_on_which_agencies_were_asked_and_answered() -> None:
    place = Place()
    place.receive(agencies=[place.police], received_on=days_ago(8), agencies_asked_on=days_ago(7))
    row = AgencyInvolvement.objects.get()
    assert row.asked_on == days_ago(7)
    answer: dict[str, Any] = {"involvement_known": "Nothing known.", "returned_by": "Sergeant Oak"}
    with pytest.raises(ValidationError, match="was asked on"):
        transitions.return_scoping.run(row, place.constable, returned_on=days_ago(8), **answer)
    assert transitions.return_scoping.run(row, place.constable, returned_on=days_ago(6), **answer).status == "returned"


def test_nobody_was_asked_before_the_referral_nor_tomorrow() -> None:
    place = Place()
    for day in (days_ago(6), days_ago(-1)):
        with pytest.raises(ValidationError) as wrong:
            place.receive(agencies=[place.police], received_on=days_ago(5), agencies_asked_on=day)
        assert list(wrong.value.message_dict) == ["agencies_asked_on"]
    case = place.receive().casefile
    with pytest.raises(ValidationError, match="referral was received on"):
        transitions.ask.run(AgencyInvolvement(casefile=case), place.officer, agency=place.police, asked_on=days_ago(6))


def test_the_page_offers_the_boards_other_agencies(client: Client) -> None:
    place = Place()
    case = asked(place).casefile
    school, strange = build.agency(place.board), build.agency(build.board())
    client.force_login(place.officer)
    address = f"/cases/{case.public_id}/agencies/ask/"
    page = client.get(address).content.decode()
    assert school.name in page
    assert place.police.name not in page
    day = days_ago(0)
    sent = {"asked_on-day": day.day, "asked_on-month": day.month, "asked_on-year": day.year, "once": "q"}
    assert client.post(address, sent | {"agency": school.public_id}).status_code == 422  # by when?
    sent["due_on"] = str(days_ago(-7))
    for wrong in (strange.public_id, "", "1", "☃", place.police.public_id):
        assert client.post(address, sent | {"agency": wrong}).status_code == 422
    assert client.post(address, sent | {"agency": school.public_id}).status_code == 302
    assert AgencyInvolvement.objects.filter(agency=school).exists()
