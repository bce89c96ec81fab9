"""A member of staff who was put on the register by mistake."""

from reviews.staff.models import StaffContact
from scr_portal.voids.transitions import voidable

void = voidable(StaffContact)
