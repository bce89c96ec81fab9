"""The steps of the two parts of the register of the family (guidance.md 3.3)."""

from datetime import date

from django.core.exceptions import ValidationError

from reviews.families.models import FamilyContact, FamilyView
from scr_portal.accounts import User
from scr_portal.casefiles import closed
from scr_portal.days import check_day
from scr_portal.transitions import transition


@transition(FamilyContact, opens=True, when=[closed], sentence="{by} recorded a contact with the family")
def record(
    contact: FamilyContact, by: User, *, who: str, route: str, named_contact: str, stage: str, stage_on: date,
    why: str = "", advice: str = "",
) -> None:  # fmt: skip
    """Say who it is, how they are reached and by whom, and how far it is."""
    contact.who, contact.route, contact.named_contact, contact.advice = who, route, named_contact, advice
    _stand(contact, stage, stage_on, why)


@transition(FamilyContact, when=[closed], sentence="{by} updated a contact with the family")
def update(contact: FamilyContact, by: User, *, stage: str, stage_on: date, why: str = "") -> None:
    """Say how far it is now; a reason where somebody is not asked, does not want to, or has to wait."""
    _stand(contact, stage, stage_on, why)


def _somebody_is_there(view: FamilyView) -> str | None:
    there = FamilyContact.objects.filter(casefile=view.casefile).exists()
    return None if there else "Nobody of the family is on the register yet: record the contact first."


@transition(
    FamilyView, opens=True, when=[closed, _somebody_is_there], sentence="{by} recorded what a member of the family said"
)
def hear(view: FamilyView, by: User, *, who: str, said: str, said_on: date) -> None:
    """Say what somebody who is on the register said; the SCR panel reads it, and not how they are reached."""
    if not FamilyContact.objects.filter(casefile=view.casefile, who=who).exists():
        raise ValidationError({"who": "Choose somebody who is on the register"})
    check_day("said_on", said_on)
    view.who, view.said, view.said_on = who, said, said_on


def _stand(contact: FamilyContact, stage: str, stage_on: date, why: str) -> None:
    if stage in FamilyContact.NEEDS_REASON and not why.strip():
        raise ValidationError({"why": "Enter why: the report says to what extent the family took part"})
    check_day("stage_on", stage_on)
    contact.stage, contact.stage_on, contact.why = stage, stage_on, why
