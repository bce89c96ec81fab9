"""Who is told of the advice of a peer."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells(
    "peerchallenge.advise",
    Role.CHAIR,
    Role.ACTING_CHAIR,
    Role.OFFICER,
    line="The advice of the chair of another board has come.",
)
