"""Who in the office is told of how the LSCB votes."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells(
    "vote.void", Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR,
    line="A vote on the acceptance of a review was recorded by mistake: it counts for nothing.",
)  # fmt: skip
