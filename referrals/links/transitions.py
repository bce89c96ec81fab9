"""The steps of whoever refers themselves: a guest by a link, or somebody who represents an agency of the board."""

from collections.abc import Sequence
from typing import Unpack, cast

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.links.models import ReferralLink
from referrals.referrals.family import Contact, Named, Occurred, name_the_rest, names_of
from referrals.referrals.labels import suggested_label
from referrals.referrals.models import Referral
from referrals.referrals.papers import MOST_FILES, adopt_all, put
from referrals.referrals.transitions import Facts, Told, begin, not_opened_yet
from referrals.unsent_risks.calling import bring_calls, first_called_on
from scr_portal import walls
from scr_portal.access import grants
from scr_portal.accounts import Board, User
from scr_portal.documents import Document
from scr_portal.documents.uploads import Checked
from scr_portal.drafts import DraftFile
from scr_portal.roles import REFERS
from scr_portal.transitions import Refused, transition

ROUTE = "Referral sent through the portal"
CALLED = "Telephone, before the referral was sent through the portal"
TOO_MANY = f"You have attached {MOST_FILES} files. Ask the board's office how to send it more"
NO_MORE = "You cannot attach files any more. Ask the board's office how to send them."
CLOSED = "This link has been used for a referral, or was revoked. Ask the board's office for another."


@transition(
    Referral,
    target=Referral.Status.RECEIVED,
    opens=True,
    when=[not_opened_yet],
    sentence="{by} sent a referral through the portal",
    day="",
)
def refer(
    referral: Referral,
    by: User,
    *,
    children: Sequence[Named],
    people: Sequence[Named] = (),
    contacts: Sequence[Contact] = (),
    occurrences: Sequence[Occurred] = (),
    files: Sequence[DraftFile] = (),
    **told: Unpack[Told],
) -> None:
    """Open the case as its officer would, on the day on which it is sent (guidance.md T1).

    Where the office had called who refers about it, the board knew from its first call on (guidance.md 7.4). Which
    agencies are asked, what the child is called, and whether the board knew earlier still, is the officer's to say;
    whether there is such a case already is nothing that who refers may learn.
    """
    board, today = referral.casefile.board, timezone.localdate()
    called_on = first_called_on(by, board, incident_on=told.get("incident_on"))
    known = {
        "referrer_email": by.email, "referred_on": today, "received_on": today,
        "attention_on": called_on or today, "attention_route": CALLED if called_on else ROUTE,
    }  # fmt: skip
    facts = cast(Facts, told | known)
    Board.objects.select_for_update(no_key=True).get(pk=board.pk)  # one label at a time
    with walls.portal():  # the labels of cases that are closed to who refers are taken too
        label = suggested_label(board, names_of([*children, *people]))
    referral.sent_by = by
    begin(referral, facts, label, children, people)
    name_the_rest(referral, contacts, occurrences)
    adopt_all(referral, files)
    bring_calls(referral, by)
    if by.refers_to is not None:
        _use_up(board, by, referral.casefile.reference)


@transition(
    Referral, source=Referral.STANDING, personal="sent_by", sentence="{by} attached a file to the referral they sent"
)
def enclose(referral: Referral, by: User, *, paper: str, file: Checked) -> None:
    """Put a file to a referral that one has sent, as long as one may refer. Raises ValidationError, Refused."""
    held, case = grants(by), referral.casefile
    if not held.may_on_board(REFERS, case.board_id) or case.pk in held.barred:
        raise Refused(NO_MORE)
    if Document.objects.filter(about=referral.subject, kept_by=by).count() >= MOST_FILES:
        raise ValidationError({"file": TOO_MANY})
    put(referral, by, paper, file)


def _use_up(board: Board, by: User, reference: str) -> None:
    """One link, one referral. Raises Refused."""
    open_ = ReferralLink.objects.select_for_update().filter(board=board, user=by, status=ReferralLink.Status.OPEN)
    link = open_.first()
    if link is None:
        raise Refused(CLOSED)
    link.status, link.reference = ReferralLink.Status.USED, reference
    link.save(update_fields=["status", "reference"])
