"""A partner board of a case."""

from django.db import models
from django.db.models import Q

from scr_portal.accounts import Board
from scr_portal.casefiles import Voidable


class PartnerBoard(Voidable):
    """Another LSCB whose area has an interest in the case; of the case it sees what it is sent, and nothing else."""

    class Status(models.TextChoices):
        """Whether it still is one."""

        NAMED = "named", "Partner board"
        ENDED = "ended", "Ended"

    status = models.CharField(max_length=10, choices=Status, default=Status.NAMED)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    reason = models.TextField(help_text="What its area has to do with the case; its people do not read this.")
    ended_on = models.DateField(null=True, blank=True)
    why_ended = models.TextField(blank=True)

    class Meta(Voidable.Meta):
        verbose_name = "partner board"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["casefile", "board"], condition=Q(status="named", voided_at=None), name="partnerboard_once",
                violation_error_message="This board is a partner board of the case already.",
            ),
            models.CheckConstraint(
                condition=Q(status="named", ended_on=None, why_ended="")
                | Q(status="ended", ended_on__gte=models.F("since")) & ~Q(why_ended=""),
                name="partnerboard_end_is_whole",
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=["board"], condition=Q(status="named"), name="partnerboard_of_board"),)

    def __str__(self) -> str:
        return f"{self.board}"
