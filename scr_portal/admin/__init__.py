"""What administrators look after: boards, agencies, bodies, people, memberships, holidays. Never a case."""

from scr_portal.admin import organisations, people
from scr_portal.admin.site import site

__all__ = ["organisations", "people", "site"]
