"""The pages on which the time for completion is asked for, extended, refused and put right."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms
from django.utils import timezone

from referrals.meetings.models import READS
from reviews.reviews import corrections, forms, transitions, voids
from reviews.reviews.ending import as_if_agreed, meets_before
from reviews.reviews.models import Review
from scr_portal.accounts import Board
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.guidance import bodies
from scr_portal.guidance.base import Act
from scr_portal.pages import StepPage
from scr_portal.pages.what_if import Stand, WhatIfPage
from scr_portal.voids.views import VoidPage

SAYS_NOTHING: dict[str, Any] = {"says": "", "source": "", "told": [], "nobody": []}
"""Of a page that says nothing of the guidance."""


class MovesTheEnd(WhatIfPage):
    """A step about the date for completion: first what moves, and how the meetings of the LSCB lie then."""

    template_name = "reviews/reviews/extend.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The date as it stands."""
        review = self.record
        assert isinstance(review, Review)  # noqa: S101  the step is one on reviews
        sums = sums_of(review.casefile, self.user, [review])
        return super().get_context_data(**(SAYS_NOTHING | {"sums": sums, "today": timezone.localdate()} | kwargs))

    def says(self, after: Stand) -> Iterable[str]:
        """For who knows the meetings of the board; an alternative review is accepted when the LSCB next meets."""
        review = self.record
        assert isinstance(review, Review)  # noqa: S101  the step is one on reviews
        end = after.get((review.subject, review.clock_kind))
        if end is None or review.is_alternative or not self.held.may_on_board(READS, review.casefile.board_id):
            return ()
        return filter(None, (meets_before(review, end.due_on, timezone.localdate()),))


class Extend(MovesTheEnd):
    """Move the date for completion, openly."""

    step = transitions.extend
    form_class = forms.ExtendForm
    title = button = "Extend the time for completion"
    starts = (
        "The date for completion moves; the earlier date and your reason stay in its sum.",
        "Notices appear for the bodies that the guidance has told of an extension, if any.",
        "The LSCB officer, the SCR panel chair and the overview author are told.",
        "For each letter that went and states the date a letter is drafted that says the new one, and a partner board "
        "that was sent the date is sent the new one at once.",
    )
    done = "The date for completion has been moved."

    def get_initial(self) -> dict[str, Any]:
        """What was asked for, to be read before it is decided."""
        review = self.record
        assert isinstance(review, Review)  # noqa: S101  the step is one on reviews
        asked = {"due_on": review.time_wanted_until, "reason": review.time_wanted_because}
        return (asked if review.time_wanted_until else {}) | super().get_initial()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What this case's edition says about extensions, and whom it has told today."""
        review, today = self.record, timezone.localdate()
        assert isinstance(review, Review)  # noqa: S101  the step is one on reviews
        edition, board = review.casefile.edition, review.casefile.board
        told = bodies.told(edition, Act.EXTENSION, today, london=board.region == Board.Region.LONDON)
        by_edition = not review.is_alternative
        return super().get_context_data(
            says=edition.extension if by_edition else "The LSCB chair set the day, and may set a later one.",
            source=f"{edition.title}. Source: {edition.extension_source}" if by_edition else "",
            told=[each.body.name for each in told.bodies] if by_edition else [],
            nobody=told.nobody if by_edition else [],
            **kwargs,
        )


class RequestExtension(MovesTheEnd):
    """Ask the LSCB chair for more time; nobody need look what it would change."""

    step = transitions.request_extension
    form_class = forms.RequestExtensionForm
    look = "See what would change"
    must_look = False
    title = button = "Ask for more time"
    starts = (
        "The LSCB chair is told, and moves the date for completion or not.",
        "The date stays as it is until then.",
    )
    done = "The LSCB chair is asked for more time. The date stays as it is until the chair moves it."

    def afterwards(self, form: django_forms.Form) -> Stand:
        """Asking moves nothing: the clock of the end stands as if the LSCB chair had agreed."""
        stand, review = super().afterwards(form), self.record
        assert isinstance(review, Review)  # noqa: S101  the step is one on reviews
        if end := stand.get((review.subject, review.clock_kind)):
            as_if_agreed(review, end)
        return stand


class RefuseExtension(StepPage):
    """Say no to who asks for more time."""

    step = transitions.refuse_extension
    form_class = forms.RefuseExtensionForm
    title = button = "Refuse more time"
    starts = (
        "The date for completion stays as it is.",
        "Your reason stands on the page of the review. The LSCB officer and the SCR panel chair are told.",
    )
    done = "More time is refused. The date for completion stays as it is."


class CorrectExtension(CorrectPage):
    """A day of an extension."""

    step = corrections.correct_extension


class VoidExtension(VoidPage):
    """An extension recorded by mistake."""

    step = voids.void_extension
