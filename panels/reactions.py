"""What follows in this app's own transaction when a step of a lower app, or of this one, was taken."""

from django.utils import timezone

from panels.appointments import transitions as appointments
from panels.appointments.asking_again import ask_anew_on, ask_of, ask_of_case, lasting, put_on_hold
from panels.appointments.facts import HOLDING
from panels.appointments.guards import successor_of
from panels.health import transitions as health
from panels.health.models import HealthOverview
from panels.imrs import transitions as imrs
from panels.imrs.models import Imr
from panels.overviews import transitions as overviews
from panels.overviews.models import Overview
from referrals.models import AgencyInvolvement
from reviews.models import Review
from reviews.reviews import transitions as reviews
from reviews.reviews.models import open_review
from scr_portal import notices, notifications
from scr_portal.access import Appointment, holders
from scr_portal.accounts import Agency, Board, Membership, User
from scr_portal.accounts.following import when_given, when_joined
from scr_portal.addresses import reverse
from scr_portal.clocks import day_words
from scr_portal.guests.transitions import end_with_the_appointment
from scr_portal.guidance.base import Act
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import Role
from scr_portal.transfers.models import Transfer
from scr_portal.transitions import after

Change = Appointment.Change
REVIEWERS = (Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR)


@after("appointment.propose")
def ask_for_the_declaration(appointment: Appointment, by: User) -> None:
    """The person who is proposed is asked, and nobody else; the case itself is not open to them yet."""
    line = "You are proposed for a role in a review: answer the declaration of independence."
    address = reverse("panels:appointment_declare", args=[appointment.public_id])
    notifications.queue(appointment.casefile, [appointment.user], line, address)


@after("appointment.hand_over")
def ask_the_successor(appointment: Appointment, by: User) -> None:
    """Who is to take over is asked like anybody who is proposed; the predecessor hears of it when it is settled."""
    if successor := successor_of(appointment):
        ask_for_the_declaration(successor, by)


@after("appointment.give_way")
def tell_who_gave_way(appointment: Appointment, by: User) -> None:
    """And where to read it: the case itself is closed to them."""
    line = "Somebody else has taken over your work on this case: your access to it has ended."
    address = reverse("panels:appointment", args=[appointment.public_id])
    notifications.queue(appointment.casefile, [appointment.user], line, address)


@after("appointment.withdraw")
def tell_who_is_not_asked_any_more(appointment: Appointment, by: User) -> None:
    """Who was asked for the declaration, and may have been about to make it."""
    line = "You are not asked to take part in a review any more: no declaration is wanted of you."
    address = reverse("panels:appointment", args=[appointment.public_id])
    notifications.queue(appointment.casefile, [appointment.user], line, address)


@after("appointment.confirm")
def tell_of_the_reviewers(appointment: Appointment, by: User) -> None:
    """The appointed person is told; who reviews a serious case is owed to the bodies that the edition names."""
    line = "Your appointment is confirmed: the case is open to you."
    notifications.queue(appointment.casefile, [appointment.user], line)
    review = open_review(appointment.casefile)
    told = appointment.casefile.edition.has_told(Act.REVIEWERS) and review and not review.is_alternative
    if told and appointment.role in REVIEWERS and appointment.since:
        notices.owe(appointment, Act.REVIEWERS, appointment.since)


@after("review.close")
@after("review.discontinue")
def end_the_appointments(review: Review, by: User) -> None:
    """Nobody keeps a right on a case by an appointment to a review that is over."""
    lasting = Appointment.objects.filter(casefile=review.casefile).exclude(status=Appointment.Status.ENDED)
    for appointment in lasting.order_by("pk"):
        appointments.lapse.run(appointment, by)


@after("transfer.accept")
def ask_of_the_board_that_leads_now(transfer: Transfer, by: User) -> None:
    """Who may not be appointed under the board that leads now is put on hold: its chair ends it, or names a successor.

    Who sits on that board, or works for one of its agencies, was independent of the board that led before (K1, K3).
    """
    ask_of_case(transfer.casefile, f"{transfer.to_board} leads the case now.", by, Change.BOARD)


@after("agencyinvolvement.ask")
def ask_of_the_agency(involvement: AgencyInvolvement, by: User) -> None:
    """Who works for an agency that had no part in the case before may not review it (K1, K12)."""
    since = f"{involvement.agency} has a part in the case now."
    ask_of_case(involvement.casefile, since, User.objects.system(), Change.AGENCIES)


@after("agencyinvolvement.void")
def ask_without_the_agency(involvement: AgencyInvolvement, by: User) -> None:
    """Declarations were made of a list of agencies that is another now (K15); of one that leaves no rule asks."""
    ask_anew_on(involvement.casefile, Change.AGENCIES)


@after("review.approve_terms")
def ask_on_the_new_terms(review: Review, by: User) -> None:
    """Declarations are renewed when the terms of reference change (K15); with the first version nothing has."""
    if review.terms_version > 1:
        ask_anew_on(review.casefile, Change.TERMS)


@after("appointment.ask_anew")
def tell_of_the_new_declaration(appointment: Appointment, by: User) -> None:
    """The person, and nobody else."""
    line = "Something has changed in a review that you have a part in: make your declaration of independence anew."
    address = reverse("panels:appointment_declare", args=[appointment.public_id])
    notifications.queue(appointment.casefile, [appointment.user], line, address)


@when_given
def ask_of_the_role(membership: Membership) -> None:
    """Who is given a role of the board, or for an agency, may be independent of a case no more; from its first day."""
    day = max(timezone.localdate(), membership.since)
    since = f"A role was given, from {day_words(membership.since)}."
    ask_of(lasting(user=membership.user_id), since, day, Change.PERSON)


@when_joined
def ask_of_the_member_agency(agency: Agency, board: Board) -> None:
    """The chair of an SCR panel may work for no member agency (K3); the agencies of the case stay what they are."""
    ask_of(lasting(casefile__board=board), f"{agency} is a member of {board} now.", timezone.localdate(), None)


@after("appointment.freeze")
def tell_that_it_is_on_hold(appointment: Appointment, by: User) -> None:
    """The person, with the way to the reason: the case itself is closed to them."""
    line = "Your work on this case is on hold: it is closed to you until the LSCB chair has looked at it."
    address = reverse("panels:appointment", args=[appointment.public_id])
    notifications.queue(appointment.casefile, [appointment.user], line, address)


@after("appointment.release")
def tell_that_it_goes_on(appointment: Appointment, by: User) -> None:
    """The person."""
    line = "Your work on this case is on hold no longer: it is open to you again."
    notifications.queue(appointment.casefile, [appointment.user], line)


@after("appointment.declare")
def take_the_declaration(appointment: Appointment, by: User) -> None:
    """The LSCB chair rules on it; an agency's author begins by it, or the agency names somebody else.

    Where it is made anew the work goes on, or is put on hold by the rules as by any other change.
    """
    if appointment.status in HOLDING:
        take_the_new_declaration(appointment, by)
    elif appointment.role != Role.IMR_AUTHOR:
        chairs = holders(appointment.casefile, (Role.CHAIR, Role.ACTING_CHAIR), timezone.localdate())
        line = "A declaration of independence waits for you."
        notifications.queue(appointment.casefile, (chair for chair in chairs if chair != by), line)
    elif appointments.take_up.why_not(appointment) is None:
        appointments.take_up.run(appointment, User.objects.system())
    else:
        for imr in appointment.imrs.all():
            imrs.let_go.run(imr, User.objects.system())
        end_with_the_appointment(appointment)


def take_the_new_declaration(appointment: Appointment, by: User) -> None:
    """Put it on hold where a rule stands against it, of which the office is told; else the LSCB chair is to read it."""
    today = timezone.localdate()
    if not put_on_hold(appointment, "The declaration was made anew.", User.objects.system(), today):
        chairs = holders(appointment.casefile, (Role.CHAIR, Role.ACTING_CHAIR), today)
        page = reverse("panels:appointment", args=[appointment.public_id])
        line = "A declaration of independence was made anew: read it."
        notifications.queue(appointment.casefile, (chair for chair in chairs if chair != by), line, page)


@after("imr.name_author")
def ask_the_author(imr: Imr, by: User) -> None:
    """Who is named is asked for the declaration."""
    if imr.author:
        ask_for_the_declaration(imr.author, by)


@after("imr.name_author")
def let_no_former_author_in(imr: Imr, by: User) -> None:
    """The link of an author in whose place another was named works no more, and the author is told."""
    former = imr.author and imr.author.in_place_of
    if former:
        end_with_the_appointment(former)
        tell_who_gave_way(former, by)


@after("overview.close")
def hand_over_the_report(overview: Overview, by: User) -> None:
    """The report is received by the review on the day on which the SCR panel signed it off."""
    if overview.signed_off_on:
        reviews.receive_overview.run(overview.review, by, received_on=overview.signed_off_on)


@after("quarantine.confirm")
def ask_for_another_file(quarantine: Quarantine, by: User) -> None:
    """What stood on a file that is locked away for good is handed in again, until the LSCB has accepted the review."""
    if quarantine.status != Quarantine.Status.CONFIRMED:
        return
    going_on, portal = {"review__status__in": reviews.GOING_ON}, User.objects.system()
    for imr in Imr.objects.filter(document=quarantine.document_id, status__in=imrs.STOOD, **going_on):
        imrs.fall_back.run(imr, portal)
    for written in HealthOverview.objects.filter(document=quarantine.document_id, status__in=health.STOOD, **going_on):
        health.fall_back.run(written, portal)
    for overview in Overview.objects.filter(document=quarantine.document_id, status__in=overviews.STOOD, **going_on):
        overviews.fall_back.run(overview, portal)
