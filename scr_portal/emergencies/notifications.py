"""Who is told of emergency access: the LSCB chair, and the office, at once."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

LINE = "Somebody opened this case in an emergency, for four hours. See who and why; the LSCB chair can end it early."

tells("emergencyaccess.open_case", Role.CHAIR, Role.ACTING_CHAIR, Role.OFFICER, line=LINE)
