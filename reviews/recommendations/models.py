"""What is to change, by whom and when."""

from django.db import models
from django.db.models import Q

from reviews.reviews.models import Review
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import Clock, Holidays, Sort, day_words


class Recommendation(CaseRecord):
    """A recommendation of the review, to one agency, all of them, the LSCB itself or the nation."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        ADOPTED = "adopted", "Adopted"
        REJECTED = "rejected", "Rejected"

    class Target(models.TextChoices):
        AGENCY = "agency", "One agency"
        AGENCIES = "agencies", "All member agencies"
        LSCB = "lscb", "The LSCB itself"
        NATIONAL = "national", "National"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=Status, default=Status.PROPOSED)
    text = models.TextField()
    finding = models.TextField(blank=True, help_text="The finding it follows from.")
    target = models.CharField(max_length=20, choices=Target)
    intended_outcome = models.TextField()
    source_document = models.CharField(max_length=150, blank=True)
    as_stated_in_source = models.BooleanField(default=False)
    why_rejected = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["review", "number"], name="recommendation_number_once"),)

    def __str__(self) -> str:
        return f"Recommendation {self.number}"


class Action(CaseRecord):
    """What somebody will do about a recommendation; `agency` is the one that owns it, none: the LSCB."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        AGREED = "agreed", "Agreed"
        IN_PROGRESS = "in_progress", "In progress"
        DONE = "done", "Done"
        VERIFIED = "verified", "Verified"
        DROPPED = "dropped", "Dropped"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="actions")
    status = models.CharField(max_length=20, choices=Status, default=Status.PROPOSED)
    text = models.TextField()
    owner = models.CharField(max_length=150, help_text="The post that answers for it, not a name.")
    intended_outcome = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    progress = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    finished_on = models.DateField(null=True, blank=True)
    finished_by = models.ForeignKey(
        "scr_portal.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_on = models.DateField(null=True, blank=True)
    why_dropped = models.TextField(blank=True)
    as_stated_in_source = models.BooleanField(default=False)

    class Meta(CaseRecord.Meta):
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="action_agreed_has_a_day",
                condition=Q(status__in=["proposed", "dropped"]) | Q(due_on__isnull=False) | Q(as_stated_in_source=True),
            ),
        )

    def __str__(self) -> str:
        return f"Action on {self.recommendation}"

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The day agreed for it, until it is verified or dropped."""
        if self.due_on is None or self.status in (self.Status.PROPOSED, self.Status.DROPPED):
            return []
        agreed = f"Agreed for {day_words(self.due_on)}"
        role = "officer" if self.status == self.Status.DONE or self.agency_id is None else "senior"
        return [
            Clock(
                "action",
                "Action to be done",
                Sort.DUE,
                self.due_on,
                self.due_on,
                (agreed,),
                "Action plan",
                role,
                self.verified_on,
            )
        ]
