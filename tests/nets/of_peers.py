"""What a peer reads and may do: the code is broken here, and the net must tear."""

from tests.nets.breaks import Break

PEERS = (
    Break(
        "tests/referrals/peers/test_reading.py -k no_file", "a peer opens the files of the case",
        "scr_portal/roles.py",
        "Role.PEER: ((_REFERRAL - UNTOLD)", "Role.PEER: ((_REFERRAL - UNTOLD) | _CASE",
    ),
    Break(
        "tests/referrals/peers/test_reading.py -k two_peers", "a peer reads what another peer of the case is asked",
        "referrals/peers/models.py",
        ' & models.Q(appointment__in=mine.values("pk"))', "",
    ),
    Break(
        "tests/referrals/peers/test_reading.py -k two_peers", "the database gives a peer what another peer is asked",
        "referrals/peers/models.py",
        'f"{{is_peer}} AND {_BY_THEIR_APPOINTMENT}"', '"{is_peer}"',
    ),
    Break(
        "tests/referrals/peers/test_reading.py -k share", "somebody with a share in the case is let in as a peer",
        "referrals/peers/reading.py",
        "        or of_the_board\n", "",
    ),
    Break(
        "tests/referrals/peers/test_reading.py -k ends", "a peer reads on after the advice",
        "referrals/peers/reading.py",
        '@after("peerchallenge.advise")\n', "",
    ),
    Break(
        "tests/referrals/peers/test_reading.py -k place_of_another", "a peer says whether their own advice is followed",
        "scr_portal/roles.py",
        '_steps("referrals", peerchallenge="advise"),', '_steps("referrals", peerchallenge="advise regard"),',
    ),
    Break(
        "tests/referrals/peers/test_reading.py -k place_of_another", "a peer advises on what another peer is asked",
        "referrals/peers/transitions.py",
        "    if _is_put_to_another(challenge, by):", "    if False:",
    ),
    Break(
        "tests/referrals/peers/test_reading.py -k place_of_another", "what the chair typed passes for the peer's words",
        "referrals/peers/models.py",
        " and self.advised_by_id == self.appointment.user_id", "",
    ),
)  # fmt: skip
"""Chairs of other LSCBs, who are let in to one case."""
