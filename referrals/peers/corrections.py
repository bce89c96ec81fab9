"""The dated facts of a peer challenge, put right."""

from collections.abc import Mapping

from referrals.peers.models import PeerChallenge
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable

CLOCK = frozenset({"peer_advice"})
ORDER = (("asked_on", "The peer was asked"), ("advised_on", "the advice came, or was waited for no longer"))


def _wrong_days(challenge: PeerChallenge) -> Mapping[str, str]:
    if challenge.until and challenge.until < challenge.asked_on:
        return {"until": "The day by which the advice is wanted must not be before the day on which the peer was asked"}
    return out_of_order(challenge, ORDER)


correct = correctable(
    PeerChallenge,
    {
        "asked_on": DatedFact("When the peer was asked", CLOCK),
        "until": DatedFact("By when the advice is wanted", CLOCK, may_come=True),
        "advised_on": DatedFact("When the advice came, or was waited for no longer", CLOCK),
    },
    check=_wrong_days,
)
