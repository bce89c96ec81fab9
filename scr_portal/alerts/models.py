"""A warning at the head of a case."""

from django.db import models

from scr_portal.casefiles import CaseRecord


class Alert(CaseRecord):
    """Something nobody may overlook who works on the case, until it is lifted."""

    class Kind(models.TextChoices):
        NO_CONTACT = "no_contact", "Do not contact"
        ORDER = "order", "Injunction or court order"
        RISK = "risk", "Risk to people who work on the case"
        OTHER = "other", "Warning"

    class Status(models.TextChoices):
        STANDING = "standing", "Standing"
        LIFTED = "lifted", "Lifted"

    kind = models.CharField(max_length=10, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.STANDING)
    text = models.CharField(max_length=500)
    why_lifted = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(status="lifted") | ~models.Q(why_lifted=""), name="alert_lifted_for_a_reason"
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
