"""Emergency access: one case, four hours, a reason, read only (docs/decisions/0010)."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord

LASTS = timedelta(hours=4)


class EmergencyAccess(CaseRecord):
    """Somebody of the board has opened a case that is closed to them; `begins_at` and `ends_at` alone say when."""

    class Status(models.TextChoices):
        OPENED = "opened", "Opened"
        ENDED = "ended", "Ended early"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="emergencies")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPENED)
    reason = models.TextField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("begins_at")) & Q(ends_at__lte=F("begins_at") + LASTS),
                name="emergency_lasts_four_hours_at_most",
            ),
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True) | ~Q(ended_by=F("user")), name="emergency_ended_by_another"
            ),
        )

    def __str__(self) -> str:
        return f"Emergency access of {self.user}"

    def lasts_at(self, moment: datetime) -> bool:
        """Whether the case is open by it at this moment."""
        return self.begins_at <= moment < self.ends_at
