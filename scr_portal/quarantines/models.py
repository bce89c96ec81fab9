"""A file that should never have been on this case."""

from django.db import models
from django.db.models import F, Q

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.documents import Document


class Quarantine(CaseRecord):
    """One file locked away: nobody has it from the moment somebody asks; officer and chair say whether it stays so."""

    class Status(models.TextChoices):
        """What the board's office has said."""

        LOCKED = "locked", "To be confirmed"
        CONFIRMED = "confirmed", "Locked for good"
        RELEASED = "released", "Released"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="quarantines")
    was_for = models.CharField(max_length=10, help_text="The audience of the file before.")
    status = models.CharField(max_length=10, choices=Status, default=Status.LOCKED)
    reason = models.TextField()
    locked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    locked_at = models.DateTimeField()
    officer = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who said so as LSCB officer.",
    )
    officer_at = models.DateTimeField(null=True, blank=True)
    chair = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Who said so as LSCB chair."
    )
    chair_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    why_released = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["document"], condition=~Q(status="released"), name="quarantine_once_at_a_time",
                violation_error_message="This file is not there any more.",
            ),
            models.CheckConstraint(
                condition=Q(officer=None) | Q(chair=None) | ~Q(officer=F("chair")), name="quarantine_by_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(status="confirmed") | Q(officer__isnull=False, chair__isnull=False),
                name="quarantine_confirmed_by_both",
            ),
            models.CheckConstraint(
                condition=~Q(status="released") | Q(released_by__isnull=False) & ~Q(why_released=""),
                name="quarantine_released_for_a_reason",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return "file on the wrong case"
