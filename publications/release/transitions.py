"""The last steps of a product: published as approved, or declined, put on hold, taken back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from publications.publications import guards, signing
from publications.publications.models import Publication
from publications.publications.stored import refuse_other_bytes
from publications.publications.transitions import void
from publications.release.telling import tell_review
from scr_portal import notices
from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.guidance.base import Act
from scr_portal.recounts.models import calendar_of
from scr_portal.transitions import transition

Status = Publication.Status
ON_THE_WAY = (Status.PREPARING, Status.CHECKED, Status.NOTIFIED, Status.APPROVED)


@transition(
    Publication,
    source=(Status.NOTIFIED, Status.APPROVED),
    target=Status.PREPARING,
    sentence="{by} opened the text again after its copy was made ready: {it}",
)
def amend(publication: Publication, by: User, *, change: str, why_changed: str) -> None:
    """Let the text be changed after its copy went out: written, made, checked and sent again (guidance.md 7.18).

    The chair attests what kind of change it is. The notice of a correction stands from the day the first copy was
    sent; a material change has a new one.
    """
    stands_from = publication.notice_stands_from or publication.copy_sent_on
    publication.notice_stands_from = stands_from if change == Publication.Change.CORRECTION else None
    publication.change, publication.why_changed = change, why_changed
    publication.copy += 1
    void(publication, "The text was opened again after its copy went out.")
    publication.approved_on = None
    publication.approved_sha256 = publication.approved_html_sha256 = ""


@transition(
    Publication,
    source=(Status.APPROVED,),
    target=Status.PUBLISHED,
    sentence="{by} published: {it}",
    when=(guards.nothing_blocks, guards.copy_sent, guards.notice_has_run, signing.approval_is_signed),
)
def publish(publication: Publication, by: User, *, published_on: date) -> None:
    """Put the approved bytes on the public register; from that day they stay for the edition's time (T26a)."""
    check_day("published_on", published_on, publication.approved_on, "the chair approved it")
    not_before = publication.not_before(calendar_of(publication.casefile))
    check_day("published_on", published_on, not_before, "the notice has run")
    refuse_other_bytes(publication, by)
    publication.published_on, publication.board = published_on, publication.casefile.board
    notices.owe(publication, Act.PUBLICATION, published_on)
    tell_review(publication, by)


@transition(
    Publication,
    source=(*ON_THE_WAY, Status.DEFERRED),
    target=Status.NOT_PUBLISHED,
    sentence="{by} decided not to publish: {it}",
    when=(guards.accepted,),
)
def decline(
    publication: Publication,
    by: User,
    *,
    declined_on: date,
    why_not_published: str,
    advice: str,
    why_without_advice: str,
) -> None:
    """Decide not to publish, with the national panel's advice or a reason to go on without (T26b; 7.20)."""
    check_day("declined_on", declined_on, publication.review.accepted_on, "the board accepted the review")
    if guards.advised_on_not_publishing(publication) and not (advice.strip() or why_without_advice.strip()):
        raise ValidationError({"advice": "Enter the national panel's advice, or why you go on without it"})
    publication.declined_on, publication.why_not_published = declined_on, why_not_published
    publication.advice, publication.why_without_advice = advice, why_without_advice
    notices.owe(publication, Act.NOT_PUBLISHING, declined_on)
    tell_review(publication, by)


@transition(
    Publication,
    source=ON_THE_WAY,
    target=Status.DEFERRED,
    sentence="{by} put publication on hold: {it}",
    when=(guards.accepted,),
)
def defer(publication: Publication, by: User, *, deferred_on: date, why_deferred: str, look_again_on: date) -> None:
    """Wait, for example for a trial; learning goes on meanwhile, and a day is set to look again (T26c)."""
    check_day("deferred_on", deferred_on, publication.review.accepted_on, "the board accepted the review")
    if look_again_on <= deferred_on:
        raise ValidationError({"look_again_on": f"Enter a day after {day_words(deferred_on)}, when it is put on hold"})
    publication.status_before_deferral = publication.status
    publication.deferred_on, publication.look_again_on = deferred_on, look_again_on
    publication.why_deferred = why_deferred


@transition(Publication, source=(Status.DEFERRED,), sentence="{by} took up again: {it}")
def resume(publication: Publication, by: User) -> None:
    """Go on where it was put on hold."""
    publication.status = publication.status_before_deferral
    publication.status_before_deferral = ""
    publication.deferred_on = publication.look_again_on = None


@transition(Publication, source=(Status.PUBLISHED,), target=Status.WITHDRAWN, sentence="{by} withdrew: {it}")
def withdraw(publication: Publication, by: User) -> None:
    """Take it off the register at once; the reason may follow (guidance.md 7.21)."""
    publication.withdrawn_on = timezone.localdate()


@transition(Publication, source=(Status.WITHDRAWN,), sentence="{by} said why this was withdrawn: {it}")
def explain(publication: Publication, by: User, *, why_withdrawn: str) -> None:
    """Say afterwards why it was withdrawn."""
    publication.why_withdrawn = why_withdrawn
