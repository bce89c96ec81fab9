"""Six digits sent to somebody's own address, for who has no password: hashed at rest, five tries, fifteen minutes."""

import secrets
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from scr_portal.accounts.users import User

GOOD_FOR = timedelta(minutes=15)
MOST_TRIES = 5
MOST_IN_AN_HOUR = 5
"""Of those that nobody has used: with five tries each, who guesses is right once in forty thousand hours."""


class TooManyCodes(Exception):
    """So many codes of the last hour were not used that no more go out for now."""


class Code(models.Model):
    """One code for one purpose; a newer one for the same purpose takes its place."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=100)
    salt = models.CharField(max_length=32)
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)  # when it was used

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(tries__lte=MOST_TRIES), name="code_few_tries"),)
        indexes = (models.Index(fields=["user", "purpose", "-made_at"], name="code_of_user"),)

    def __str__(self) -> str:
        return f"Code {self.pk}"

    @classmethod
    def make(cls, user: User, purpose: str) -> str:
        """The digits of a new code; raises TooManyCodes."""
        code, salt = f"{secrets.randbelow(1_000_000):06}", secrets.token_hex(16)
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).get(pk=user.pk)
            since = timezone.now() - timedelta(hours=1)
            if cls.objects.filter(user=user, made_at__gt=since, ended_at=None).count() >= MOST_IN_AN_HOUR:
                raise TooManyCodes
            cls.objects.create(user=user, purpose=purpose, salt=salt, code_hash=_hash(salt, code))
        return code

    @classmethod
    def check_typed(cls, user: User, purpose: str, typed: str) -> "Code | None":
        """The open code, if `typed` is it; a wrong try counts, whoever tries at the same moment."""
        with transaction.atomic():
            code = cls._open(user, purpose)
            if code is None or constant_time_compare(code.code_hash, _hash(code.salt, typed)):
                return code
            code.tries += 1
            code.save(update_fields=["tries"])
        return None

    def spend(self) -> bool:
        """Use the code up; False when it was used meanwhile."""
        open_ = Code.objects.filter(pk=self.pk, ended_at=None)
        return bool(open_.update(ended_at=timezone.now()))

    @classmethod
    def _open(cls, user: User, purpose: str) -> "Code | None":
        """The newest one for this purpose, while it opens something."""
        code = cls.objects.filter(user=user, purpose=purpose).select_for_update().order_by("-pk").first()
        return code if code and code._is_open() else None

    def _is_open(self) -> bool:
        in_time = self.made_at > timezone.now() - GOOD_FOR
        return in_time and self.ended_at is None and self.tries < MOST_TRIES


def _hash(salt: str, code: str) -> str:
    """Keyed with the portal's secret: whoever reads the table alone cannot try a million codes."""
    return salted_hmac(f"scr_portal.codes.{salt}", code, algorithm="sha256").hexdigest()
