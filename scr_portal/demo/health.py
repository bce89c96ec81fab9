"""The health overview report of an invented review: asked for, though one trust alone gave an IMR, and accepted."""

from datetime import date

from panels.health import transitions as health
from panels.models import HealthOverview
from scr_portal.accounts import Agency, User
from scr_portal.demo.papers import health_paper
from scr_portal.demo.walk import Walk, on
from scr_portal.roles import Role


def write(walk: Walk, nurse: User, asked_on: date, written_on: date) -> None:
    """The designated nurse writes it, the hospital trust signs it, the SCR panel chair accepts it."""
    trust = walk.team.board.agencies.get(discipline=Agency.Discipline.HEALTH)
    with on(asked_on):
        walk.appoint(nurse, Role.DESIGNATED, trust)
        new = HealthOverview(casefile=walk.case)
        asked = health.ask.run(new, walk.team.officer, agency=trust, asked_on=asked_on, due_on=written_on)
    with on(written_on):
        handed_in = health.hand_in.run(asked, nurse, file=health_paper(walk.tale), had_part=False)
        signed = health.sign.run(handed_in, walk.team.seniors[trust.name])
        health.accept.run(signed, walk.team.panel_chair)
