"""The editions of the statutory guidance, found by name. No Django here."""

from scr_portal.guidance.base import Edition
from scr_portal.guidance.register import edition, edition_on, editions

__all__ = ["Edition", "edition", "edition_on", "editions"]
