"""Whoever decides may answer anew where the first answer is of somebody who is conflicted on the case since."""

import pytest
from django.test import Client
from django.utils import timezone

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Dissent
from referrals.dissents import transitions
from scr_portal.access import forget
from scr_portal.bars.transitions import lift, step_back
from scr_portal.deadlines import Deadline
from scr_portal.people import Bar
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import decision
from tests.referrals.dissents.test_answer import dissent
from tests.referrals.records.test_record import drawn_up, words

pytestmark = pytest.mark.django_db
SINCE = "who has stepped back from this case since, or was barred from it"


def answered_by_the_conflicted(place: Place) -> Dissent:
    """The LSCB chair answers, and steps back after that."""
    row = transitions.answer.run(dissent(place), place.chair, answer="The chair sees much to learn.")
    step_back.run(Bar(casefile=row.casefile), place.chair, reason="My sister taught the child.")
    forget([place.chair, place.acting_chair])
    return row


def test_the_page_of_the_decision_names_who_answered_and_offers_another_answer(client: Client) -> None:
    place = Place()
    row = answered_by_the_conflicted(place)
    decide = f"/considerations/{row.consideration.public_id}/decide/"
    client.force_login(place.acting_chair)
    page = client.get(decide).content.decode()
    assert f"Answered by {place.chair.name}, {SINCE}." in page
    assert f"Answer of {place.chair.name}" in page
    assert "My sister" not in page
    address = f"/dissents/{row.public_id}/answer/"
    assert address in page
    assert "The chair sees much to learn." in client.get(address).content.decode()
    assert client.post(address, {"answer": "I see it so too.", "version": row.version}).status_code == 302
    after = client.get(decide).content.decode()
    for said in (f"Answer of {place.acting_chair.name}", "I see it so too.",
                 f"Earlier answer of {place.chair.name}", "The chair sees much to learn."):  # fmt: skip
        assert said in after, said
    assert address not in after


def test_only_where_it_is_of_somebody_conflicted_and_only_by_whoever_decides() -> None:
    place = Place()
    row = answered_by_the_conflicted(place)
    for somebody in (place.chair, place.officer, place.member):
        with pytest.raises(PermissionRefused):
            transitions.answer.run(row, somebody, answer="So.")
    row = transitions.answer.run(row, place.acting_chair, answer="So.")
    with pytest.raises(Refused, match="answered"):
        transitions.answer.run(row, place.acting_chair, answer="Otherwise.")


def test_an_answer_stands_where_the_bar_was_lifted() -> None:
    place = Place()
    row = answered_by_the_conflicted(place)
    lift.run(Bar.objects.get(), place.acting_chair, why_lifted="Another family of that name.")
    forget([place.chair, place.acting_chair])
    with pytest.raises(Refused, match="answered"):
        transitions.answer.run(row, place.chair, answer="Otherwise.")


def test_the_record_has_both_answers_and_says_whose_they_are() -> None:
    place = Place()
    row = answered_by_the_conflicted(place)
    row.consideration.refresh_from_db()
    decided = considerations.decide.run(row.consideration, place.acting_chair, **decision())
    today = f"{timezone.localdate():%-d %B %Y}"
    assert f"Answered by {place.chair.name} on {today}, {SINCE}: The chair sees" in words(drawn_up(decided))
    row.refresh_from_db()
    transitions.answer.run(row, place.acting_chair, answer="I see it so too.")
    said = words(drawn_up(decided))
    assert f"Answered by {place.acting_chair.name} on {today}: I see it so too." in said
    assert f"Earlier answer of {place.chair.name}, {today}, {SINCE}: The chair sees much to learn." in said
    assert not [one for one in Deadline.objects.filter(kind="dissent") if one.counts]


def test_the_head_of_the_case_says_that_the_chair_stepped_back_to_who_may_know_it(client: Client) -> None:
    place = Place()
    case = f"/cases/{answered_by_the_conflicted(place).casefile.public_id}/"
    words = f"{place.chair.name} (stepped back from this case)"
    for person, reads in ((place.officer, True), (place.acting_chair, True), (place.member, False)):
        client.force_login(person)
        assert (words in client.get(case).content.decode()) is reads
