"""The steps of a contact with staff (guidance.md 3.3, 7.10)."""

from datetime import date

from django.core.exceptions import ValidationError

from reviews.staff.models import StaffContact
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import closed
from scr_portal.days import check_day
from scr_portal.transitions import transition


@transition(StaffContact, opens=True, when=[closed], sentence="{by} recorded a contact with staff")
def record(
    contact: StaffContact, by: User, *, who: str, support: str, interview: str, stage: str, stage_on: date,
    agency: Agency | None = None, works_for: str = "", note: str = "",
) -> None:  # fmt: skip
    """Say who it is by position, who supports them, and whether they may be interviewed.

    The agency they work for reads its own staff's: it must see who is to be interviewed (7.10). Its people record
    their own staff only.
    """
    contact.agency = contact.agency or agency
    if contact.agency is None and not works_for.strip():
        raise ValidationError({"works_for": "Choose the agency they work for, or enter who else they work for"})
    contact.who, contact.support = who, support
    contact.works_for = str(contact.agency)[:150] if contact.agency else works_for
    _stand(contact, interview, stage, stage_on, note)


@transition(StaffContact, when=[closed], sentence="{by} updated a contact with staff")
def update(contact: StaffContact, by: User, *, interview: str, stage: str, stage_on: date, note: str = "") -> None:
    """Say how far it is now, and whether they may be interviewed."""
    _stand(contact, interview, stage, stage_on, note)


def _stand(contact: StaffContact, interview: str, stage: str, stage_on: date, note: str) -> None:
    check_day("stage_on", stage_on)
    contact.interview, contact.stage, contact.stage_on, contact.note = interview, stage, stage_on, note
