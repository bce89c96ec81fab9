"""Before a void is recorded its page says what was drawn up and is locked away with it."""

import pytest

from referrals.models import AgencyInvolvement
from scr_portal.clocks import day_words
from scr_portal.people import Person
from scr_portal.voids.views import LOCKED
from tests.referrals.case import Place
from tests.referrals.packs import test_locked as packs
from tests.referrals.records import test_locked as records
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db


def test_the_record_of_the_decision_is_named_with_its_round() -> None:
    place = Place()
    decided, wrong = records.mixed_up(place)
    officer = browser(place.officer)
    person = Person.objects.get(casefile=decided.casefile, name="Denzel Roskilly")
    said = f"{LOCKED}: the record of the decision, round 1 (drawn up anew at once)."
    for address in (f"/people/{person.public_id}/void/", f"/referrals/{wrong.public_id}/void/"):
        assert said in officer.get(address).content.decode()


def test_papers_are_named_with_the_day_of_their_meeting() -> None:
    place = Place()
    item, _ = packs.mixed_up(place)
    officer = browser(place.officer)
    person = Person.objects.get(casefile=item.casefile, name="Denzel Roskilly")
    papers = f"papers for the meeting on {day_words(item.meeting.meets_on)}"
    address = f"/people/{person.public_id}/void/"
    assert f"{LOCKED}: {papers} (new ones are to be asked for)." in officer.get(address).content.decode()
    tried = officer.post(address, {"because": packs.BECAUSE, "version": person.version}).content.decode()
    assert "What would change" in tried
    assert papers in tried


def test_where_nothing_was_drawn_up_nothing_is_said_to_be_locked() -> None:
    place = Place()
    case = place.receive(agencies=[place.police]).casefile
    asked = AgencyInvolvement.objects.get(casefile=case)
    page = browser(place.officer).get(f"/involvements/{asked.public_id}/void/").content.decode()
    assert "It counts for nothing" in page
    assert LOCKED not in page
