"""The steps of a guest's link: sent, used, revoked. Each is an event of the case."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal import mail
from scr_portal.access import Appointment
from scr_portal.access.deputies import conflicted_on
from scr_portal.accounts import Membership, User
from scr_portal.accounts.keys import GuestKey
from scr_portal.addresses import reverse
from scr_portal.guests.models import GuestLink
from scr_portal.guests.sending import check_last_day, end_of
from scr_portal.roles import BY_LINK, Audience
from scr_portal.transitions import transition

S = GuestLink.Status
LETTER = """You are asked to take part in a matter of {board}. You need no account.

Open this link, and ask there for a code, which is sent to this address: {link}

The link works for you alone, until {until}. Do not forward it.
If you did not expect it, do not open the link, and tell the board's office.

This mail names nobody on purpose. Do not reply to it.
"""


def _may_be_a_guest(link: GuestLink) -> str | None:
    appointment = link.appointment
    person, today = appointment.user, timezone.localdate()
    if appointment.status == Appointment.Status.ENDED or (appointment.until and appointment.until <= today):
        return "The appointment has ended."
    if appointment.role not in BY_LINK:
        return f"{appointment.get_role_display()} is a role that needs an account."
    if person.has_usable_password():
        return f"{person.name} has a password and signs in with it."
    if person.is_staff or not person.is_active or Membership.objects.on(today).filter(user=person).exists():
        return f"{person.name} has a part beyond this appointment: an administrator sends an invitation."
    if person.pk in conflicted_on(appointment.casefile, today):
        return f"{person.name} has no part in this case any more, or it is asked whether they have."
    return None


@transition(
    GuestLink, opens=True, target=S.OPEN, sentence="{by} sent a guest a link: {it}", when=[_may_be_a_guest], day=""
)
def send(link: GuestLink, by: User, *, expires_on: date) -> None:
    """Mail the appointed person a link; one sent earlier for the same appointment stops working."""
    link.user, link.audience, today = link.appointment.user, Audience.OFFICE, timezone.localdate()
    try:
        check_last_day(expires_on)
    except ValidationError as wrong:
        raise ValidationError({"expires_on": wrong.messages}) from wrong
    for earlier in GuestLink.objects.filter(appointment=link.appointment, status=S.OPEN):
        _end(earlier, S.REPLACED, "A newer link was sent.")
    link.sent_on, link.expires_on = today, expires_on
    link.key, token = GuestKey.make(link.user, end_of(expires_on), appointment_id=link.appointment_id)
    _mail(link, token)


@transition(GuestLink, source=[S.OPEN], target=S.REVOKED, sentence="{by} revoked the link of a guest: {it}")
def revoke(link: GuestLink, by: User, *, why_ended: str) -> None:
    """The link stops working, and whoever is in by it is out at the next page."""
    link.why_ended = why_ended
    if link.key:
        link.key.end()


@transition(GuestLink, source=[S.OPEN], personal="user", sentence="{by} came in by a link: {it}")
def use(link: GuestLink, by: User) -> None:
    """Note that the guest has come in, after the code."""
    link.times_used += 1
    link.last_used_at = timezone.now()


def end(appointment: Appointment, why: str) -> None:
    """End an appointment that nobody declared anything for, and its links; the caller is the step."""
    appointment.status, appointment.until, appointment.why_stopped = Appointment.Status.ENDED, timezone.localdate(), why
    appointment.save(update_fields=["status", "until", "why_stopped"])
    end_with_the_appointment(appointment)


def end_with_the_appointment(appointment: Appointment) -> None:
    """The links of an appointment that has ended work no more; the caller is its step."""
    for link in GuestLink.objects.filter(appointment=appointment, status=S.OPEN):
        _end(link, S.REVOKED, "The appointment ended.")


def _end(link: GuestLink, status: S, why: str) -> None:
    link.status, link.why_ended = status, why
    link.version += 1
    link.save(update_fields=["status", "why_ended", "version"])
    if link.key:
        link.key.end()


def _mail(link: GuestLink, token: str) -> None:
    board = link.casefile.board
    body = LETTER.format(
        board=board, link=settings.PORTAL_ADDRESS + reverse("guest", args=[token]),
        until=f"{link.expires_on.day} {link.expires_on:%B %Y}",
    )  # fmt: skip
    mail.queue(link.user.email, "Your link to SCR Portal", body, user=link.user, casefile=link.casefile, lets_in=True)
