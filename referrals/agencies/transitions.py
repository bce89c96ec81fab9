"""The steps of an agency before the decision."""

from datetime import date
from typing import cast

from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from referrals.referrals.models import Referral
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.clocks import day_words
from scr_portal.partners.standing import agencies_for
from scr_portal.transitions import transition

S = AgencyInvolvement.Status


def _not_secured_yet(involvement: AgencyInvolvement) -> str | None:
    if involvement.secured_on:
        return f"The records were secured on {day_words(involvement.secured_on)}."
    return None


@transition(
    AgencyInvolvement,
    target=S.ASKED,
    opens=True,
    sentence="{by} asked {it} to secure its records and say what it knew",
)
def ask(involvement: AgencyInvolvement, by: User, *, agency: Agency, asked_on: date) -> None:
    """Ask one agency; its people then have a place on the case (T2, T3)."""
    casefile = involvement.casefile
    _check_day("asked_on", asked_on, _first(casefile, "received_on"), "The referral was received")
    if not agencies_for(casefile).filter(pk=agency.pk).exists():
        raise ValidationError({"agency": "Select an agency that is a member of this board or of a partner board"})
    if AgencyInvolvement.objects.filter(casefile=casefile, agency=agency).exists():
        raise ValidationError({"agency": f"{agency} has been asked already: select another"})
    CaseAgency.objects.update_or_create(casefile=casefile, agency=agency, defaults={"voided_at": None})
    involvement.agency, involvement.asked_on = agency, asked_on


@transition(AgencyInvolvement, source=[S.ASKED], target=S.RETURNED, sentence="{by} returned what {it} knew")
def return_scoping(
    involvement: AgencyInvolvement, by: User, *, involvement_known: str, returned_by: str, returned_on: date
) -> None:
    """Say what the agency knew of the child and the family; the officer may record it on its behalf (7.13)."""
    _check_day("returned_on", returned_on, involvement.asked_on, "The agency was asked")
    involvement.involvement, involvement.returned_by = involvement_known, returned_by
    involvement.returned_on = returned_on


@transition(AgencyInvolvement, when=[_not_secured_yet], sentence="{by} confirmed that the records of {it} are secured")
def secure(
    involvement: AgencyInvolvement, by: User, *, records_secured: str, secured_by: str, secured_on: date
) -> None:
    """Confirm which records are secured, by whom, when; it may have been done before anybody asked (T2)."""
    _check_day("secured_on", secured_on, _first(involvement.casefile, "incident_on"), "The incident was")
    involvement.records_secured, involvement.secured_by = records_secured, secured_by
    involvement.secured_on = secured_on


def _first(casefile: CaseFile, day: str) -> date | None:
    """The first of these days over all referrals of the case: of the incident, or on which one was received."""
    days = Referral.objects.filter(casefile=casefile).aggregate(first=Min(day))
    return cast("date | None", days["first"])


def _check_day(field: str, day: date, earliest: date | None = None, what: str = "") -> None:
    if day > timezone.localdate():
        raise ValidationError({field: "This day has not come yet: enter today or an earlier day"})
    if earliest and day < earliest:
        raise ValidationError({field: f"{what} on {day_words(earliest)}: enter that day or a later one"})
