"""A partner board of a case, what it was sent, and what it answered."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from scr_portal.accounts import Board, User
from scr_portal.casefiles import CaseRecord, Voidable
from scr_portal.clocks import day_words
from scr_portal.documents import Document

if TYPE_CHECKING:
    from scr_portal.access import Grants


FROM_PARTNER = "partner"
"""The kind of a file that came with an answer: it is for the office of the board that leads, and is not sent on."""


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


class PartnerPaper(Voidable):
    """A message to a partner board with documents of the case: its officers and its chair see this row and those."""

    also_visible_sql = "partner_id = ANY ({partnered}) AND voided_at IS NULL"

    class Status(models.TextChoices):
        """Whether one of the partner board's people has read it."""

        SENT = "sent", "Sent"
        OPENED = "opened", "Opened"

    partner = models.ForeignKey(PartnerBoard, on_delete=models.PROTECT, related_name="papers")
    to_board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.SENT)
    message = models.TextField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    opened_on = models.DateField(null=True, blank=True)
    documents = models.ManyToManyField(Document, related_name="partner_papers")

    class Meta(Voidable.Meta):
        verbose_name = "paper for a partner board"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(status="sent", opened_on=None) | Q(status="opened", opened_on__isnull=False),
                name="partnerpaper_opened_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"paper for {self.to_board}"

    @classmethod
    def also_visible(cls, held: "Grants") -> Q:
        """What was sent to a board whose officer or chair the reader is, while that is a partner of the case."""
        return Q(partner__in=list(held.partnered), voided_at=None)


class PartnerAnswer(CaseRecord):
    """What a partner board wrote about something it was sent; its own people read their own answers."""

    changes_only = frozenset({"version", "status"})
    also_visible_sql = "partner_id = ANY ({partnered})"

    class Status(models.TextChoices):
        """Whether the office of the board that leads has read it."""

        WAITING = "waiting", "To be read"
        NOTED = "noted", "Read"

    paper = models.ForeignKey(PartnerPaper, on_delete=models.PROTECT, related_name="answers")
    partner = models.ForeignKey(PartnerBoard, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    answer = models.TextField()
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="What came with it, for the office of the board that leads.",
    )  # fmt: skip
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta(CaseRecord.Meta):
        verbose_name = "answer of a partner board"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"answer of {day_words(timezone.localdate(self.answered_at))}"

    @classmethod
    def also_visible(cls, held: "Grants") -> Q:
        """What the reader's own board answered."""
        return Q(partner__in=list(held.partnered))
