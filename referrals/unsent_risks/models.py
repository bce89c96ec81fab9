"""That somebody who is writing a referral has said that other children may be at risk."""

from typing import Self

from django.db import models

from scr_portal.access import Grants
from scr_portal.accounts import Board, User
from scr_portal.drafts import Draft
from scr_portal.roles import RECEIVES


class UnsentRiskQuerySet(models.QuerySet["UnsentRisk"]):
    """What was said in referrals that are not sent."""

    def standing_for(self, held: Grants) -> Self:
        """What stands so now, of the boards whose referrals somebody receives; what was said first comes first."""
        return self.filter(board__in=held.boards_where(RECEIVES), stands=True).order_by("pk")


class UnsentRisk(models.Model):
    """The bare fact, and who says so: what they write stays theirs. It goes with what was typed, once that is sent,
    discarded, or too old."""

    without_event = "Not sent yet: the step that uses what was typed leaves the event."

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+", help_text="Whose office was told.")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", help_text="Who writes it.")
    stands = models.BooleanField(default=True, help_text="Whether the answer that was saved last says so.")
    told_at = models.DateTimeField(auto_now_add=True, help_text="When the office was told, once.")

    objects = UnsentRiskQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Other children may be at risk, says {self.user} to {self.board}"
