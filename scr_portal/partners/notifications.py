"""Who on the case is told of an answer; the partner board is told in reactions.py."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells(
    "partnerpaper.answer",
    Role.OFFICER,
    line="Another board has answered what you sent it. It can be read in the portal.",
)
