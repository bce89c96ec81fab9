"""The links that were sent to the guests of a case, and what became of each."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.accounts.keys import GuestKey
from scr_portal.casefiles import CaseRecord


class GuestLink(CaseRecord):
    """A link for one appointment; the office sends, sees and revokes it."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        REPLACED = "replaced", "Replaced"
        REVOKED = "revoked", "Revoked"

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="links")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    key = models.OneToOneField(GuestKey, null=True, on_delete=models.PROTECT, related_name="link")
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    sent_on = models.DateField()
    expires_on = models.DateField(help_text="The last day on which it works.")
    times_used = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True, blank=True)
    why_ended = models.CharField(max_length=200, blank=True)

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["appointment"], condition=Q(status="open"), name="guestlink_one_open",
                violation_error_message="A link for this appointment is open already.",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.appointment)

    @property
    def has_expired(self) -> bool:
        """Whether its last day is over."""
        return self.status == self.Status.OPEN and self.expires_on < timezone.localdate()

    @property
    def state(self) -> str:
        """Where it stands, in a word."""
        return "Expired" if self.has_expired else str(self.get_status_display())
