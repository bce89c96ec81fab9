"""A vote that was recorded by mistake: the member's own by the member alone, one that was noted by the office."""

from reviews.acceptances.models import Vote
from reviews.acceptances.transitions import has_reported
from scr_portal.voids.transitions import voidable


def _not_accepted_yet(vote: Vote) -> str | None:
    return has_reported(vote.acceptance)


void = voidable(Vote, when=[_not_accepted_yet], personal="own")
