"""That a case may be, or is, of the same incident as another one of its board."""

from django.db import models
from django.db.models import Q

from scr_portal.casefiles import CaseFile, CaseRecord, Voidable


class Likeness(CaseRecord):
    """A likely second referral: found when it was received, until an officer has merged, linked or dismissed it."""

    class Status(models.TextChoices):
        FOUND = "found", "To be looked at"
        LINKED = "linked", "The same incident"
        DISMISSED = "dismissed", "Not the same incident"

    names_case = "other_id"
    IS_ASKED = Q(status=Status.FOUND) & (Q(other__is_open=True) | Q(other__edition_pinned_on__isnull=False))
    """Nobody has answered, and the earlier case stands: closed without a decision, it was moved, or withdrawn."""

    other = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    grounds = models.CharField(max_length=200, help_text="Why, in words that name nobody.")
    status = models.CharField(max_length=10, choices=Status, default=Status.FOUND)
    why_dismissed = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "likenesses"
        constraints = (
            models.UniqueConstraint(fields=["casefile", "other"], name="likeness_once"),
            models.CheckConstraint(
                condition=~models.Q(status="dismissed") | ~models.Q(why_dismissed=""), name="likeness_dismissed_why"
            ),
        )

    def __str__(self) -> str:
        return "Likely second referral of the same incident"


class LinkedCase(Voidable):
    """Of two decided cases of one incident: that the `other` is of it too. Each of the two has such a row."""

    names_case = "other_id"

    other = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    because = models.TextField(help_text="Why the two are of one incident.")

    class Meta(Voidable.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["casefile", "other"], condition=models.Q(voided_at=None), name="linkedcase_once"
            ),
            models.CheckConstraint(condition=~models.Q(casefile=models.F("other")), name="linkedcase_of_another"),
        )

    def __str__(self) -> str:
        return "Another case of the same incident"
