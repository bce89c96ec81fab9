"""The steps of an agency before the decision."""

from datetime import date
from typing import cast

from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement, InvolvementHold
from referrals.links.sending import known
from referrals.referrals.models import Referral, not_moved
from scr_portal.access import Appointment
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Agency, User
from scr_portal.accounts.naming import named
from scr_portal.casefiles import CaseAgency, CaseFile, closed
from scr_portal.clocks import day_words
from scr_portal.documents.uploads import Checked
from scr_portal.guests.models import GuestLink
from scr_portal.guests.transitions import send as send_link
from scr_portal.partners.standing import agencies_for
from scr_portal.roles import Role
from scr_portal.transitions import transition

S = AgencyInvolvement.Status


def _not_secured_yet(involvement: AgencyInvolvement) -> str | None:
    if involvement.secured_on:
        return f"The records were secured on {day_words(involvement.secured_on)}."
    return None


def _no_day_yet(involvement: AgencyInvolvement) -> str | None:
    if involvement.due_on:
        return f"It was asked to answer by {day_words(involvement.due_on)}: correct that date to move it."
    return None


def _something_to_wait_for(involvement: AgencyInvolvement) -> str | None:
    if not involvement.casefile.is_open:
        return "The case is closed: nothing more is waited for."
    if involvement.secured_on and involvement.returned_on:
        return "It has answered: nothing more is waited for."
    return None


@transition(
    AgencyInvolvement,
    target=S.ASKED,
    opens=True,
    when=[not_moved],
    sentence="{by} asked {it} to secure its records and say what it knew",
)
def ask(
    involvement: AgencyInvolvement, by: User, *, agency: Agency, asked_on: date, due_on: date | None = None
) -> None:
    """Ask one agency, by a day where one is said; its people then have a place on the case (T2, T3)."""
    casefile = involvement.casefile
    _check_day("asked_on", asked_on, _first(casefile, "received_on"), "The referral was received")
    if not agencies_for(casefile).filter(pk=agency.pk).exists():
        raise ValidationError({"agency": "Select an agency that is a member of this board or of a partner board"})
    if AgencyInvolvement.objects.filter(casefile=casefile, agency=agency).exists():
        raise ValidationError({"agency": f"{agency} has been asked already: select another"})
    CaseAgency.objects.update_or_create(casefile=casefile, agency=agency, defaults={"voided_at": None})
    involvement.agency, involvement.asked_on = agency, asked_on
    _set_day(involvement, due_on)


@transition(
    AgencyInvolvement,
    when=[_no_day_yet, _something_to_wait_for],
    sentence="{by} said by when {it} is to answer",
    day="",
)
def ask_by(involvement: AgencyInvolvement, by: User, *, due_on: date) -> None:
    """Say by when, where nobody has: no law lays down a day, and without one nothing is ever late."""
    _set_day(involvement, due_on)


@transition(AgencyInvolvement, when=[closed], sentence="{by} let somebody of {it} answer by a link", day="")
def invite(involvement: AgencyInvolvement, by: User, *, name: str, email: str, position: str, expires_on: date) -> None:
    """Send somebody of the agency who has no account a link, by which they answer for it on this case and nowhere else.

    Whoever has one already is sent it anew. Raises ValidationError for who has an account, or works for another agency.
    """
    try:
        person = named(known(email), email, name, by)
    except ValidationError as wrong:
        raise ValidationError({"email": wrong.messages}) from wrong
    if bars_on(timezone.localdate(), or_proposed=True).filter(user=person, casefile=involvement.casefile).exists():
        raise ValidationError({"email": "This person has no part in this case: the LSCB chair lifts the bar first"})
    link = GuestLink(casefile=involvement.casefile, appointment=_answers(involvement, person, position), user=person)
    send_link.run(link, by, expires_on=expires_on)


@transition(AgencyInvolvement, source=[S.ASKED], target=S.RETURNED, sentence="{by} returned what {it} knew")
def return_scoping(
    involvement: AgencyInvolvement, by: User, *, involvement_known: str, returned_by: str, returned_on: date,
    route: str = "", file: Checked | None = None,
) -> None:  # fmt: skip
    """Say what the agency knew of the child and the family.

    The officer may record it on its behalf: by which route it came, with a scan (7.13).
    """
    _check_day("returned_on", returned_on, involvement.asked_on, "The agency was asked")
    involvement.involvement, involvement.returned_by = involvement_known, returned_by
    involvement.returned_on, involvement.returned_route = returned_on, route
    _keep(involvement, file, "What the agency knew, as it came", by)


@transition(AgencyInvolvement, when=[_not_secured_yet], sentence="{by} confirmed that the records of {it} are secured")
def secure(
    involvement: AgencyInvolvement, by: User, *, records_secured: str, secured_by: str, secured_on: date,
    records_missing: str = "", route: str = "", file: Checked | None = None,
) -> None:  # fmt: skip
    """Confirm which records are secured, which are not there, by whom, when.

    It may have been done before anybody asked (T2). The officer may record it on the agency's behalf, as what it knew.
    """
    _check_day("secured_on", secured_on, _first(involvement.casefile, "incident_on"), "The incident was")
    involvement.records_secured, involvement.records_missing = records_secured, records_missing
    involvement.secured_by, involvement.secured_on, involvement.secured_route = secured_by, secured_on, route
    _keep(involvement, file, "Records secured, as it was confirmed", by)


def _answers(involvement: AgencyInvolvement, person: User, position: str) -> Appointment:
    """The appointment by which a person answers for the agency: the one there is, or a new one from today."""
    held = Appointment.objects.filter(casefile=involvement.casefile, user=person, role=Role.REPRESENTATIVE)
    if there := held.exclude(status=Appointment.Status.ENDED).first():
        if there.agency_id != involvement.agency_id:
            raise ValidationError({"email": f"This person answers for {there.agency} on this case: choose another"})
        return there
    made = Appointment(
        casefile=involvement.casefile, agency=involvement.agency, user=person, role=Role.REPRESENTATIVE,
        position=position, organisation=str(involvement.agency)[:150], status=Appointment.Status.CONFIRMED,
        since=timezone.localdate(),
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    InvolvementHold.give(made, involvement)
    return made


def _keep(involvement: AgencyInvolvement, file: Checked | None, title: str, by: User) -> None:
    if file:
        file.keep(involvement, kind="agency_return", title=title, by=by)


def _set_day(involvement: AgencyInvolvement, due_on: date | None) -> None:
    if due_on and due_on < involvement.asked_on:
        raise ValidationError({"due_on": f"It was asked on {day_words(involvement.asked_on)}: enter a later day"})
    involvement.due_on = due_on


def _first(casefile: CaseFile, day: str) -> date | None:
    """The first of these days over all referrals of the case: of the incident, or on which one was received."""
    days = Referral.objects.filter(casefile=casefile).aggregate(first=Min(day))
    return cast("date | None", days["first"])


def _check_day(field: str, day: date, earliest: date | None = None, what: str = "") -> None:
    if day > timezone.localdate():
        raise ValidationError({field: "This day has not come yet: enter today or an earlier day"})
    if earliest and day < earliest:
        raise ValidationError({field: f"{what} on {day_words(earliest)}: enter that day or a later one"})
