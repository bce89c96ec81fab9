"""Two cases that were linked as of one incident by mistake."""

from referrals.likenesses.models import LinkedCase
from scr_portal.voids.transitions import voidable

void = voidable(LinkedCase)
