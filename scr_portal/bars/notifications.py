"""Who is told of bars."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

OFFICE = (Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR)

tells("bar.step_back", *OFFICE, line="Somebody stepped back from this case: see who, and who takes their place.")
tells("bar.propose", *OFFICE, line="A bar from this case is proposed: the LSCB chair confirms or lifts it.")
tells("bar.confirm", Role.OFFICER, line="The LSCB chair confirmed a bar.")
tells("bar.lift", Role.OFFICER, line="The LSCB chair lifted a bar.")
