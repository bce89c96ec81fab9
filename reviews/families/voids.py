"""What was written into the register of the family by mistake, into that of the wrong case for example."""

from reviews.families.models import FamilyContact, FamilyView
from scr_portal.voids.transitions import voidable

void = voidable(FamilyContact)
void_view = voidable(FamilyView)
