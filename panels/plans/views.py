"""The page of the plan, and that of the days by which a board counts back."""

from datetime import date
from typing import Any

from django import forms as django_forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from panels.imrs.models import Imr
from panels.imrs.transitions import commission
from panels.overviews.models import Overview
from panels.plans.drawing import drawing
from panels.plans.forms import DaysForm
from panels.plans.models import PlanDays, days_of
from panels.plans.plan import Plan, done, plan_of
from panels.plans.table import Line, lines, with_today
from referrals.meetings.models import ARRANGES
from reviews.models import Review
from reviews.reviews.finding import newest_for
from scr_portal.addresses import reverse
from scr_portal.audit import rights_changed
from scr_portal.audit.locks import PLANS, hold
from scr_portal.boards.views import Replaces
from scr_portal.deadlines import sums_of
from scr_portal.drafts import mark_of
from scr_portal.pages import CasePage
from scr_portal.readers import SEES_THE_PLAN
from scr_portal.roles import Audience


class PlanPage(CasePage):
    """The newest review of the case, counted back from the meeting of the LSCB, drawn and as a table."""

    template_name = "panels/plans/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """404 without a review that has a date for completion, 403 for who does not see the plan."""
        if not self.held.roles_on(self.casefile.pk) & SEES_THE_PLAN:
            raise PermissionDenied
        review, today = newest_for(self.user, self.casefile), timezone.localdate()
        plan = plan_of(review, today)
        if plan is None:
            raise Http404
        numbered, board = self._lines(review, plan, today), self.casefile.board
        return super().get_context_data(
            title="Plan, counted back",
            back=self.case_page,
            plan=plan,
            lines=with_today(numbered, today),
            drawing=drawing([line.day for line in numbered], today),
            board=board,
            arranges=self.held.may_on_board(ARRANGES, board.pk),
            may_commission=commission.offered_to(Imr(casefile=self.casefile, audience=Audience.PANEL), self.held),
            **kwargs,
        )

    def _lines(self, review: Review, plan: Plan, today: date) -> list[Line]:
        """With how far the IMRs and the overview report are that the reader sees."""
        imrs = list(Imr.objects.visible_to(self.user, self.casefile).filter(review=review))
        overview = Overview.objects.visible_to(self.user, self.casefile).filter(review=review).first()
        completion = sums_of(self.casefile, self.user, [review]).get((review.subject, "completion"))
        return lines(plan, done(imrs, overview), completion, today)


class SetDays(Replaces):
    """By how many days the plans of a board are counted back."""

    permission = ARRANGES
    form_class = DaysForm
    title = "Days between the milestones"
    button = "Keep these days"
    starts = (
        "The plans of all reviews of your board are counted back by these days. No date of the guidance moves.",
        "Days on which IMRs are due already stay as they are.",
    )
    done = "The days are kept. The plans are counted back by them."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The days as they are."""
        return super().get_form_kwargs() | {"days": days_of(self.board)}

    def mark(self, *, locks: bool) -> str:
        """Of the days that count now; also before the board has set any."""
        if locks:
            hold(PLANS, self.board.pk)
        days = days_of(self.board).numbers
        self.changed = (
            f"Somebody else has changed these days since you opened the page, to {', '.join(map(str, days.values()))}. "
            "Send again to put your answers in their place."
        )
        return mark_of({name: [str(number)] for name, number in days.items()})

    def get_success_url(self) -> str:
        """The meetings, from which it is counted."""
        return reverse("referrals:meetings")

    def take(self, form: django_forms.Form) -> bool:
        """In the place of those before, which the chain of what belongs to no case keeps."""
        was = days_of(self.board).numbers
        days, _ = PlanDays.objects.update_or_create(
            board=self.board, defaults=form.cleaned_data | {"set_by": self.user}
        )
        change = {"was": was, "is": days_of(self.board).numbers}
        said = f"{self.user} set the days by which the plans of {self.board} are counted back"
        rights_changed("plandays.set", days, self.user, said, change)
        return True
