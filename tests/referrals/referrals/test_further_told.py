"""A further referral is added after a notice that names them all has gone: the body is told of it."""

from typing import Any

import pytest

from referrals.referrals import transitions
from referrals.referrals.models import Referral
from referrals.referrals.voids import void
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice
from scr_portal.notices.content import lines
from scr_portal.notices.printing import draw_up
from scr_portal.notices.transitions import record_sent
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import NO_REVIEW, NOT_ABUSE, decide
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db
NEW = "A neighbour saw who was there."


def by_post(place: Place, act: Act, **said: Any) -> None:
    """Ofsted is sent the notice of the act."""
    notice = Notice.objects.select_related("casefile", "body").get(act=act, body__slug="ofsted")
    given: dict[str, Any] = {"route": "post", "recipient": "Desk", "sent_on": days_ago(0), "proof": "RX 1"} | said
    record_sent.run(notice, place.officer, **given)


def further(place: Place, case: CaseFile, **said: Any) -> Referral:
    """Another referral of the incident."""
    facts = another(notified_on=None, attention_on=days_ago(6), what_happened=NEW) | said
    return transitions.link.run(Referral(casefile=case), place.officer, **facts)


def owed(act: Act = Act.FURTHER_REFERRAL) -> list[Notice]:
    """What bodies are still to be told."""
    return list(Notice.objects.filter(act=act, status="owed").select_related("casefile", "body"))


def test_whoever_was_sent_the_referrals_is_told_of_one_that_comes_afterwards() -> None:
    place = Place()
    case = place.receive().casefile
    further(place, case)
    assert not owed(), "the notice that has not gone yet names it"
    by_post(place, Act.POSSIBLE_REVIEW)
    assert not owed()
    further(place, case, what_happened="The same once more.")
    [notice] = owed()
    assert notice.task == "Tell Ofsted of a further referral of a case"
    assert "own rule" in notice.source
    said = [(line.term, line.words) for line in lines(notice)]
    assert ("What happened", NEW) in said
    new = said.index(("Further referral received on", day_words(days_ago(5))))
    assert said[new + 1] == ("What happened", "The same once more.")


def test_what_was_drawn_up_before_it_came_did_not_say_it() -> None:
    place = Place()
    case = place.receive().casefile
    [notice] = owed(Act.POSSIBLE_REVIEW)
    draw_up.run(notice, place.officer)
    further(place, case)
    by_post(place, Act.POSSIBLE_REVIEW)
    assert len(owed()) == 1


def test_nor_what_went_on_a_day_before_it_came_and_was_recorded_afterwards() -> None:
    place = Place()
    case = place.receive().casefile
    further(place, case)
    by_post(place, Act.POSSIBLE_REVIEW, sent_on=days_ago(1))
    assert len(owed()) == 1


def test_who_read_the_referrals_in_a_decision_is_told_once() -> None:
    place = Place()
    round_ = place.recommended("none", no=("abuse", "custody"))
    by_post(place, Act.POSSIBLE_REVIEW)
    decide(place, round_, **NO_REVIEW, **NOT_ABUSE)
    by_post(place, Act.DECISION_NOT_TO_HOLD)
    further(place, round_.casefile)
    assert len(owed()) == 1


def test_who_read_the_referrals_in_a_decision_to_hold_a_review_is_told_too() -> None:
    place = Place()
    round_ = place.recommended()
    decide(place, round_, outcome="review")
    by_post(place, Act.DECISION_TO_HOLD)
    further(place, round_.casefile)
    assert [one.recipient_spoken for one in owed()] == ["Ofsted"]


def test_one_that_is_void_and_not_told_of_yet_is_not_told_of() -> None:
    place = Place()
    case = place.receive().casefile
    by_post(place, Act.POSSIBLE_REVIEW)
    new = further(place, case)
    void.run(new, place.officer, because="Of another child.")
    assert not owed()
    assert not owed(Act.CORRECTION)


def test_one_that_was_read_in_a_notice_among_others_and_is_void_is_told_of() -> None:
    place = Place()
    case = place.receive().casefile
    new = further(place, case)
    by_post(place, Act.POSSIBLE_REVIEW)
    void.run(new, place.officer, because="Of another child.")
    [notice] = owed(Act.CORRECTION)
    said = {line.term: line.words for line in lines(notice)}
    assert "Of another child." in said["Void"]
    assert said["You are told of"] == "what was recorded by mistake"
    assert said["Brought to its attention by another referral"] == day_words(days_ago(6))
    assert "turns out to be a mistake" in said["Why you are told"]
    assert notice.task == "Tell Ofsted of what was recorded by mistake"


def test_in_the_place_of_one_that_is_void_it_is_told_of_as_a_case_and_not_twice() -> None:
    place = Place()
    first = place.receive()
    by_post(place, Act.POSSIBLE_REVIEW)
    second = further(place, first.casefile)
    assert len(owed()) == 1
    first.refresh_from_db()
    void.run(first, place.officer, because="Of another child.")
    assert [one.about for one in owed(Act.POSSIBLE_REVIEW)] == [second.subject]
    assert not owed()
