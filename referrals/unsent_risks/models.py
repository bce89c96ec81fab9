"""That somebody who is writing a referral has said that other children may be at risk."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import MD5, Cast, Now, Random, Substr
from django.utils import timezone

from scr_portal import walls
from scr_portal.access import Grants
from scr_portal.accounts import Board, User
from scr_portal.clocks import day_words
from scr_portal.drafts import Draft
from scr_portal.ids import public_id
from scr_portal.roles import RECEIVES

AT_RANDOM = Substr(MD5(Cast(Random(), models.TextField())), 1, 16)
"""For the rows that were there before they had an address."""
A_MINUTE = timedelta(minutes=1)
"""A call is written down to the minute: one in the minute of an answer comes after it."""


def moment_words(at: datetime) -> str:
    """The day and the time, in London."""
    local = timezone.localtime(at)
    return f"{day_words(local.date())}, {local:%H:%M}"


class UnsentRiskQuerySet(models.QuerySet["UnsentRisk"]):
    """What was said in referrals that are not sent."""

    def said_to(self, held: Grants) -> Self:
        """Of the boards whose referrals somebody receives; what was said first comes first."""
        return self.filter(board__in=held.boards_where(RECEIVES)).order_by("pk")

    def to_call(self) -> Self:
        """What stands so now, and nobody has called since the answer was changed last."""
        return self.filter(~_called(), stands=True)

    def with_call(self) -> Self:
        """All of them, each with `is_called`: whether somebody has."""
        return self.annotate(is_called=_called())


def _called() -> Exists:
    """A call after the answer that stands, recorded after it as well."""
    said_at = OuterRef("said_at")
    return Exists(
        RiskCall.objects.filter(risk=OuterRef("pk"), called_at__gt=said_at - A_MINUTE, recorded_at__gte=said_at)
    )


class UnsentRisk(models.Model):
    """The bare fact, and who says so: what they write stays theirs. It goes with what was typed, once that is sent,
    discarded, or too old."""

    without_event = "Not sent yet: the step that uses what was typed leaves the event."
    opens_to = "user"

    public_id = models.CharField(max_length=16, unique=True, default=public_id, db_default=AT_RANDOM, editable=False)
    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+", help_text="Whose office was told.")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", help_text="Who writes it.")
    stands = models.BooleanField(default=True, help_text="Whether the answer that was saved last says so.")
    said_at = models.DateTimeField(
        default=timezone.now, db_default=Now(), help_text="When the answer was changed last."
    )
    how_to_reach = models.CharField(
        max_length=300, blank=True, default="", db_default="", help_text="Where they say that they can be called."
    )
    told_at = models.DateTimeField(auto_now_add=True, help_text="When the office was told last.")

    objects = UnsentRiskQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Other children may be at risk, says {self.user} to {self.board}"

    @property
    def has_changed(self) -> bool:
        """Whether the answer was changed since the first yes: that is kept a moment before the office is told of it."""
        return self.said_at >= self.told_at

    @property
    def not_said_before(self) -> datetime:
        """When it was said first; changed since, that is kept no more: when they began to write."""
        if not self.has_changed:
            return self.said_at
        with walls.portal():  # when, and nothing that they write
            return Draft.objects.values_list("begun_at", flat=True).get(pk=self.draft_id)


class RiskCall(models.Model):
    """Somebody of the office has called whoever said so. It goes with what was typed; once that is sent, the case has
    it (decision 0075)."""

    without_event = "There is no case yet: that somebody called stands in the chain of what belongs to no case."

    risk = models.ForeignKey(UnsentRisk, on_delete=models.CASCADE, related_name="calls")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", help_text="Who called.")
    called_at = models.DateTimeField(help_text="To the minute.")
    agreed = models.CharField(max_length=500, help_text="What was said and agreed.")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("called_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["risk", "by", "called_at"], name="riskcall_once"),
            models.CheckConstraint(condition=Q(called_at__lte=F("recorded_at")), name="riskcall_has_been"),
            models.CheckConstraint(condition=~Q(agreed=""), name="riskcall_says_what"),
        )

    def __str__(self) -> str:
        return f"Called on {self.moment}"

    @property
    def moment(self) -> str:
        """The day and the time of the call."""
        return moment_words(self.called_at)
