"""A board that was named by mistake, and something that was sent by mistake."""

from scr_portal.partners.models import PartnerBoard, PartnerPaper
from scr_portal.voids.transitions import voidable

void = voidable(PartnerBoard)
void_paper = voidable(PartnerPaper)
