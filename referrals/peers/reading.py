"""A peer reads of the case in the portal until a day: what they are invited to (guidance.md 6.1), and nothing else."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.peers.models import PeerChallenge, PeerHold
from scr_portal import notifications
from scr_portal.access import Appointment
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Membership, User
from scr_portal.accounts.naming import named
from scr_portal.casefiles import CaseFile, closed
from scr_portal.guests.models import GuestLink
from scr_portal.guests.sending import check_last_day, signs_in
from scr_portal.guests.transitions import end
from scr_portal.guests.transitions import send as send_link
from scr_portal.roles import Role
from scr_portal.transitions import after, transition

S = Appointment.Status
NOT_AS_A_PEER = "This person cannot be let in as a peer: check the address, or ask an administrator"
"""Not why: a chair need not know what others do on other boards (K11, 7.12)."""
OVER = "The peer challenge is over."
INVITED = "The chair of another board asks for your advice: read what it is about."


def _of_the_whole_case(challenge: PeerChallenge) -> str | None:
    """About one document the peer is given that one, and nothing else of the case."""
    return "It is about one document: give the peer that one." if challenge.about else None


@transition(
    PeerChallenge, source=[PeerChallenge.Status.ASKED], when=[closed, _of_the_whole_case],
    sentence="{by} let a peer read of the case", day="",
)  # fmt: skip
def invite(challenge: PeerChallenge, by: User, *, name: str, email: str, expires_on: date) -> None:
    """Let the peer read the referral, what was recommended and why, and the terms of reference, until a day.

    Whoever has no account is sent a link; the chair of another board here signs in. Whoever was let in before is let in
    until the new day. Raises ValidationError for who may not be a peer in this case (K11).
    """
    try:
        check_last_day(expires_on)
    except ValidationError as wrong:
        raise ValidationError({"expires_on": wrong.messages}) from wrong
    person = named(_known(email, challenge.casefile), email, name, by)
    challenge.appointment = _reads(challenge, person, expires_on)
    if signs_in(person):
        notifications.queue(challenge.casefile, [person], INVITED)
    else:
        link = GuestLink(casefile=challenge.casefile, appointment=challenge.appointment, user=person)
        send_link.run(link, by, expires_on=expires_on)


@after("peerchallenge.advise")
@after("peerchallenge.void")
def let_nobody_read(challenge: PeerChallenge, by: User) -> None:
    """Once the advice has come, or the question was a mistake, the peer reads no more; that step is the event of it."""
    if challenge.appointment and challenge.appointment.status != S.ENDED:
        end(challenge.appointment, OVER)


def _known(email: str, casefile: CaseFile) -> User | None:
    """Whoever has this address and may be a peer in the case: nobody new is refused."""
    person, today = User.objects.filter(email=email.strip().lower()).first(), timezone.localdate()
    if person and (
        person.is_system or person.is_staff or not person.is_active or _has_a_share(person, casefile, today)
    ):
        raise ValidationError({"email": NOT_AS_A_PEER})
    return person


def _has_a_share(person: User, casefile: CaseFile, today: date) -> bool:
    """A peer chairs a different LSCB, and has no share in the case (K11)."""
    standing = list(Membership.objects.on(today).filter(user=person))
    chairs = any(one.role == Role.CHAIR and one.board_id != casefile.board_id for one in standing)
    of_the_board = any(one.board_id == casefile.board_id for one in standing)
    agencies = [one.agency_id for one in standing if one.agency_id]
    appointed = Appointment.objects.filter(casefile=casefile, user=person).exclude(role=Role.PEER)
    return (
        (bool(standing) and not chairs)
        or of_the_board
        or casefile.involved().filter(pk__in=agencies).exists()
        or appointed.exists()
        or bars_on(today, or_proposed=True).filter(user=person, casefile=casefile).exists()
    )


def _reads(challenge: PeerChallenge, person: User, expires_on: date) -> Appointment:
    """The appointment by which the person reads until the end of a day: the one there is, or a new one from today."""
    until = expires_on + timedelta(days=1)
    there = challenge.appointment
    if there and there.status != S.ENDED:
        if there.user_id == person.pk:
            there.until = until
            there.save(update_fields=["until"])
            return there
        end(there, OVER)
    made = Appointment(
        casefile=challenge.casefile, user=person, role=Role.PEER, position="LSCB chair",
        organisation=challenge.peer_board, status=S.CONFIRMED, since=timezone.localdate(), until=until,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    PeerHold.give(made, challenge)
    return made
