"""Who referred has no account here: a reference and what happens next, and later the outcome without detail."""

from typing import Any

import pytest

from scr_portal.mail import Message
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import NOT_ABUSE, decide, decision

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


def test_nothing_without_an_address() -> None:
    place = Place()
    row = place.recommended(referrer_email="")
    decide(place, row)
    assert not Message.objects.filter(subject__contains="outcome of your referral").exists()
