"""The steps of emergency access."""

from django.utils import timezone

from scr_portal.access.emergencies import LASTS, EmergencyAccess
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Audience
from scr_portal.transitions import Refused, transition

S = EmergencyAccess.Status


@transition(EmergencyAccess, opens=True, target=S.OPENED, sentence="{by} opened this case in an emergency")
def open_case(emergency: EmergencyAccess, by: User, *, reason: str) -> None:
    """For four hours, to read; the LSCB chair is told at once."""
    if CaseFile.objects.visible_to(by).filter(pk=emergency.casefile_id).exists():
        raise Refused("This case is open to you already.")
    now = timezone.now()
    emergency.user, emergency.reason, emergency.audience = by, reason, Audience.OFFICE
    emergency.begins_at, emergency.ends_at = now, now + LASTS


@transition(EmergencyAccess, source=[S.OPENED], target=S.ENDED, sentence="{by} ended the emergency access of {it.user}")
def end(emergency: EmergencyAccess, by: User) -> None:
    """From this moment the case is closed to the person."""
    now = timezone.now()
    if emergency.user_id == by.pk:
        raise Refused("Somebody else of the board's office ends it.")
    if now >= emergency.ends_at:
        raise Refused("It has ended by itself.")
    emergency.ends_at, emergency.ended_by = now, by
