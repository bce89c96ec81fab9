"""What was asked of an agency by mistake."""

from panels.requests.models import AgencyRequest
from scr_portal.voids.transitions import voidable

void = voidable(AgencyRequest, source=[AgencyRequest.Status.ASKED])
