"""What waits at a question to a peer: the advice for the peer, and the chair's word on it."""

from collections.abc import Iterator

from django.db.models import QuerySet

from referrals.peers.models import PeerChallenge
from referrals.peers.transitions import advise, regard
from scr_portal.access import Grants
from scr_portal.linking import Step, links
from scr_portal.waiting import Waiting, rows_waiting, waits

S = PeerChallenge.Status
GIVE: dict[Step, str] = {advise: "Give your advice"}


def _mine(held: Grants) -> QuerySet[PeerChallenge] | None:
    if not PeerChallenge.cases_of_peer(held):
        return None
    mine = PeerChallenge.objects.filter(PeerChallenge.also_visible(held), status=S.ASKED)
    return mine.select_related("casefile").order_by("until", "pk")


@waits(_mine)
def to_advise(found: list[PeerChallenge], held: Grants) -> Iterator[Waiting]:
    """What the reader is asked as a peer."""
    return (Waiting(way.words, one.casefile, way.url) for one in found for way in links(one, held, GIVE))


@waits(lambda held: rows_waiting(PeerChallenge.objects.filter(followed=""), held, regard))
def to_regard(found: list[PeerChallenge], held: Grants) -> Iterator[Waiting]:
    """Advice that came, with who gave it."""
    for one in found:
        words = f"Say whether you follow the advice of the chair of {one.peer_board}"
        yield from (Waiting(way.words, one.casefile, way.url) for way in links(one, held, {regard: words}))
