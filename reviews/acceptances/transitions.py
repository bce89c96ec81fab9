"""The steps of a review before a meeting of the full LSCB."""

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.agenda.transitions import is_cancelled, takes_place
from referrals.meetings.models import Meeting
from referrals.meetings.quorum import there_for
from reviews.acceptances.models import Acceptance, Vote
from reviews.reviews import guards
from reviews.reviews.models import Review
from reviews.reviews.transitions import accept
from scr_portal.access import grants
from scr_portal.access.handouts import Handout, members_for, until_after
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecordQuerySet
from scr_portal.documents import Document
from scr_portal.transitions import Refused, transition

S, P = Acceptance.Status, Vote.Position
OF_A_PRODUCT = "report"
"""The kind of file in which a product of the review is laid out, as the executive summary is."""


def has_reported(acceptance: Acceptance) -> str | None:
    """Guard: the report is in, and the LSCB has not accepted it."""
    review = Review.objects.get(pk=acceptance.review_id)
    if review.status != Review.Status.REPORTED:
        return f"Not possible: the review is “{review.get_status_display()}”."
    return None


def _is_on_no_agenda(acceptance: Acceptance) -> str | None:
    others = Acceptance.objects.filter(review=acceptance.review_id, status__in=Acceptance.OPEN)
    other = others.select_related("meeting").first()
    return f"The review is on the agenda of the {other.meeting} already: take it off first." if other else None


def _report_is_there(acceptance: Acceptance) -> str | None:
    if guards.report_of(acceptance.review) is None:
        return "No report of this review is kept here."
    return guards.report_can_be_opened(acceptance.review)


def _is_not_long_past(acceptance: Acceptance) -> str | None:
    over = until_after(acceptance.meeting.meets_on) <= timezone.localdate()
    return "The time in which members read and vote after the meeting is over." if over else None


def _have_met(acceptance: Acceptance) -> str | None:
    return "The meeting is still to come." if acceptance.meeting.meets_on > timezone.localdate() else None


def _lasts(acceptance: Acceptance) -> str | None:
    lasts = acceptance.handout and acceptance.handout.lasts_on(timezone.localdate())
    return None if lasts else "The papers are handed out no longer."


@transition(
    Acceptance, opens=True, target=S.LISTED, when=[has_reported, _is_on_no_agenda],
    sentence="{by} put the review on the agenda of a meeting of the full LSCB",
)  # fmt: skip
def put(acceptance: Acceptance, by: User, *, meeting: Meeting) -> None:
    """Put a review whose report is in on the agenda of a meeting of the full LSCB that is still to come."""
    if meeting.board_id != acceptance.casefile.board_id or meeting.is_cancelled or not meeting.is_of_board:
        raise ValidationError({"meeting": "Select a meeting of the full LSCB of this board that takes place"})
    if meeting.meets_on < timezone.localdate():
        raise ValidationError({"meeting": "Select a meeting that is still to come"})
    acceptance.meeting = meeting


def papers_of(acceptance: Acceptance, reader: User) -> CaseRecordQuerySet[Document]:
    """What may be handed out beside the report: products of the review as they are laid out, the newest first."""
    seen = Document.objects.visible_to(reader, acceptance.casefile).filter(casefile=acceptance.casefile)
    return seen.filter(kind=OF_A_PRODUCT, extension="pdf", agency=None, locked_at=None).defer("text", "html")


@transition(
    Acceptance, source=Acceptance.OPEN, target=S.HANDED_OUT,
    when=[has_reported, takes_place, _is_not_long_past, _report_is_there],
    sentence="{by} handed out the papers of the review to the members of the LSCB",
)  # fmt: skip
def hand_out(acceptance: Acceptance, by: User, *, documents: Collection[Document] = ()) -> None:
    """Let the members read the report, these documents and the plan, and vote, from now on; what was out before is not.

    Raises ValidationError for documents that are no product of the review.
    """
    chosen = {one.pk for one in documents}
    if papers_of(acceptance, by).filter(pk__in=chosen).count() != len(chosen):
        raise ValidationError({"documents": "Select documents of this review that are made to be published"})
    _take_back(acceptance)
    today, meeting = timezone.localdate(), acceptance.meeting
    acceptance.handout = Handout.objects.create(
        casefile=acceptance.casefile, board=meeting.board, meets_on=meeting.meets_on, since=today,
        until=until_after(meeting.meets_on),
    )  # fmt: skip
    report = guards.report_of(acceptance.review)
    acceptance.handout.documents.set({*documents, *([report] if report else [])})


@transition(
    Acceptance, source=Acceptance.OPEN, target=S.TAKEN_OFF,
    sentence="{by} took the review off the agenda of a meeting of the full LSCB",
)  # fmt: skip
def take_off(acceptance: Acceptance, by: User) -> None:
    """Not at this meeting after all: from this moment no member reads anything of it."""
    _take_back(acceptance)


@transition(
    Acceptance, source=Acceptance.OPEN, when=[takes_place],
    sentence="{it.arranged_by} moved the meeting that is to accept the review, now on {it.when}",
)  # fmt: skip
def reschedule(acceptance: Acceptance, by: User, *, arranged_by: User, change: Mapping[str, object]) -> None:
    """Its meeting was moved: how long members read moves with it. `change` has what stood before and stands now."""
    acceptance.arranged_by = arranged_by.name
    if handout := acceptance.handout:
        handout.meets_on, handout.until = acceptance.meeting.meets_on, until_after(acceptance.meeting.meets_on)
        _keep(handout)


@transition(
    Acceptance, source=Acceptance.OPEN, target=S.CALLED_OFF, when=[is_cancelled],
    sentence="{it.arranged_by} cancelled the meeting on {it.when} that was to accept the review",
)  # fmt: skip
def call_off(acceptance: Acceptance, by: User, *, arranged_by: User, change: Mapping[str, object]) -> None:
    """Its meeting does not take place: from this moment no member reads anything of it."""
    acceptance.arranged_by = arranged_by.name
    _take_back(acceptance)


@transition(
    Acceptance,
    source=Acceptance.OPEN,
    target=S.SETTLED,
    sentence="The review was accepted, so that the members of the LSCB vote on it no more",
)
def settle(acceptance: Acceptance, by: User) -> None:
    """The review was accepted; the papers stay open until the day that was set. The portal itself takes this step."""


VOTING = [has_reported, _lasts]


@transition(Acceptance, source=[S.HANDED_OUT], when=VOTING, sentence="{by} voted on the acceptance of the review")
def vote(acceptance: Acceptance, by: User, *, position: str, reason: str = "") -> None:
    """A member's own word, with a reason where the member does not accept; it is no block to the LSCB chair."""
    if accept.allowed(acceptance.review, grants(by)):
        raise Refused("You accept the review for the LSCB: your word is the acceptance itself.")
    if Vote.objects.filter(acceptance=acceptance, member=by).exists():
        raise Refused("Your vote is recorded already.")
    _take(acceptance, by, position, reason)


@transition(
    Acceptance, source=[S.HANDED_OUT], when=[has_reported, _have_met],
    sentence="{by} recorded a vote on the acceptance of the review that was given in the meeting",
)  # fmt: skip
def note_vote(acceptance: Acceptance, by: User, *, member: User, position: str, reason: str = "") -> None:
    """Record how a member voted in the meeting, or the deputy who was there for them; who recorded it is kept."""
    voting = who_may_vote(acceptance)
    if member not in voting:
        raise ValidationError({"member": "Select a member who took part and has not voted yet"})
    _take(acceptance, member, position, reason, deputy=voting[member], recorded_by=by)


def who_may_vote(acceptance: Acceptance) -> dict[User, str]:
    """The members of the day of the meeting who have not voted, each with the name of their deputy there, or with "".

    Those who were there, where that is recorded; none who is barred.
    """
    meeting, case, today = acceptance.meeting, acceptance.casefile, timezone.localdate()
    voted = set(Vote.objects.filter(acceptance=acceptance).values_list("member", flat=True))
    members = [one for one in members_for(case, meeting.board, today, meeting.meets_on) if one.pk not in voted]
    there = there_for(meeting, case)
    if not there:
        return dict.fromkeys(members, "")
    return {one: there[one.pk].deputy for one in members if one.pk in there}


def _take(
    acceptance: Acceptance, member: User, position: str, reason: str, deputy: str = "", recorded_by: User | None = None
) -> None:
    if position != P.ACCEPTS and not reason.strip():
        raise ValidationError({"reason": "Enter why the review is not accepted, or why there is no vote either way"})
    new = Vote(
        casefile=acceptance.casefile, acceptance=acceptance, member=member, position=position, reason=reason,
        given_on=timezone.localdate(), deputy=deputy, recorded_by=recorded_by,
    )  # fmt: skip
    new.full_clean()
    new.save(force_insert=True)


def _take_back(acceptance: Acceptance) -> None:
    """Nobody holds the right from this moment on."""
    today = timezone.localdate()
    if (handout := acceptance.handout) and handout.until > today:
        handout.until = today
        _keep(handout)


def _keep(handout: Handout) -> None:
    handout.version += 1
    handout.save(update_fields=["meets_on", "until", "version"])
