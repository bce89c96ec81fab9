"""A letter that was recorded by mistake."""

from scr_portal.body_requests.models import BodyRequest
from scr_portal.voids.transitions import voidable

void = voidable(BodyRequest)
