"""A recommendation that was recorded by mistake, before the LSCB has decided on it."""

from reviews.recommendations.models import Recommendation
from scr_portal.voids.transitions import voidable


def _has_no_actions(recommendation: Recommendation) -> str | None:
    return "There are actions on it: void them first." if recommendation.actions.exists() else None


void = voidable(Recommendation, source=[Recommendation.Status.PROPOSED], when=[_has_no_actions])
