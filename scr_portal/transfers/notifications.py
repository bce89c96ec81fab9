"""Who on the case is told of a transfer; the other side is told in reactions.py."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

OFFICE = (Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR)

tells("transfer.propose", *OFFICE, line="Another board is asked to lead this case.")
tells("transfer.withdraw", *OFFICE, line="The other board is no longer asked to lead this case.")
tells("transfer.decline", *OFFICE, line="The other board declined to lead this case.")
tells("transfer.accept", *OFFICE, Role.SUBCOMMITTEE, line="Your board leads this case from now on.")
