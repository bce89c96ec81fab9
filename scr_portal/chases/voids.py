"""A telephone call that was noted for the wrong agency, or the wrong day."""

from scr_portal.chases.models import Chase
from scr_portal.voids.transitions import voidable


def _is_a_call(chase: Chase) -> str | None:
    return None if chase.is_a_call else "Only a telephone call can be noted by mistake: the agency was written to."


void = voidable(Chase, when=[_is_a_call])
