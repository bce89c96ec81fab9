"""An administrator invites; the link is good once, for a time, and is consumed by POST."""

import hashlib
import secrets
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from scr_portal.accounts.users import User

GOOD_FOR = timedelta(days=7)


class Invitation(models.Model):
    """A link that lets one person set the first password; only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Invitation of {self.user}"

    @classmethod
    def make(cls, user: User) -> str:
        """The token of a new invitation, to be sent to `user`; earlier ones stop working."""
        token = secrets.token_urlsafe(32)
        with transaction.atomic():
            cls.objects.filter(user=user, used_at=None).update(used_at=timezone.now())
            cls.objects.create(user=user, token_hash=_hash(token), expires_at=timezone.now() + GOOD_FOR)
        return token

    @classmethod
    def find(cls, token: str) -> "Invitation | None":
        """The open invitation of this token, or None when it is unknown, used or too old."""
        return cls.objects.filter(
            token_hash=_hash(token), used_at=None, expires_at__gt=timezone.now(), user__is_active=True
        ).first()

    def accept(self, password: str) -> bool:
        """Set the password and use the link up; False when somebody was quicker."""
        with transaction.atomic():
            mine = Invitation.objects.select_for_update().filter(pk=self.pk, used_at=None).first()
            if mine is None:
                return False
            mine.used_at = timezone.now()
            mine.save(update_fields=["used_at"])
            mine.user.set_password(password)
            mine.user.save(update_fields=["password"])
        return True


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
