"""What a body is owed: a notice with its documents, and the proof that it was told."""

from scr_portal.notices.models import Notice
from scr_portal.notices.owing import owe

__all__ = ["Notice", "owe"]
