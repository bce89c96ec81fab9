"""The guests of a case on its page: who comes by link, and what the office can do about it."""

from dataclasses import dataclass

from django.utils import timezone

from scr_portal.access import Appointment, Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.guests import transitions
from scr_portal.guests.models import GuestLink
from scr_portal.people import Bar
from scr_portal.roles import BY_LINK
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf

S = GuestLink.Status


@dataclass(frozen=True)
class Line:
    """One appointed person without a password: the newest link, if there is one, and what can be done."""

    appointment: Appointment
    link: GuestLink | None
    send: str
    revoke: str


@section(45, "People who come by link", "guests/section.html")
def guests(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """For those who send links; nothing while nobody on the case is without a password."""
    if not held.may(transitions.send.permission, GuestLink(casefile=casefile)):
        return None
    newest = {link.appointment_id: link for link in shelf.rows(GuestLink)}
    today = timezone.localdate()
    conflicted = {bar.user_id for bar in shelf.rows(Bar) if bar.conflicts_on(today)}
    lines = [
        _line(casefile, one, newest.get(one.pk), comes=comes)
        for one in shelf.rows(Appointment)
        if (comes := _could_come(one) and one.user_id not in conflicted) or one.pk in newest
    ]
    return {"lines": lines} if lines else None


def _could_come(appointment: Appointment) -> bool:
    ended = appointment.status == Appointment.Status.ENDED
    return appointment.role in BY_LINK and not ended and not appointment.user.has_usable_password()


def _line(casefile: CaseFile, appointment: Appointment, link: GuestLink | None, *, comes: bool) -> Line:
    send = reverse("scr_portal:guestlink_send", args=[casefile.public_id, appointment.public_id])
    is_open = link is not None and link.status == S.OPEN
    revoke = reverse("scr_portal:guestlink_revoke", args=[link.public_id]) if link and is_open else ""
    return Line(appointment, link, send if comes else "", revoke)
