"""Recommendations and actions on the case page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from reviews.actions.models import Action
from reviews.recommendations import transitions
from reviews.recommendations.models import Recommendation
from reviews.reviews.models import Review
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf


@dataclass(frozen=True)
class Row:
    """A recommendation with its actions, as far as the reader may see them."""

    recommendation: Recommendation
    actions: list[Action]


def rows(shelf: Shelf) -> list[Row]:
    """Every recommendation on the shelf by number, with its actions."""
    found = sorted(shelf.rows(Recommendation), key=lambda one: (one.review_id, one.number))
    return [Row(one, [a for a in shelf.rows(Action) if a.recommendation_id == one.pk]) for one in found]


@section(60, "Recommendations and actions", "reviews/recommendations/part.html")
def recommendations_of(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The table, and the button where the reader may add to it."""
    review = shelf.last(Review)
    if review is None:
        return None
    new = Recommendation(casefile=casefile, review=review)
    may = transitions.propose.offered_to(new, held)
    url = reverse("reviews:recommendation_propose", args=[casefile.public_id]) if may else ""
    found = rows(shelf)
    return {"rows": found, "propose_url": url, "today": timezone.localdate()} if found or may else None


@tasks(70)
def what_actions_need(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """One line for the whole action plan."""
    actions = shelf.rows(Action)
    if actions:
        left = sum(not action.is_ended for action in actions)
        hint = f"{left} of {len(actions)} not yet verified or dropped." if left else ""
        yield Task("Actions", "Under way" if left else "Done", hint)
