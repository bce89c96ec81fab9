"""Recommendations and actions on the case page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import slugify

from reviews.actions.models import Action
from reviews.recommendations import transitions
from reviews.recommendations.models import Recommendation
from reviews.reviews.models import Review
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf

S = Recommendation.Status
AT_WORK = (Review.Status.UNDER_WAY, Review.Status.REPORTED)
TITLE = "Recommendations and actions"
PLACE = f"#{slugify(TITLE)}"
"""Where they stand on the case page."""


def place_of(casefile: CaseFile) -> str:
    """The address of the recommendations and actions of a case."""
    return reverse("case", args=[casefile.public_id]) + PLACE


@dataclass(frozen=True)
class Row:
    """A recommendation with its actions, as far as the reader may see them."""

    recommendation: Recommendation
    actions: list[Action]

    @property
    def is_settled(self) -> bool:
        """Whether it is rejected, or adopted with an action that has an owner and a day."""
        adopted = self.recommendation.status == S.ADOPTED and any(action.is_planned for action in self.actions)
        return adopted or self.recommendation.status == S.REJECTED


def rows(shelf: Shelf) -> list[Row]:
    """Every recommendation on the shelf by number, with its actions."""
    found = sorted(shelf.rows(Recommendation), key=lambda one: (one.review_id, one.number))
    return [Row(one, [a for a in shelf.rows(Action) if a.recommendation_id == one.pk]) for one in found]


@section(60, TITLE, "reviews/recommendations/part.html", "reviews.action")
def recommendations_of(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The table, and the button where the reader may add to it."""
    review = shelf.last(Review)
    if review is None:
        return None
    new = Recommendation(casefile=casefile, review=review)
    may = transitions.propose.offered_to(new, held)
    url = _propose_page(casefile) if may else ""
    found = rows(shelf)
    return {"rows": found, "propose_url": url} if found or may else None


@tasks(55)
def what_the_plan_needs(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """One line until the LSCB has accepted the review, for those who record, adopt or reject."""
    review = shelf.last(Review)
    if review is None or review.status not in AT_WORK:
        return
    new = Recommendation(casefile=casefile, review=review)
    may_propose = transitions.propose.allowed(new, held)
    if not (may_propose or transitions.adopt.allowed(new, held)):
        return
    found = [row for row in rows(shelf) if row.recommendation.review_id == review.pk]
    if found:
        yield _how_far(found)
    else:
        url = _propose_page(casefile) if may_propose else ""
        or_none = ", or none if the LSCB is to recommend nothing" if review.is_alternative else ""
        yield Task("Recommendations", "To do", f"Record each, with what it is to change{or_none}", url)


def _how_far(found: list[Row]) -> Task:
    """Adopted or rejected, and the adopted ones planned."""
    proposed = sum(row.recommendation.status == S.PROPOSED for row in found)
    unplanned = sum(row.recommendation.status == S.ADOPTED and not row.is_settled for row in found)
    said = [f"{proposed} of {len(found)} to be adopted or rejected"] if proposed else []
    said += [f"{unplanned} adopted without an action that has an owner and a day"] if unplanned else []
    return Task("Recommendations", "To do" if said else "Done", "; ".join(said), PLACE)


@tasks(70)
def what_actions_need(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """One line for the whole action plan."""
    actions = shelf.rows(Action)
    if actions:
        left = sum(not action.is_ended for action in actions)
        hint = f"{left} of {len(actions)} not yet verified or dropped" if left else ""
        yield Task("Actions", "Under way" if left else "Done", hint, PLACE)


def _propose_page(casefile: CaseFile) -> str:
    return reverse("reviews:recommendation_propose", args=[casefile.public_id])
