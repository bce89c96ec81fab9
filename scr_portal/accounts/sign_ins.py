"""Who signed in, signed out or tried to: for the access log. What was typed is never kept."""

from collections.abc import Mapping

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from scr_portal import audit
from scr_portal.accounts.users import User


@receiver(user_logged_in)
def signed_in(user: User, **_: object) -> None:
    """Note it."""
    audit.opened(user, audit.Access.Kind.SIGN_IN)


@receiver(user_logged_out)
def signed_out(user: User | None, **_: object) -> None:
    """Note it, unless nobody was signed in."""
    if user is not None:
        audit.opened(user, audit.Access.Kind.SIGN_OUT)


@receiver(user_login_failed)
def failed_to_sign_in(credentials: Mapping[str, str], **_: object) -> None:
    """Note it, with the account if the address belongs to one."""
    typed = str(credentials.get("email", "")).strip().replace("\0", "").lower()
    audit.opened(User.objects.filter(email=typed).first(), audit.Access.Kind.FAILED_SIGN_IN)
