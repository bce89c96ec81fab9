"""The health overview report, which a trust has a designated professional write."""

from django.db import models
from django.db.models import Q

from reviews.models import Review
from scr_portal.access import Appointment
from scr_portal.casefiles import Voidable
from scr_portal.clocks import Clock, Holidays, Sort, day_words
from scr_portal.documents import Document
from scr_portal.roles import Role

THE_DAY = "The day was said when it was asked for: no guidance was seen that lays one down"
THE_RULE = "That it is written where several health trusts give IMRs: {}"


class HealthOverview(Voidable):
    """What all that is health did in a case, in one report; `agency` is the trust that has it written."""

    class Status(models.TextChoices):
        ASKED = "asked", "Being written"
        HANDED_IN = "handed_in", "With senior officer"
        SUBMITTED = "submitted", "Submitted"
        RETURNED = "returned", "Sent back"
        ACCEPTED = "accepted", "Accepted"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="health_overviews")
    status = models.CharField(max_length=20, choices=Status, default=Status.ASKED)
    asked_on = models.DateField()
    due_on = models.DateField()
    author = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The designated professional who handed it in, and declared to have had no part in the case.",
    )  # fmt: skip
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    handed_in_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True, help_text="When the senior officer of the trust signed it.")
    returned_on = models.DateField(null=True, blank=True)
    to_change = models.TextField(blank=True, help_text="Why it was sent back last, and what is to change.")
    accepted_on = models.DateField(null=True, blank=True)

    clocks_read = ("review",)

    class Meta(Voidable.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["review"],
                name="healthoverview_once_a_review",
                condition=Q(voided_at=None),
                violation_error_message="The health overview report has been asked for already.",
            ),
            models.CheckConstraint(condition=Q(agency__isnull=False), name="healthoverview_of_a_trust"),
            models.CheckConstraint(
                condition=Q(status__in=["asked", "returned"])
                | Q(document__isnull=False, author__isnull=False, handed_in_on__isnull=False),
                name="healthoverview_handed_in_by_its_author",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | Q(returned_on__isnull=False) & ~Q(to_change=""),
                name="healthoverview_sent_back_with_what_to_change",
            ),
        )

    def __str__(self) -> str:
        return "Health overview report"

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The day that the office said, until the trust submits it; sent back, the new day."""
        if self.submitted_on is None and self.review.status not in Review.AT_WORK:
            return []
        asked, due = f"Asked for on {day_words(self.asked_on)}", f"due {day_words(self.due_on)}"
        back, edition = self.returned_on, self.casefile.edition
        rule = THE_RULE.format(edition.health_overview_source) if edition.health_overview_from else ""
        waits_on = Role.SENIOR if self.handed_in_on else Role.DESIGNATED
        steps = (asked, f"Sent back on {day_words(back)}, {due}") if back else (f"{asked}, {due}",)
        return [
            Clock(
                "health_overview", "Submission of the health overview report", Sort.DUE, back or self.asked_on,
                self.due_on, steps, ". ".join(filter(None, (THE_DAY, rule))), waits_on,
                self.submitted_on,
            )
        ]  # fmt: skip
