"""A peer challenge that was recorded by mistake."""

from referrals.peers.models import PeerChallenge
from scr_portal.voids.transitions import voidable

void = voidable(PeerChallenge, needs_file=False)
