"""The dated facts of a referral, put right one at a time."""

from collections.abc import Mapping

from django.utils import timezone

from referrals.considerations.attention import settle
from referrals.referrals.dates import wrong_days
from referrals.referrals.models import Referral
from scr_portal.accounts import User
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.transitions import correctable
from scr_portal.guidance.base import Act
from scr_portal.transitions import after

TOLD_BY = ("referral.receive",)
FACTS = {
    "attention_on": DatedFact(
        "When the board first knew", frozenset({"decision"}), told_by=TOLD_BY, beside="attention_route",
        beside_label="How did the board come to know?", beside_asks="how the board came to know",
    ),
    "incident_on": DatedFact("When it happened", told_by=TOLD_BY, may_be_empty=True),
    "notified_on": DatedFact(
        "When it was notified to the board", frozenset({"decision", "incident_notice"}), told_by=TOLD_BY,
        may_be_empty=True,
    ),
    "aware_on": DatedFact(
        "When the local authority became aware", frozenset({"incident_notice"}), told_by=TOLD_BY, may_be_empty=True
    ),
    "received_on": DatedFact(
        "When the referral was received", frozenset({"notice_possible_review"}), acts=(Act.POSSIBLE_REVIEW,),
        told_by=TOLD_BY,
    ),
}  # fmt: skip


def _wrong(referral: Referral) -> Mapping[str, str]:
    return wrong_days(referral, timezone.localdate())


def _stands(referral: Referral) -> str | None:
    return None if referral.stands else "This referral counts no more: it was withdrawn, or went on in another case."


correct = correctable(Referral, FACTS, check=_wrong, when=[_stands])


@after("referral.correct")
def count_again(referral: Referral, by: User) -> None:
    """Corrected days move the clocks of the round: the earliest day on which the board knew rules (7.4)."""
    settle(referral.casefile)
