"""The address at which somebody's calendar fetches their dates: only the hash of its secret is kept."""

import hashlib
import secrets

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.audit import rights_changed


class CalendarFeed(models.Model):
    """What it gives out is asked anew at each fetch, so it holds nothing of a case. One that is ended stays."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    fetched_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user"], condition=Q(ended_at=None), name="calendarfeed_one_each"),
        )

    def __str__(self) -> str:
        return f"Calendar of {self.user}"

    @classmethod
    def of(cls, user: User) -> "CalendarFeed | None":
        """The one that works for this person."""
        return cls.objects.filter(user=user, ended_at=None).first()

    @classmethod
    def make(cls, user: User) -> str:
        """The secret of a new one, known to nobody from now on but its person; the one before stops working."""
        token = secrets.token_urlsafe(32)
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).get(pk=user.pk)
            cls.objects.filter(user=user, ended_at=None).update(ended_at=timezone.now())
            made = cls.objects.create(user=user, token_hash=_hash(token))
            rights_changed("calendarfeed.make", made, user, f"{user} made an address for their calendar", {})
        return token

    @classmethod
    def find(cls, token: str) -> "CalendarFeed | None":
        """The one with this secret; None when it is unknown or ended, or its person may not sign in any more."""
        working = cls.objects.filter(token_hash=_hash(token), ended_at=None, user__is_active=True)
        return working.select_related("user").first()

    def revoke(self) -> bool:
        """Nobody fetches anything by it from now on; False when it had ended already."""
        with transaction.atomic():
            working = CalendarFeed.objects.filter(pk=self.pk, ended_at=None)
            if not working.update(ended_at=timezone.now()):
                return False
            said = f"{self.user} revoked the address of their calendar"
            rights_changed("calendarfeed.revoke", self, self.user, said, {})
        return True

    def fetched(self) -> None:
        """Note when, for its person to see."""
        CalendarFeed.objects.filter(pk=self.pk).update(fetched_at=timezone.now())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
