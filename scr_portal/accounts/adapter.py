"""Sign-in through django-allauth, without a way to sign up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from scr_portal.accounts.users import User


class ClosedDoor(DefaultAccountAdapter):
    """Accounts come from an administrator's invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """What is stopped after too many attempts is one more that failed; Django is not asked, and says nothing."""
        from scr_portal.accounts.sign_ins import failed_to_sign_in

        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            failed_to_sign_in(credentials)
            raise

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox like all mail, so that a mail server that is down fails nobody's request."""
        from scr_portal import mail

        rendered = self.render_mail(template_prefix, email, context)
        lets_in = "password_reset_url" in context
        mail.queue(email, str(rendered.subject), str(rendered.body), user=context.get("user"), lets_in=lets_in)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Whatever link was mailed before does not work any more, so nothing of it is kept."""
        from scr_portal.mail import Message

        super().set_password(user, password)
        if isinstance(user, User):
            Message.objects.forget_links(user)
