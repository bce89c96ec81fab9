"""The steps of a contact with the family (guidance.md 3.3)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from reviews.families.models import FamilyContact
from scr_portal.accounts import User
from scr_portal.transitions import transition


def _the_case_is_open(contact: FamilyContact) -> str | None:
    return None if contact.casefile.is_open else "The case is closed."


@transition(FamilyContact, opens=True, when=[_the_case_is_open], sentence="{by} recorded a contact with the family")
def record(
    contact: FamilyContact, by: User, *, who: str, route: str, named_contact: str, stage: str, stage_on: date,
    why: str = "", advice: str = "",
) -> None:  # fmt: skip
    """Say who it is, how they are reached and by whom, and how far it is."""
    contact.who, contact.route, contact.named_contact, contact.advice = who, route, named_contact, advice
    _stand(contact, stage, stage_on, why)


@transition(FamilyContact, when=[_the_case_is_open], sentence="{by} updated a contact with the family")
def update(contact: FamilyContact, by: User, *, stage: str, stage_on: date, why: str = "", said: str = "") -> None:
    """Say how far it is now; a reason where somebody is not asked, does not want to, or has to wait."""
    contact.said = said
    _stand(contact, stage, stage_on, why)


def _stand(contact: FamilyContact, stage: str, stage_on: date, why: str) -> None:
    if stage in FamilyContact.NEEDS_REASON and not why.strip():
        raise ValidationError({"why": "Enter why: the report says to what extent the family took part"})
    if stage_on > timezone.localdate():
        raise ValidationError({"stage_on": "This day has not come yet: enter today or an earlier day"})
    contact.stage, contact.stage_on, contact.why = stage, stage_on, why
