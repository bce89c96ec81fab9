"""A parallel process that was put on the wrong register."""

from referrals.parallel.models import ParallelProcess
from scr_portal.voids.transitions import voidable

void = voidable(ParallelProcess)
