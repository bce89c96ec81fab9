"""Who is told of letters of the national panel."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells(
    "bodyrequest.record",
    Role.CHAIR,
    Role.ACTING_CHAIR,
    line="The national panel has written about a decision. Sign in to see what it asks.",
)
tells("bodyrequest.regard", Role.OFFICER, line="The LSCB chair has had regard to advice of the national panel.")
