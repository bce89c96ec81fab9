"""What opens the door to a guest: the secret part of a link, bound to one person, one address and one purpose."""

import hashlib
import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from scr_portal import walls
from scr_portal.accounts.organisations import Board
from scr_portal.accounts.users import User

if TYPE_CHECKING:
    from scr_portal.fetching.models import FetchLink


class GuestKey(models.Model):
    """Only the hash of the secret is kept. Alone it opens nothing: a code sent to the same address does.

    It is for one appointment, for one board to which its person may refer, or for one thing that they may fetch.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey("scr_portal.Appointment", null=True, on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(Board, null=True, on_delete=models.PROTECT, related_name="+")
    fetches = models.ForeignKey("scr_portal.FetchLink", null=True, on_delete=models.PROTECT, related_name="keys")
    address = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="guestkey_for_one_purpose",
                condition=Q(appointment=None, board__isnull=False, fetches=None)
                | Q(appointment__isnull=False, board=None, fetches=None)
                | Q(appointment=None, board=None, fetches__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Key {self.pk}"

    @classmethod
    def make(
        cls, user: User, expires_at: datetime, *, appointment_id: int | None = None, board: Board | None = None,
        fetches: "FetchLink | None" = None,
    ) -> tuple["GuestKey", str]:  # fmt: skip
        """A new key, and its secret, which is known to nobody from now on but whom it is mailed to."""
        token = secrets.token_urlsafe(32)
        made = cls.objects.create(
            user=user, appointment_id=appointment_id, board=board, fetches=fetches, address=user.email,
            token_hash=_hash(token), expires_at=expires_at,
        )  # fmt: skip
        return made, token

    @classmethod
    def find(cls, token: str) -> "GuestKey | None":
        """The key of this secret, or None when it is unknown, ended, too old, or its person needs none any more."""
        return cls._good(Q(token_hash=_hash(token)))

    @classmethod
    def still_good(cls, pk: int, today: datetime) -> "GuestKey | None":
        """The key somebody has come in by, while it and its appointment last."""
        lasts = Q(appointment__until=None) | Q(appointment__until__gt=timezone.localdate(today))
        return cls._good(Q(pk=pk) & (Q(appointment=None) | lasts & ~Q(appointment__status="ended")))

    @classmethod
    def _good(cls, which: Q) -> "GuestKey | None":
        good = cls.objects.filter(which, ended_at=None, expires_at__gt=timezone.now(), user__is_active=True)
        with walls.portal():  # asked before anybody is in
            key = good.select_related("user").first()
        if key is None or key.user.email != key.address or key.user.has_usable_password():
            return None
        return key

    @classmethod
    def end_all(cls, user: User, board: Board) -> None:
        """Nobody comes in any more to refer to the board in this person's name, and who is in so is out."""
        cls.objects.filter(user=user, board=board, ended_at=None).update(ended_at=timezone.now())

    @classmethod
    def end_for(cls, link: "FetchLink") -> None:
        """Nobody fetches anything by this link any more, and who is in by it is out."""
        cls.objects.filter(fetches=link, ended_at=None).update(ended_at=timezone.now())

    def end(self) -> None:
        """Nobody comes in by it from now on, and who is in by it is out."""
        GuestKey.objects.filter(pk=self.pk, ended_at=None).update(ended_at=timezone.now())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
