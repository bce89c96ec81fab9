"""The steps of the overview report: written by its author, circulated, signed off by every member of the panel."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone

from panels.health.models import HealthOverview
from panels.health.required import trusts_giving, why_required
from panels.imrs.models import Imr
from panels.overviews.models import Overview, SignOff
from panels.overviews.panel import panel_of, spoken
from reviews.models import Review
from reviews.reviews.models import open_review
from scr_portal import signatures
from scr_portal.accounts import User
from scr_portal.days import check_day
from scr_portal.documents import Document
from scr_portal.documents.resting import files_are_locked
from scr_portal.documents.uploads import Checked
from scr_portal.signatures import Signing
from scr_portal.transitions import Refused, transition

S = Overview.Status
STOOD = (S.CIRCULATED, S.SIGNED_OFF)
"""Where the report stands on its file: without it, another version is to be handed in."""


def _word(said: Mapping[str, object]) -> str:
    position = SignOff.Position(str(said["position"])).label
    return f"{position}. {said.get('reason', '')}".strip()


SIGNED_OFF = Signing[Overview](
    "I have read this version of the overview report. My word on it is the one I have given here, for the reasons I "
    "have given here.",
    what=lambda overview: [overview.document],
    said=_word,
)


def _review_is_open(overview: Overview) -> str | None:
    return None if open_review(overview.casefile) else "There is no open review on this case."


def _is_first(overview: Overview) -> str | None:
    if Overview.objects.filter(review=open_review(overview.casefile)).exists():
        return "There is a draft already: hand in the next version on its page."
    return None


def _imrs_are_settled(overview: Overview) -> str | None:
    if overview.review.method != Review.Method.IMR:
        return None
    imrs = list(Imr.objects.filter(review=overview.review).select_related("agency"))
    if not imrs:
        return "No individual management review has been asked for yet."
    waiting = [str(imr.agency) for imr in imrs if not imr.is_settled]
    return f"Neither accepted nor waived yet: the IMR of {', '.join(waiting)}." if waiting else None


def _health_overview_is_in(overview: Overview) -> str | None:
    """Where the edition has one written (T18): asked for, and accepted."""
    review = overview.review
    why = why_required(review, trusts_giving(review)) if review.method == Review.Method.IMR else ""
    found = HealthOverview.objects.filter(review=review).first()
    if not why or (found and found.status == HealthOverview.Status.ACCEPTED):
        return None
    stands = f"It is “{found.get_status_display()}”, and not accepted yet." if found else "Nobody has asked for it yet."
    return f"{why} {stands}"


def _everybody_has_spoken(overview: Overview) -> str | None:
    said = {one.member_id for one in spoken(overview)}
    missing = [member.user.name for member in panel_of(overview.casefile) if member.pk not in said]
    return f"These have not signed off this version: {', '.join(missing)}." if missing else None


def _review_is_under_way(overview: Overview) -> str | None:
    if overview.review.status != Review.Status.UNDER_WAY:
        return f"The review is “{overview.review.get_status_display()}”: it must be under way."
    return None


@transition(
    Overview, opens=True, target=S.DRAFT, sentence="{by} handed in a draft: {it}", when=[_review_is_open, _is_first]
)
def draft(overview: Overview, by: User, *, file: Checked) -> None:
    """The author's first version."""
    review = open_review(overview.casefile)
    if review is None:
        raise Refused("There is no open review on this case.")
    overview.review = review
    overview.save(force_insert=True)
    overview.document = _keep(overview, file, by)
    overview.save(update_fields=["document"])


@transition(
    Overview,
    source=[S.DRAFT, S.CIRCULATED],
    target=S.DRAFT,
    sentence="{by} handed in a new version: {it}",
    needs_file=False,
)
def revise(overview: Overview, by: User, *, file: Checked) -> None:
    """The next version; what was said of an earlier one stays with that one."""
    overview.document, overview.circulated_on = _keep(overview, file, by), None
    signatures.void(overview, "Another version was handed in.")


@transition(
    Overview,
    source=[S.DRAFT],
    target=S.CIRCULATED,
    sentence="{by} circulated: {it}",
    when=[_imrs_are_settled, _health_overview_is_in],
    day="circulated_on",
)
def circulate(overview: Overview, by: User, *, circulated_on: date | None = None) -> None:
    """Put this version before the SCR panel to be signed off, today unless an earlier day is said."""
    overview.circulated_on = circulated_on or timezone.localdate()
    _check_after_the_work("circulated_on", overview, overview.circulated_on)


@transition(
    Overview,
    source=[S.CIRCULATED],
    sentence="{by} gave their view of the version before the SCR panel: {it}",
    signs=SIGNED_OFF,
)
def sign_off(overview: Overview, by: User, *, position: str, reason: str = "") -> None:
    """One member's word on this version; who does not agree says why, and it is not averaged away."""
    member = next((one for one in panel_of(overview.casefile) if one.user_id == by.pk), None)
    if member is None or overview.document is None:
        raise Refused("Only the chair and the members of this SCR panel sign off its report.")
    if any(one.member_id == member.pk for one in spoken(overview)):
        raise Refused("You have given your word on this version already.")
    if position != SignOff.Position.AGREES and not reason.strip():
        raise ValidationError({"reason": "Enter why you do not agree, or abstain"})
    SignOff.objects.create(
        casefile=overview.casefile, audience=overview.audience, overview=overview, document=overview.document,
        member=member, position=position, reason=reason, signed_on=timezone.localdate(),
    )  # fmt: skip


@transition(
    Overview,
    source=[S.CIRCULATED],
    target=S.SIGNED_OFF,
    sentence="{by} signed off for the SCR panel: {it}",
    when=[_everybody_has_spoken, _review_is_under_way],
    day="signed_off_on",
)
def close(overview: Overview, by: User, *, signed_off_on: date | None = None) -> None:
    """The panel chair signs off for the panel, today unless an earlier day is said.

    The words of the members are signed here on the day on which they give them, which may be later (0128).
    reactions.py hands the report over to the review.
    """
    overview.signed_off_on = signed_off_on or timezone.localdate()
    check_day("signed_off_on", overview.signed_off_on, overview.circulated_on, "it was circulated")
    _check_after_the_work("signed_off_on", overview, overview.signed_off_on)


@transition(
    Overview,
    source=STOOD,
    target=S.DRAFT,
    sentence="The overview report is to be handed in again: its file does not belong to this case",
    when=[files_are_locked],
    needs_file=False,
)
def fall_back(overview: Overview, by: User) -> None:
    """The version before the SCR panel is locked away for good; what was said of it counts for nothing."""
    overview.circulated_on = overview.signed_off_on = None
    signatures.void(overview, "The file does not belong to this case.")


def _check_after_the_work(field: str, overview: Overview, day: date) -> None:
    """Not before the review started, nor before an IMR that it rests on was accepted."""
    review = overview.review
    check_day(field, day, review.started_on or review.decided_on, "the review started")
    accepted = Imr.objects.filter(review=review).aggregate(last=Max("accepted_on"))["last"]
    check_day(field, day, accepted, "the last IMR was accepted")


def _keep(overview: Overview, file: Checked, by: User) -> Document:
    version = Document.objects.filter(about=overview.subject).count() + 1
    return file.keep(overview, kind="overview", title=f"Overview report, version {version}", by=by)
