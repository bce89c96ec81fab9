"""The dated facts of a review and of its extensions, put right."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.models import Consideration, Decision
from reviews.reviews.models import Extension, Review
from scr_portal import notifications, signatures
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.clocks import day_words
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable
from scr_portal.guidance.base import Act
from scr_portal.recounts.models import calendar_of
from scr_portal.roles import Role
from scr_portal.transitions import after, transition

SIGN_ANEW = "The date on which a review was accepted was corrected: have the acceptance signed anew by hand."
COMPLETION = frozenset({"completion"})
REPORT = frozenset({"alternative_report"})
ORDER = (
    ("decided_on", "The review was decided on"),
    ("initiated_on", "it was initiated"),
    ("started_on", "the work started"),
    ("overview_received_on", "its report was received"),
    ("accepted_on", "the LSCB accepted the review"),
    ("closed_on", "the review was closed"),
)
FACTS = {
    "initiated_on": DatedFact("When the review was initiated", COMPLETION, told_by=("review.open", "review.start")),
    "started_on": DatedFact("When the work started", told_by=("review.start",)),
    "overview_received_on": DatedFact(
        "When its report was received", REPORT, told_by=("review.receive_overview", "review.report_back")
    ),
    "accepted_on": DatedFact(
        "When the LSCB accepted the review",
        COMPLETION | {"notice_completion", "notice_evaluation"},
        acts=(Act.COMPLETION, Act.EVALUATION),
        told_by=("review.accept",),
    ),
    "closed_on": DatedFact("When the review was closed", told_by=("review.close",)),
    "discontinued_on": DatedFact("When the review was discontinued", told_by=("review.discontinue",)),
}


def _wrong_days(review: Review) -> Mapping[str, str]:
    stopped = (ORDER[0], ("discontinued_on", "it was discontinued"))
    return out_of_order(review, ORDER) or out_of_order(review, stopped)


correct_review = correctable(Review, FACTS, check=_wrong_days)


@after(correct_review.name, last=True)
def tell_who_signs_anew(review: Review, by: User) -> None:
    """Who accepts for the LSCB, and the office that keeps the paper: the page of the review says what can be done."""
    if review.put_right == FACTS["accepted_on"].called and signatures.are_all_void(signatures.of(review, by)):
        page = reverse("reviews:review", args=[review.public_id])
        people = holders(review.casefile, (Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR), timezone.localdate())
        notifications.queue(review.casefile, (one for one in people if one != by), SIGN_ANEW, page)


@transition(Review, sentence="The review follows the corrected day of its decision", day="")
def follow(review: Review, by: User, *, decided_on: date) -> None:
    """Count from the right day of the decision; the day of initiation goes with it where it was the same."""
    if review.initiated_on == review.decided_on:
        review.initiated_on = decided_on
    review.decided_on = decided_on
    if wrong := _wrong_days(review):
        raise ValidationError({"day": next(iter(wrong.values()))})


@after("decision.correct")
def follow_the_decision(decision: Decision, by: User) -> None:
    """The review that the decision opened runs from its day."""
    review = Review.objects.filter(decision=decision).first()
    if review is not None:
        follow.run(review, by, decided_on=decision.decided_on)


@after("consideration.change_edition")
def ask_the_edition_again(consideration: Consideration, by: User) -> None:
    """Whether the review must be published is what the edition says of the decision."""
    review = Review.objects.filter(decision__consideration=consideration).select_related("decision").first()
    if review is not None:
        settle_duty.run(review, by)


@transition(Review, sentence="The duty to publish the review follows the edition that governs now")
def settle_duty(review: Review, by: User) -> None:
    """Ask the edition again whether the review must be published."""
    decision = review.decision
    review.must_be_published = review.casefile.edition.must_be_published(
        decision.outcome, criteria_met=decision.criteria_met
    )


def _wrong_extension(extension: Extension) -> Mapping[str, str]:
    if extension.due_on <= extension.decided_on:
        return {"due_on": "The new date for completion must be after the day of the decision to extend"}
    review = extension.review
    others = list(review.extensions.exclude(pk=extension.pk).order_by("pk"))
    before: list[date | None] = [one.due_on for one in others if one.pk < extension.pk]
    before = before or [_without_extensions(review)]
    after_it = [one.due_on for one in others if one.pk > extension.pk]
    if before[-1] and extension.due_on <= before[-1]:
        return {"due_on": f"Enter a day after {day_words(before[-1])}: only a later day is an extension"}
    if after_it and extension.due_on >= after_it[0]:
        return {"due_on": f"It was extended again to {day_words(after_it[0])}: enter an earlier day"}
    if extension.decided_on < review.decided_on:
        return {
            "decided_on": f"The review was decided on {day_words(review.decided_on)}: enter that day or a later one"
        }
    return {}


def _without_extensions(review: Review) -> date | None:
    clock = review.report_clock() if review.is_alternative else review.completion_clock(calendar_of(review.casefile))
    return clock.due if clock else None


_EXTENDED = DatedFact(
    "When the extension was decided",
    acts=(Act.EXTENSION,),
    told_by=("review.extend",),
    moves=frozenset({"notice_extension"}),
)
correct_extension = correctable(
    Extension,
    {
        "decided_on": _EXTENDED,
        "due_on": replace(
            _EXTENDED,
            called="The new date for completion",
            moves=COMPLETION | REPORT,
            acts=(),
            may_come=True,
        ),
    },
    check=_wrong_extension,
)
