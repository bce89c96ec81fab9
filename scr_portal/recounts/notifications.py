"""Who is told of a change of what a case is counted by."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells(
    "recount.find",
    Role.OFFICER,
    line="A change of the bank holidays, or of a figure of the guidance, moves dates. Sign in to confirm which.",
)
