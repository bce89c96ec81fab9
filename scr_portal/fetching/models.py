"""The links by which letters and notices are fetched, and what became of each."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import day_words

NOT_YET, TOO_LATE, REVOKED = "Not fetched yet", "Not fetched in time", "Link revoked"


class FetchLink(CaseRecord):
    """One sending of one letter or one notice to one address; the office sends, sees and revokes it."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        REVOKED = "revoked", "Revoked"
        ENDED = "ended", "Ended"

    letter = models.ForeignKey(
        "scr_portal.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="fetch_links"
    )
    notice = models.ForeignKey(
        "scr_portal.Notice", null=True, blank=True, on_delete=models.PROTECT, related_name="fetch_links"
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(help_text="Where link and codes go.")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    sent_on = models.DateField()
    expires_on = models.DateField(help_text="The last day on which it can be fetched.")
    fetched_at = models.DateTimeField(null=True, blank=True, help_text="When it was fetched first.")
    why_ended = models.CharField(max_length=200, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(letter=None, notice__isnull=False) | Q(letter__isnull=False, notice=None),
                name="fetchlink_for_one_thing",
            ),
            models.CheckConstraint(condition=Q(audience="office"), name="fetchlink_is_for_the_office"),
            models.UniqueConstraint(
                fields=["letter", "notice"], condition=~Q(status="ended"), nulls_distinct=False,
                name="fetchlink_one_that_stands",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return "a letter" if self.letter_id else "a notice"

    @property
    def stands_open(self) -> bool:
        """Whether the letter or notice can be fetched by it today."""
        return self.status == self.Status.OPEN and self.expires_on >= timezone.localdate()

    @property
    def state(self) -> str:
        """Where it stands, in a few words."""
        if self.fetched_at:
            return "Fetched"
        if self.status == self.Status.OPEN:
            return NOT_YET if self.stands_open else TOO_LATE
        return REVOKED if self.status == self.Status.REVOKED else "Ended"

    @property
    def words(self) -> str:
        """Whom it was sent to and until when, for the letter book."""
        ended = f" {self.get_status_display()}: {self.why_ended}" if self.why_ended else ""
        return (
            f"Link sent to {self.address} on {day_words(self.sent_on)}; last day {day_words(self.expires_on)}.{ended}"
        )
