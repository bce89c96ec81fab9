"""The links to refer that a board has sent, and what became of each."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from scr_portal.access import grants
from scr_portal.accounts import Board, User
from scr_portal.ids import public_id

SENDS = "referrals.send_referrallink"
REVOKES = "referrals.revoke_referrallink"


class ReferralLinkQuerySet(models.QuerySet["ReferralLink"]):
    """Links, as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """Those of the boards whose links `user` sends."""
        return self.filter(board__in=grants(user).boards_where(SENDS))

    def open_to(self, user: User, board_id: int) -> "ReferralLink | None":
        """The link by which this guest may still refer to the board."""
        return self.filter(user=user, board_id=board_id, status=ReferralLink.Status.OPEN).first()


class ReferralLink(models.Model):
    """One referral asked of one person. It names no case: none is there before the referral is sent."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        USED = "used", "Referral sent"
        REVOKED = "revoked", "Revoked"

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    expires_on = models.DateField(help_text="The last day on which it works.")
    reference = models.CharField(max_length=20, blank=True, help_text="What the referrer was given.")
    why_ended = models.CharField(max_length=200, blank=True)
    says_at_risk = models.BooleanField(
        default=False, help_text="Whether the referral that is being written says that other children may be at risk."
    )
    risk_told_at = models.DateTimeField(null=True, blank=True, help_text="When the office was told so, once.")

    objects = ReferralLinkQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["board", "user"], condition=Q(status="open"), name="referrallink_one_open",
                violation_error_message="A link for this person is open already.",
            ),
            models.CheckConstraint(
                condition=Q(says_at_risk=False) | Q(risk_told_at__isnull=False), name="referrallink_risk_is_told_of"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"Link to refer to {self.board}, for {self.user}"

    @property
    def state(self) -> str:
        """Where it stands, in a word or two."""
        expired = self.status == self.Status.OPEN and self.expires_on < timezone.localdate()
        return "Expired" if expired else str(self.get_status_display())

    @property
    def lets_in(self) -> bool:
        """Whether somebody can come in by it still: to refer, or to put files to what they sent."""
        return self.status != self.Status.REVOKED and self.expires_on >= timezone.localdate()

    @property
    def is_urgent(self) -> bool:
        """Whether what is written by it and not sent yet says that other children may be at risk."""
        return self.says_at_risk and self.status == self.Status.OPEN

    @property
    def draft_key(self) -> str:
        """What its referral is kept under until it is sent: a link sent after this one was revoked begins anew."""
        return f"new:link:{self.pk}"
