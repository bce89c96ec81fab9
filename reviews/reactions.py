"""What this app does when a lower one has news."""

from referrals.models import Consideration
from reviews.reviews import transitions
from reviews.reviews.models import Review
from scr_portal.accounts import User
from scr_portal.guidance.base import Outcome
from scr_portal.transitions import after


@after("consideration.decide")
def open_what_was_decided(consideration: Consideration, by: User) -> None:
    """A review or an alternative review opens in the same transaction as the decision."""
    decision = consideration.decision
    if decision.outcome != Outcome.NONE:
        transitions.open.run(Review(casefile=consideration.casefile, decision=decision), by)
