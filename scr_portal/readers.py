"""Who reads the pages of a case that gather rows of many kinds: beside roles.py, nothing else lets a role read.

What stands on such a page is what the reader sees of the case; these say who has use for the page at all.
"""

from scr_portal.roles import OFFICE, Role

READS_NAMES = OFFICE | {Role.EMERGENCY}
"""The people of the case are for the office (guidance.md 7, the rows missing in 6.1)."""
IS_BRIEFED = OFFICE | {Role.PANEL_CHAIR}
"""Those who take calls about a case."""
SEES_THE_GRID = OFFICE | {Role.PANEL_CHAIR, Role.EMERGENCY}
SEES_THE_PLAN = SEES_THE_GRID | {Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR}
