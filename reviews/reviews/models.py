"""One review of a case, and its extensions."""

from django.db import models
from django.db.models import Q

from referrals.models import Decision
from scr_portal.access import AppointmentPermission
from scr_portal.access.appointments import permissions_of
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import Clock, Holidays, day_words
from scr_portal.guidance.base import Outcome
from scr_portal.roles import Role


class Review(CaseRecord):
    """A serious case review, or an alternative review, from the decision to its closure."""

    class Status(models.TextChoices):
        COMMISSIONING = "commissioning", "Being commissioned"
        UNDER_WAY = "under_way", "Under way"
        REPORTED = "reported", "Overview report received"
        ACCEPTED = "accepted", "Accepted"
        CLOSED = "closed", "Closed"
        DISCONTINUED = "discontinued", "Discontinued"

    class Method(models.TextChoices):
        IMR = "imr", "Individual management reviews"
        OTHER = "other", "Another learning method"

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="review")
    kind = models.CharField(
        max_length=20,
        choices=[(Outcome.REVIEW, "Serious case review"), (Outcome.ALTERNATIVE, "Alternative review")],
    )
    method = models.CharField(max_length=10, choices=Method, default=Method.IMR)
    status = models.CharField(max_length=20, choices=Status, default=Status.COMMISSIONING)
    decided_on = models.DateField()
    initiated_on = models.DateField()
    terms = models.TextField(blank=True)
    terms_version = models.PositiveSmallIntegerField(default=0)
    terms_approved_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    overview_received_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    response = models.TextField(blank=True, help_text="The board's response to the findings.")
    why_late = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing_statement = models.TextField(blank=True)
    discontinued_because = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        permissions = permissions_of(
            Role.PANEL_CHAIR, Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR, Role.DESIGNATED, Role.CHECKER
        )
        constraints = (
            models.UniqueConstraint(
                fields=["casefile"],
                condition=~Q(status__in=["closed", "discontinued"]),
                name="review_one_open_a_case",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The completion clock, with each extension as a line of its sum; stopped by acceptance."""
        if self.kind != Outcome.REVIEW or self.status == self.Status.DISCONTINUED:
            return []
        rule = self.casefile.edition.completion
        clock = rule.clock(self.initiated_on, holidays, stopped_on=self.accepted_on)
        due, steps = clock.due, list(clock.steps)
        for extension in self.extensions.order_by("pk"):
            due = extension.due_on
            steps.append(f"Extended on {day_words(extension.decided_on)} to {day_words(due)}: {extension.reason}")
        return [
            Clock(
                clock.kind,
                clock.name,
                clock.sort,
                clock.start,
                due,
                tuple(steps),
                clock.source,
                clock.waits_on,
                clock.stopped_on,
            )
        ]


class ReviewHold(AppointmentPermission):
    """A role held on a review by an appointment."""

    content_object = models.ForeignKey(Review, on_delete=models.CASCADE)

    class Meta(AppointmentPermission.Meta):
        abstract = False


class Extension(CaseRecord):
    """The completion date is moved: a new date, with its reason, never in silence."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="extensions")
    decided_on = models.DateField()
    due_on = models.DateField()
    reason = models.TextField()
    revised_plan = models.TextField()
    progress = models.TextField(help_text="Progress, with the action already taken.")

    def __str__(self) -> str:
        return f"Extended to {self.due_on}"


def open_review(casefile: CaseFile) -> Review | None:
    """The review that is going on in this case, if there is one; there is never more than one."""
    ended = (Review.Status.CLOSED, Review.Status.DISCONTINUED)
    return Review.objects.filter(casefile=casefile).exclude(status__in=ended).first()
