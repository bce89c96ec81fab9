"""The office sees on its home page what others did on its cases since yesterday morning, and nobody else does."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from referrals.considerations import transitions as considerations
from referrals.meetings import changing
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.notices import transitions as notices
from scr_portal.partners.transitions import answer, open
from tests.body_requests.conftest import Scene, scene, told
from tests.letters.conftest import composed
from tests.partners.conftest import case, fresh, here, named, sent, there
from tests.referrals.case import Place, advice
from tests.referrals.meetings.sitting import in_days, meeting, put

__all__ = ["case", "here", "scene", "there", "told"]

pytestmark = pytest.mark.django_db
HEADING = "Came in since yesterday"


def home(client: Client, person: User) -> str:
    """The home page of this person."""
    client.force_login(person)
    return client.get("/home/").content.decode()


def test_what_others_brought_and_not_what_one_did_oneself(client: Client) -> None:
    place = Place()
    consideration = place.consideration()
    assert HEADING not in home(client, place.officer)
    considerations.recommend.run(consideration, place.member, **advice(consideration, "review", ()))
    said = home(client, place.officer)
    assert HEADING in said
    assert f"{place.member.name} recorded" in said
    assert f"{place.officer.name} received" in home(client, place.chair)
    for outside in (place.member, place.constable, Place().officer):
        assert HEADING not in home(client, outside)


def test_the_day_before_yesterday_is_past(client: Client) -> None:
    place = Place()
    place.receive()
    assert HEADING in home(client, place.chair)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert HEADING not in home(client, place.chair)


def test_a_letter_that_a_colleague_only_began_has_not_come_in(client: Client) -> None:
    place = Place()
    composed(place.receive(agencies=[place.police]).casefile, place.officer, "chief", place.police.name)
    said = home(client, place.chair).partition(HEADING)[2].partition("</section>")[0]
    assert f"{place.officer.name} received" in said
    assert "began a letter" not in said


def test_that_a_body_opened_a_notice(client: Client, told: Scene) -> None:
    assert "opened the notice of" not in home(client, told.officer)
    notices.open.run(told.fresh(), User.objects.system(), reader=told.reader)
    assert "opened the notice of a decision not to hold a review" in home(client, told.officer)


def test_that_a_partner_board_opened_what_it_was_sent_and_answered(
    client: Client, case: CaseFile, here: Place, there: Place
) -> None:
    paper = open.run(sent(named(case, here, there), here), User.objects.system(), reader=there.officer)
    assert f"{there.board} opened what it was sent" in home(client, here.officer)
    answer.run(paper, fresh(there.chair), answer="Two visits in May.")
    assert f"answered for {there.board}" in home(client, here.officer)


def test_what_the_portal_does_of_its_own_accord_did_not_come_in(client: Client) -> None:
    place = Place()
    held = meeting(place, in_days(3))
    put(place.consideration(), place, held)
    held.meets_on = in_days(4)
    changing.keep(held, place.officer)
    said = home(client, place.chair)
    assert "put the case on the agenda" in said
    assert "The meeting that looks at this case is now on" not in said
