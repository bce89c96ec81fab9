"""The steps of an IMR: asked for, written and signed in the agency, then judged by the SCR panel chair.

What the panel sees of an IMR before it is submitted is that it was asked for, when it is due and how far it is;
the file itself is the agency's alone until then, and other agencies see nothing of it before it is shared.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from panels.appointments.guards import why_barred
from panels.appointments.transitions import NOT_THIS_ACCOUNT, person_of
from panels.imrs.authors import end_author, propose_author
from panels.imrs.models import Imr, ImrReturn
from reviews.models import Review
from reviews.reviews.models import open_review
from scr_portal import signatures
from scr_portal.access import Appointment
from scr_portal.accounts import Agency, Membership, User
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.documents import Document
from scr_portal.documents.resting import files_are_locked
from scr_portal.documents.uploads import Checked
from scr_portal.roles import Audience
from scr_portal.signatures import Signature, Signing
from scr_portal.transitions import Refused, transition

S = Imr.Status
WRITING = (S.AUTHOR_NAMED, S.RETURNED)
NOT_AN_AUTHOR = (
    "Name somebody else: the author may not be directly concerned with the child or the family, nor be the immediate "
    "manager of anybody who was"
)
CANNOT_WRITE_IT = "Somebody else is to write the IMR: the declaration, or a rule on who may write one, is against it."
STOOD = (S.AGENCY_QA, S.SUBMITTED, S.ACCEPTED)
"""Where an IMR stands on its file: without it, it is to be handed in again."""
SIGNED = Signing[Imr](
    "I am the senior officer of {it.agency} for this review. I accept the findings of this individual management "
    "review, and the agency will answer for its actions.",
    what=lambda imr: [imr.document],
)


def _review_asks_for_imrs(imr: Imr) -> str | None:
    review = open_review(imr.casefile)
    if review is None:
        return "There is no open review on this case."
    if review.method != Review.Method.IMR:
        return "The method of this review does not use individual management reviews."
    return None if review.terms_approved_on else "The terms of reference have not been approved."


def _is_signed(imr: Imr) -> str | None:
    signed = Signature.objects.under("imr.sign", imr.document)
    return None if signed.exists() else "The senior officer has not signed this version."


def _is_not_signed(imr: Imr) -> str | None:
    return f"It was signed on {day_words(imr.signed_on)}." if imr.signed_on else None


def _its_author_does_not_begin(imr: Imr) -> str | None:
    declared = imr.author is not None and imr.author.status == Appointment.Status.DECLARED
    return None if declared else "No author waits to begin."


def _is_not_shared(imr: Imr) -> str | None:
    return f"It was shared on {day_words(imr.shared_on)}." if imr.shared_on else None


@transition(Imr, opens=True, target=S.COMMISSIONED, sentence="{by} asked for the {it}", when=[_review_asks_for_imrs])
def commission(
    imr: Imr, by: User, *, agency: Agency, commissioned_on: date, due_on: date, chronology_due_on: date | None = None
) -> None:
    """Ask an agency of the case for its IMR, under the terms of reference as they stand; no author is waited for.

    Its chronology comes with it, unless it is asked for by a day of its own.
    """
    review = open_review(imr.casefile)
    if review is None or review.terms_approved_on is None:
        raise Refused("The terms of reference have not been approved.")
    if not imr.casefile.involved().filter(pk=agency.pk).exists():
        raise ValidationError({"agency": "Select an agency of this case"})
    check_day("commissioned_on", commissioned_on, review.terms_approved_on, "the terms of reference were approved")
    if due_on <= commissioned_on:
        raise ValidationError({"due_on": f"Enter a day after {day_words(commissioned_on)}, when it was asked for"})
    imr.review, imr.agency, imr.terms_version = review, agency, review.terms_version
    if chronology_due_on and chronology_due_on <= commissioned_on:
        after = f"Enter a day after {day_words(commissioned_on)}, when it was asked for"
        raise ValidationError({"chronology_due_on": after})
    imr.commissioned_on, imr.due_on, imr.chronology_due_on = commissioned_on, due_on, chronology_due_on


@transition(
    Imr,
    source=[S.COMMISSIONED, *WRITING, S.AGENCY_QA],
    sentence="{by} named the author of the {it}",
    when=[_is_not_signed],
    needs_file=False,
)
def name_author(
    imr: Imr, by: User, *, email: str, name: str, position: str, directly_concerned: bool, immediate_manager: bool
) -> None:
    """Name the author, with what the agency answers for; an earlier author's rights end.

    The person is asked for the declaration, and may open nothing of the case before it is made. Another author goes
    on where the IMR stands: what was handed in or sent back stays so.
    """
    if directly_concerned or immediate_manager:
        field = "directly_concerned" if directly_concerned else "immediate_manager"
        raise ValidationError({field: NOT_AN_AUTHOR})
    person = person_of(email, name, by)
    if person == by:
        raise ValidationError({"email": "Name somebody else: you would sign your own work"})
    if why_barred(person, imr.casefile):
        raise ValidationError({"email": NOT_THIS_ACCOUNT})
    imr.author = propose_author(imr, person, position)
    if imr.status == S.COMMISSIONED:
        imr.status = S.AUTHOR_NAMED


@transition(
    Imr,
    sentence="Another author is to be named of the {it}: the one who was named cannot write it",
    when=[_its_author_does_not_begin],
    needs_file=False,
)
def let_go(imr: Imr, by: User) -> None:
    """Do without an author against whom the declaration or a rule stands. The portal's step, with the declaration."""
    if imr.author:
        end_author(imr.author, CANNOT_WRITE_IT)
    imr.author = None
    if imr.status == S.AUTHOR_NAMED:
        imr.status = S.COMMISSIONED


@transition(
    Imr,
    source=[*WRITING, S.AGENCY_QA],
    target=S.AGENCY_QA,
    sentence="{by} handed in the {it} to the senior officer",
    needs_file=False,
)
def hand_in(imr: Imr, by: User, *, file: Checked) -> None:
    """Keep a version for the agency alone; a signature under an earlier one no longer counts."""
    imr.document = _keep(imr, file, by, Audience.AGENCY)
    imr.handed_in_on, imr.signed_on = timezone.localdate(), None
    signatures.void(imr, "Another version was handed in.")


@transition(Imr, source=[S.AGENCY_QA], sentence="{by} signed the {it}", when=[_is_not_signed], signs=SIGNED)
def sign(imr: Imr, by: User) -> None:
    """Sign these bytes as the senior officer, who is never the author."""
    if imr.author and imr.author.user == by:
        raise Refused("The author does not sign: another senior officer of the agency does.")
    if imr.document is None:
        raise Refused("There is nothing to sign yet.")
    imr.signed_on = timezone.localdate()


@transition(Imr, source=[S.AGENCY_QA], target=S.SUBMITTED, sentence="{by} submitted the {it}", when=[_is_signed])
def submit(imr: Imr, by: User) -> None:
    """Give the signed version, and no earlier one, to the SCR panel; from now on it does not change."""
    _let_read(imr, Audience.PANEL)
    imr.submitted_on = timezone.localdate()


@transition(
    Imr,
    source=[S.COMMISSIONED, S.RETURNED],
    target=S.SUBMITTED,
    sentence="{by} recorded the {it} for a contributor without access to the portal",
    needs_file=False,
    day="submitted_on",
)
def record(
    imr: Imr,
    by: User,
    *,
    file: Checked,
    written_by: str,
    signed_by: str,
    signed_on: date,
    submitted_on: date | None = None,
) -> None:
    """Take in what somebody without IT wrote and signed on paper: the scan, who wrote it and who signed it.

    It came in today, unless an earlier day is said.
    """
    check_day("signed_on", signed_on, imr.commissioned_on, "it was asked for")
    imr.submitted_on = submitted_on or timezone.localdate()
    check_day("submitted_on", imr.submitted_on, signed_on, "it was signed")
    imr.document = _keep(imr, file, by, Audience.PANEL)
    signatures.void(imr, "Another version was recorded.")
    imr.written_by, imr.signed_by, imr.signed_on = written_by, signed_by, signed_on


@transition(Imr, source=[S.SUBMITTED], target=S.RETURNED, sentence="{by} sent back the {it}", day="")
def send_back(imr: Imr, by: User, *, reasons: str, points: str, due_on: date) -> None:
    """Send it back with reasons, the points to put right, and a new day; every return is counted and kept."""
    today = timezone.localdate()
    if due_on <= today:
        raise ValidationError({"due_on": "Enter a day after today"})
    if imr.document is None:
        raise Refused("There is no file to send back.")
    ImrReturn.objects.create(
        casefile=imr.casefile, agency=imr.agency, audience=imr.audience, imr=imr, document=imr.document,
        returned_on=today, reasons=reasons, points=points, was_due_on=imr.due_on, due_on=due_on,
    )  # fmt: skip
    imr.due_on, imr.submitted_on, imr.signed_on = due_on, None, None
    imr.times_returned += 1


@transition(Imr, source=[S.SUBMITTED], target=S.ACCEPTED, sentence="{by} accepted the {it}", day="accepted_on")
def accept(imr: Imr, by: User, *, accepted_on: date | None = None) -> None:
    """Accept it for the review, today unless an earlier day is said.

    Nobody is the only one to accept the work of her own agency (K10).
    """
    if _belongs_to(by, imr):
        raise Refused("Somebody who does not belong to this agency must accept its work.")
    imr.accepted_on = accepted_on or timezone.localdate()
    check_day("accepted_on", imr.accepted_on, imr.submitted_on, "it was submitted")


@transition(
    Imr,
    source=[S.COMMISSIONED, *WRITING, S.AGENCY_QA, S.SUBMITTED],
    target=S.WAIVED,
    sentence="{by} waived the {it}",
    needs_file=False,
)
def waive(imr: Imr, by: User, *, why_waived: str) -> None:
    """Do without it, for a reason that is kept."""
    imr.why_waived = why_waived


@transition(
    Imr, source=[S.ACCEPTED], sentence="{by} shared the {it} with the agencies of the case", when=[_is_not_shared]
)
def share(imr: Imr, by: User) -> None:
    """Let all agencies' people on the case read the accepted version."""
    imr.audience, imr.shared_on = Audience.SHARED, timezone.localdate()
    _let_read(imr, Audience.SHARED)


@transition(
    Imr,
    source=STOOD,
    sentence="The {it} is to be handed in again: its file does not belong to this case",
    when=[files_are_locked],
    needs_file=False,
)
def fall_back(imr: Imr, by: User) -> None:
    """The file it stood on is locked away for good, and with it whatever was done with that file. The portal's step."""
    imr.status = S.AUTHOR_NAMED if imr.author_id else S.COMMISSIONED
    imr.handed_in_on = imr.signed_on = imr.submitted_on = imr.accepted_on = imr.shared_on = None
    imr.audience = Audience.PANEL
    signatures.void(imr, "The file does not belong to this case.")


def _keep(imr: Imr, file: Checked, by: User, audience: Audience) -> Document:
    version = Document.objects.filter(about=imr.subject).count() + 1
    kept = file.keep(imr, kind="imr", title=f"{imr}, version {version}", by=by)
    kept.audience = audience
    kept.save(update_fields=["audience"])
    return kept


def _let_read(imr: Imr, audience: Audience) -> None:
    if imr.document:
        imr.document.audience = audience
        imr.document.save(update_fields=["audience"])


def _belongs_to(user: User, imr: Imr) -> bool:
    members = Membership.objects.on(timezone.localdate()).filter(user=user, agency=imr.agency)
    appointed = Appointment.objects.filter(
        Q(agency=imr.agency) | Q(employer=imr.agency),
        casefile=imr.casefile,
        user=user,
        status=Appointment.Status.CONFIRMED,
    )
    return members.exists() or appointed.exists()
