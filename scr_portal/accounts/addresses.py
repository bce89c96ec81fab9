"""Another e-mail address for an account: whoever holds it opens the account, so it takes a second word."""

import hashlib
import secrets
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import models, transaction
from django.utils import timezone

from scr_portal.accounts.organisations import Board
from scr_portal.accounts.users import User
from scr_portal.ids import public_id


class AddressChange(models.Model):
    """A new address that an administrator asked for; confirmed from the old one, or by an office that was asked."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Waiting"
        CONFIRMED = "confirmed", "Confirmed"
        REFUSED = "refused", "Refused"

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="address_changes")
    address = models.EmailField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_of = models.ManyToManyField(Board, related_name="+", help_text="Whose office was asked: decision 0064.")
    token_hash = models.CharField(max_length=64, unique=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    settled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(status="proposed"), name="addresschange_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True) | ~models.Q(settled_by=models.F("asked_by")),
                name="addresschange_settled_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"New address of {self.user}"

    @classmethod
    def ask(cls, user: User, address: str, by: User, boards: Iterable[Board]) -> str:
        """Ask for it, of the office of these boards too; gives the token for the old address.

        An earlier request of this person's account falls away.
        """
        token = secrets.token_urlsafe(32)
        with transaction.atomic():
            cls.objects.filter(user=user, status=cls.Status.PROPOSED).update(
                status=cls.Status.REFUSED, settled_at=timezone.now()
            )
            made = cls.objects.create(user=user, address=address, asked_by=by, token_hash=_hash(token))
            made.asked_of.set(boards)
        return token

    @classmethod
    def find(cls, token: str) -> "AddressChange | None":
        """The open request of this token."""
        return cls.objects.filter(token_hash=_hash(token), status=cls.Status.PROPOSED).select_related("user").first()

    def settle(self, by: User, *, confirmed: bool) -> bool:
        """Move the account, or leave it; False when somebody was quicker or the address is another's by now."""
        with transaction.atomic():
            mine = AddressChange.objects.select_for_update().filter(pk=self.pk, status=self.Status.PROPOSED).first()
            if mine is None or (confirmed and User.objects.filter(email=self.address).exists()):
                return False
            mine.status = self.Status.CONFIRMED if confirmed else self.Status.REFUSED
            mine.settled_by, mine.settled_at = by, timezone.now()
            mine.save(update_fields=["status", "settled_by", "settled_at"])
            if confirmed:
                User.objects.filter(pk=self.user_id).update(email=self.address)
                EmailAddress.objects.filter(user=self.user_id).delete()  # else the old one still resets the password
        return True


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
