"""The steps of actions: agreed, worked on, done, and verified by somebody else."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from reviews.actions.models import Action
from reviews.recommendations.models import Recommendation
from reviews.reviews.models import Review
from scr_portal.accounts import Agency, User
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.partners.standing import agencies_for
from scr_portal.transitions import Refused, transition

S = Action.Status
R = Recommendation.Status
AT_WORK = (S.AGREED, S.IN_PROGRESS)
PLANNING = (Review.Status.UNDER_WAY, Review.Status.REPORTED, Review.Status.ACCEPTED)


def _recommendation_stands(action: Action) -> str | None:
    if action.recommendation.status == R.REJECTED:
        return "The LSCB rejected this recommendation."
    if action.recommendation.review.status not in PLANNING:
        return "The review is not under way, or is over."
    return None


def _recommendation_is_adopted(action: Action) -> str | None:
    if action.recommendation.status != R.ADOPTED:
        return "The LSCB has not adopted the recommendation that this action is about."
    return None


@transition(
    Action, target=S.PROPOSED, opens=True, when=[_recommendation_stands], sentence="{by} planned an action on {it.on}"
)
def propose(
    action: Action,
    by: User,
    *,
    text: str,
    owner: str,
    agency: Agency | None = None,
    intended_outcome: str = "",
    due_on: date | None = None,
) -> None:
    """Plan an action for an agency, or without one for the LSCB itself; `owner` is a post, not a name."""
    if agency and not agencies_for(action.casefile).filter(pk=agency.pk).exists():
        raise ValidationError({"agency": "Select an agency that is a member of this LSCB or of a partner board"})
    decided_on = action.recommendation.review.decided_on
    if due_on and due_on <= decided_on:
        raise ValidationError({"due_on": f"Enter a day after {day_words(decided_on)}, when the review was decided on"})
    action.text, action.owner, action.agency = text, owner, agency
    action.intended_outcome, action.due_on = intended_outcome, due_on


@transition(
    Action,
    source=[S.PROPOSED],
    target=S.AGREED,
    when=[_recommendation_is_adopted],
    sentence="{by} agreed to an action on {it.on}",
)
def agree(action: Action, by: User, *, owner: str, agreed_on: date, due_on: date) -> None:
    """Take the action on, with the post that answers for it and the day by which it is done."""
    check_day("agreed_on", agreed_on, action.recommendation.review.decided_on, "the review was decided on")
    if due_on < agreed_on:
        raise ValidationError({"due_on": f"Enter {day_words(agreed_on)}, when it was agreed, or a later day"})
    action.owner, action.agreed_on, action.due_on = owner, agreed_on, due_on


@transition(Action, source=AT_WORK, target=S.IN_PROGRESS, sentence="{by} reported progress on an action on {it.on}")
def report_progress(action: Action, by: User, *, progress: str) -> None:
    """Add a report; the earlier ones stay."""
    _add(action, progress)


@transition(Action, source=AT_WORK, target=S.DONE, sentence="{by} reported an action on {it.on} as done")
def finish(action: Action, by: User, *, finished_on: date, evidence: str) -> None:
    """Say that it is done, and what shows it."""
    check_day("finished_on", finished_on, action.recommendation.review.decided_on, "the review was decided on")
    action.finished_on, action.evidence, action.finished_by = finished_on, evidence, by


@transition(Action, source=[S.DONE], target=S.VERIFIED, sentence="{by} verified an action on {it.on}")
def verify(action: Action, by: User, *, verified_on: date) -> None:
    """Confirm for the LSCB that it is done: never by who said so."""
    if action.finished_by_id == by.pk:
        raise Refused("You reported this action as done, so somebody else verifies it.")
    check_day("verified_on", verified_on, action.finished_on or verified_on, "it was done")
    action.verified_on = verified_on


@transition(Action, source=[S.DONE], target=S.IN_PROGRESS, sentence="{by} sent back an action on {it.on}")
def send_back(action: Action, by: User, *, why_sent_back: str) -> None:
    """Say what is missing before it counts as done."""
    action.finished_on = action.finished_by = None
    _add(action, f"Sent back: {why_sent_back}")


@transition(
    Action,
    source=[S.PROPOSED, S.AGREED, S.IN_PROGRESS, S.DONE],
    target=S.DROPPED,
    sentence="{by} dropped an action on {it.on}",
)
def drop(action: Action, by: User, *, why_dropped: str) -> None:
    """Give it up, with the reason."""
    action.why_dropped = why_dropped


def _add(action: Action, report: str) -> None:
    lines = [action.progress] if action.progress else []
    action.progress = "\n\n".join([*lines, f"{day_words(timezone.localdate())}: {report}"])
