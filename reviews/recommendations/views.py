"""The pages of recommendations."""

from typing import Any

from django.utils import timezone

from reviews.actions.views import Propose as ProposeAction
from reviews.actions.views import lines
from reviews.recommendations import forms, transitions, voids
from reviews.recommendations.models import Recommendation
from reviews.reviews.finding import newest_for
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import sums_of
from scr_portal.pages import OpenStepPage, RecordPage, StepPage
from scr_portal.pages.offers import offers, open_offers
from scr_portal.voids.views import VoidPage


class Propose(OpenStepPage):
    """Put a recommendation forward."""

    step = transitions.propose
    form_class = forms.ProposeForm
    title = button = "Record a recommendation"
    starts = ("The LSCB adopts or rejects it when the report of the review is in.",)
    done = "The recommendation is recorded."

    def new(self, casefile: CaseFile) -> Recommendation:
        """A recommendation of the review that is open on the case; 404 without one the reader may see."""
        return Recommendation(casefile=casefile, review=newest_for(self.user, casefile))


class Adopt(StepPage):
    """Adopt it for the LSCB."""

    step = transitions.adopt
    form_class = forms.AdoptForm
    title = button = "Adopt the recommendation"
    starts = ("Its actions may start now; they do not wait for publication.", "The agencies on the case can read it.")
    done = "The recommendation is adopted."


class Reject(StepPage):
    """Reject it for the LSCB."""

    step = transitions.reject
    form_class = forms.RejectForm
    title = button = "Reject the recommendation"
    starts = ("The recommendation stays on the record, with your reason.",)
    done = "The recommendation is rejected, with the reason."


class Void(VoidPage):
    """A recommendation recorded by mistake."""

    step = voids.void


STEPS: tuple[type[StepPage], ...] = (Adopt, Reject)


class RecommendationPage(RecordPage):
    """One recommendation with its actions."""

    record = Recommendation
    template_name = "reviews/recommendations/recommendation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The recommendation, its actions, and what can be done now."""
        one = self.object
        assert isinstance(one, Recommendation)  # noqa: S101  RecordPage finds what `record` says
        found = lines(one, self.user)
        return super().get_context_data(
            title=str(one),
            offers=offers(one, self.held, STEPS),
            put_right=open_offers(one, self.held, [Void]),
            lines=found,
            sums=sums_of(one.casefile, self.user, [line.action for line in found]),
            today=timezone.localdate(),
            plan_url=self._plan_url(one),
            **kwargs,
        )

    def _plan_url(self, one: Recommendation) -> str:
        new = ProposeAction.step.model(casefile=one.casefile, recommendation=one)
        if not ProposeAction.step.offered_to(new, self.held):
            return ""
        return reverse("reviews:action_propose", args=[one.casefile.public_id, one.public_id])
