"""Who is told of a change of the bank holidays."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells("recount.find", Role.OFFICER, line="A change of the bank holidays moves dates. Sign in to confirm what it moves.")
