"""To whom a link may be sent, and for how long it works."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.accounts import Membership, User

LONGEST = timedelta(days=180)


def check_last_day(expires_on: date) -> None:
    """A link works from its first day on, and not for ever. Raises ValidationError."""
    today = timezone.localdate()
    if not today < expires_on <= today + LONGEST:
        raise ValidationError(f"Enter a day after today, no more than {LONGEST.days} days away")


def end_of(day: date) -> datetime:
    """The first moment after a day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def without_account(email: str, has_account: str) -> User | None:
    """Whoever has this address. Raises ValidationError, in these words, for who has an account or is to have one."""
    person = User.objects.filter(email=email.strip().lower()).first()
    if person and (person.is_system or person.is_staff or not person.is_active):
        raise ValidationError("This address cannot be sent a link: check it, or ask an administrator")
    if person and signs_in(person):
        raise ValidationError(has_account)
    return person


def signs_in(person: User) -> bool:
    """Whether they have a password, or a role for which one is chosen."""
    return person.has_usable_password() or Membership.objects.on(timezone.localdate()).filter(user=person).exists()
