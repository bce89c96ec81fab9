"""A dissent that its member recorded by mistake: theirs alone, so that nobody else can put a dissent away."""

from referrals.considerations.models import Dissent
from referrals.dissents.transitions import before_the_decision
from scr_portal.voids.transitions import voidable

void = voidable(Dissent, when=[before_the_decision], personal="member")
