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

    objects = ReferralLinkQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["board", "user"], condition=Q(status="open"), name="referrallink_one_open",
                violation_error_message="A link for this person is open already.",
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
    def draft_key(self) -> str:
        """What its referral is kept under until it is sent: a link sent after this one was revoked begins anew."""
        return f"new:link:{self.pk}"
