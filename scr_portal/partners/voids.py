"""A board that was named by mistake."""

from scr_portal.partners.models import PartnerBoard
from scr_portal.voids.transitions import voidable

void = voidable(PartnerBoard)
