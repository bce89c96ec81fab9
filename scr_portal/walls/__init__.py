"""The second floor of the walls: row-level security, worked out in SQL and independent of access.Grants.

`visible_to` says what somebody sees; this makes the database give nothing else, whoever forgot to ask.
"""

from scr_portal.walls.rules import Rule, on_the_register
from scr_portal.walls.scopes import entered, hold, looked_at, next_key, opened, portal

__all__ = ["Rule", "entered", "hold", "looked_at", "next_key", "on_the_register", "opened", "portal"]
