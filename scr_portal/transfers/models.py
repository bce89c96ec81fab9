"""That another board is asked to lead a case, and what came of it."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from scr_portal.accounts import Board
from scr_portal.casefiles import CaseRecord
from scr_portal.roles import TAKES_OVER

if TYPE_CHECKING:
    from scr_portal.access import Grants


class Transfer(CaseRecord):
    """One question to one board; the chair asked sees this row, and of the case its reference, until it is answered."""

    class Status(models.TextChoices):
        """Where the question stands."""

        PROPOSED = "proposed", "Waiting for the other chair"
        ACCEPTED = "accepted", "Taken over"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    also_visible_sql = "status = 'proposed' AND casefile_id = ANY ({offered})"

    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    from_board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    to_board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(help_text="Why the other board should lead: its chair reads it before taking over.")
    why_declined = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["casefile"], condition=Q(status="proposed"), name="transfer_once_at_a_time",
                violation_error_message="Another board is asked already.",
            ),
            models.CheckConstraint(condition=~Q(from_board=F("to_board")), name="transfer_to_another_board"),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(why_declined=""), name="transfer_declined_for_a_reason"
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=["to_board"], condition=Q(status="proposed"), name="transfer_offered"),)

    def __str__(self) -> str:
        return "lead of this case"

    @classmethod
    def also_visible(cls, held: "Grants") -> Q:
        """What waits for the reader as chair of the board asked, unless the reader is barred from the case."""
        offered = Q(status=cls.Status.PROPOSED, to_board__in=held.boards_where(TAKES_OVER))
        return offered & ~Q(casefile__in=held.barred)
