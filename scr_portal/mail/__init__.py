"""The outbox: neutral mail that is kept with the step and sent after it."""

from scr_portal.mail.models import Message
from scr_portal.mail.queueing import letter, post, queue, wake_worker
from scr_portal.mail.sending import send_round

__all__ = ["Message", "letter", "post", "queue", "send_round", "wake_worker"]
