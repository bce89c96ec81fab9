"""The steps of a contact with staff (guidance.md 3.3, 7.10)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from reviews.staff.models import StaffContact
from scr_portal.accounts import User
from scr_portal.transitions import transition


def _the_case_is_open(contact: StaffContact) -> str | None:
    return None if contact.casefile.is_open else "The case is closed."


@transition(StaffContact, opens=True, when=[_the_case_is_open], sentence="{by} recorded a contact with staff")
def record(
    contact: StaffContact, by: User, *, who: str, works_for: str, support: str, interview: str, stage: str,
    stage_on: date, note: str = "",
) -> None:  # fmt: skip
    """Say who it is by position, who supports them, and whether they may be interviewed."""
    contact.who, contact.works_for, contact.support = who, works_for, support
    _stand(contact, interview, stage, stage_on, note)


@transition(StaffContact, when=[_the_case_is_open], sentence="{by} updated a contact with staff")
def update(contact: StaffContact, by: User, *, interview: str, stage: str, stage_on: date, note: str = "") -> None:
    """Say how far it is now, and whether they may be interviewed."""
    _stand(contact, interview, stage, stage_on, note)


def _stand(contact: StaffContact, interview: str, stage: str, stage_on: date, note: str) -> None:
    if stage_on > timezone.localdate():
        raise ValidationError({"stage_on": "This day has not come yet: enter today or an earlier day"})
    contact.interview, contact.stage, contact.stage_on, contact.note = interview, stage, stage_on, note
