"""The outbox: neutral mail that is kept with the step and sent after it."""

from scr_portal.mail.models import Message
from scr_portal.mail.queueing import letter, post, queue
from scr_portal.mail.sending import send_batch

__all__ = ["Message", "letter", "post", "queue", "send_batch"]
