"""The author of an IMR: chosen by the agency, and author by the person's own declaration (decision 0052)."""

from django.utils import timezone

from panels.appointments.conflicts import of_severity
from panels.appointments.facts import conflicts_of
from panels.imrs.models import Imr
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.guidance.base import Severity
from scr_portal.roles import Role
from scr_portal.transitions import Refused

S = Appointment.Status
ANOTHER_AUTHOR = "Another author was named."


def propose_author(imr: Imr, person: User, position: str) -> Appointment:
    """The person proposed as author, who is asked for the declaration; the appointment of the one before has ended.

    The step that names the author is the event of it. Raises Refused where a rule stands against it already.
    """
    before = imr.author
    if before is not None:
        end_author(before, ANOTHER_AUTHOR)
    author = Appointment(
        casefile=imr.casefile, agency=imr.agency, audience=imr.audience, user=person, role=Role.IMR_AUTHOR,
        position=position[:150], organisation=str(imr.agency), in_place_of=before,
        why_in_place=ANOTHER_AUTHOR if before else "",
    )  # fmt: skip
    if why := next(of_severity(conflicts_of(author), Severity.BLOCK), None):
        raise Refused(why)
    author.full_clean()
    author.save(force_insert=True)
    return author


def end_author(author: Appointment, why: str) -> None:
    """End an author's appointment, or what was proposed of it, today; the step on the IMR is the event of it."""
    author.status, author.until, author.why_stopped = S.ENDED, timezone.localdate(), why
    author.owe_nothing_anew()
    author.save(update_fields=["status", "until", "why_stopped", "anew_since", "anew_because"])
