"""One thing that was asked of one agency, by when, and its answer."""

from django.db import models
from django.db.models import F, Q

from referrals.agencies.models import Route
from scr_portal.casefiles import Voidable
from scr_portal.clocks import Clock, Holidays, Sort, day_words

ASKED_FOR = "What was asked of the agency; no guidance was seen that lays down a day for it"


class AgencyRequest(Voidable):
    """An agency is asked to declare later contact, to check facts, or to give its staff feedback (guidance.md 3.2)."""

    class Kind(models.TextChoices):
        DECLARATION = "declaration", "Later declaration"
        FACT_CHECK = "fact_check", "Fact-check"
        FEEDBACK = "feedback", "Feedback to its staff"

    class Status(models.TextChoices):
        ASKED = "asked", "Waiting for agency"
        ANSWERED = "answered", "Answered"

    kind = models.CharField(max_length=20, choices=Kind)
    status = models.CharField(max_length=20, choices=Status, default=Status.ASKED)
    what = models.TextField(help_text="What the agency is asked, in the words that it reads.")
    asked_on = models.DateField()
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=150, blank=True, help_text="Who at the agency gave it.")
    answered_route = models.CharField(max_length=15, choices=Route, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta(Voidable.Meta):
        constraints = (
            models.CheckConstraint(condition=Q(agency__isnull=False), name="agencyrequest_of_an_agency"),
            models.CheckConstraint(condition=Q(due_on__gte=F("asked_on")), name="agencyrequest_due_once_asked"),
            models.CheckConstraint(
                condition=~Q(status="answered") | Q(answered_on__isnull=False) & ~Q(answer=""),
                name="agencyrequest_answered_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, asked of {self.agency}"

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The day that was said when it was asked, until it is answered or the case is closed."""
        if self.answered_on is None and not self.casefile.is_open:
            return []
        steps = (f"Asked on {day_words(self.asked_on)}, to be done by {day_words(self.due_on)}",)
        return [
            Clock(
                "agency_request", str(self.get_kind_display()), Sort.DUE, self.asked_on, self.due_on, steps, ASKED_FOR,
                "senior", self.answered_on,
            )
        ]  # fmt: skip
