"""An action that was recorded by mistake; one that is done is verified or dropped, not void."""

from reviews.actions.models import Action
from scr_portal.voids.transitions import voidable

S = Action.Status

void = voidable(Action, source=[S.PROPOSED, S.AGREED, S.IN_PROGRESS])
