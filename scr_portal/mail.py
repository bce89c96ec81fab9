"""The outbox: neutral mail that is kept with the step and sent after it."""

from django.db import models
from django.db.models import Q

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile


class Message(models.Model):
    """One mail to one address: a reference and a link, never a name."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        REFUSED = "refused", "Refused by the mail server"
        MAY_HAVE_ARRIVED = "may_have_arrived", "May have arrived"

    casefile = models.ForeignKey(CaseFile, null=True, on_delete=models.PROTECT, related_name="messages")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="messages")
    address = models.EmailField()
    subject = models.CharField(max_length=150)
    body = models.TextField()
    status = models.CharField(max_length=20, choices=Status, default=Status.WAITING)
    message_id = models.CharField(max_length=120, unique=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["not_before"], condition=Q(status="waiting"), name="message_waiting"),
            models.Index(fields=["-queued_at"], name="message_newest"),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.status}"
