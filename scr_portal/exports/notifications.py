"""Who is told that the memory of a case was written out."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells(
    "memoryexport.make",
    Role.CHAIR,
    Role.ACTING_CHAIR,
    Role.OFFICER,
    line="The memory of this case was written out for an investigator. See for whom and why.",
)
