"""The steps of a peer challenge (T6): voluntary, at any stage; no clock waits for it."""

from datetime import date

from django.core.exceptions import ValidationError

from referrals.peers.models import PeerChallenge
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.casefiles import closed
from scr_portal.days import check_day
from scr_portal.documents import Document
from scr_portal.partners.transitions import can_be_passed_on
from scr_portal.roles import Audience, Role
from scr_portal.transitions import Refused, transition

S = PeerChallenge.Status


@transition(
    PeerChallenge, target=S.ASKED, opens=True, when=[closed], needs_file=False,
    sentence="{by} asked the chair of another LSCB for a peer challenge",
)  # fmt: skip
def ask(
    challenge: PeerChallenge, by: User, *, peer: str, peer_board: str, independent: bool, question: str, told: str,
    asked_on: date, until: date, document: Document | None = None,
) -> None:  # fmt: skip
    """Ask the chair of a different LSCB, who has no share in the case (K11); tell no more than is needed.

    About the case, or about one document that who asks may read and that no agency wrote: then the peer is given that
    one, and nothing else of the case.
    """
    if _same(peer_board, challenge.casefile.board.name, challenge.casefile.board.short_name):
        raise ValidationError({"peer_board": "Enter another LSCB: a peer never chairs the LSCB of the case"})
    if not independent:
        raise ValidationError({"independent": "A peer who has a share in the case cannot be asked: choose another"})
    check_day("asked_on", asked_on)
    if until < asked_on:
        raise ValidationError({"until": "Enter the day you asked, or a later day"})
    if document and not can_be_passed_on(by, challenge.casefile).filter(pk=document.pk).exists():
        raise ValidationError({"document": "Select a document of this case that no agency wrote"})
    challenge.document, challenge.about = document, f"{document.title}, SHA-256 {document.sha256}" if document else ""
    challenge.until = until
    challenge.audience = Audience.OFFICE
    challenge.peer, challenge.peer_board = peer, peer_board
    challenge.question, challenge.told, challenge.asked_on = question, told, asked_on


@transition(
    PeerChallenge, source=[S.ASKED], target=S.ADVISED, needs_file=False,
    sentence="{by} put the advice of a peer on the case",
)  # fmt: skip
def advise(challenge: PeerChallenge, by: User, *, advised_on: date, advice: str = "", why: str = "") -> None:
    """Write down the advice: the peer in their own words, or the LSCB chair, to whom it came another way.

    `why` none came, where the chair waits for it no longer.
    """
    if _is_put_to_another(challenge, by):
        raise Refused("This is asked of another peer: you advise on what you are asked.")
    check_day("advised_on", advised_on, challenge.asked_on)
    if bool(advice) == bool(why):
        raise ValidationError({"advice": "Enter the advice; or leave this empty, and say why none came"})
    challenge.advised_on, challenge.advice, challenge.advised_by = advised_on, advice, by
    challenge.followed, challenge.why = "" if advice else PeerChallenge.Followed.NO_ADVICE, why


def _is_put_to_another(challenge: PeerChallenge, by: User) -> bool:
    """Whether who advises is a peer in this case, and not the one who was let in for this question."""
    return Role.PEER in grants(by).roles_on(challenge.casefile_id) and not challenge.is_asked_of(by)


def _is_not_regarded(challenge: PeerChallenge) -> str | None:
    if challenge.followed == PeerChallenge.Followed.NO_ADVICE:
        return "No advice came that could be followed."
    return "It is recorded how this advice was regarded." if challenge.followed else None


@transition(
    PeerChallenge, source=[S.ADVISED], when=[_is_not_regarded], needs_file=False,
    sentence="{by} recorded how the advice of a peer was regarded",
)  # fmt: skip
def regard(challenge: PeerChallenge, by: User, *, followed: str, why: str) -> None:
    """Say whether the advice is followed, and why: the chair decides all the same."""
    if followed == PeerChallenge.Followed.NO_ADVICE:
        raise ValidationError({"followed": "Say whether you follow the advice that came"})
    challenge.followed, challenge.why = followed, why


def _same(board: str, *names: str) -> bool:
    return board.strip().casefold() in {name.strip().casefold() for name in names}
