"""Who referred has no account here: a reference and what happens next, and later the outcome without detail."""

from typing import Any

import pytest

from referrals.referrals.models import Referral
from scr_portal.mail import Message
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import NOT_ABUSE, decide, decision
from tests.referrals.moves.test_merge import merged

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
