"""What was put before somebody by mistake: the person sees it no more, also where they have answered."""

from scr_portal.fact_checks.models import FactCheck
from scr_portal.voids.transitions import voidable

void = voidable(FactCheck, needs_file=False)
