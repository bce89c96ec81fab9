"""Guests: people without a password who come by a link, for one appointment, to its own pages."""

from scr_portal.guests.models import GuestLink

__all__ = ["GuestLink"]
