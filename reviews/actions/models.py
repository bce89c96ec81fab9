"""Who does what about a recommendation, and by when."""

from django.db import models
from django.db.models import Q

from reviews.recommendations.models import Recommendation
from scr_portal.casefiles import Voidable
from scr_portal.clocks import Clock, Holidays, Sort, day_words


class Action(Voidable):
    """What somebody will do about a recommendation; `agency` is the one that owns it, none: the LSCB."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        AGREED = "agreed", "Agreed"
        IN_PROGRESS = "in_progress", "In progress"
        DONE = "done", "Done"
        VERIFIED = "verified", "Verified"
        DROPPED = "dropped", "Dropped"

    ENDED = (Status.VERIFIED, Status.DROPPED)

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="actions")
    status = models.CharField(max_length=20, choices=Status, default=Status.PROPOSED)
    text = models.TextField()
    owner = models.CharField(max_length=150, help_text="The post that answers for it, not a name.")
    intended_outcome = models.TextField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    progress = models.TextField(blank=True, help_text="Each report in a paragraph of its own, with its day.")
    evidence = models.TextField(blank=True)
    finished_on = models.DateField(null=True, blank=True)
    finished_by = models.ForeignKey(
        "scr_portal.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_on = models.DateField(null=True, blank=True)
    why_dropped = models.TextField(blank=True)
    as_stated_in_source = models.BooleanField(default=False)

    class Meta(Voidable.Meta):
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="action_agreed_has_a_day",
                condition=Q(status__in=["proposed", "dropped"]) | Q(due_on__isnull=False) | Q(as_stated_in_source=True),
            ),
            models.CheckConstraint(
                name="action_dropped_for_a_reason", condition=~Q(status="dropped") | ~Q(why_dropped="")
            ),
        )

    def __str__(self) -> str:
        return f"Action on {self.on}"

    @property
    def on(self) -> str:
        """The recommendation it is about, in the middle of a sentence."""
        return self.recommendation.in_words

    @property
    def is_ended(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.status in self.ENDED

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
                self.agreed_on or self.due_on,
                self.due_on,
                (agreed,),
                "Action plan",
                role,
                self.verified_on,
            )
        ]

    @property
    def is_planned(self) -> bool:
        """What PLANNED asks of the rows of the database, of this one."""
        return bool(self.owner) and self.status != self.Status.DROPPED and bool(self.due_on or self.as_stated_in_source)


PLANNED = ~Q(status=Action.Status.DROPPED) & ~Q(owner="") & (Q(due_on__isnull=False) | Q(as_stated_in_source=True))
"""An action that has an owner and a day, or is taken as a source states it."""
