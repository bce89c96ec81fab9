"""A decision without a serious case review is considered again: whoever was told it is told that (T8)."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from referrals.considerations import corrections, transitions
from referrals.considerations.models import Consideration
from referrals.referrals import transitions as referrals
from referrals.referrals.models import Referral
from scr_portal import clocks
from scr_portal.bars.transitions import step_back
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.guidance.base import Act
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.notices.transitions import record_sent
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import NO_REVIEW, NOT_ABUSE, OTHERWISE, decide, decision
from tests.referrals.considerations.test_reopen import declined
from tests.referrals.referrals.test_link import another
from tests.referrals.test_referrer import REFERRER

pytestmark = pytest.mark.django_db
WHY = "The inquest heard a neighbour."


def opened_again(place: Place, of: Consideration, **said: Any) -> Consideration:
    """The chair has the case considered again."""
    case = CaseFile.objects.select_related("board").get(pk=of.casefile_id)
    given: dict[str, Any] = {"attention_on": days_ago(1), "reopened_because": WHY} | said
    return transitions.reopen.run(Consideration(casefile=case), place.chair, **given)


def owed() -> set[str]:
    """The bodies that are to be told of it."""
    found = Notice.objects.filter(act=Act.REOPENED, status=Notice.Status.OWED)
    return set(found.values_list("body__slug", flat=True))


def test_ofsted_and_the_national_panel_of_the_day_are_to_be_told_since_the_new_facts_came(client: Client) -> None:
    place = Place()
    round_ = declined(place)
    opened_again(place, round_)
    assert owed() == {"ofsted", "child_safeguarding_practice_review_panel"}
    client.force_login(place.officer)
    page = client.get(f"/cases/{round_.casefile.public_id}/dates/").content.decode()
    assert "Tell Ofsted of a decision that is considered again (round 2)" in page
    assert "New facts or advice came" in page
    assert "good practice, not quoted guidance" in page
    assert "a decision that is considered again" in client.get(
        f"/cases/{round_.casefile.public_id}/notices/"
    ).content.decode()  # fmt: skip


def test_an_alternative_review_that_is_considered_again_is_told_of_too() -> None:
    place = Place()
    round_ = place.recommended()
    decide(place, round_, **OTHERWISE, decided_on=days_ago(2))
    opened_again(place, round_)
    assert owed() == {"ofsted", "child_safeguarding_practice_review_panel"}
    tasks = Deadline.objects.filter(casefile=round_.casefile).values_list("name", flat=True)
    assert "Tell Ofsted of an alternative review, and no serious case review" in tasks
    assert "a review of another kind will be held" in Message.objects.filter(address=REFERRER).last().body  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("day", "bodies"),
    [(date(2011, 5, 2), set()), (date(2013, 5, 2), {"ofsted"}), (date(2014, 5, 1), {"ofsted", "national_panel"})],
)
def test_each_case_by_its_edition_and_the_bodies_of_the_day(day: date, bodies: set[str]) -> None:
    place, said = Place(), {"incident_on": day, "attention_on": day, "notified_on": day, "received_on": day}
    round_ = place.consideration(**said)
    decide(place, round_, **NO_REVIEW, **NOT_ABUSE, decided_on=day, why_otherwise="It was clear.")
    opened_again(place, round_, attention_on=day + timedelta(days=9))
    assert owed() == bodies
    nobody = Notice.objects.filter(act=Act.REOPENED, body=None)
    assert nobody.exists() is (len(bodies) < 2)


def test_a_corrected_day_moves_what_is_owed_and_is_told_to_whom_it_went() -> None:
    place = Place()
    again = opened_again(place, declined(place))
    ofsted = Notice.objects.get(act=Act.REOPENED, body__slug="ofsted")
    record_sent.run(ofsted, place.officer, route="post", recipient="Desk", sent_on=days_ago(0), proof="RX 1")
    corrections.correct_round.run(again, place.chair, field="attention_on", day=days_ago(2), reason="Typed wrong.")
    days = Notice.objects.filter(act=Act.REOPENED).values_list("acted_on", flat=True)
    assert set(days) == {days_ago(2)}
    told_again = Notice.objects.filter(act=Act.CORRECTION)
    assert list(told_again.values_list("body__slug", flat=True)) == ["ofsted"]


def told() -> Counter[str]:
    """How often each address was mailed."""
    return Counter(Message.objects.values_list("address", flat=True))


def test_whoever_was_told_the_decision_hears_once_that_it_is_considered_again() -> None:
    place = Place()
    member, both = build.member(Role.BOARD_MEMBER, place.board), place.member
    for one in (both, place.second_member):
        build.holds(user=one, role=Role.BOARD_MEMBER, board=place.board)
    round_ = place.recommended("none", no=("abuse", "custody"))
    agencies.ask.run(
        AgencyInvolvement(casefile=round_.casefile), place.officer, agency=place.police, asked_on=days_ago(4)
    )
    for address in (place.constable.email.upper(), REFERRER):
        referrals.link.run(
            Referral(casefile=round_.casefile), place.officer, **another(notified_on=None, referrer_email=address)
        )
    step_back.run(Bar(casefile=round_.casefile), place.second_member, reason="My sister works there.")
    round_.refresh_from_db()
    decide(place, round_, **NO_REVIEW, **NOT_ABUSE, decided_on=days_ago(2))
    before = told()
    opened_again(place, round_)
    heard = told() - before
    people = [member, both, place.acting_chair, place.constable, place.officer]
    assert heard == Counter([REFERRER, *(one.email for one in people)])
    for address in (REFERRER, member.email, place.constable.email):
        last = Message.objects.filter(address=address).order_by("pk").last()
        assert last
        assert round_.casefile.reference in last.subject
        assert not any(word in last.subject + last.body for word in (WHY, "Child K", "Tamsin", "neglect"))
    assert "no review will be held" in Message.objects.filter(address=REFERRER).order_by("pk").last().body  # type: ignore[union-attr]


def test_a_round_after_one_that_was_withdrawn_has_nothing_to_tell_and_its_day_can_be_corrected() -> None:
    place = Place()
    referral = place.receive()
    round_ = Consideration.objects.get()
    referrals.withdraw.run(referral, place.officer, withdrawn_because="Sent to the wrong board.")
    referrals.link.run(Referral(casefile=round_.casefile), place.officer, **another(notified_on=None))
    again = opened_again(place, round_)
    assert not Notice.objects.filter(act=Act.REOPENED).exists()
    corrections.correct_round.run(again, place.chair, field="attention_on", day=days_ago(2), reason="Typed wrong.")
    again.refresh_from_db()
    with pytest.raises(ValidationError, match="Enter a day from"):
        corrections.correct_round.run(again, place.chair, field="attention_on", day=days_ago(99), reason="Why not.")


def test_the_decision_on_it_is_told_as_every_decision_is() -> None:
    place = Place()
    again = opened_again(place, declined(place))
    transitions.decide.run(again, place.chair, **decision(why_otherwise="The findings leave no doubt."))
    assert Notice.objects.filter(act=Act.DECISION_TO_HOLD, status=Notice.Status.OWED).exists()
    assert owed(), "what was owed before stays to be done"


def test_what_is_owed_of_two_rounds_can_be_told_apart_and_what_stands_is_what_is_so_now(client: Client) -> None:
    place = Place()
    first = declined(place)
    again = opened_again(place, first)
    client.force_login(place.officer)
    case = f"/cases/{first.casefile.public_id}/"
    notice = Notice.objects.get(act=Act.REOPENED, body__slug="ofsted")
    opened = f"/notices/{notice.public_id}/send/"
    before = client.get(opened).content.decode()
    assert "The decision before, until another is made." in before
    decide(place, again, **NO_REVIEW, **NOT_ABUSE, why_otherwise="Nothing new was heard.")
    for page in (client.get("/home/"), client.get(case), client.get(f"{case}notices/")):
        words = page.content.decode()
        assert "decision not to hold a review (round 2)" in words
        assert "decision not to hold a review" in words.replace("decision not to hold a review (round 2)", "")
    after = client.get(opened).content.decode()
    assert "until another is made" not in after
    assert f"The decision of {clocks.day_words(days_ago(0))}: Hold no review. You are told of it too." in after
