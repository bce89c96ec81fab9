"""An agency that was asked by mistake: it leaves the case, unless something else of it is there."""

from referrals.agencies.models import AgencyInvolvement
from scr_portal.voids.transitions import voidable

void = voidable(AgencyInvolvement)
