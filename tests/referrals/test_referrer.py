"""Who referred has no account here: a reference and what happens next, and later the outcome without detail."""

from typing import Any

import pytest
from django.utils import timezone

from referrals.considerations.models import Consideration
from referrals.considerations.transitions import reopen
from referrals.referrals.models import Referral
from referrals.referrals.transitions import link
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import NOT_ABUSE, decide, decision
from tests.referrals.moves.test_merge import merged
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db
REFERRER = "robin.carter@example.org"


def mail_to(address: str) -> list[Message]:
    """What was put into the outbox for somebody, oldest first."""
    return list(Message.objects.filter(address=address).order_by("pk"))


def test_the_reference_and_what_happens_next() -> None:
    place = Place()
    case = place.receive().casefile
    thanks = mail_to(REFERRER)[0]
    assert case.reference in thanks.subject
    assert "What happens next" in thanks.body
    assert not any(name in thanks.body for name in ("Tamsin", "Applegarth", case.label, place.board.name))


OTHERWISE = {"outcome": "none", "criteria_met": False, "why_otherwise": "The police know more."} | NOT_ABUSE


@pytest.mark.parametrize(("said", "words"), [({}, "a serious case review"), (OTHERWISE, "no review")])
def test_the_outcome_without_detail(said: dict[str, Any], words: str) -> None:
    place = Place()
    row = place.recommended()
    decide(place, row, **said)
    told = mail_to(REFERRER)[-1]
    assert f"{words} will be held" in told.body
    assert decision()["rationale"] not in told.body
    assert row.casefile.label not in told.subject + told.body


def test_a_referral_that_was_moved_is_told_of_under_the_reference_that_its_referrer_knows() -> None:
    place, address = Place(), "wilhelmina@surgery.example.org"
    row = place.recommended()
    known = merged(place, Referral.objects.get(casefile=row.casefile), referrer_email=address).casefile.reference
    row.refresh_from_db()
    decide(place, row)
    told = mail_to(address)
    assert [one.subject for one in told] == [
        f"{known}: your referral was received", f"{known}: the outcome of your referral",
    ]  # fmt: skip
    assert row.casefile.reference not in "".join(one.subject + one.body for one in told)
    assert row.casefile.reference in mail_to(REFERRER)[-1].subject


def test_nothing_without_an_address() -> None:
    place = Place()
    row = place.recommended(referrer_email="")
    decide(place, row)
    assert not Message.objects.filter(subject__contains="outcome of your referral").exists()


def outcomes_told(address: str) -> list[str]:
    """What somebody was told of outcomes."""
    return [one.body for one in mail_to(address) if "outcome of your referral" in one.subject]


def further(place: Place, case: CaseFile, address: str) -> None:
    """A further referral of the same incident, by somebody else or by the same person once more."""
    link.run(Referral(casefile=case), place.officer, **another(notified_on=None, referrer_email=address))


def test_who_refers_of_the_same_incident_gets_a_reference_and_what_happens_next_and_hears_of_nobody_else() -> None:
    place, address = Place(), "wilhelmina@surgery.example.org"
    case = place.receive().casefile
    further(place, case, address)
    [thanks], [first] = mail_to(address), mail_to(REFERRER)
    assert thanks.subject == f"{case.reference}: your referral was received"
    assert thanks.body == first.body
    assert not any(word in thanks.body for word in ("further", "same incident", "Carter", case.label, "Tamsin"))


@pytest.mark.parametrize(("at_risk", "at_once"), [("no", False), ("yes", True)])
def test_those_who_recommend_hear_of_a_further_referral_and_that_it_cannot_wait(at_risk: str, at_once: bool) -> None:
    place = Place()
    case = place.receive().casefile
    before = len(mail_to(place.member.email))
    said = another(notified_on=None, others_at_risk=at_risk, others_at_risk_action="Her brother is with an aunt.")
    link.run(Referral(casefile=case), place.officer, **said)
    [told] = mail_to(place.member.email)[before:]
    assert "A referral was received." in told.body
    assert ("Look at it at once" in told.body) is at_once
    assert "brother" not in told.body


def test_who_refers_after_the_decision_is_told_of_it_once() -> None:
    place, address = Place(), "wilhelmina@surgery.example.org"
    row = place.recommended()
    decide(place, row, **OTHERWISE)
    for one in (address, address, REFERRER):
        further(place, row.casefile, one)
    thanks = mail_to(address)[0]
    assert "has decided on this matter already" in thanks.body
    assert "Agencies that may know" not in thanks.body
    assert [len(outcomes_told(one)) for one in (address, REFERRER)] == [1, 1]
    [told] = outcomes_told(address)
    assert row.casefile.reference in told
    assert "no review will be held" in told
    assert "had decided on this matter before your referral was added to it" in told
    assert "the matter can be considered again" in " ".join(told.split())
    assert "has decided on your referral" not in told
    assert all("has decided on your referral" in one for one in outcomes_told(REFERRER))
    assert not any(word in told for word in ("Tamsin", row.casefile.label, place.board.name, NOT_ABUSE["why_it_fails"]))


def test_a_referral_that_is_moved_into_a_decided_case_is_told_of_under_its_own_reference() -> None:
    place, address = Place(), "wilhelmina@surgery.example.org"
    row = place.recommended()
    decide(place, row)
    known = merged(place, Referral.objects.get(), referrer_email=address).casefile.reference
    [told] = outcomes_told(address)
    assert f"has decided on your referral {known}: a serious case review will be held" in told
    assert row.casefile.reference not in told


def test_who_refers_while_the_case_is_considered_again_waits_for_that_decision() -> None:
    place, address = Place(), "wilhelmina@surgery.example.org"
    row = place.recommended()
    decide(place, row, **OTHERWISE)
    new = Consideration(casefile=CaseFile.objects.get(pk=row.casefile_id))
    again = reopen.run(new, place.chair, attention_on=timezone.localdate(), reopened_because="New facts.")
    further(place, row.casefile, address)
    assert outcomes_told(address) == []
    decide(place, again, why_otherwise="New facts.")
    assert ["a serious case review will be held" in told for told in outcomes_told(address)] == [True]
