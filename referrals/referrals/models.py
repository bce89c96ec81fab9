"""One referral; a case may have several."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from scr_portal.accounts import Agency
from scr_portal.casefiles import Voidable
from scr_portal.clocks import Clock, Holidays, day_words
from scr_portal.guidance.base import Fact


class Referral(Voidable):
    """Somebody told the board of a child who died or was harmed."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        RECEIVED = "received", "Received"
        LINKED = "linked", "Received later, of the same incident"
        WITHDRAWN = "withdrawn", "Withdrawn"
        MERGED = "merged", "Moved to the case of the same incident"

    class AtRisk(models.TextChoices):
        """The first question of all: are other children at risk now?"""

        NO = "no", "No"
        YES = "yes", "Yes"
        UNKNOWN = "unknown", "Not known yet"

    class Trigger(models.TextChoices):
        DEATH = "death", "A child died"
        HARM = "harm", "A child was seriously harmed"

    STANDING = (Status.RECEIVED, Status.LINKED)

    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    referrer_name = models.CharField(max_length=150)
    referrer_role = models.CharField(max_length=150, blank=True)
    referrer_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    referrer_email = models.EmailField(blank=True, help_text="Where the acknowledgement goes.")
    referrer_contact = models.CharField(max_length=200, blank=True)
    trigger = models.CharField(max_length=10, choices=Trigger)
    what_happened = models.TextField()
    incident_on = models.DateField(null=True, blank=True)
    attention_on = models.DateField(help_text="The day the board first knew, by whatever route.")
    attention_route = models.CharField(max_length=150)
    notified_on = models.DateField(null=True, blank=True, help_text="The day the incident was notified to the LSCB.")
    aware_on = models.DateField(null=True, blank=True, help_text="The day the local authority became aware.")
    received_on = models.DateField()
    agencies_asked_on = models.DateField(null=True, blank=True, help_text="If they were asked before this was written.")
    others_at_risk = models.CharField(max_length=10, choices=AtRisk)
    others_at_risk_action = models.TextField(blank=True)
    may_meet_criteria = models.BooleanField(default=True)
    withdrawn_because = models.TextField(blank=True)
    came_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="went_on_as")
    came_because = models.TextField(blank=True)
    concerns = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    class Meta(Voidable.Meta):
        constraints = (
            models.CheckConstraint(
                name="referral_received_after_attention", condition=Q(received_on__gte=F("attention_on"))
            ),
        )

    def __str__(self) -> str:
        return f"Referral received {day_words(self.received_on)}"

    @property
    def stands(self) -> bool:
        """Whether it counts: the earliest date of attention among those that stand rules."""
        return self.status in self.STANDING

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """What an edition counts from the day the local authority became aware, stopped by its notification."""
        if self.aware_on is None or not self.stands:
            return []
        rules = (rule for rule in self.casefile.edition.other_clocks if rule.fact is Fact.AWARE)
        return [rule.clock(self.aware_on, holidays, stopped_on=self.notified_on) for rule in rules]
