"""Who on the case is told of an answer; the partner board is told in reactions.py."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells(
    "partnerpaper.answer",
    Role.OFFICER,
    line="Another board has answered what you sent it. It can be read in the portal.",
)
tells(
    "partnerpaper.step_back",
    Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR,
    line="Somebody of a partner board stepped back from this case: see who.",
)  # fmt: skip
