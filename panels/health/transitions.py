"""The steps of the health overview report: asked for by the office, written, signed in its trust, accepted."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from panels.appointments.facts import declared
from panels.health.models import HealthOverview
from panels.imrs.models import Imr
from reviews.reviews.models import open_review
from scr_portal import signatures
from scr_portal.access import Appointment
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.documents import Document
from scr_portal.documents.resting import files_are_locked
from scr_portal.documents.uploads import Checked
from scr_portal.roles import Role
from scr_portal.signatures import Signing
from scr_portal.transitions import Refused, transition

S = HealthOverview.Status
STOOD = (S.HANDED_IN, S.SUBMITTED, S.ACCEPTED)
"""Where it stands on its file: without it, it is to be handed in again."""
NOBODY_WRITES_IT = "Nobody is designated professional on this case. Propose one first, who writes it."
ANOTHER_TRUST = (
    "Whoever had a part in the case does not write it: tell the LSCB officer, who asks for a designated professional "
    "of another trust"
)
SIGNED = Signing[HealthOverview](
    "I am the senior officer of {it.agency} for this review. The health overview report has been through our own "
    "checks, and may go to the SCR panel.",
    what=lambda overview: [overview.document],
)


def writers(casefile: CaseFile) -> list[Appointment]:
    """The designated professionals of a case, confirmed today: whoever of them hands it in is its author."""
    confirmed = Appointment.objects.filter(casefile=casefile, status=Appointment.Status.CONFIRMED, role=Role.DESIGNATED)
    return list(confirmed.select_related("user").order_by("pk"))


def _review_has_terms(overview: HealthOverview) -> str | None:
    review = open_review(overview.casefile)
    if review is None:
        return "There is no open review on this case."
    return None if review.terms_approved_on else "The terms of reference have not been approved."


def _is_first(overview: HealthOverview) -> str | None:
    asked = HealthOverview.objects.filter(review=open_review(overview.casefile))
    return "It has been asked for already." if asked.exists() else None


def _somebody_writes_it(overview: HealthOverview) -> str | None:
    return None if writers(overview.casefile) else NOBODY_WRITES_IT


def _imrs_of_health_are_in(overview: HealthOverview) -> str | None:
    """It rests on them all, a GP practice's too (T16)."""
    there = (Imr.Status.SUBMITTED, Imr.Status.ACCEPTED, Imr.Status.WAIVED)
    of_health = Imr.objects.filter(review=overview.review, agency__discipline=Agency.Discipline.HEALTH)
    waiting = [str(imr.agency) for imr in of_health.exclude(status__in=there).select_related("agency").order_by("pk")]
    return f"It rests on the IMRs of all health agencies. Not in yet: {', '.join(waiting)}." if waiting else None


@transition(
    HealthOverview,
    opens=True,
    target=S.ASKED,
    sentence="{by} asked for the health overview report",
    when=[_review_has_terms, _is_first, _somebody_writes_it],
)
def ask(overview: HealthOverview, by: User, *, agency: Agency, asked_on: date, due_on: date) -> None:
    """Ask a health agency of the case for it, by a day that is said; also where no rule asks for it."""
    review = open_review(overview.casefile)
    if review is None or review.terms_approved_on is None:
        raise Refused("The terms of reference have not been approved.")
    if not health_agencies(overview.casefile).filter(pk=agency.pk).exists():
        raise ValidationError({"agency": "Select a health agency of this case"})
    check_day("asked_on", asked_on, review.terms_approved_on, "the terms of reference were approved")
    if due_on <= asked_on:
        raise ValidationError({"due_on": f"Enter a day after {day_words(asked_on)}, when it was asked for"})
    overview.review, overview.agency = review, agency
    overview.asked_on, overview.due_on = asked_on, due_on


@transition(
    HealthOverview,
    source=[S.ASKED, S.RETURNED, S.HANDED_IN],
    target=S.HANDED_IN,
    sentence="{by} handed in the health overview report, and declared to have had no part in the case",
    when=[_imrs_of_health_are_in],
    needs_file=False,
)
def hand_in(overview: HealthOverview, by: User, *, file: Checked, had_part: bool) -> None:
    """Its author's version, for the trust to sign; nobody with a part in the case writes it, whatever the edition."""
    author = next((one for one in writers(overview.casefile) if one.user_id == by.pk), None)
    if author is None:
        raise Refused("Only a designated professional of this case hands it in.")
    if had_part or declared(author).part_in_the_case:
        raise ValidationError({"had_part": ANOTHER_TRUST})
    overview.author, overview.document = author, _keep(overview, file, by)
    overview.handed_in_on = timezone.localdate()
    signatures.void(overview, "Another version was handed in.")


@transition(
    HealthOverview,
    source=[S.HANDED_IN],
    target=S.SUBMITTED,
    sentence="{by} signed the health overview report for {it.agency}",
    signs=SIGNED,
)
def sign(overview: HealthOverview, by: User) -> None:
    """A senior officer of the trust, who did not write it, gives it to the SCR panel chair."""
    if overview.author and overview.author.user_id == by.pk:
        raise Refused("The author does not sign: another senior officer of the trust does.")
    overview.submitted_on = timezone.localdate()


@transition(
    HealthOverview,
    source=[S.SUBMITTED],
    target=S.RETURNED,
    sentence="{by} sent back the health overview report",
    day="",
)
def send_back(overview: HealthOverview, by: User, *, to_change: str, due_on: date) -> None:
    """With what is to change, and a new day; what was said of earlier versions stays in the memory of the case."""
    today = timezone.localdate()
    if due_on <= today:
        raise ValidationError({"due_on": "Enter a day after today"})
    overview.to_change, overview.returned_on, overview.due_on = to_change, today, due_on
    overview.handed_in_on = overview.submitted_on = None


@transition(
    HealthOverview,
    source=[S.SUBMITTED],
    target=S.ACCEPTED,
    sentence="{by} accepted the health overview report",
)
def accept(overview: HealthOverview, by: User) -> None:
    """The SCR panel chair takes it for the review: the overview report may rest on it."""
    overview.accepted_on = timezone.localdate()


@transition(
    HealthOverview,
    source=STOOD,
    target=S.ASKED,
    sentence="The health overview report is to be handed in again: its file does not belong to this case",
    when=[files_are_locked],
    needs_file=False,
)
def fall_back(overview: HealthOverview, by: User) -> None:
    """The file it stood on is locked away for good, and with it whatever was done with that file. The portal's step."""
    overview.handed_in_on = overview.submitted_on = overview.accepted_on = None
    signatures.void(overview, "The file does not belong to this case.")


def health_agencies(casefile: CaseFile) -> QuerySet[Agency]:
    """Those of the case that can have it written."""
    return casefile.involved().filter(discipline=Agency.Discipline.HEALTH)


def _keep(overview: HealthOverview, file: Checked, by: User) -> Document:
    version = Document.objects.filter(about=overview.subject).count() + 1
    return file.keep(overview, kind="health_overview", title=f"Health overview report, version {version}", by=by)
