"""The steps of an appointment: proposed by the officer, declared by the person, confirmed by the LSCB chair."""

from dataclasses import asdict
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from panels.appointments import guards
from panels.appointments.conflicts import Declared, of_severity
from panels.appointments.facts import HOLDING, conflicts_of
from panels.imrs.models import ImrHold
from reviews.models import ReviewHold
from reviews.reviews.models import open_review
from scr_portal.access import Appointment
from scr_portal.accounts import Agency, User
from scr_portal.accounts.naming import named
from scr_portal.days import check_day
from scr_portal.guidance.base import Severity
from scr_portal.transitions import Refused, transition

S = Appointment.Status
NOT_THIS_ACCOUNT = "This account cannot be appointed: check the address, or ask the LSCB officer or an administrator"
"""Not why: who names somebody need not know what the office does."""


@transition(
    Appointment,
    opens=True,
    target=S.PROPOSED,
    sentence="{by} proposed an appointment: {it}",
    when=[guards.review_is_open],
)
def propose(
    appointment: Appointment, by: User, *, email: str, name: str, role: str, position: str, organisation: str,
    agency: Agency | None, competence: str,
) -> None:  # fmt: skip
    """Propose the person of this e-mail address; somebody new gets an account that cannot be signed in to yet."""
    appointment.user, appointment.role, appointment.employer = _proposable(email, name, appointment, by), role, agency
    appointment.position, appointment.organisation, appointment.competence = position, organisation, competence


@transition(
    Appointment,
    source=HOLDING,
    sentence="{by} proposed somebody to take over from {it}",
    when=[
        guards.review_is_open,
        guards.is_of_the_review,
        guards.has_work_to_hand_over,
        guards.nobody_is_to_take_over_yet,
    ],
)
def hand_over(
    appointment: Appointment, by: User, *, why_in_place: str, email: str, name: str, position: str, organisation: str,
    agency: Agency | None, competence: str,
) -> None:  # fmt: skip
    """Propose who takes over the open work; until that is confirmed the person keeps the role, or the hold on it."""
    successor = Appointment(
        casefile=appointment.casefile, audience=appointment.audience, role=appointment.role,
        user=_proposable(email, name, appointment, by), employer=agency, position=position, organisation=organisation,
        competence=competence, in_place_of=appointment, why_in_place=why_in_place,
    )  # fmt: skip
    successor.full_clean()
    successor.save(force_insert=True)


@transition(
    Appointment,
    source=[S.PROPOSED, S.DECLARED, *HOLDING],
    personal="user",
    sentence="{by} answered the declaration of independence",
    when=[guards.a_declaration_is_wanted],
)
def declare(
    appointment: Appointment,
    by: User,
    /,
    *,
    declared_on: date,
    other_roles: str,
    qualified_because: str,
    **answers: bool,
) -> None:
    """The person gives the `answers` of Declared herself; until it is confirmed she may answer again.

    What is owed anew is made on the day it was asked for, or later (K15). What was answered before is kept.
    """
    review = open_review(appointment.casefile)
    check_day("declared_on", declared_on, review.decided_on if review else None, "the review was decided on")
    check_day("declared_on", declared_on, appointment.anew_since, "a new declaration was asked for")
    if appointment.declared_on:
        before = {"on": appointment.declared_on.isoformat(), "answers": appointment.declaration}
        appointment.declared_before = [*appointment.declared_before, before]
    others = {"other_roles": other_roles, "qualified_because": qualified_because}
    appointment.declaration = asdict(Declared(**answers)) | others
    appointment.declared_on = declared_on
    appointment.owe_nothing_anew()
    if appointment.status == S.PROPOSED:
        appointment.status = S.DECLARED


@transition(
    Appointment,
    source=[S.DECLARED, *HOLDING],
    sentence="{by} asked for a new declaration of independence: {it}",
    when=[guards.has_declared, guards.is_not_asked_anew],
)
def ask_anew(appointment: Appointment, by: User, *, because: str = Appointment.Change.PERSON) -> None:
    """Ask the person to declare anew (K15): the portal where the case has changed, the officer where the person has."""
    appointment.anew_since, appointment.anew_because = timezone.localdate(), because


@transition(
    Appointment,
    source=HOLDING,
    target=S.ENDED,
    sentence="An appointment ended, the work was handed over: {it}",
    when=[guards.its_successor_has_declared],
)
def give_way(appointment: Appointment, by: User, *, until: date) -> None:
    """End it as that of the successor begins; taken with the step that confirms the successor."""
    _end(appointment, until)
    if successor := guards.successor_of(appointment):
        appointment.why_stopped = f"Handed over to {successor.user.name}: {successor.why_in_place}"


@transition(
    Appointment,
    source=[S.DECLARED],
    target=S.CONFIRMED,
    sentence="{by} confirmed an appointment: {it}",
    when=[
        guards.review_is_open,
        guards.is_of_the_review,
        guards.nobody_else_holds_it,
        guards.its_declaration_stands,
        guards.is_not_barred,
        guards.breaks_no_rule,
    ],
)
def confirm(appointment: Appointment, by: User, *, since: date, warning_reason: str = "") -> None:
    """The LSCB chair confirms; a warning needs a reason, and what the rules said is kept.

    Who takes over from somebody does so in this step: the predecessor's appointment ends as this one begins.
    """
    if appointment.user == by:
        raise Refused("Nobody confirms their own appointment: the acting chair can do it.")
    check_day("since", since, appointment.declared_on, "the declaration was made")
    found = conflicts_of(appointment)
    if any(of_severity(found, Severity.WARN)) and not warning_reason.strip():
        raise ValidationError({"warning_reason": "Enter why the appointment goes ahead in spite of the warning"})
    appointment.findings = [asdict(finding) for finding in found]
    appointment.warning_reason, appointment.since = warning_reason, since
    if review := open_review(appointment.casefile):
        ReviewHold.give(appointment, review)
    if (before := appointment.in_place_of) and before.status in HOLDING:
        check_day("since", since, before.since, "the appointment before it began")
        give_way.run(before, by, until=since)  # first: two never hold what one person holds


@transition(
    Appointment,
    source=[S.DECLARED],
    target=S.CONFIRMED,
    sentence="An appointment began with the declaration: {it}",
    when=[guards.is_of_an_imr, guards.review_is_open, guards.is_not_barred, guards.breaks_no_rule],
)
def take_up(appointment: Appointment, by: User) -> None:
    """Let the author whom an agency named begin, once nothing in the declaration stands against it. The portal's step.

    The agency chose; there is nothing for anybody to weigh, since every rule on authors stops the appointment.
    """
    appointment.since = timezone.localdate()
    for imr in appointment.imrs.all():
        ImrHold.give(appointment, imr)


@transition(Appointment, source=[S.CONFIRMED], target=S.FROZEN, sentence="{by} put an appointment on hold: {it}")
def freeze(appointment: Appointment, by: User, *, why_stopped: str) -> None:
    """Put the person's rights on this case to rest, at once."""
    appointment.why_stopped = why_stopped


@transition(
    Appointment,
    source=[S.FROZEN],
    target=S.CONFIRMED,
    sentence="{by} released an appointment: {it}",
    when=[guards.breaks_no_rule],
)
def release(appointment: Appointment, by: User) -> None:
    """Give the rights back, if the rules still allow it."""
    if appointment.user == by:
        raise Refused("Nobody releases their own appointment: the acting chair can do it.")
    appointment.why_stopped = ""


@transition(
    Appointment,
    source=[S.PROPOSED, S.DECLARED],
    target=S.ENDED,
    sentence="{by} withdrew a proposal: {it}",
    when=[guards.is_of_the_review],
)
def withdraw(appointment: Appointment, by: User, *, why_stopped: str) -> None:
    """Take back a proposal that nobody has confirmed; somebody else can be proposed from then on."""
    _end(appointment, timezone.localdate())
    appointment.why_stopped = why_stopped


@transition(
    Appointment,
    source=[S.CONFIRMED, S.FROZEN],
    target=S.ENDED,
    sentence="{by} ended an appointment: {it}",
    when=[guards.is_of_the_review],
)
def end(appointment: Appointment, by: User, *, until: date, why_stopped: str) -> None:
    """End it; the rights end with this step, whatever the day that is recorded."""
    _end(appointment, until)
    appointment.why_stopped = why_stopped


@transition(
    Appointment,
    source=[S.PROPOSED, S.DECLARED, S.CONFIRMED, S.FROZEN],
    target=S.ENDED,
    sentence="An appointment ended with the review: {it}",
)
def lapse(appointment: Appointment, by: User) -> None:
    """End it because its review has ended; taken with the step that ends the review, whatever day that records."""
    appointment.until, appointment.why_stopped = timezone.localdate(), "The review has ended."
    appointment.owe_nothing_anew()


def person_of(email: str, name: str, by: User) -> User:
    """The account of an e-mail address, made without a password if there is none; never a directory."""
    person = User.objects.filter(email=email.strip().lower()).first()
    if person and (person.is_system or not person.is_active):
        raise ValidationError({"email": NOT_THIS_ACCOUNT})
    return named(person, email, name, by)


def _proposable(email: str, name: str, appointment: Appointment, by: User) -> User:
    person = person_of(email, name, by)
    if person == by:
        raise ValidationError({"email": "You cannot propose yourself: ask another officer"})
    if why := guards.why_barred(person, appointment.casefile):
        raise Refused(why)
    return person


def _end(appointment: Appointment, until: date) -> None:
    check_day("until", until, appointment.since, "it started")
    appointment.until = until
    appointment.owe_nothing_anew()
