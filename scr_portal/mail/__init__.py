"""The outbox: neutral mail that is kept with the step and sent after it."""

from scr_portal.mail.models import Message
from scr_portal.mail.sending import kick, send_batch

__all__ = ["Message", "kick", "send_batch"]
